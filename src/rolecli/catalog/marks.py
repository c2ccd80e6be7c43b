"""What a field of the format says of its values: what they are, and how else people write them.

`facts.py` reads what they are. References take names for ids, choices German words for English
ones, mappings a plain text for their most important value: all become what the catalog holds.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from rolecli.terms import GERMAN

_BY_NAME = "The id of an entry, its title or another of its names."


class Called(NamedTuple):
    """Marks what an entry goes by, by language."""

    form: Literal["title", "feminine", "alias"]


class Said(NamedTuple):
    """Marks a text by language; `field` is what searches call it, if not the entry's field."""

    field: str = ""


class Id(str):
    """The id of an entry that a file calls otherwise: by the name that is `written` there."""

    __slots__ = ("written",)
    written: str

    @classmethod
    def of(cls, key: str, written: str) -> str:
        """Return an id that remembers what was written for it; the id itself if it was that."""
        if key == written:
            return key
        made = cls(key)
        made.written = written
        return made


class OfKinds(NamedTuple):
    """Marks an id, see `Ref`, that is a key or is checked elsewhere; it remembers its name."""

    kinds: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        resolve = _resolving(self.kinds)

        def resolved(written: str, info: ValidationInfo) -> str:
            return Id.of(resolve(written, info), written)

        return core_schema.with_info_after_validator_function(resolved, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"description": _BY_NAME} | handler(schema)


class Ref(NamedTuple):
    """Marks the id of another entry, or its name, which becomes the id.

    Says of which kinds the other may be, and what it is to this one.
    """

    relation: str
    kinds: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            _resolving(self.kinds), handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"description": _BY_NAME} | handler(schema)


class Above(Ref):
    """Marks the id of an entry that lies above this one: nothing may lie above itself."""

    __slots__ = ()


def _resolving(kinds: tuple[str, ...]) -> Callable[[str, ValidationInfo], str]:
    """Return what makes ids of names, by the directory of the catalog that is read."""

    def resolve(written: str, info: ValidationInfo) -> str:
        ids = info.context and info.context.get("directory")  # {kinds: {name or id: id}}
        return ids[kinds][written] if ids is not None else written

    return resolve


class Choice(NamedTuple):
    """Marks a choice of English values: each may be written with its German word as well."""

    values: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        words = english(self.values)

        def translated(value: Any) -> Any:
            return words.get(value, value) if isinstance(value, str) else value

        return core_schema.no_info_before_validator_function(translated, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"enum": spellings(self.values)}


def spellings(values: Sequence[str]) -> list[str]:
    """Return all that may be written for some English values: them first, then German words."""
    return list(dict.fromkeys([*values, *english(values)]))


def english(values: Sequence[str]) -> dict[str, str]:
    """Return the values that German words stand for: nouns may begin with a small letter."""
    words = {GERMAN[value]: value for value in values if value in GERMAN}
    return words | {word.lower(): value for word, value in words.items()}


class Plain(NamedTuple):
    """Marks a mapping that may be written as a plain text: the value of `key` alone."""

    key: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        key = self.key

        def spelled_out(value: Any) -> Any:
            return {key: value} if isinstance(value, str) else value

        return core_schema.no_info_before_validator_function(spelled_out, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        mapping = handler(schema)
        whole = handler.resolve_ref_schema(mapping)
        whole |= _of_text(whole["properties"][self.key]) | {"type": ["object", "string"]}
        return mapping


def _of_text(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return the keywords of a schema that bind a text."""
    return {key: schema[key] for key in ("minLength", "maxLength", "pattern") if key in schema}
