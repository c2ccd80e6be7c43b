"""The built-in catalog as a whole: nothing loose in it, and who answers for what."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import load
from rolecli.checks.verdict import find_errors
from rolecli.explore.compare import compare
from rolecli.store.opening import Store

Entries = dict[str, list[Any]]
ById = dict[str, Any]

DATA = Path(__file__).parent / "data" / "catalog"
RESPONSIBILITIES = {"accountable", "responsible", "supporting", "consulted", "informed"}
EVERY_AREA = "*"  # each head answers for its own team, budget and result

ESCO = "http://data.europa.eu/esco/occupation/"
# ISCO-08 (ILO), KldB 2010 (Bundesagentur für Arbeit), ESCO occupation and SKOS match.
CODES = {
    "leiter-marketing": ("1221", "92194", "0ddbf393-38f1-4c22-b14c-fe775008f321", "exact"),
    "head-of-online-marketing": ("1221", None, "dc97adbe-f807-4ad8-8f3c-c24b3416cdef", "close"),
    "online-marketing-manager": ("2431", "92113", "356227b9-2263-4dbd-81e9-7dfc6d3f3af7", "exact"),
    "vertriebsleiter": ("1221", "61194", "a7594892-ff23-4e2a-aedf-2f967ebca15c", "exact"),
    "sales-manager": ("1221", "61124", "a7594892-ff23-4e2a-aedf-2f967ebca15c", "close"),
    "vertriebsassistenz": ("4311", "61122", "5c1eba1e-7820-4287-9746-4c5906320100", "exact"),
    "head-of-business-development": (None, None, "b76178c0-a03a-4793-b079-1e61e636c521", "broad"),
    "business-development-manager": (
        *("2431", "71324", "b76178c0-a03a-4793-b079-1e61e636c521", "exact"),
    ),
    "leiter-e-commerce": ("1221", None, "586fe133-1987-41f4-b89a-f39d4bc58e1e", "broad"),
}
CODE_FORMS = {"isco08": r"\d{4}", "kldb2010": r"\d{5}", "onet": r"\d\d-\d{4}\.\d\d"}


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table of what is expected, without its head."""
    lines = (DATA / name).read_text("utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


@pytest.fixture(scope="session")
def roles(entries: Entries) -> ById:
    return {role["id"]: role for role in entries["roles"]}


@pytest.fixture(scope="session")
def concepts(entries: Entries) -> ById:
    return {concept["id"]: concept for concept in entries["concepts"]}


@pytest.fixture(scope="session")
def accountable(roles: ById) -> dict[str, set[str]]:
    """Who is accountable for a topic."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, role in roles.items():
        for task in role["tasks"]:
            if task["responsibility"] == "accountable":
                for topic in task["topics"]:
                    found[topic].add(key)
    return found


@pytest.fixture(scope="session")
def referred(entries: Entries) -> set[str]:
    """The ids that entries refer to."""
    found: set[str] = set()
    for role in entries["roles"]:
        found |= {topic for task in role["tasks"] for topic in task["topics"]}
        found |= {skill["id"] for skill in role["skills"]}
        found |= {partner["with"] for partner in role["works_with"]}
        found |= {role["area"], *role["reports_to"], *role["kpis"], *role["tools"]}
    for contrast in entries["contrasts"]:
        found |= {*contrast["between"], *contrast["shared"], *contrast.get("practices", ())}
    for concept in entries["concepts"]:
        found |= {*concept.get("broader", ()), *concept.get("related", ())}
    return found


def sources_named(value: Any) -> Iterator[str]:
    """Yield the sources that are named anywhere in a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from inner if key == "sources" else sources_named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources_named(inner)


def test_the_catalog_has_no_errors(builtin: tuple[Layer, ...]) -> None:
    assert find_errors(load(builtin)) == []


def test_the_catalog_is_worth_asking(entries: Entries) -> None:
    assert len(entries["roles"]) >= 60
    assert len(entries["contrasts"]) >= 30


def test_ids_are_unique_and_ascii(entries: Entries) -> None:
    keys = [entry["id"] for name in ("roles", "concepts") for entry in entries[name]]
    assert len(keys) == len({*keys})
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key)] == []


def test_every_source_is_used(entries: Entries) -> None:
    used = {key for name in entries if name != "sources" for key in sources_named(entries[name])}
    assert {source["id"] for source in entries["sources"]} - used == set()


def test_every_entry_has_a_source_and_every_source_says_how_good_it_is(entries: Entries) -> None:
    named = [name for name in entries if name != "sources"]
    assert [one["id"] for name in named for one in entries[name] if not one["sources"]] == []
    assert [source["id"] for source in entries["sources"] if not source.get("note")] == []


def test_every_task_and_skill_of_a_role_says_where_it_comes_from(roles: ById) -> None:
    silent = [
        (key, one.get("id") or one["text"]["de"])
        for key, role in roles.items()
        for one in (*role["tasks"], *role["skills"])
        if not one.get("sources")
    ]
    assert silent == []


@pytest.mark.parametrize(
    "kind", ["area", "topic", "method", "practice", "stakeholder", "kpi", "tool"]
)
def test_every_concept_is_used_by_something(concepts: ById, referred: set[str], kind: str) -> None:
    keys = {key for key, concept in concepts.items() if concept["kind"] == kind}
    assert keys
    assert keys - referred == set()


def test_every_concept_is_defined(entries: Entries, concepts: ById, referred: set[str]) -> None:
    assert referred - {*concepts} <= {role["id"] for role in entries["roles"]}
    assert [key for key, concept in concepts.items() if not all(concept["summary"].values())] == []


def test_every_figure_is_used_and_has_its_value(entries: Entries) -> None:
    used = {key for contrast in entries["contrasts"] for key in contrast.get("figures", ())}
    assert used == {figure["id"] for figure in entries["figures"]}
    values = [(figure["value"], figure["unit"]) for figure in entries["figures"]]
    assert values == [(46, "percent"), (13, "percent"), (84, "percent")]
    named = {figure["value"]: figure["sources"] for figure in entries["figures"]}
    assert "belz-bussmann-2002" in named[46]
    assert "belz-bussmann-2002" in named[13]
    assert "belz-bussmann-2002" not in named[84]  # where it comes from is open


@pytest.mark.parametrize(
    "field",
    [
        *("area", "level", "description", "skills", "tools", "kpis", "qualification", "career"),
        *("decides", "works_with", "reports_to", "codes", "feminine", "aliases"),
    ],
)
def test_every_role_is_complete(roles: ById, field: str) -> None:
    assert [key for key, role in roles.items() if not role.get(field)] == []


def test_a_role_stands_in_an_area_on_a_level(roles: ById, concepts: ById) -> None:
    assert {concepts[role["area"]]["kind"] for role in roles.values()} == {"area"}
    assert {role["level"] for role in roles.values()} == {"head", "manager", "assistant"}


@pytest.mark.parametrize("key", CODES)
def test_a_role_has_its_official_codes(roles: ById, key: str) -> None:
    isco08, kldb2010, esco, match = CODES[key]
    codes = roles[key]["codes"]
    assert (codes.get("isco08"), codes.get("kldb2010")) == (isco08, kldb2010)
    assert codes["esco"] == {"uri": ESCO + esco, "match": match}


@pytest.mark.parametrize("system", CODE_FORMS)
def test_codes_have_the_form_of_their_system(roles: ById, system: str) -> None:
    codes = {key: role["codes"][system] for key, role in roles.items() if system in role["codes"]}
    texts = {key: one["code"] if isinstance(one, dict) else one for key, one in codes.items()}
    assert texts
    form = CODE_FORMS[system]
    assert {key: code for key, code in texts.items() if not re.fullmatch(form, code)} == {}


def test_every_task_has_a_topic_and_a_responsibility(roles: ById) -> None:
    tasks = [task for role in roles.values() for task in role["tasks"]]
    assert {task["responsibility"] for task in tasks} == RESPONSIBILITIES
    loose = [t for t in tasks if not t["topics"] or len(t["topics"]) != len({*t["topics"]})]
    assert loose == []


def test_no_role_takes_the_same_part_in_everything(roles: ById) -> None:
    parts = {key: {task["responsibility"] for task in role["tasks"]} for key, role in roles.items()}
    assert [key for key, taken in parts.items() if len(taken) == 1] == []


def test_support_is_never_called_a_task_of_ones_own(roles: ById) -> None:
    mixed_up = [
        (key, task["text"]["de"])
        for key, role in roles.items()
        for task in role["tasks"]
        if ("Unterstützung" in task["text"]["de"]) != (task["responsibility"] == "supporting")
    ]
    assert mixed_up == []


def test_reporting_lines_lead_to_a_top(roles: ById, concepts: ById) -> None:
    """From each role, upwards by the usual line, to someone outside the catalog's roles."""

    def line(key: str) -> list[str]:
        keys = [key]
        while keys[-1] in roles:
            keys.append(roles[keys[-1]]["reports_to"][0])
            assert len(keys) <= len(roles), keys
        return keys

    lines = [line(key) for key in roles]
    assert {concepts[keys[-1]]["kind"] for keys in lines} == {"stakeholder"}
    assert "geschaeftsleitung" in {keys[-1] for keys in lines}
    rank = {"assistant": 0, "manager": 1, "head": 2}
    downwards = [
        (low, high)
        for keys in lines
        for low, high in pairwise(keys[:-1])
        if rank[roles[low]["level"]] > rank[roles[high]["level"]]
    ]
    assert downwards == []


def test_a_career_is_told_from_both_ends(roles: ById) -> None:
    up = {(key, to) for key, role in roles.items() for to in role["career"].get("to", ())}
    down = {(of, key) for key, role in roles.items() for of in role["career"].get("from", ())}
    assert up
    assert up == down


def test_every_area_with_a_head_names_its_core_topics(roles: ById) -> None:
    led = {role["area"] for role in roles.values() if role["level"] == "head"}
    assert led == {area for area, *_rest in rows("core-topics.tsv") if area != EVERY_AREA}


@pytest.mark.parametrize("row", rows("core-topics.tsv"), ids=lambda row: row[1])
def test_one_role_is_accountable_for_a_core_topic(
    concepts: ById, roles: ById, accountable: dict[str, set[str]], row: list[str]
) -> None:
    area, topic, expected, reason = row
    assert concepts[topic]["kind"] == "topic"
    if area == EVERY_AREA:
        assert not expected
        assert reason
        assert {roles[key]["level"] for key in accountable[topic]} <= {"head"}
    else:
        assert accountable[topic] == {expected}


def test_two_are_accountable_only_for_what_each_head_answers_for(
    accountable: dict[str, set[str]],
) -> None:
    shared = {topic for topic, keys in accountable.items() if len(keys) > 1}
    assert shared <= {topic for area, topic, *_ in rows("core-topics.tsv") if area == EVERY_AREA}


def test_a_contrast_has_both_sides_of_two_to_seven_dimensions(entries: Entries) -> None:
    for contrast in entries["contrasts"]:
        between = contrast["between"]
        assert contrast["id"] == "-".join(between)
        assert 2 <= len(contrast["dimensions"]) <= 7, between
        assert all({*one["sides"]} == {*between} for one in contrast["dimensions"]), between


def test_a_friction_is_felt_by_one_side_about_the_other(entries: Entries) -> None:
    for contrast in entries["contrasts"]:
        frictions = contrast.get("frictions", [])
        for one in (*frictions, *contrast.get("old_views", ())):
            assert {one["from"], one["about"]} == {*contrast["between"]}, contrast["id"]
    (first,) = (one for one in entries["contrasts"] if one["id"] == "marketing-vertrieb")
    assert {one["from"] for one in first["frictions"]} == {"marketing", "vertrieb"}


def test_the_practices_of_a_contrast_are_practices(entries: Entries, concepts: ById) -> None:
    named = {key for contrast in entries["contrasts"] for key in contrast.get("practices", ())}
    assert {concepts[key]["kind"] for key in named} == {"practice"}


@pytest.mark.parametrize("row", rows("asked-pairs.tsv"), ids="-".join)
def test_what_people_ask_to_tell_apart_has_a_contrast(builtin_store: Store, row: list[str]) -> None:
    one, other = row
    for names in ([one, other], [other, one]):
        found = compare(builtin_store, names).value
        assert found.statement, names
        assert len(found.contrasts) >= 2, names


def test_areas_that_touch_are_told_apart(entries: Entries, concepts: ById) -> None:
    areas = {key for key, concept in concepts.items() if concept["kind"] == "area"}
    told = {
        key for one in entries["contrasts"] for key in one["between"] if {*one["between"]} <= areas
    }
    assert told == areas


def test_roles_that_are_taken_for_each_other_are_nearer_than_others(builtin_store: Store) -> None:
    """Forty judgements and more, by the similarity that a comparison tells."""
    judged = rows("similarity.tsv")
    assert len(judged) >= 40

    def likeness(one: str, other: str) -> float:
        return compare(builtin_store, [one, other]).value.similarity or 0

    wrong = [
        (role, nearer, farther)
        for role, nearer, farther in judged
        if likeness(role, nearer) <= likeness(role, farther)
    ]
    assert wrong == []
