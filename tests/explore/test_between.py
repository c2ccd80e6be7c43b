"""Names as people write them: with words between them, quoted or not."""

from collections.abc import Callable

import pytest

from rolecli.errors import NothingFoundError, UsageError
from rolecli.explore.between import entries_named
from rolecli.store.opening import Store

FAIR = """
concepts:
  - {id: messen, kind: topic, title: Messen und Veranstaltungen, summary: S.}
  - {id: forschung, kind: area, title: Forschung und Entwicklung, summary: S.}
  - {id: entwicklung, kind: topic, title: Entwicklung, summary: S.}
  - {id: marketing, kind: area, title: Marketing, summary: S.}
  - {id: controlling, kind: topic, title: Controlling, summary: S.}
  - {id: mc, kind: topic, title: Marketing-Controlling, summary: S.}
  - {id: vertrieb, kind: area, title: Vertrieb, summary: S.}
  - {id: beides, kind: area, title: Marketing und Vertrieb, summary: S.}
roles:
  - {id: sm, title: Sales Manager, summary: S.}
"""


@pytest.fixture
def fair(stored: Callable[[str], Store]) -> Store:
    return stored(FAIR)


BETWEEN = ["vs", "vs.", "VS", "versus", "gegen", "und", "oder", "and", "or", "&", "/", ",", ";"]


@pytest.mark.parametrize("word", BETWEEN)
def test_what_stands_between_names_is_understood(fair: Store, word: str) -> None:
    found = ["controlling", "vertrieb"]
    assert entries_named(fair, ["Controlling", word, "vertrieb"]) == found
    assert entries_named(fair, [f"Controlling {word} vertrieb"]) == found
    assert entries_named(fair, [f"Controlling {word}", "vertrieb"]) == found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["controlling,vertrieb,sm"], ["controlling", "vertrieb", "sm"]),
        (["controlling, vertrieb und sm"], ["controlling", "vertrieb", "sm"]),
        (["controlling,", "vertrieb", "oder", "sm"], ["controlling", "vertrieb", "sm"]),
        (["sales", "manager", "vs", "vertrieb"], ["sm", "vertrieb"]),
        (["marketing", "controlling"], ["marketing", "controlling"]),
        (["marketing controlling", "vertrieb"], ["mc", "vertrieb"]),
    ],
)
def test_names_are_told_apart(fair: Store, names: list[str], found: list[str]) -> None:
    assert entries_named(fair, names) == found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Messen und Veranstaltungen", "vertrieb"], ["messen", "vertrieb"]),
        (["messen und veranstaltungen vs vertrieb"], ["messen", "vertrieb"]),
        (["messen", "und", "veranstaltungen", "und", "vertrieb"], ["messen", "vertrieb"]),
        (["forschung und entwicklung und marketing"], ["forschung", "marketing"]),
        (["marketing oder forschung und entwicklung"], ["marketing", "forschung"]),
        (["Marketing und Vertrieb", "sm"], ["beides", "sm"]),
    ],
)
def test_a_name_that_holds_such_a_word_is_itself_first(
    fair: Store, names: list[str], found: list[str]
) -> None:
    assert entries_named(fair, names) == found


@pytest.mark.parametrize("names", [["marketing", "und", "vertrieb"], ["marketing und vertrieb"]])
def test_one_entry_cannot_be_compared_so_its_name_is_taken_apart(
    fair: Store, names: list[str]
) -> None:
    assert entries_named(fair, names) == ["marketing", "vertrieb"]


@pytest.mark.parametrize("names", [["messen und veranstaltungen"], ["vertrieb", "vs"], ["und"], []])
def test_what_names_one_entry_or_none_stays_so(fair: Store, names: list[str]) -> None:
    assert len(entries_named(fair, names)) < 2


def test_what_means_nothing_is_named_alone(fair: Store) -> None:
    with pytest.raises(NothingFoundError, match="xyzqwv"):
        entries_named(fair, ["marketing vs xyzqwv"])
    with pytest.raises(UsageError):
        entries_named(fair, ["marketing", ""])


def test_a_long_row_of_such_words_is_answered_at_once(fair: Store) -> None:
    assert entries_named(fair, ["und " * 5000]) == []
