"""JSON Schema of the catalog files: it accepts what the checker accepts, and no more."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from rolecli.catalog.format import DESCRIPTION_LENGTH, NAME_LENGTH, TEXT_LENGTH
from rolecli.catalog.layering import builtin_folder
from rolecli.catalog.schema import catalog_schema

Complaints = Callable[..., list[str]]

KEPT = Path(__file__).parents[2] / "schema" / "catalog.schema.json"
BUILTIN = sorted(builtin_folder().glob("*.yaml"))
SCHEMA = catalog_schema()

GOOD = """\
roles:
  - {id: koch, title: Koch, summary: Kocht., tasks: [{id: backen, text: Backen}]}
concepts:
  - {id: kueche, kind: area, title: Küche, summary: Wo gekocht wird.}
  - {id: service, kind: area, title: Service, summary: Wo bedient wird.}
"""


def mistakes(text: str) -> list[str]:
    """Return what the schema says of a document: the path and the message of each mistake."""
    found = Draft7Validator(SCHEMA).iter_errors(yaml.safe_load(text))
    return sorted(f"{error.json_path}: {error.message}" for error in found)


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema inside it."""
    yield schema
    for key in ("properties", "definitions"):
        for inner in schema.get(key, {}).values():
            yield from subschemas(inner)
    for key in ("items", "propertyNames", "additionalProperties", "if", "then", "else"):
        if isinstance(schema.get(key), dict):
            yield from subschemas(schema[key])


def test_the_schema_kept_in_the_repository_is_up_to_date() -> None:
    assert json.loads(KEPT.read_text("utf-8")) == SCHEMA, (
        "the catalog's format has changed: renew the schema with "
        "`rolecli schema catalog -o schema/catalog.schema.json`"
    )


def test_the_schema_is_draft_07_and_uses_no_other_keyword() -> None:
    Draft7Validator.check_schema(SCHEMA)
    known = {"$schema", "$ref", "definitions", *Draft7Validator.META_SCHEMA["properties"]}
    assert {keyword for schema in subschemas(SCHEMA) for keyword in schema} <= known


def test_every_key_is_described() -> None:
    conditions = [schema["else"] for schema in subschemas(SCHEMA) if "else" in schema]
    fields = {
        name: field
        for schema in subschemas(SCHEMA)
        if schema not in conditions
        for name, field in schema.get("properties", {}).items()
    }
    assert len(fields) > 40
    assert [name for name, field in fields.items() if not field.get("description")] == []


def test_every_mapping_with_known_keys_refuses_others() -> None:
    mappings = [schema for schema in subschemas(SCHEMA) if "object" in schema.get("type", ())]
    assert len(mappings) > 20
    for mapping in mappings:
        closed = mapping.get("additionalProperties") is False
        assert closed or "propertyNames" in mapping


@pytest.mark.parametrize("file", BUILTIN, ids=lambda file: file.name)
def test_the_built_in_catalog_is_accepted(file: Path) -> None:
    assert mistakes(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "language: en",
        "roles:",
        "roles: [{id: a, title: {de: A, en: B}, summary: x, aliases: {de: [B], en: []}}]",
        "roles: [{id: a, title: A, summary: x, aliases: {}, feminine: null, area: null}]",
        "roles: [{id: a, title: A, summary: x, level: null, codes: {isco08: null, esco: null}}]",
        "roles: [{id: a, title: ' A ', summary: \"\\n x\\n\\ty\\n\", level: head}]",
        "roles: [{id: a, extends: koch}]",
        "roles: [{id: a, extends: koch, title: A, tasks: [{text: x}]}]",
        "roles: [{id: a, extends: koch, tasks: {add: [{text: x}], remove: [backen]}}]",
        "roles: [{id: a, title: A, summary: x, works_with: [{with: koch, about: {en: x}}]}]",
        "contrasts: [{id: a, title: A, between: [kueche, service]}]",
        "sources: [{id: a, title: A, publisher: B, language: de, url: 'https://a.b'}]",
        f"sources: [{{id: a, title: {'x' * NAME_LENGTH}, note: {'x' * TEXT_LENGTH}}}]",
        f"roles: [{{id: a, title: A, summary: x, description: {'x' * DESCRIPTION_LENGTH}}}]",
    ],
)
def test_what_the_checker_accepts_the_schema_accepts(complaints: Complaints, text: str) -> None:
    assert complaints(GOOD, text) == []
    assert mistakes(GOOD) == mistakes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("farbe: rot", "$: Additional properties are not allowed"),
        ("[]", "$: [] is not of type 'object'"),
        ("language: fr", "$.language: 'fr' is not one of"),
        ("language: null", "$.language: None is not one of"),
        ("roles: {}", "$.roles: {} is not of type 'array', 'null'"),
        ("roles: [koch]", "$.roles[0]: 'koch' is not of type 'object'"),
        ("roles: [{title: A, summary: x}]", "$.roles[0]: 'id' is a required property"),
        ("roles: [{id: a, summary: x}]", "$.roles[0]: 'title' is a required property"),
        ("roles: [{id: a, title: A}]", "$.roles[0]: 'summary' is a required property"),
        ("roles: [{id: A, title: A, summary: x}]", "$.roles[0].id: 'A' does not match"),
        ("roles: [{id: a_b, title: A, summary: x}]", "$.roles[0].id: 'a_b' does not match"),
        ("roles: [{id: 12, title: A, summary: x}]", "$.roles[0].id: 12 is not of type 'string'"),
        ("roles: [{id: a, title: 12, summary: x}]", "$.roles[0].title: 12 is not of type"),
        ("roles: [{id: a, title: '', summary: x}]", "$.roles[0].title: '' should be non-empty"),
        ("roles: [{id: a, title: ' ', summary: x}]", "$.roles[0].title: ' ' does not match"),
        (r'roles: [{id: a, title: "\a", summary: x}]', r"$.roles[0].title: '\x07' does not match"),
        ("roles: [{id: a, title: {}, summary: x}]", "$.roles[0].title: {} should be non-empty"),
        ("roles: [{id: a, title: {fr: A}, summary: x}]", "$.roles[0].title: Additional prop"),
        ("roles: [{id: a, title: {de: 1}, summary: x}]", "$.roles[0].title.de: 1 is not of type"),
        (f"roles: [{{id: a, title: {'x' * 201}, summary: x}}]", "$.roles[0].title: 'xxx"),
        ("roles: [{id: a, title: A, summary: x, aliases: B}]", "$.roles[0].aliases: 'B' is not"),
        (
            "roles: [{id: a, title: A, summary: x, aliases: [[B]]}]",
            "$.roles[0].aliases[0]: ['B'] is not of type 'string'",
        ),
        ("roles: [{id: a, title: A, summary: x, level: boss}]", "$.roles[0].level: 'boss' is not"),
        ("roles: [{id: a, title: A, summary: x, tasks: {}}]", "$.roles[0].tasks: {} is not of"),
        ("roles: [{id: a, title: A, summary: x, tasks: [1]}]", "$.roles[0].tasks[0]: 1 is not"),
        ("roles: [{id: a, title: A, summary: x, extend: b}]", "$.roles[0]: Additional properties"),
        ("roles: [{id: a, extends: null}]", "$.roles[0].extends: None is not of type 'string'"),
        ("roles: [{id: a, extends: koch, title: null}]", "$.roles[0].title: None is not of type"),
        ("roles: [{extends: koch}]", "$.roles[0]: 'id' is a required property"),
        (
            "roles: [{id: a, extends: koch, tasks: {add: [], remov: []}}]",
            "$.roles[0].tasks: Additional properties are not allowed ('remov' was unexpected)",
        ),
        (
            "roles: [{id: a, extends: koch, tasks: {add: [{topics: []}]}}]",
            "$.roles[0].tasks.add[0]: 'text' is a required property",
        ),
        (
            "roles: [{id: a, title: A, summary: x, codes: {isco08: 1221}}]",
            "$.roles[0].codes.isco08: 1221 is not of type 'string', 'null'",
        ),
        (
            "roles: [{id: a, title: A, summary: x, codes: {esco: {uri: x, match: near}}}]",
            "$.roles[0].codes.esco.match: 'near' is not one of",
        ),
        (
            "roles: [{id: a, title: A, summary: x, works_with: [{partnr: koch}]}]",
            "$.roles[0].works_with[0]: 'with' is a required property",
        ),
        ("concepts: [{id: a, title: A, summary: x}]", "$.concepts[0]: 'kind' is a required"),
        ("concepts: [{id: a, kind: role, title: A, summary: x}]", "$.concepts[0].kind: 'role' is"),
        (
            "contrasts: [{id: a, title: A, between: [kueche, service, kueche]}]",
            "$.contrasts[0].between: ['kueche', 'service', 'kueche'] is too long",
        ),
        (
            "contrasts: [{id: a, title: A, between: [kueche, kueche]}]",
            "$.contrasts[0].between: ['kueche', 'kueche'] has non-unique elements",
        ),
        (
            (
                "contrasts: [{id: a, title: A, between: [kueche, service],"
                " dimensions: [{id: b, title: B, sides: {kueche: x}}]}]"
            ),
            "$.contrasts[0].dimensions[0].sides: {'kueche': 'x'} does not have enough properties",
        ),
        (
            "figures: [{id: a, value: '46', unit: percent, measures: x, sources: [b]}]",
            "$.figures[0].value: '46' is not of type 'number'",
        ),
        (
            "figures: [{id: a, value: 46, unit: percent, measures: x, sources: []}]",
            "$.figures[0].sources: [] should be non-empty",
        ),
        ("sources: [{id: a, title: A, url: www.b}]", "$.sources[0].url: 'www.b' does not match"),
        ("sources: [{id: a, title: A, language: Deutsch}]", "$.sources[0].language: 'Deutsch' doe"),
    ],
)
def test_what_the_schema_refuses_the_checker_refuses(
    complaints: Complaints, text: str, expected: str
) -> None:
    assert complaints(GOOD, text) != []
    assert any(mistake.startswith(expected) for mistake in mistakes(text)), mistakes(text)


def test_a_mistake_is_named_once_and_where_it_stands() -> None:
    text = "roles: [{id: a, extends: koch, level: boss, tasks: {add: [{text: 5}]}}]"
    assert mistakes(text) == [
        (
            "$.roles[0].level: 'boss' is not one of ['head', 'manager', 'assistant', 'Leitung', "
            "'Fachebene', 'Assistenz', 'leitung', 'fachebene', 'assistenz', None]"
        ),
        "$.roles[0].tasks.add[0].text: 5 is not of type 'string', 'object'",
    ]
