"""What an entry says of others, its names and its texts: read off the format's own marks."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel, Field

from rolecli.catalog.facts import names, references, texts
from rolecli.catalog.format import (
    CatalogFile,
    ConceptEntry,
    ContrastEntry,
    Entry,
    Ref,
    RoleEntry,
    RoleExtension,
    Said,
    Slug,
    Text,
    Title,
)

ROLE = {
    "id": "koch",
    "title": {"de": "Koch", "en": "Cook"},
    "feminine": {"de": "Köchin"},
    "aliases": {"de": ["Smutje", "Küchenchef"]},
    "summary": {"de": "Kocht."},
    "area": "kueche",
    "tasks": [{"text": {"de": "Garen"}, "topics": ["garen", "gaeste"]}],
    "skills": [{"id": "messer"}],
    "traits": [{"de": "Ruhe"}],
    "works_with": [{"with": "kellner", "about": {"de": "Bestellungen"}}],
    "reports_to": ["wirt"],
    "sources": ["buch"],
}
CONCEPTS = ("area", "topic", "method", "practice", "stakeholder", "kpi", "tool")


def test_a_role_names_others_in_all_its_parts() -> None:
    role = RoleEntry.model_validate(ROLE)
    (task,), (skill,), (partner,) = role.tasks, role.skills, role.works_with
    assert [*references(role)] == [
        (("area",), "kueche", "area", ("area",), role),
        (("skills", 0, "id"), "messer", "skill", CONCEPTS, skill),
        (("works_with", 0, "with"), "kellner", "partner", ("role", "stakeholder", "area"), partner),
        (("reports_to", 0), "wirt", "reports_to", ("role", "stakeholder"), role),
        (("sources", 0), "buch", "source", ("source",), role),
        (("tasks", 0, "topics", 0), "garen", "topic", ("topic", "method"), task),
        (("tasks", 0, "topics", 1), "gaeste", "topic", ("topic", "method"), task),
    ]


def test_tasks_that_an_extension_adds_name_others_too() -> None:
    added = {"tasks": {"remove": ["alt"], "add": ROLE["tasks"]}}
    role = RoleExtension.model_validate({"id": "smutje", "extends": "koch", **added})
    assert [(reference.steps, reference.target) for reference in references(role)] == [
        (("tasks", "add", 0, "topics", 0), "garen"),
        (("tasks", "add", 0, "topics", 1), "gaeste"),
    ]
    role = RoleExtension.model_validate({"id": "smutje", "extends": "koch", "tasks": ROLE["tasks"]})
    assert [reference.steps for reference in references(role)] == [
        ("tasks", 0, "topics", 0),
        ("tasks", 0, "topics", 1),
    ]


def test_a_contrast_names_its_sides_concepts_and_figures() -> None:
    contrast = ContrastEntry.model_validate(
        {
            "id": "k",
            "title": {"de": "T"},
            "between": ["a", "b"],
            "shared": ["c"],
            "practices": ["d"],
            "figures": ["e"],
        }
    )
    assert [(found.relation, found.target, found.kinds) for found in references(contrast)] == [
        ("side", "a", ("role", *CONCEPTS)),
        ("side", "b", ("role", *CONCEPTS)),
        ("shared", "c", CONCEPTS),
        ("practice", "d", ("practice",)),
        ("figure", "e", ("figure",)),
    ]


def test_the_names_of_an_entry_stand_with_their_form_and_language() -> None:
    assert sorted(names(RoleEntry.model_validate(ROLE)), key=lambda name: name.steps[:2]) == [
        (("aliases", "de", 0), "alias", "de", "Smutje"),
        (("aliases", "de", 1), "alias", "de", "Küchenchef"),
        (("feminine", "de"), "feminine", "de", "Köchin"),
        (("title", "de"), "title", "de", "Koch"),
        (("title", "en"), "title", "en", "Cook"),
    ]


def test_an_entry_without_other_names_has_its_title() -> None:
    concept = {"id": "kueche", "kind": "area", "title": {"de": "Küche"}, "summary": {"de": "Ort"}}
    assert [*names(ConceptEntry.model_validate(concept))] == [
        (("title", "de"), "title", "de", "Küche")
    ]


def test_the_texts_of_an_entry_go_by_the_words_of_searches() -> None:
    role = RoleEntry.model_validate(ROLE)
    found = {text.steps: (text.field, text.said, text.holder) for text in texts(role)}
    assert found == {
        ("title",): ("title", {"de": "Koch", "en": "Cook"}, role),
        ("summary",): ("summary", {"de": "Kocht."}, role),
        ("tasks", 0, "text"): ("task", {"de": "Garen"}, role.tasks[0]),
        ("traits", 0): ("trait", {"de": "Ruhe"}, role),
        ("works_with", 0, "about"): ("partner", {"de": "Bestellungen"}, role.works_with[0]),
    }


def test_a_text_by_key_has_the_key_among_its_steps() -> None:
    contrast = {
        "id": "k",
        "title": {"de": "T"},
        "between": ["a", "b"],
        "dimensions": [
            {"id": "d", "title": {"de": "Ziel"}, "sides": {"a": {"de": "A"}, "b": {"de": "B"}}}
        ],
    }
    assert [text.steps for text in texts(ContrastEntry.model_validate(contrast))] == [
        ("title",),
        ("dimensions", 0, "title"),
        ("dimensions", 0, "sides", "a"),
        ("dimensions", 0, "sides", "b"),
    ]


class NewRole(RoleEntry):
    """A role with a field more, as a later version may have."""

    class Career(Entry):
        """Where a role leads."""

        to: list[Annotated[Slug, Ref("career_to", ("role",))]] = Field([])
        said: Text = Field({})

    badge: Title = Field({})
    motto: Annotated[Text, Said("saying")] | None = None
    career: Career | None = None


def test_a_new_field_is_found_by_its_mark_alone() -> None:
    career = {"to": ["wirt"], "said": {"de": "Aufstieg"}}
    new = {"motto": {"de": "Heiß!"}, "badge": {"de": "Mütze"}, "career": career}
    old, role = RoleEntry.model_validate(ROLE), NewRole.model_validate(ROLE | new)
    assert {(found.steps, found.relation) for found in references(role)} - {
        (found.steps, found.relation) for found in references(old)
    } == {(("career", "to", 0), "career_to")}
    assert {name.text for name in names(role)} - {name.text for name in names(old)} == {"Mütze"}
    assert {text.field for text in texts(role)} - {text.field for text in texts(old)} == {
        "badge",
        "saying",
        "career",
    }


def unmarked(annotation: Any, at: str, mark: type, wanted: Any) -> Iterator[str]:
    """Yield where below an annotation a wanted type stands without a mark."""
    origin, args = get_origin(annotation), get_args(annotation)
    if any(isinstance(extra, mark) for extra in args):
        return
    if annotation == wanted:
        yield at
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            inner = field.annotation
            if field.metadata:
                inner = Annotated[inner, *field.metadata]
            yield from unmarked(inner, f"{annotation.__name__}.{name}", mark, wanted)
    elif origin is not Annotated or wanted != Slug:
        for inner in args:
            yield from unmarked(inner, at, mark, wanted)
    else:
        yield from unmarked(args[0], at, mark, wanted)


def test_every_id_that_is_not_an_entrys_own_is_marked() -> None:
    own = {"TaskChanges.remove"}  # ids of tasks
    found = set(unmarked(CatalogFile, "", Ref, Slug))
    assert {place for place in found if not place.endswith(".id")} == own


@pytest.mark.parametrize("mark", [Ref, Said])
def test_a_missing_mark_would_be_noticed(mark: type) -> None:
    class Forgetful(Entry):
        """Names another without a mark."""

        other: Slug | None = None

    assert [*unmarked(Forgetful, "", mark, Slug)] == ["Forgetful.other"]
