"""Who does something, by topics and by words."""

from collections.abc import Callable

import pytest

from rolecli.errors import NothingFoundError, UsageError
from rolecli.explore.who import who
from rolecli.records import Doer
from rolecli.store.opening import Store

SHOP = """\
language: de
roles:
  - id: kraft
    title: Fachkraft
    area: laden
    level: manager
    summary: Hilft.
    tasks:
      - {text: Festlegung der Preise, topics: [preise]}
      - {text: Pflege des Online-Shops, topics: [laden-im-netz]}
  - id: chefin
    title: Leiterin
    area: laden
    level: head
    summary: Führt.
    tasks:
      - {text: Aufbau des Teams, topics: [team]}
      - {text: Entscheidung über Rabatte, topics: [rabatte], responsibility: accountable}
      - {text: Betreuung der Stammkunden, topics: [kunden]}
  - id: bote
    title: Bote
    area: hof
    summary: Bringt.
    tasks:
      - {text: Austragen der Preislisten, topics: [liste], responsibility: supporting}
      - {text: Begrüßung der Kunden, topics: [kunden]}
concepts:
  - {id: laden, kind: area, title: Laden, summary: Ort.}
  - {id: hof, kind: area, title: Hof, summary: Ort.}
  - {id: preise, kind: topic, title: Preise, aliases: {en: [pricing]}, summary: Was es kostet.}
  - {id: rabatte, kind: topic, title: Rabatte, summary: Weniger., broader: [preise]}
  - {id: laden-im-netz, kind: topic, title: Netzladen, summary: Im Netz.}
  - {id: team, kind: topic, title: Team, summary: Leute.}
  - {id: kunden, kind: topic, title: Kundschaft, summary: Leute.}
  - {id: liste, kind: topic, title: Liste, summary: Papier.}
  - {id: farben, kind: topic, title: Farben, summary: Bunt.}
"""


@pytest.fixture
def shop(stored: Callable[[str], Store]) -> Store:
    return stored(SHOP)


def doers(store: Store, words: str, area: str | None = None) -> list[Doer]:
    return who(store, words, area=area).value


def ids(store: Store, words: str, area: str | None = None) -> list[str]:
    return [doer.id for doer in doers(store, words, area)]


def test_the_accountable_come_first_with_the_task_that_says_so(shop: Store) -> None:
    first, *others = doers(shop, "preise")
    assert (first.id, first.title, first.area, first.level) == (
        *("chefin", "Leiterin"),
        *("laden", "head"),
    )
    assert first.responsibility == "accountable"
    assert [(task.text, task.topics) for task in first.tasks] == [
        ("Entscheidung über Rabatte", ["rabatte"])
    ]
    assert [doer.id for doer in others] == ["kraft", "bote"]


@pytest.mark.parametrize(
    "words", ["pricing", "Preise", "wer macht preise", "who does pricing", "preis", "priese"]
)
def test_a_topic_is_found_by_any_name_with_what_is_narrower(shop: Store, words: str) -> None:
    assert ids(shop, words)[0] == "chefin"


@pytest.mark.parametrize(
    ("words", "role", "task"),
    [
        ("preise festlegen", "kraft", "Festlegung der Preise"),
        ("wer legt fest: preise festlegen", "kraft", "Festlegung der Preise"),
        ("wer betreut stammkunden", "chefin", "Betreuung der Stammkunden"),
        ("Onlineshop pflegen", "kraft", "Pflege des Online-Shops"),
        ("online shop", "kraft", "Pflege des Online-Shops"),
        ("Online-Shop", "kraft", "Pflege des Online-Shops"),
        ("kunden begrüßen", "bote", "Begrüßung der Kunden"),
    ],
)
def test_what_is_done_is_found_in_the_words_of_tasks(
    shop: Store, words: str, role: str, task: str
) -> None:
    (found,) = doers(shop, words)
    assert (found.id, [own.text for own in found.tasks]) == (role, [task])


def test_an_area_narrows_down(shop: Store) -> None:
    assert ids(shop, "preise", "Hof") == ["bote"]
    with pytest.raises(NothingFoundError) as caught:
        who(shop, "team", area="hof")
    assert caught.value.hint


def test_what_nobody_does_names_topics_that_are_near(shop: Store) -> None:
    with pytest.raises(NothingFoundError) as caught:
        who(shop, "farbe mischen")
    assert caught.value.candidates == ('rolecli who "Farben"',)
    with pytest.raises(NothingFoundError) as caught:
        who(shop, "zeppelin")
    assert (caught.value.candidates, bool(caught.value.hint)) == ((), True)


@pytest.mark.parametrize("words", ["", "???", "team " * 300])
def test_no_word_and_too_many_are_refused(shop: Store, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        who(shop, words)
    assert caught.value.hint


def test_no_more_than_asked_for(shop: Store) -> None:
    assert [doer.id for doer in who(shop, "preise", limit=1).value] == ["chefin"]
