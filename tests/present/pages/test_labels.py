from typing import get_args

import pytest

from rolecli import i18n
from rolecli.present.pages import labels
from rolecli.records import Importance, Kind, Level, Responsibility, SkosMatch


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_key_of_the_records_has_words_of_its_own(language: str) -> None:
    i18n.speak(language)
    for keys, name in (
        (Kind, labels.kind_name),
        (Level, labels.level_name),
        (Responsibility, labels.responsibility_name),
        (Importance, labels.skill_words),
        (SkosMatch, labels.match_name),
    ):
        words = [name(key) for key in get_args(keys)]  # type: ignore[operator]
        assert len({*words, ""}) == len(words) + 1


def test_no_level_has_no_name() -> None:
    assert labels.level_name(None) == ""


def test_a_field_without_words_is_named_as_it_is() -> None:
    assert (labels.field_name("task"), labels.field_name("xyz")) == ("Task", "xyz")


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        (12.5, "percent", "12,5 %", "12.5%"),
        (70.0, "percent", "70 %", "70%"),
        (3.0, "Tage", "3 Tage", "3 Tage"),
        (1_234_567.0, "Euro", "1234567 Euro", "1234567 Euro"),
        (0.1 + 0.2, "Euro", "0,3 Euro", "0.3 Euro"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(
    value: float, unit: str, german: str, english: str
) -> None:
    assert labels.figure_text(value, unit) == english
    i18n.speak("de")
    assert labels.figure_text(value, unit).replace("\N{NO-BREAK SPACE}", " ") == german
