"""JSON Schema of the catalog files, for editors and for checks without rolecli.

In draft-07, because the YAML language server knows no later draft well. Alternatives of different
types are one schema with several `type`s, not an `anyOf`: a mistake is then named where it
stands, not as "matches none of these".
"""

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from rolecli.catalog.format import CONTROL, UNSEEN, CatalogFile
from rolecli.catalog.loading import SECTIONS

_DIALECT = "http://json-schema.org/draft-07/schema#"
_TITLE = "rolecli catalog file"

# A text without control characters that shows more than spaces; those around it are dropped.
_TEXT_PATTERN = rf"^\s*[{UNSEEN}]*[^\s{UNSEEN}{CONTROL[1:-1]}][^{CONTROL[1:-1]}]*\s*$"
_LANGUAGE_NAMES = {"de": "In German.", "en": "In English."}


def catalog_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of a catalog file."""
    return CatalogFile.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Generator
    )


class _Generator(GenerateJsonSchema):
    """pydantic's schemas, made to fit draft-07 and what the checks accept."""

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        made = super().generate(schema, mode)
        definitions = made.pop("$defs")
        extension = definitions.pop("RoleExtension")
        definitions["RoleEntry"] = _either(definitions["RoleEntry"], extension, "extends")
        made["properties"]["roles"]["items"] = {"$ref": "#/definitions/RoleEntry"}
        for name in SECTIONS:  # a section whose entries are all still commented out
            made["properties"][name]["type"] = ["array", "null"]
        return {"$schema": _DIALECT, "title": _TITLE, **made, "definitions": definitions}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title", None)  # a name of the program's code
        return made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False

    def model_field_schema(self, schema: core_schema.ModelField) -> JsonSchemaValue:
        # Its description will stand beside it; draft-07 overlooks what stands beside a $ref.
        return dict(self.resolve_ref_schema(super().model_field_schema(schema)))

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = dict(super().default_schema(schema))
        if not isinstance(made.get("default"), str):  # nothing, written in many ways
            made.pop("default", None)
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        made = super().str_schema(schema)
        return made | {"pattern": _TEXT_PATTERN} if schema.get("strip_whitespace") else made

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        languages = made.get("propertyNames", {}).get("enum")
        if not languages:
            return made
        # What is no mapping stands in the language of its file.
        plain = made["additionalProperties"]
        properties = {name: plain | {"description": _LANGUAGE_NAMES[name]} for name in languages}
        del made["propertyNames"]
        return _merged([plain, made | {"properties": properties, "additionalProperties": False}])

    def get_flattened_anyof(self, schemas: list[JsonSchemaValue]) -> JsonSchemaValue:
        if any(self._is_role(schema) for schema in schemas):
            return super().get_flattened_anyof(schemas)
        return _merged([self.resolve_ref_schema(schema) for schema in schemas])

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        choices = map(self.generate_inner, schema["choices"].values())
        return _merged([self.resolve_ref_schema(choice) for choice in choices])

    def _is_role(self, schema: JsonSchemaValue) -> bool:
        return "Role" in schema.get("$ref", "")


def _merged(schemas: list[JsonSchemaValue]) -> JsonSchemaValue:
    """Return one schema for values of several types, each of which has keywords of its own."""
    made: JsonSchemaValue = {}
    types: list[str] = []
    for schema in schemas:
        kinds = schema["type"]
        types += kinds if isinstance(kinds, list) else [kinds]
        if shared := made.keys() & schema.keys() - {"type", "description"}:
            raise ValueError(f"both have {shared}")
        made |= schema
    if "enum" in made and "null" in types:
        made["enum"] = [*made["enum"], None]
    return made | {"type": types}


def _either(whole: JsonSchemaValue, extension: JsonSchemaValue, key: str) -> JsonSchemaValue:
    """Return one schema for an entry that extends another, where it has `key`, or is whole.

    An editor offers the keys of both; what only a whole entry must have or may not have is asked
    of those without `key`.
    """
    required = [name for name in extension["required"] if name != key]
    stricter = {
        name: _difference(field, extension["properties"][name])
        for name, field in whole["properties"].items()
    }
    described = {key: whole[key] for key in ("description",) if key in whole}  # none with -OO
    return extension | {
        **described,
        "required": required,
        "if": {"required": [key]},
        "else": {
            "required": [name for name in whole["required"] if name not in required],
            "properties": {name: field for name, field in stricter.items() if field},
        },
    }


def _difference(field: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keywords in which `field` is stricter than `other`."""
    return {
        keyword: value
        for keyword, value in field.items()
        if keyword != "description" and other.get(keyword) != value
    }
