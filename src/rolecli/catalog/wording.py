"""pydantic's errors in words for people who write YAML."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rolecli.catalog.problems import Problem
from rolecli.catalog.reading import Document
from rolecli.i18n import _


def problems_of(
    error: ValidationError, model: type[BaseModel], document: Document, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's errors.

    Args:
        error: what pydantic says of a value.
        model: the model the value was held against.
        document: the file the value stands in.
        path: where in the file the value stands.
    """
    for detail in error.errors(include_url=False):
        yield _problem(detail, document, path)


def _problem(detail: ErrorDetails, document: Document, path: tuple[str | int, ...]) -> Problem:
    location = (*path, *detail["loc"])
    code, message, hint = _words(detail, str(location[-1]) if location else "")
    place = document.place(location, of_key=detail["type"] == "extra_forbidden")
    return Problem(place, code, _entry_id(document, path), message, hint)


def _entry_id(document: Document, path: tuple[str | int, ...]) -> str:
    value: Any = document.data
    for step in path:
        value = value[step]
    found = value.get("id") if path and isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


_TYPES = {
    "string_type": "text",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "float_type": "number",
}


def _words(detail: ErrorDetails, name: str) -> tuple[str, str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "missing-key", _("the key '{name}' is missing").format(name=name), ""
    if kind == "extra_forbidden":
        return "unknown-key", _("the key '{name}' is unknown").format(name=name), ""
    if kind == "literal_error":
        message = _("'{value}' is not one of {expected}").format(
            value=detail["input"], expected=context["expected"]
        )
        return "value", message, ""
    if kind in ("string_too_long", "too_long"):
        message = _("'{name}' is longer than {limit}").format(
            name=name, limit=context["max_length"]
        )
        return "length", message, ""
    if kind in ("string_too_short", "too_short"):
        return "empty", _("'{name}' is empty").format(name=name), ""
    if kind == "string_pattern_mismatch":
        message = _("'{value}' does not have the form of '{name}'").format(
            value=detail["input"], name=name
        )
        return "form", message, ""
    if kind in _TYPES:
        return _wrong_type(_TYPES[kind], detail["input"], name)
    return "value", detail["msg"], ""


def _wrong_type(expected: str, value: Any, name: str) -> tuple[str, str, str]:
    nouns = {
        "text": _("a text"),
        "list": _("a list"),
        "mapping": _("a mapping"),
        "number": _("a number"),
    }
    message = _("'{name}' must be {expected}").format(name=name, expected=nouns[expected])
    quotable = expected == "text" and not isinstance(value, (dict, list, type(None)))
    hint = _("YAML reads this value as no text: put it in quotes.") if quotable else ""
    return "type", message, hint
