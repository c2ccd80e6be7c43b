"""Answers in the language asked for, in the one there is, and in all at once."""

from collections.abc import Callable
from typing import Any

import pytest

from rolecli.answer import Answer
from rolecli.catalog.layering import Layer
from rolecli.explore.compare import compare
from rolecli.explore.languages import ask_in_all
from rolecli.explore.listing import list_entries
from rolecli.explore.search import search
from rolecli.explore.showing import show
from rolecli.records import Role
from rolecli.store.opening import Store, ask

Write = Callable[..., tuple[Layer, ...]]

MIXED = """\
language: de
roles:
  - id: koch
    title: {de: Koch, en: Cook}
    feminine: Köchin
    aliases: [Küchenchef]
    area: kueche
    summary: {de: Kocht., en: Cooks.}
    description: Steht am Herd.
    traits: [{de: Ruhe, en: Calm}]
    tasks:
      - {text: {de: Garen, en: Cooking}, topics: [suppe]}
      - {text: Würzen, topics: [suppe]}
    skills: [{id: suppe}]
  - {id: arbeiter, title: {de: Arbeiter, en: Worker}, summary: {de: Arbeitet., en: Works.}}
concepts:
  - {id: kueche, kind: area, title: {de: Küche, en: Kitchen}, summary: {de: Raum., en: Room.}}
  - {id: saal, kind: area, title: {de: Saal, en: Hall}, summary: {de: Raum., en: Room.}}
  - {id: suppe, kind: topic, title: Suppe, summary: Heiß.}
contrasts:
  - id: beide
    title: {de: Beide, en: Both}
    between: [kueche, saal]
    statement: {de: Hier so., en: Here so.}
    dimensions:
      - id: ort
        title: {de: Ort, en: Place}
        sides: {kueche: {de: Herd, en: Stove}, saal: {de: Tisch, en: Table}}
"""


@pytest.fixture
def layers(catalog: Write) -> tuple[Layer, ...]:
    """A catalog that has some texts in one language only."""
    return catalog(MIXED)


def shown(store: Store) -> Answer[Any]:
    return show(store, ["koch"])


def cook(store: Store) -> Role:
    found = shown(store).value
    assert isinstance(found, Role)
    return found


def test_lang_is_the_language_of_the_texts(layers: tuple[Layer, ...]) -> None:
    for language in ("de", "en"):
        role = ask(cook, layers, language)
        assert role.tasks[0].lang == language
        assert role.tasks[1].lang == "de"
        assert (role.tasks[1].text, role.skills[0].lang) == ("Würzen", "de")


def test_lang_names_each_text_where_they_differ(layers: tuple[Layer, ...]) -> None:
    assert ask(cook, layers, "de").lang == "de"
    role = ask(cook, layers, "en")
    assert (role.title, role.description) == ("Cook", "Steht am Herd.")
    assert role.lang == {
        "title": "en",
        "summary": "en",
        "description": "de",
        "traits": "en",
        "titles": "de",
    }


def test_rows_and_aspects_say_their_language_too(layers: tuple[Layer, ...]) -> None:
    rows = ask(lambda store: list_entries(store, "concepts").value, layers, "en")
    assert {row.id: row.lang for row in rows} == {"kueche": "en", "saal": "en", "suppe": "de"}
    aspects = ask(lambda store: compare(store, ["koch", "arbeiter"]), layers, "en").value.aspects
    assert [(aspect.id, aspect.lang) for aspect in aspects] == [("suppe", "de")]
    tasks = aspects[0].cells["koch"].tasks
    assert [task.lang for task in tasks] == ["en", {"role_title": "en", "text": "de"}]


def in_all(layers: tuple[Layer, ...], question: Callable[[Store], Answer[Any]]) -> Any:
    return ask_in_all(question, layers).value


def test_all_languages_at_once_give_each_text_by_language(layers: tuple[Layer, ...]) -> None:
    role = in_all(layers, shown)
    assert role["id"] == "koch"
    assert role["title"] == {"de": "Koch", "en": "Cook"}
    assert role["traits"] == {"de": ["Ruhe"], "en": ["Calm"]}
    assert role["question"] is None
    assert role["lang"] == "all"


def test_a_text_that_only_stands_in_is_not_said_in_that_language(
    layers: tuple[Layer, ...],
) -> None:
    role = in_all(layers, shown)
    assert role["feminine"] == {"de": "Köchin"}
    assert role["description"] == {"de": "Steht am Herd."}
    assert [task["text"] for task in role["tasks"]] == [
        {"de": "Garen", "en": "Cooking"},
        {"de": "Würzen"},
    ]


def test_lists_in_another_order_are_brought_together_by_id(layers: tuple[Layer, ...]) -> None:
    rows = in_all(layers, lambda store: list_entries(store, order="title"))
    assert [row["title"] for row in rows] == [
        {"de": "Arbeiter", "en": "Worker"},
        {"de": "Koch", "en": "Cook"},
    ]


def test_a_contrast_has_the_texts_of_each_side_by_language(layers: tuple[Layer, ...]) -> None:
    comparison = in_all(layers, lambda store: compare(store, ["kueche", "saal"]))
    assert comparison["statement"] == {"de": "Hier so.", "en": "Here so."}
    assert comparison["contrasts"][0]["sides"] == {
        "kueche": {"de": "Herd", "en": "Stove"},
        "saal": {"de": "Tisch", "en": "Table"},
    }


def test_hits_keep_the_quotation_that_matched(layers: tuple[Layer, ...]) -> None:
    (hit,) = in_all(layers, lambda store: search(store, "würzen"))
    assert hit["title"] == {"de": "Koch", "en": "Cook"}
    assert (hit["matches"][0]["text"], hit["matches"][0]["lang"]) == ("Würzen", "de")


def test_a_catalog_in_one_language_has_no_other(catalog: Write) -> None:
    role = in_all(catalog(), shown)
    assert role["title"] == {"de": "Koch"}
