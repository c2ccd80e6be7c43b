"""JSON Schema of what goes in and what comes out: the catalog files and the answers."""

import inspect
import json
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import msgspec

from rolecli.answer import Answer
from rolecli.explore.lookup import missed
from rolecli.i18n import LANGUAGES, _
from rolecli.records import (
    TEXT,
    Comparison,
    Concept,
    Doer,
    Hit,
    Info,
    Record,
    Role,
    Row,
    SchemaRow,
    TopicRow,
)
from rolecli.text import printable

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_rows() -> Answer[list[SchemaRow]]:
    """Return the names of the schemas and what each one describes."""
    about = {
        "catalog": _("The catalog files that people write; in draft-07, for editors."),
        "list": _("The answer of list: an array of roles or concepts in short."),
        "show": _("The answer of show: a role or a concept, or an array of several."),
        "compare": _("The answer of compare: an object."),
        "search": _("The answer of search: an array of hits, the best first."),
        "who": _("The answer of who: an array of roles with the tasks that say so."),
        "info": _("The answer of info: an object."),
    }
    rows = [SchemaRow(name=name, describes=about[name]) for name in _SCHEMAS]
    return Answer("SchemaRow", rows)


def schema_text(name: str) -> str:
    """Return a schema as JSON, as it is kept in files: indented, with a line end.

    Raises:
        NothingFoundError: there is no schema of this name.
    """
    if name not in _SCHEMAS:
        raise missed(
            _("There is no schema named '{name}'.").format(name=printable(name)),
            get_close_matches(name.casefold(), _SCHEMAS),
            _("`rolecli schema` shows what there is."),
        )
    return json.dumps(_SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


def _catalog() -> dict[str, Any]:
    from rolecli.catalog.schema import catalog_schema  # loads pydantic

    return catalog_schema()


def _list() -> dict[str, Any]:
    entries, definitions = _components(TopicRow, Row)
    return _answer("list", {"type": "array", "items": {"anyOf": entries}}, definitions)


def _show() -> dict[str, Any]:
    entries, definitions = _components(Role, Concept)
    definitions["Entry"] = {"anyOf": entries}
    entry = {"$ref": "#/$defs/Entry"}
    several = {"type": "array", "items": entry, "minItems": 2}
    return _answer("show", {"anyOf": [entry, several]}, definitions)


def _compare() -> dict[str, Any]:
    return _object("compare", Comparison)


def _info() -> dict[str, Any]:
    return _object("info", Info)


def _object(command: str, record: type[Record]) -> dict[str, Any]:
    _references, definitions = _components(record)
    schema = definitions.pop(record.__name__)
    del schema["title"]
    return _answer(command, schema, definitions)


def _search() -> dict[str, Any]:
    (hit,), definitions = _components(Hit)
    return _answer("search", {"type": "array", "items": hit}, definitions)


def _who() -> dict[str, Any]:
    (doer,), definitions = _components(Doer)
    return _answer("who", {"type": "array", "items": doer}, definitions)


_SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "catalog": _catalog,
    "list": _list,
    "show": _show,
    "compare": _compare,
    "search": _search,
    "who": _who,
    "info": _info,
}


def _components(*records: type) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return references to the schemas of records, and all definitions these need."""
    references, found = msgspec.json.schema_components(records)
    definitions = {name: _with_texts(definition) for name, definition in found.items()}
    for definition in definitions.values():
        if "description" in definition:  # `python -OO` keeps no docstrings
            definition["description"] = inspect.cleandoc(definition["description"])
        # An answer leaves no key out, whether or not the record has a default for it.
        definition["required"] = list(definition["properties"])
        for field in definition["properties"].values():
            field.pop("default", None)
    return list(references), definitions


def _with_texts(schema: Any) -> Any:
    """Return a schema in which what is marked as text may be an object of texts by language."""
    if isinstance(schema, list):
        return [_with_texts(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if TEXT in schema:
        return {"$ref": "#/$defs/Text"}
    items = schema.get("items")
    if isinstance(items, dict) and TEXT in items:
        return {"$ref": "#/$defs/Texts"}
    return {key: _with_texts(part) for key, part in schema.items()}


def _by_language(schema: dict[str, Any], what: str) -> dict[str, Any]:
    languages = {"type": "object", "properties": dict.fromkeys(LANGUAGES, schema)}
    return {
        "description": f"{what} in the language asked for; with --lang all, an object with what "
        "there is in each language.",
        "anyOf": [schema, {**languages, "additionalProperties": False, "minProperties": 1}],
    }


def _answer(command: str, schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a command's answer. Keys may be added, so others are allowed."""
    head = {"$schema": _DIALECT, "title": f"rolecli {command} --json"}
    texts = {"type": "array", "items": {"type": "string"}}
    definitions |= {
        "Text": _by_language({"type": "string"}, "A text"),
        "Texts": _by_language(texts, "Texts"),
    }
    return {**head, **schema, "$defs": dict(sorted(definitions.items()))}
