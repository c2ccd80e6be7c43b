"""What search finds first, and what it says where it finds nothing."""

import time
from collections.abc import Callable

import pytest

from rolecli.errors import NothingFoundError
from rolecli.explore.filters import Filters
from rolecli.explore.nearness import near_names
from rolecli.explore.query import uninflected
from rolecli.explore.ranking import trigrams
from rolecli.explore.search import explained, search, search_roles
from rolecli.store.opening import Store

SHOP = """\
language: de
roles:
  - id: haendler
    title: Händler
    aliases: [Markenhändler, Staatlich geprüfter Händler]
    summary: Verkauft.
    tasks:
      - {text: Gewinnung neuer Kunden, topics: [markenstrategie]}
      - {text: Betreuung der Filialen, topics: [preise]}
  - id: tester
    title: Tester
    summary: Prüft mit neuem Kunden den Laden.
    tasks:
      - {text: Durchführung von A/B-Tests, topics: [tests]}
concepts:
  - {id: markenstrategie, kind: topic, title: Markenstrategie, summary: Was aus Marken wird.}
  - {id: marke, kind: topic, title: Markenführung, summary: Das Bild einer Marke.}
  - {id: preise, kind: topic, title: Preise, summary: Was etwas kostet.}
  - {id: laden, kind: topic, title: Online-Shop, summary: Der Laden im Netz.}
  - {id: tests, kind: topic, title: A/B-Tests, summary: Zwei Fassungen im Vergleich.}
  - {id: mehr, kind: topic, title: Testverfahren, summary: Tests aller Art; AB eins Test zwei.}
"""


@pytest.fixture
def shop(stored: Callable[[str], Store]) -> Store:
    return stored(SHOP)


def ids(store: Store, query: str) -> list[str]:
    return [hit.id for hit in search(store, query).value]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Marke", "marke"),
        ("AB Test", "tests"),
        ("AB-Test", "tests"),
        ("A/B-Tests", "tests"),
        ("Preis", "preise"),
        ("Händlern", "haendler"),
    ],
)
def test_what_is_meant_comes_first(shop: Store, query: str, first: str) -> None:
    assert ids(shop, query)[0] == first


def test_a_word_is_the_same_joined_parted_or_with_a_hyphen(shop: Store) -> None:
    found = [ids(shop, query) for query in ("Onlineshop", "Online-Shop", "online shop")]
    assert found == [["laden"]] * 3


@pytest.mark.parametrize("query", ['"neue Kunden"', '"neuer Kunde"', '"neuem Kunden"'])
def test_a_phrase_is_found_in_any_case_and_number(shop: Store, query: str) -> None:
    assert set(ids(shop, query)) == {"haendler", "tester"}


def test_a_phrase_keeps_its_order(shop: Store) -> None:
    assert ids(shop, '"Betreuung der Filiale"') == ["haendler"]
    with pytest.raises(NothingFoundError):
        search(shop, '"Kunden neue"')


@pytest.mark.parametrize(
    ("word", "form"), [("neur", "neu"), ("neuen", "neu"), ("kunden", "kund"), ("des", "des")]
)
def test_the_endings_of_cases_go(word: str, form: str) -> None:
    assert uninflected(word) == form


def test_roles_come_first_on_request(shop: Store) -> None:
    assert ids(shop, "Tests")[0] == "tests"
    assert search_roles(shop, "Tests", 20).value[0].id == "tester"


def test_what_stands_elsewhere_only_is_said(shop: Store) -> None:
    with pytest.raises(NothingFoundError) as raised:
        search(shop, "Online-Shop", field="tasks")
    assert str(raised.value) == "The tasks say nothing of 'Online-Shop'."
    assert (raised.value.hint, raised.value.candidates) == ("Without --in there are hits.", ())
    with pytest.raises(NothingFoundError) as raised:
        search(shop, "Online-Shop", filters=Filters(kind="role"))
    assert str(raised.value) == "Nothing that the filters leave fits 'Online-Shop'."
    assert raised.value.hint == "Leave out a filter to see more."


def test_words_that_say_nothing_of_the_job_weigh_a_quarter() -> None:
    assert trigrams("bereich")[" be"] == trigrams("berufe")[" be"] / 4


def test_what_shares_only_words_of_the_register_is_no_hit(shop: Store) -> None:
    assert ids(shop, "Staatlich geprüfter Händler")[0] == "haendler"
    with pytest.raises(NothingFoundError):
        search(shop, "Fachrichtung Kernphysik")


def test_every_reason_is_for_a_page_of_its_own(shop: Store) -> None:
    answer = search(shop, "Marke")
    assert explained(answer).of == "Explained"
    assert explained(answer).json() == search(shop, "Marke").json()


def test_a_long_question_without_an_answer_is_refused_quickly(builtin_store: Store) -> None:
    words = " ".join(f"{first}{last}quz" for first in "abcdefghij" for last in "klmnopqrs")
    start = time.process_time()
    with pytest.raises(NothingFoundError):
        search(builtin_store, words[:1000])
    assert near_names(builtin_store, words) == []
    assert time.process_time() - start < 5  # 0.3 s; once 30 s with a large catalog


def test_more_hits_than_shown_are_remarked(shop: Store) -> None:
    said: list[str] = []
    listening = shop._replace(remark=said.append)
    every = len(search(listening, "Marke").value)
    assert said == []
    search(listening, "Marke", 1)
    assert said == [f"1 of {every} hits; `--limit {every}` shows them all."]
