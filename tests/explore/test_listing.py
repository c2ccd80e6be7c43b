from collections.abc import Callable
from typing import Any

import pytest

from rolecli.errors import Choice, NothingFoundError, UsageError
from rolecli.explore.decoding import fetch_role
from rolecli.explore.filters import Filters
from rolecli.explore.listing import Order, Subject, list_entries
from rolecli.store.opening import Store

NO_AREA = "concepts:\n  - {id: x, kind: topic, title: X, summary: S.}\n"


def ids(
    store: Store,
    subject: Subject = "roles",
    order: Order = "area",
    topic: str | None = None,
    **filters: Any,
) -> list[str]:
    found = list_entries(store, subject, Filters(**filters), topic, order)
    return [row.id for row in found.value]


def test_roles_stand_by_area_as_written_and_heads_first(inn: Store) -> None:
    assert ids(inn) == ["kellner", "koch", "beikoch", "gaertner", "aushilfe"]


def test_concepts_stand_by_kind_and_else_as_written(inn: Store) -> None:
    areas = ["gastronomie", "service", "kueche", "garten"]
    topics = ["speisekarte", "einkauf", "warenkunde", "fuehrung", "hygiene"]
    assert ids(inn, "concepts") == [*areas, *topics, "mise-en-place", "leitsatz", "gast"]
    assert ids(inn, "areas") == areas


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("title", ["aushilfe", "beikoch", "gaertner", "kellner", "koch"]),
        ("id", ["aushilfe", "beikoch", "gaertner", "kellner", "koch"]),
        ("level", ["koch", "gaertner", "kellner", "beikoch", "aushilfe"]),
    ],
)
def test_roles_can_be_sorted(inn: Store, order: Order, expected: list[str]) -> None:
    assert ids(inn, order=order) == expected


def test_titles_are_sorted_as_in_german_not_by_code_point(stored: Callable[[str], Store]) -> None:
    titles = ["Zimt", "Öl", "oregano", "Obst", "Ähren", "Paprika", "Anis"]
    entries = (f"{{id: n{n}, kind: topic, title: {t}, summary: S.}}" for n, t in enumerate(titles))
    store = stored("concepts:\n" + "".join(f"  - {entry}\n" for entry in entries))
    found = [entry.title for entry in list_entries(store, "concepts", order="title").value]
    assert found == ["Ähren", "Anis", "Obst", "Öl", "oregano", "Paprika", "Zimt"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"area": "kueche"}, ["koch", "beikoch"]),
        ({"area": "Gastronomie"}, ["kellner", "koch", "beikoch"]),
        ({"level": "assistant"}, ["kellner", "beikoch"]),
        ({"kind": "role"}, ["kellner", "koch", "beikoch", "gaertner", "aushilfe"]),
        ({"topic": "fuehrung"}, ["koch"]),
        ({"topic": "warenkunde"}, ["gaertner"]),
        ({"topic": "Einkauf"}, ["koch", "gaertner"]),
        ({"topic": "speisekarte"}, ["kellner", "koch", "gaertner"]),
        ({"topic": "hygiene"}, ["koch", "beikoch"]),
        ({"area": "kueche", "level": "assistant", "topic": "hygiene"}, ["beikoch"]),
    ],
)
def test_filters_narrow_roles_down(
    inn: Store, filters: dict[str, str], expected: list[str]
) -> None:
    assert ids(inn, **filters) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kind": "method"}, ["mise-en-place"]),
        ({"area": "service", "kind": "topic"}, ["speisekarte"]),
        ({"topic": "einkauf"}, ["einkauf", "warenkunde"]),
    ],
)
def test_filters_narrow_concepts_down(
    inn: Store, filters: dict[str, str], expected: list[str]
) -> None:
    assert ids(inn, "concepts", **filters) == expected


@pytest.mark.parametrize(
    ("subject", "filters"),
    [
        ("roles", {"topic": "gast"}),
        ("concepts", {"level": "head"}),
        ("areas", {"topic": "einkauf"}),
    ],
)
def test_a_list_without_entries_is_an_error(
    inn: Store, subject: Subject, filters: dict[str, str]
) -> None:
    with pytest.raises(NothingFoundError) as caught:
        ids(inn, subject, **filters)
    assert caught.value.message == "No entry of the catalog fits."
    assert caught.value.hint == "Leave out a filter to see more."


def test_a_list_of_an_area_without_entries_says_what_the_area_has(inn: Store) -> None:
    with pytest.raises(NothingFoundError) as caught:
        ids(inn, area="garten", level="head")
    assert caught.value.message == "No entry of the catalog fits."
    assert caught.value.candidates == (Choice("gaertner", "Gärtner", "role"),)
    assert caught.value.hint == "That is what the area has; leave out a filter to see more."


def test_an_area_without_roles_is_answered_with_those_that_have_some(
    stored: Callable[[str], Store],
) -> None:
    store = stored(
        """
roles: [{id: koch, title: Koch, summary: Kocht., area: kueche}]
concepts:
  - {id: kueche, kind: area, title: Küche, summary: Hier.}
  - {id: keller, kind: area, title: Keller, summary: Unten.}
"""
    )
    with pytest.raises(NothingFoundError) as caught:
        ids(store, area="keller")
    assert caught.value.candidates == ("--area kueche  Küche",)
    with pytest.raises(NothingFoundError) as caught:
        ids(store, area="xyzzyq")
    assert caught.value.candidates == ("--area kueche  Küche",)


def test_the_concepts_of_an_area_are_those_that_its_roles_deal_with(inn: Store) -> None:
    assert ids(inn, "concepts", area="gastronomie")[:3] == ["gastronomie", "service", "kueche"]
    own = {*ids(inn, "concepts", area="kueche")}
    for role in list_entries(inn, "roles", Filters(area="kueche")).value:
        told = fetch_role(inn, role.id)
        assert {topic for task in told.tasks for topic in task.topics} <= own
        assert {skill.id for skill in told.skills} <= own
    assert "gast" not in own


def test_concepts_among_the_roles_are_to_be_looked_for_among_the_concepts(inn: Store) -> None:
    with pytest.raises(NothingFoundError) as caught:
        ids(inn, kind="topic")
    assert caught.value.hint == "`rolecli list concepts --kind topic` lists concepts."


def test_a_catalog_without_roles_has_no_roles_to_list(stored: Callable[[str], Store]) -> None:
    with pytest.raises(NothingFoundError):
        ids(stored(NO_AREA))


def test_only_an_area_can_be_an_area_filter(inn: Store) -> None:
    with pytest.raises(UsageError) as caught:
        ids(inn, area="Koch")
    assert caught.value.message == "'Koch' is not an area."
    assert caught.value.hint == "`rolecli list areas` shows the areas."


@pytest.mark.parametrize("name", ["Koch", "Küche"])
def test_neither_a_role_nor_an_area_can_be_a_topic_filter(inn: Store, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        ids(inn, topic=name)
    assert caught.value.message == f"'{name}' is not a topic."
    assert caught.value.hint == "`rolecli list concepts --kind topic` shows the topics."


@pytest.mark.parametrize("name", ["area", "topic"])
def test_a_filter_that_names_nothing_is_answered_with_near_names(inn: Store, name: str) -> None:
    with pytest.raises(NothingFoundError) as caught:
        ids(inn, **{name: "gastronmie"})
    assert caught.value.candidates[0] == Choice("gastronomie", "Gastronomie", "area")


@pytest.mark.parametrize("subject", ["roles", "concepts", "areas", "tools", "kpis"])
def test_the_built_in_catalog_is_listed_whole(
    builtin_store: Store, entries: dict[str, list[Any]], subject: Subject
) -> None:
    section = entries["roles" if subject == "roles" else "concepts"]
    kind = subject.removesuffix("s") if subject in ("areas", "tools", "kpis") else None
    written = [one["id"] for one in section if kind in (None, one.get("kind"))]
    assert sorted(ids(builtin_store, subject)) == sorted(written)
