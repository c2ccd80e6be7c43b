"""pydantic's errors in words for people who write YAML."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rolecli.catalog.problems import Problem
from rolecli.catalog.reading import Document, shown
from rolecli.i18n import LANGUAGES, _


def problems_of(
    error: ValidationError, document: Document, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's errors.

    Args:
        error: what pydantic says of a value.
        document: the file the value stands in.
        path: where in the file the value stands.
    """
    for detail in error.errors(include_url=False):
        yield _problem(detail, document, path)


def _problem(detail: ErrorDetails, document: Document, path: tuple[str | int, ...]) -> Problem:
    location, of_key = _written((*path, *detail["loc"]), document)
    code, message, hint = _words(detail, _name(location[:-1] if of_key else location))
    place = document.place(location, of_key=of_key or detail["type"] == "extra_forbidden")
    return Problem(place, code, _entry_id(document, path), message, hint)


def _written(
    location: tuple[str | int, ...], document: Document
) -> tuple[tuple[str | int, ...], bool]:
    """Return a location of pydantic's as the file has it, and whether a key is meant.

    The language of a plain text and the mark of a key are pydantic's own steps.
    """
    value: Any = document.data
    steps: list[str | int] = []
    for step in location:
        if step in LANGUAGES and not isinstance(value, dict):
            continue
        inside = isinstance(value, dict) and step in value
        inside = inside or (isinstance(value, list) and isinstance(step, int))
        if step == "[key]" and not inside:
            return tuple(steps), True
        steps.append(step)
        value = value[step] if inside else None
    return tuple(steps), False


def _name(location: tuple[str | int, ...]) -> str:
    """Return the last key of a location, with the numbers of list items: `topics[0]`."""
    name = ""
    for step in location:
        name = f"{name}[{step}]" if isinstance(step, int) else step
    return name


def _entry_id(document: Document, path: tuple[str | int, ...]) -> str:
    value: Any = document.data
    for step in path:
        value = value[step]
    found = value.get("id") if path and isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _words(detail: ErrorDetails, name: str) -> tuple[str, str, str]:
    """Return code, message and hint for an error of pydantic's at the key `name`."""
    kind, context = detail["type"], detail.get("ctx", {})
    messages = {
        "missing": ("missing-key", _("the key '{name}' is missing")),
        "extra_forbidden": ("unknown-key", _("the key '{name}' is unknown")),
        "literal_error": ("value", _("'{value}' is not one of {expected}")),
        "string_too_long": ("length", _("'{name}' is longer than {max_length} characters")),
        "too_long": ("length", _("'{name}' has more than {max_length} values")),
        "string_too_short": ("empty", _("'{name}' is empty")),
        "too_short": ("length", _("'{name}' has fewer than {min_length} values")),
        "string_pattern_mismatch": ("form", _("'{value}' does not have the form of '{name}'")),
        "string_type": ("type", _("'{name}' must be a text")),
        "list_type": ("type", _("'{name}' must be a list")),
        "dict_type": ("type", _("'{name}' must be a mapping")),
        "model_type": ("type", _("'{name}' must be a mapping")),
        "float_type": ("type", _("'{name}' must be a number")),
        "finite_number": ("type", _("'{name}' must be a number")),
    }
    if kind == "model_type" and not name:
        return "type", _("a catalog file is a mapping with keys such as 'roles'"), ""
    code, message = messages.get(kind, ("value", detail["msg"]))
    value = detail["input"]
    quotable = kind == "string_type" and not isinstance(value, (dict, list, type(None)))
    hint = _("YAML reads this value as no text: put it in quotes.") if quotable else ""
    return code, message.format(name=shown(name), value=shown(value), **context), hint
