"""What people write where the catalog holds ids and English values: names and German words."""

from collections.abc import Callable

import pytest
import yaml
from jsonschema import Draft7Validator

from rolecli.catalog import directory
from rolecli.catalog.facts import references
from rolecli.catalog.loading import Loaded
from rolecli.catalog.schema import catalog_schema
from rolecli.checks.verdict import find_errors
from rolecli.terms import GERMAN

Load = Callable[..., Loaded]
Complaints = Callable[..., list[str]]
SCHEMA = Draft7Validator(catalog_schema())

HOUSE = """\
roles:
  - {id: wirt, title: {de: Wirt, en: Innkeeper}, feminine: Wirtin, summary: Führt das Haus.}
  - {id: koch, title: Koch, aliases: [Chef de Cuisine, Chef], summary: Kocht.}
  - {id: kellner, title: Kellner, aliases: [Chef], summary: Bedient.}
concepts:
  - {id: kueche, kind: Bereich, title: Küche, summary: Wo gekocht wird.}
  - {id: saal, kind: bereich, title: Saal, summary: Wo bedient wird.}
  - {id: braten, kind: thema, title: Braten, summary: Garen in Fett.}
  - {id: tranchieren, kind: Methode, title: Tranchieren, aliases: [carving], summary: Zerlegen.}
  - {id: anschlag, kind: Maßnahme, title: Speisekarte, summary: Hängt aus.}
  - {id: gaeste, kind: Beteiligte, title: Gäste, summary: Essen.}
  - {id: umsatz, kind: Kennzahl, title: Umsatz am Tag, summary: Geld.}
  - {id: messer, kind: werkzeug, title: Großes Messer, summary: Schneidet.}
sources:
  - {id: buch, title: {de: Das große Kochbuch, en: The Big Cookbook}}
"""
GERMAN_ROLE = """\
roles:
  - id: beikoch
    title: Beikoch
    summary: Hilft.
    area: Küche
    level: assistenz
    tasks:
      - Schälen
      - {text: Braten, topics: [Braten, carving], responsibility: zuständig}
      - {text: Abschmecken, responsibility: verantwortlich, sources: [The Big Cookbook]}
    skills: [{id: Tranchieren, importance: wesentlich}, {id: braten, importance: von Vorteil}]
    tools: [Großes Messer]
    kpis: [umsatz am tag]
    works_with: [{with: Gäste, about: Wünsche}, {with: Wirtin}]
    reports_to: [Chef de Cuisine]
    career: {to: [KOCH]}
    codes: {esco: {uri: "http://a.b/c", match: ähnlich}}
    sources: [Das große Kochbuch]
"""
ENGLISH_ROLE = """\
roles:
  - id: beikoch
    title: Beikoch
    summary: Hilft.
    area: kueche
    level: assistant
    tasks:
      - {text: Schälen}
      - {text: Braten, topics: [braten, tranchieren], responsibility: responsible}
      - {text: Abschmecken, responsibility: accountable, sources: [buch]}
    skills: [{id: tranchieren, importance: essential}, {id: braten, importance: optional}]
    tools: [messer]
    kpis: [umsatz]
    works_with: [{with: gaeste, about: Wünsche}, {with: wirt}]
    reports_to: [koch]
    career: {to: [koch]}
    codes: {esco: {uri: "http://a.b/c", match: close}}
    sources: [buch]
"""


def role(loaded: Loaded, key: str) -> object:
    assert find_errors(loaded) == []
    return loaded.catalog.roles[key].entry


def test_names_and_german_words_stand_for_ids_and_english_values(load_layers: Load) -> None:
    written = role(load_layers(HOUSE, GERMAN_ROLE), "beikoch")
    assert written == role(load_layers(HOUSE, ENGLISH_ROLE), "beikoch")


def test_kinds_may_be_written_in_german(load_layers: Load) -> None:
    concepts = load_layers(HOUSE).catalog.concepts
    assert [concept.entry.kind for concept in concepts.values()] == [
        *("area", "area", "topic", "method", "practice", "stakeholder", "kpi", "tool")
    ]


@pytest.mark.parametrize("text", [HOUSE, GERMAN_ROLE, ENGLISH_ROLE])
def test_the_schema_accepts_them_too(text: str) -> None:
    assert [error.message for error in SCHEMA.iter_errors(yaml.safe_load(text))] == []


def test_the_schema_offers_every_value_in_both_languages() -> None:
    definitions = SCHEMA.schema["definitions"]
    kinds = definitions["ConceptEntry"]["properties"]["kind"]["enum"]
    assert {GERMAN[kind] for kind in kinds if kind in GERMAN} <= {*kinds}
    assert "Thema" in kinds
    assert "topic" in kinds
    parts = definitions["TaskEntry"]["properties"]["responsibility"]["enum"]
    assert {"consulted", "beratend"} <= {*parts}


def test_names_lead_to_entries_of_other_files_and_of_layers_below_and_above(
    load_layers: Load,
) -> None:
    mate = "roles: [{id: maat, title: Maat, summary: x, reports_to: [Bootsmann, Koch]}]"
    mate += "\nconcepts: [{id: deck, kind: area, title: Deck, summary: x, related: [Gäste]}]"
    boatswain = "roles: [{id: bootsmann, title: Bootsmann, summary: x, area: Deck}]"
    loaded = load_layers(HOUSE, [mate, boatswain])
    assert find_errors(loaded) == []
    assert [found.target for found in references(loaded.catalog.roles["maat"].entry)] == [
        *("bootsmann", "koch")
    ]
    assert loaded.catalog.roles["bootsmann"].entry.area == "deck"


def test_an_id_goes_before_names_and_a_title_before_other_names(load_layers: Load) -> None:
    text = """
concepts:
  - {id: a, kind: topic, title: b, summary: x}
  - {id: b, kind: topic, title: Erstes, aliases: [Zweites], summary: x}
  - {id: c, kind: topic, title: Zweites, summary: x, related: [b, Zweites]}
"""
    loaded = load_layers(text)
    assert find_errors(loaded) == []
    assert loaded.catalog.concepts["c"].entry.related == ["b", "c"]


def test_only_entries_of_a_kind_that_may_stand_there_are_meant(load_layers: Load) -> None:
    text = """
roles: [{id: r, title: Einkauf, summary: x, area: Einkauf}]
concepts: [{id: k, kind: area, title: Einkauf, summary: x}]
"""
    assert load_layers(text).catalog.roles["r"].entry.area == "k"


def test_a_role_extends_another_by_its_name(load_layers: Load) -> None:
    loaded = load_layers(HOUSE, "roles: [{id: beikoch, extends: Chef de Cuisine, title: Beikoch}]")
    assert find_errors(loaded) == []
    assert loaded.catalog.roles["beikoch"].entry.summary == {"de": "Kocht."}


def test_a_name_that_an_extension_replaces_is_none(complaints: Complaints) -> None:
    upper = "roles: [{id: koch, extends: koch, title: Garmeister},"
    lines = complaints(HOUSE, f"{upper} {{id: a, title: A, summary: x, reports_to: [Koch]}}]")
    assert len(lines) == 1
    kept = f"{upper} {{id: a, title: A, summary: x, reports_to: [Chef de Cuisine]}}]"
    assert complaints(HOUSE, kept) == []
    for gone in ("Koch", "Chef de Cuisine"):
        replaced = "roles: [{id: koch, title: Garmeister, summary: x},"
        other = f"{{id: a, title: A, summary: x, reports_to: [{gone}]}}]"
        assert len(complaints(HOUSE, f"{replaced} {other}")) == 1


def test_the_feminine_form_goes_with_the_title_that_is_replaced(complaints: Complaints) -> None:
    lower = "roles: [{id: chef, title: Chef, feminine: Patronin, summary: x}]"
    other = "{id: a, title: A, summary: x, reports_to: [Patronin]}"
    assert complaints(lower, f"roles: [{{id: chef, extends: chef}}, {other}]") == []
    assert len(complaints(lower, f"roles: [{{id: chef, extends: chef, title: B}}, {other}]")) == 1


CONTRAST = """\
contrasts:
  - id: haus
    title: Haus
    between: [Küche, Saal]
    dimensions:
      - {id: ort, title: Ort, sides: {Küche: Hinten, saal: Vorn}}
      - {id: ton, title: Ton, sides: {kueche: {de: Laut}, Saal: {de: Leise, en: Soft}}}
    frictions: [{from: Küche, about: Saal, text: Sie trödeln.}]
"""


def test_the_sides_of_a_contrast_may_be_named(load_layers: Load) -> None:
    contrast = load_layers(HOUSE, CONTRAST).catalog.contrasts["haus"].entry
    assert contrast.between == ["kueche", "saal"]
    assert [{**dimension.sides} for dimension in contrast.dimensions] == [
        {"kueche": {"de": "Hinten"}, "saal": {"de": "Vorn"}},
        {"kueche": {"de": "Laut"}, "saal": {"de": "Leise", "en": "Soft"}},
    ]
    assert (contrast.frictions[0].sender, contrast.frictions[0].about) == ("kueche", "saal")


def test_a_side_is_found_again_under_the_name_it_was_written_with(load_layers: Load) -> None:
    located = load_layers(HOUSE, CONTRAST).catalog.contrasts["haus"]
    sides = [*located.entry.dimensions[0].sides]
    place = located.place("dimensions", 0, "sides", sides[0])
    assert (place.line, place.column) == (6, 46)


def test_a_side_named_twice_is_not_lost_silently(complaints: Complaints) -> None:
    text = CONTRAST.replace("saal: Vorn", "kueche: Vorn")
    assert complaints(HOUSE, text) == ["1a:6:38 sides: haus: the sides must be kueche / saal"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("reports_to: [Chef]", ("5:18 ambiguous-reference: a: 'Chef' can mean several entries: "
         "koch, kellner Name one of them by its id.")),
        ("reports_to: [Kelner]", ("5:18 unknown-reference: a: there is no role or stakeholder "
         "'Kelner' Did you mean 'kellner'?")),
        ("reports_to: [Chef de Kuisine]", ("5:18 unknown-reference: a: there is no role or "
         "stakeholder 'Chef de Kuisine' Did you mean 'Chef de Cuisine'?")),
        ("reports_to: [Küche]", ("5:18 unknown-reference: a: there is no role or stakeholder "
         "'Küche'")),
        ("area: kuche", ("5:11 unknown-reference: a: there is no area 'kuche' "
         "Did you mean 'kueche'?")),
        ("area: '***'", "5:11 unknown-reference: a: there is no area '***'"),
        ("sources: [Das kleine Kochbuch]", ("5:15 unknown-reference: a: there is no source "
         "'Das kleine Kochbuch' Did you mean 'Das große Kochbuch'?")),
        ("works_with: [{with: Gast}]", ("5:25 unknown-reference: a: there is no role or "
         "stakeholder or area 'Gast' Did you mean 'gaeste'?")),
        ("tasks: ['']", "5:13 empty: a: 'tasks[0]' is empty"),
        (f"tasks: [{'x' * 1001}]", "5:13 length: a: 'tasks[0]' is longer than 1000 characters"),
        ("tasks: [Kochen, 12]", ("5:21 type: a: 'tasks[1]' must be a mapping Write a key, ': ' "
         "and a value on each line.")),
        ("level: Leitng", ("5:12 value: a: 'Leitng' is not one of head, manager or assistant "
         "Did you mean 'leitung'?")),
        ("level: Head", ("5:12 value: a: 'Head' is not one of head, manager or assistant "
         "Did you mean 'head'?")),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_told_where_it_stands(
    complaints: Complaints, line: str, expected: str
) -> None:
    text = f"roles:\n  - id: a\n    title: A\n    summary: x\n    {line}\n"
    assert complaints(HOUSE, text) == [f"1a:{expected}"]


def test_an_ambiguous_extension_names_the_candidates(complaints: Complaints) -> None:
    assert complaints(HOUSE, "roles: [{id: a, extends: Chef, title: A}]") == [
        (
            "1a:1:26 ambiguous-reference: a: 'Chef' can mean several entries: koch, kellner "
            "Name one of them by its id."
        )
    ]


def test_names_are_not_folded_for_a_catalog_of_ids(
    load_layers: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "fold_all", lambda _texts: pytest.fail("names were folded"))
    assert find_errors(load_layers(HOUSE, ENGLISH_ROLE)) == []


def test_names_that_are_no_texts_are_problems_and_nothing_worse(complaints: Complaints) -> None:
    text = """
roles:
  - {id: a, title: [[x]], aliases: {de: 5, en: [[y], 7]}, summary: x, area: Dort}
  - {id: [b], title: B, summary: x}
  - 12
concepts: {id: c}
"""
    assert complaints(HOUSE, text) != []
