import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecli.errors import NothingFoundError, UsageError
from rolecli.explore.compare import compare
from rolecli.records import (
    Aspect,
    Cell,
    CellTask,
    Comparison,
    Dimension,
    Figure,
    Friction,
    Item,
    Practice,
    Ref,
    Source,
    Written,
)
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.terms import CONCEPT_KINDS

BOOK = Source(id="buch", title="Das Kochbuch")
NO_CONTRAST = {
    "contrasts": [],
    "statement": None,
    "analogy": None,
    "overlap": None,
    "shared": [],
    "frictions": [],
    "old_views": [],
    "practices": [],
    "figures": [],
    "note": None,
    "sources": [],
}


def rows(found: Comparison) -> list[tuple[str, str]]:
    return [(aspect.id, " ".join(aspect.shared_by)) for aspect in found.aspects]


def written(found: Comparison) -> dict[str, Any]:
    return {field: getattr(found, field) for field in NO_CONTRAST}


def task(role: str, text: str, responsibility: str = "responsible") -> CellTask:
    title = {"koch": "Koch", "beikoch": "Beikoch", "kellner": "Kellner"}[role]
    known: Any = responsibility
    return CellTask(role=role, role_title=title, text=text, responsibility=known)


def test_two_roles_meet_in_the_topics_of_their_tasks_and_in_their_skills(inn: Store) -> None:
    found = compare(inn, ["koch", "beikoch"]).value
    both = ["koch", "beikoch"]
    menu = Cell(tasks=[task("koch", "Planung der Speisekarte")])
    assert found.aspects == [
        Aspect(
            id="hygiene",
            kind="topic",
            title="Hygiene",
            shared_by=both,
            cells={
                "koch": Cell(tasks=[], importance="essential"),
                "beikoch": Cell(tasks=[], importance="optional"),
            },
        ),
        Aspect(
            id="mise-en-place",
            kind="method",
            title="Mise en Place",
            shared_by=both,
            cells={
                "koch": Cell(tasks=[], importance="optional"),
                "beikoch": Cell(tasks=[task("beikoch", "Vorbereitung der Zutaten", "supporting")]),
            },
        ),
        Aspect(
            id="fuehrung",
            kind="topic",
            title="Führung",
            shared_by=["koch"],
            cells={"koch": Cell(tasks=[task("koch", "Führung der Brigade", "accountable")])},
        ),
        Aspect(
            id="speisekarte",
            kind="topic",
            title="Speisekarte",
            shared_by=["koch"],
            cells={"koch": menu},
        ),
        Aspect(
            id="einkauf", kind="topic", title="Einkauf", shared_by=["koch"], cells={"koch": menu}
        ),
    ]
    assert (found.common, found.total, found.similarity) == (2, 5, 0.4)
    assert written(found) == NO_CONTRAST


def test_an_item_carries_what_its_kind_has(inn: Store) -> None:
    role, concept = compare(inn, ["Köchin", "einkauf"]).value.items
    assert role == Item(
        id="koch",
        kind="role",
        title="Koch",
        feminine="Köchin",
        summary="Leitet die Küche.",
        area="kueche",
        area_title="Küche",
        level="head",
        aliases=["Küchenchef", "Chef"],
        codes=role.codes,
        sources=[],
        names={"de": ["Koch", "Küchenchef", "Chef"]},
    )
    assert concept == Item(
        id="einkauf",
        kind="topic",
        title="Einkauf",
        summary="Beschaffen.",
        aliases=[],
        broader=[Ref(id="speisekarte", title="Speisekarte", kind="topic")],
        roles=[Ref(id="koch", title="Koch", kind="role")],
        sources=[],
        names={"de": ["Einkauf"]},
    )


def test_two_areas_bring_all_their_roles_and_what_is_written_about_them(inn: Store) -> None:
    found = compare(inn, ["service", "kueche"]).value
    assert rows(found) == [
        ("speisekarte", "service kueche"),
        ("fuehrung", "kueche"),
        ("einkauf", "kueche"),
        ("hygiene", "kueche"),
        ("mise-en-place", "kueche"),
    ]
    assert found.aspects[0].cells == {
        "service": Cell(tasks=[task("kellner", "Beratung zur Speisekarte")]),
        "kueche": Cell(tasks=[task("koch", "Planung der Speisekarte")]),
    }
    assert found.similarity == 0.2
    assert written(found) == {
        "contrasts": [
            Dimension(id="ort", title="Ort", sides={"kueche": "Am Herd", "service": "Am Tisch"})
        ],
        "statement": "Die Küche kocht, der Service bringt.",
        "analogy": "Wie Motor und Räder.",
        "overlap": "Beide am Pass.",
        "shared": [Ref(id="speisekarte", title="Speisekarte", kind="topic")],
        "frictions": [Friction(sender="kueche", about="service", text="Zu langsam.")],
        "old_views": [Friction(sender="service", about="kueche", text="Zu laut.")],
        "practices": [Practice(id="leitsatz", title="Leitsatz", summary="Was alle teilen.")],
        "figures": [
            Figure(id="wege", value=7.0, unit="km", measures="Weg am Abend", sources=[BOOK])
        ],
        "note": "Ein Bild.",
        "sources": [BOOK],
    }


def test_a_skill_is_essential_to_an_area_if_it_is_to_one_of_its_roles(inn: Store) -> None:
    found = compare(inn, ["service", "kueche"]).value
    importance = {aspect.id: aspect.cells["kueche"].importance for aspect in found.aspects}
    assert importance == {
        "speisekarte": None,
        "fuehrung": None,
        "einkauf": None,
        "hygiene": "essential",
        "mise-en-place": "optional",
    }


@pytest.mark.parametrize(
    "names", [["kueche", "garten"], ["kueche", "service", "garten"], ["kueche", "kellner"]]
)
def test_without_a_written_contrast_of_just_these_two_areas_there_is_none(
    inn: Store, names: list[str]
) -> None:
    found = written(compare(inn, names).value)
    assert {**found, "sources": []} == NO_CONTRAST


def test_a_third_entry_leaves_what_is_written_of_two_in_their_pair(inn: Store) -> None:
    found = compare(inn, ["service", "garten", "kueche"]).value
    contrasts = {tuple(pair.between): pair.contrast for pair in found.pairs}
    assert [*contrasts] == [("service", "garten"), ("service", "kueche"), ("garten", "kueche")]
    said = contrasts["service", "kueche"]
    assert said is not None
    assert said.statement == "Die Küche kocht, der Service bringt."
    assert [dimension.id for dimension in said.contrasts] == ["ort"]
    assert contrasts["service", "garten"] is None
    assert contrasts["garten", "kueche"] is None
    assert found.sources == [BOOK]


def test_what_is_written_last_of_a_pair_holds(stored: Callable[[str], Store]) -> None:
    store = stored("""
concepts:
  - {id: a, kind: area, title: A, summary: S.}
  - {id: b, kind: area, title: B, summary: S.}
contrasts:
  - {id: eins, title: Eins, between: [b, a], statement: Eins.}
  - {id: zwei, title: Zwei, between: [a, b], statement: Zwei.}
""")
    assert compare(store, ["a", "b"]).value.statement == "Zwei."


def test_each_pair_has_its_own_likeness(inn: Store) -> None:
    found = compare(inn, ["koch", "beikoch", "kellner"]).value
    assert [(pair.between, pair.similarity, pair.common) for pair in found.pairs] == [
        (["koch", "beikoch"], 0.4, ["hygiene", "mise-en-place"]),
        (["koch", "kellner"], 0.2, ["speisekarte"]),
        (["beikoch", "kellner"], 0.0, []),
    ]


TOPICLESS = """
roles:
  - id: a
    title: A
    summary: S.
    tasks:
      - {text: Planung des Budgets, responsibility: accountable}
      - {text: Führung des Teams}
  - id: b
    title: B
    summary: S.
    tasks:
      - {text: Prüfung der Rechnungen}
      - {text: Planung von Budget}
"""


def test_tasks_without_a_topic_count_and_meet_by_their_words(
    stored: Callable[[str], Store],
) -> None:
    found = compare(stored(TOPICLESS), ["a", "b"]).value
    assert found.aspects == []
    assert (found.common, found.total, found.similarity) == (1, 3, 0.3333)
    rows = {key: [(t.text, t.row) for t in own] for key, own in found.other_tasks.items()}
    assert rows == {
        "a": [("Planung des Budgets", 0), ("Führung des Teams", 1)],
        "b": [("Prüfung der Rechnungen", 2), ("Planung von Budget", 0)],
    }
    assert found.other_tasks["a"][0].responsibility == "accountable"
    assert found.pairs[0].similarity == 0.3333


def test_two_roles_with_the_same_tasks_without_topics_are_all_alike(
    stored: Callable[[str], Store],
) -> None:
    same = "".join(
        f"  - {{id: {key}, title: {key}, summary: S., tasks: [{{text: Kasse führen}}]}}\n"
        for key in "abc"
    )
    found = compare(stored(f"roles:\n{same}"), ["a", "b", "c"]).value
    assert (found.common, found.total, found.similarity) == (1, 1, 1.0)
    assert [pair.similarity for pair in found.pairs] == [1.0, 1.0, 1.0]


def test_an_area_brings_the_roles_of_the_areas_below_it(inn: Store) -> None:
    found = compare(inn, ["gastronomie", "garten"]).value
    assert [[ref.id for ref in item.roles] for item in found.items] == [
        ["kellner", "koch", "beikoch"],
        ["gaertner"],
    ]
    menu = next(aspect for aspect in found.aspects if aspect.id == "speisekarte")
    assert [task.role for task in menu.cells["gastronomie"].tasks] == ["kellner", "koch"]


def test_an_area_lists_its_members_alone_not_those_who_work_with_it(
    stored: Callable[[str], Store],
) -> None:
    store = stored("""
roles:
  - {id: bote, title: Bote, summary: S., area: post, works_with: [{with: lager}]}
concepts:
  - {id: post, kind: area, title: Post, summary: S.}
  - {id: lager, kind: area, title: Lager, summary: S.}
""")
    found = compare(store, ["post", "lager"]).value
    assert [[ref.id for ref in item.roles] for item in found.items] == [["bote"], []]


def test_concepts_are_compared_by_what_they_are_linked_to_then_by_the_roles(inn: Store) -> None:
    found = compare(inn, ["speisekarte", "hygiene"]).value
    assert rows(found) == [
        ("koch", "speisekarte hygiene"),
        ("speisekarte", "speisekarte"),
        ("einkauf", "speisekarte"),
        ("kellner", "speisekarte"),
        ("hygiene", "hygiene"),
        ("beikoch", "hygiene"),
    ]
    cells = {aspect.id: aspect.cells for aspect in found.aspects}
    assert cells["koch"] == {
        "speisekarte": Cell(tasks=[task("koch", "Planung der Speisekarte")]),
        "hygiene": Cell(tasks=[], importance="essential"),
    }
    assert cells["einkauf"] == {"speisekarte": Cell(tasks=[], relation="narrower")}
    assert cells["hygiene"] == {"hygiene": Cell(tasks=[], relation="self")}
    assert found.similarity == 0.1667


def test_a_concept_and_a_broader_one_meet_in_each_other(inn: Store) -> None:
    found = compare(inn, ["speisekarte", "einkauf"]).value
    shared = [aspect for aspect in found.aspects if len(aspect.shared_by) == 2]
    relations = {aspect.id: [cell.relation for cell in aspect.cells.values()] for aspect in shared}
    assert relations == {
        "speisekarte": ["self", "broader"],
        "einkauf": ["narrower", "self"],
        "koch": [None, None],
    }


def test_concepts_that_the_same_roles_work_on_are_not_the_same(builtin_store: Store) -> None:
    found = compare(builtin_store, ["seo", "sem"]).value
    assert found.similarity is not None
    assert 0 < found.similarity < 1


def test_a_concept_beside_a_role_brings_itself_and_what_is_narrower(inn: Store) -> None:
    found = compare(inn, ["speisekarte", "gaertner"]).value
    assert rows(found) == [
        ("warenkunde", "speisekarte gaertner"),
        ("speisekarte", "speisekarte"),
        ("einkauf", "speisekarte"),
    ]
    tasks = {aspect.id: aspect.cells["speisekarte"].tasks for aspect in found.aspects}
    assert [task.role for task in tasks["speisekarte"]] == ["kellner", "koch"]
    assert [task.role for task in tasks["warenkunde"]] == ["gaertner"]


def test_an_area_and_one_of_its_roles_can_be_compared(inn: Store) -> None:
    found = compare(inn, ["kueche", "beikoch"]).value
    assert [aspect.id for aspect in found.aspects if len(aspect.shared_by) == 2] == [
        "hygiene",
        "mise-en-place",
    ]
    assert found.similarity == 0.4


def test_what_most_share_comes_first_then_what_the_first_named_have(inn: Store) -> None:
    found = compare(inn, ["koch", "kellner", "gaertner", "beikoch"]).value
    assert rows(found) == [
        ("speisekarte", "koch kellner"),
        ("hygiene", "koch beikoch"),
        ("mise-en-place", "koch beikoch"),
        ("fuehrung", "koch"),
        ("einkauf", "koch"),
        ("warenkunde", "gaertner"),
    ]
    assert (found.common, found.total, found.similarity) == (0, 6, 0.0)


def test_entries_that_have_to_do_with_nothing_have_no_similarity(
    stored: Callable[[str], Store],
) -> None:
    empty = "roles:\n" + "".join(f"  - {{id: {i}, title: {i}, summary: S.}}\n" for i in "ab")
    found = compare(stored(empty), ["a", "b"]).value
    assert (found.aspects, found.similarity, found.common, found.total) == ([], None, 0, 0)


def test_sources_of_the_contrast_and_of_the_entries_are_named_once(
    stored: Callable[[str], Store],
) -> None:
    store = stored("""
concepts:
  - {id: a, kind: area, title: A, summary: S., sources: [eins, zwei]}
  - {id: b, kind: area, title: B, summary: S., sources: [zwei, drei]}
contrasts:
  - {id: ab, title: AB, between: [b, a], sources: [drei]}
sources:
  - {id: eins, title: Eins}
  - {id: zwei, title: Zwei}
  - {id: drei, title: Drei}
""")
    assert [source.id for source in compare(store, ["a", "b"]).value.sources] == [
        "drei",
        "eins",
        "zwei",
    ]


@pytest.mark.parametrize(
    "names", [[], ["koch"], ["koch", "Köchin"], ["koch", "KOCH", "Küchenchef"]]
)
def test_less_than_two_different_entries_cannot_be_compared(inn: Store, names: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        compare(inn, names)
    assert caught.value.message == "A comparison needs at least two different entries."
    assert caught.value.hint == "For example: rolecli compare marketing vertrieb"


def test_an_entry_named_twice_counts_once(inn: Store) -> None:
    twice = compare(inn, ["koch", "kellner", "Köchin"]).value
    assert twice == compare(inn, ["koch", "kellner"]).value


def test_five_entries_can_be_compared_and_six_cannot(inn: Store) -> None:
    names = ["koch", "kellner", "gaertner", "beikoch", "aushilfe"]
    assert [item.id for item in compare(inn, [*names, "koch"]).value.items] == names
    with pytest.raises(UsageError, match="At most 5 entries can be compared"):
        compare(inn, [*names, "garten"])


def test_an_unknown_name_is_a_miss(inn: Store) -> None:
    with pytest.raises(NothingFoundError, match="xyzqwv"):
        compare(inn, ["koch", "xyzqwv"])


def _ids(store: Store) -> list[str]:
    return [entry.id for entry in queries.entries(store, ("role", *CONCEPT_KINDS))]


@given(data=st.data())
@settings(max_examples=60)
def test_similarity_is_the_jaccard_index_and_does_not_depend_on_the_order(
    builtin_store: Store, data: st.DataObject
) -> None:
    ids = _ids(builtin_store)
    some = st.lists(st.sampled_from(ids), min_size=2, max_size=5, unique=True)
    names = data.draw(some)
    found = compare(builtin_store, names).value
    has = {name: {a.id for a in found.aspects if name in a.cells} for name in names}
    shared, total = set.intersection(*has.values()), set().union(*has.values())
    assert (found.common, found.total) == (len(shared), len(total))
    assert found.similarity == (round(len(shared) / len(total), 4) if total else None)
    turned = compare(builtin_store, data.draw(st.permutations(names))).value
    assert {a.id: a.cells for a in turned.aspects} == {a.id: a.cells for a in found.aspects}
    assert turned.similarity == found.similarity


@given(data=st.data())
@settings(max_examples=30)
def test_shared_aspects_come_first_and_name_who_has_them(
    builtin_store: Store, data: st.DataObject
) -> None:
    ids = _ids(builtin_store)
    names = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=5, unique=True))
    found = compare(builtin_store, names).value
    sharing = [len(aspect.shared_by) for aspect in found.aspects]
    assert sharing == sorted(sharing, reverse=True)
    for aspect in found.aspects:
        assert aspect.shared_by == [name for name in names if name in aspect.cells]
        assert aspect.kind == queries.entry(builtin_store, aspect.id).kind


def test_a_comparison_is_the_same_whatever_the_hash_seed() -> None:
    call = ["compare", "marketing-mix", "leiter-marketing", "--json"]
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "rolecli", *call],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_a_comparison_has_every_field_of_what_is_written() -> None:
    fields = Comparison.__struct_fields__
    assert fields[-len(Written.__struct_fields__) :] == Written.__struct_fields__
    assert fields[0] == "items"
