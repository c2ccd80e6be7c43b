from typing import Any

import pytest
from pydantic import ValidationError

from rolecli.catalog.format import CatalogFile, ConceptEntry, ContrastEntry, FigureEntry, RoleEntry

ROLE = {"id": "koch", "title": "Koch", "summary": "Kocht."}


def role(language: str = "de", **fields: Any) -> RoleEntry:
    return RoleEntry.model_validate(ROLE | fields, context={"language": language})


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_plain_text_is_in_the_language_of_its_file(language: str) -> None:
    entry = role(language, aliases=["Chef"], traits=["Ruhe"], tasks=[{"text": "Kochen"}])
    assert entry.title == {language: "Koch"}
    assert entry.aliases == {language: ["Chef"]}
    assert entry.traits == [{language: "Ruhe"}]
    assert entry.tasks[0].text == {language: "Kochen"}


def test_a_text_may_be_given_in_several_languages() -> None:
    both = {"de": "Koch", "en": "cook"}
    names = {"de": ["Chef"], "en": ["chef de cuisine"]}
    entry = role("en", title=both, aliases=names)
    assert (entry.title, entry.aliases) == (both, names)


def test_spaces_around_a_text_are_dropped() -> None:
    assert role(title="  Koch \n").title == {"de": "Koch"}


def test_what_is_left_out_is_empty_or_the_usual() -> None:
    entry = role(tasks=[{"text": "Kochen"}], skills=[{"id": "hygiene"}])
    assert (entry.area, entry.level, entry.codes.esco) == (None, None, None)
    assert (entry.sources, entry.aliases) == ([], {})
    assert (entry.tasks[0].responsibility, entry.tasks[0].topics) == ("responsible", [])
    assert entry.skills[0].importance == "essential"
    assert CatalogFile.model_validate({}).language == "de"


@pytest.mark.parametrize("identifier", ["a", "leiter-e-commerce", "a1-2b", "1221"])
def test_ids_are_ascii_slugs(identifier: str) -> None:
    assert role(id=identifier).id == identifier


@pytest.mark.parametrize("identifier", ["", "A", "ä", "a_b", "-a", "a-", "a--b", "a b", "a\n"])
def test_other_ids_are_refused(identifier: str) -> None:
    with pytest.raises(ValidationError):
        role(id=identifier)


@pytest.mark.parametrize(
    ("field", "allowed"),
    [("title", 200), ("summary", 1_000), ("question", 1_000), ("description", 10_000)],
)
def test_a_text_has_an_upper_length(field: str, allowed: int) -> None:
    assert getattr(role(**{field: "x" * allowed}), field) == {"de": "x" * allowed}
    with pytest.raises(ValidationError):
        role(**{field: "x" * (allowed + 1)})


def test_with_and_from_are_written_as_people_say_them() -> None:
    partner = role(works_with=[{"with": "kellner", "about": "Gäste"}]).works_with[0]
    assert (partner.partner, partner.about) == ("kellner", {"de": "Gäste"})
    contrast = ContrastEntry.model_validate(
        {
            "id": "k",
            "title": "K",
            "between": ["a", "b"],
            "frictions": [{"from": "a", "about": "b", "text": "zu laut"}],
        },
        context={"language": "de"},
    )
    assert contrast.frictions[0].sender == "a"


@pytest.mark.parametrize("value", [46, 46.5, 0, -3])
def test_a_figure_holds_any_number(value: float) -> None:
    figure = {"id": "f", "value": value, "unit": "percent", "measures": "x", "sources": ["s"]}
    assert FigureEntry.model_validate(figure, context={"language": "de"}).value == value


def test_a_figure_names_its_source() -> None:
    figure = {"id": "f", "value": 46, "unit": "percent", "measures": "x", "sources": []}
    with pytest.raises(ValidationError):
        FigureEntry.model_validate(figure, context={"language": "de"})


@pytest.mark.parametrize("kind", ["area", "topic", "method", "practice", "stakeholder"])
def test_a_concept_is_of_a_known_kind(kind: str) -> None:
    concept = {"id": "c", "kind": kind, "title": "C", "summary": "C."}
    assert ConceptEntry.model_validate(concept, context={"language": "de"}).kind == kind
    with pytest.raises(ValidationError):
        ConceptEntry.model_validate(concept | {"kind": "role"}, context={"language": "de"})
