"""Values of options and arguments are understood in both languages, whatever is spoken."""

from collections.abc import Callable
from typing import get_args

import pytest

from rolecli.i18n import choose_language, speak
from rolecli.present.pages.labels import kind_name, level_name
from rolecli.terms import GERMAN, Kind, Level


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("list rollen", "list roles"),
        ("list BEREICHE", "list areas"),
        ("list --level Leitung", "list --level head"),
        ("list --level fachebene", "list --level manager"),
        ("list begriffe --kind thema", "list concepts --kind topic"),
        ("list --sort titel", "list --sort title"),
        ("list --sort Bereich", "list --sort area"),
        ("search team --in aufgaben", "search team --in tasks"),
        ("search team --kind ROLE", "search team --kind role"),
    ],
)
def test_a_value_may_be_said_in_german(
    rolecli: Callable, lang: str, german: str, english: str
) -> None:
    said, meant = (rolecli(*call.split(), "--json", "--lang", lang) for call in (german, english))
    assert said == meant
    assert said.code == 0


def test_a_wrong_value_is_answered_with_those_of_the_language_spoken(rolecli: Callable) -> None:
    done = rolecli("list", "--level", "Chef", "--lang", "en")
    assert done.err.splitlines()[0].endswith("is not one of head, manager, assistant.")
    done = rolecli("list", "--level", "Chef", "--lang", "de")
    assert done.err.splitlines()[0].endswith("möglich: Leitung, Fachebene, Assistenz.")


@pytest.mark.parametrize("code", ["EN", "En", "en"])
def test_a_language_may_be_written_in_any_case(process: Callable, code: str) -> None:
    assert choose_language((), {"ROLECLI_LANG": code}) == "en"
    by_variable = process("list", env={"ROLECLI_LANG": code})
    by_option = process("list", "--lang", code)
    assert by_variable.code == by_option.code == 0
    assert by_variable.out == by_option.out
    assert "Sales" in by_variable.out


def test_the_words_for_values_are_those_of_the_pages() -> None:
    speak("de")
    labels = {kind: kind_name(kind) for kind in get_args(Kind)}
    labels |= {level: level_name(level) for level in get_args(Level)}
    assert {value: GERMAN[value] for value in labels} == labels
