"""What pydantic finds wrong with an entry, as problems in words for people who write YAML."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rolecli.catalog.document import Document, shown
from rolecli.catalog.format import BRANCHES, CONTROL, SLUG_PATTERN, UNSEEN
from rolecli.catalog.marks import spellings
from rolecli.catalog.phrases import did_you_mean
from rolecli.catalog.problems import Problem
from rolecli.i18n import LANGUAGES, _, spoken
from rolecli.terms import GERMAN
from rolecli.text import slug


def problems_of(
    error: ValidationError, model: type[BaseModel], document: Document, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's errors.

    Args:
        error: what pydantic says of a value.
        model: what the value should have been.
        document: the file the value stands in.
        path: where in the file the value stands.
    """
    for detail in error.errors(include_url=False):
        steps = detail["loc"]
        location, of_key = _written((*path, *steps), document)
        code, message, hint = _words(detail, _name(location[:-1] if of_key else location), of_key)
        if code == "unknown-key":
            hint = did_you_mean(str(steps[-1]), _keys(model, steps[:-1]))
        place = document.place(location, of_key=of_key or code == "unknown-key")
        yield Problem(place, code, _entry_id(document, path), message, hint)


def _keys(model: type[BaseModel], steps: Iterable[str | int]) -> set[str]:
    """Return the keys of the mapping that lies `steps` below a model."""
    models = [model]
    for step in steps:
        inner = [
            found
            for outer in models
            for name, field in outer.model_fields.items()
            if (field.alias or name) == step
            for found in _models(field.annotation)
        ]
        models = inner or models
    return {field.alias or name for last in models for name, field in last.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _written(
    location: tuple[str | int, ...], document: Document
) -> tuple[tuple[str | int, ...], bool]:
    """Return a location of pydantic's as the file has it, and whether a key is meant.

    The language of a plain text, the key of a plain task, the branch of a union and the mark of a
    key are pydantic's own steps.
    """
    value: Any = document.data
    steps: list[str | int] = []
    for step in location:
        if step in BRANCHES or (step in LANGUAGES and not isinstance(value, dict)):
            continue
        if isinstance(value, str) and step != "[key]":  # it stands for a mapping
            continue
        inside = isinstance(value, dict) and step in value
        inside = inside or (isinstance(value, list) and isinstance(step, int))
        if step == "[key]" and not inside:
            return tuple(steps), True
        steps.append(step)
        value = value[step] if inside else None
    return tuple(steps), False


def _name(location: tuple[str | int, ...]) -> str:
    """Return the last key of a location, with list items and languages: `traits[0].de`."""
    name = ""
    for step in location:
        if isinstance(step, int):
            name = f"{name}[{step}]"
        else:
            name = f"{name}.{step}" if name and step in LANGUAGES else step
    return name


def _entry_id(document: Document, path: tuple[str | int, ...]) -> str:
    value: Any = document.data
    for step in path:
        value = value[step]
    found = value.get("id") if path and isinstance(value, dict) else None
    return shown(found) if isinstance(found, str) else ""


def _words(detail: ErrorDetails, name: str, of_key: bool) -> tuple[str, str, str]:
    """Return code, message and hint for an error of pydantic's at the key `name`."""
    kind, context = detail["type"], detail.get("ctx", {})
    value = detail["input"]
    if kind == "string_pattern_mismatch":
        return _pattern_words(str(value), context["pattern"], name)
    if kind == "model_type" and not name:
        message = _("a catalog file is a mapping with keys such as 'roles'")
        return "type", message, _("Write 'roles:' or 'concepts:' and the entries below it.")
    if name == "sources" and kind in ("missing", "too_short"):
        hint = _("Name the id of at least one source.")
        return "no-source", _("a figure without a source"), hint
    if kind == "literal_error":
        return _choice_words(value, context["expected"], of_key or name == "language")
    messages = {
        "missing": ("missing-key", _("the key '{name}' is missing")),
        "extra_forbidden": ("unknown-key", _("the key '{name}' is unknown")),
        "string_too_long": ("length", _("'{name}' is longer than {max_length} characters")),
        "too_long": ("length", _("'{name}' has more than {max_length} values")),
        "string_too_short": ("empty", _("'{name}' is empty")),
        "too_short": (
            ("length", _("'{name}' has fewer than {min_length} values"))
            if context.get("min_length") != 1
            else ("empty", _("'{name}' is empty"))
        ),
        "string_type": ("type", _("'{name}' must be a text")),
        "list_type": ("type", _("'{name}' must be a list")),
        "dict_type": ("type", _("'{name}' must be a mapping")),
        "model_type": ("type", _("'{name}' must be a mapping")),
        "float_type": ("type", _("'{name}' must be a number")),
        "finite_number": ("type", _("'{name}' must be a number")),
    }
    code, message = messages.get(kind, ("value", _("'{name}' cannot have this value")))
    return code, message.format(name=shown(name), **context), _type_hint(kind, value)


def _type_hint(kind: str, value: Any) -> str:
    if kind.endswith("_type") and value is None:
        return _("This is empty: write a value, or leave the key out.")
    if kind == "string_type" and not isinstance(value, (dict, list)):
        return _("YAML does not read this value as text: put it in quotes.")
    hints = {
        "list_type": _("Write '- ' before each of its values, or all in brackets: [a, b]."),
        "float_type": _("Write it without quotes or a unit, and with a decimal point: 4.6"),
        "finite_number": _("Write it without quotes or a unit, and with a decimal point: 4.6"),
        "dict_type": _("Write a key, ': ' and a value on each line."),
        "model_type": _("Write a key, ': ' and a value on each line."),
    }
    return hints.get(kind, "")


def _choice_words(value: Any, expected: str, of_language: bool) -> tuple[str, str, str]:
    """Tell that a value is none of those that pydantic lists: "'a', 'b' or 'c'"."""
    choices = re.findall("'([^']*)'", expected)
    *others, last = (
        GERMAN.get(choice, choice) if spoken() == "de" else choice for choice in choices
    )
    listed = _(" or ").join([", ".join(others), last])
    message = _("'{value}' is not one of {expected}").format(value=shown(value), expected=listed)
    hint = did_you_mean(value, spellings(choices)) if isinstance(value, str) else ""
    return "language" if of_language else "value", message, hint


def _pattern_words(value: str, pattern: str, name: str) -> tuple[str, str, str]:
    if (found := re.search(CONTROL, value)) and pattern != SLUG_PATTERN:
        message = _("'{name}' has the character U+{code:04X}, which does not belong in a text")
        return "character", message.format(name=shown(name), code=ord(found[0])), _("Remove it.")
    if UNSEEN in pattern:
        hint = _("It holds nothing but characters that nobody sees.")
        return "empty", _("'{name}' is empty").format(name=shown(name)), hint
    if pattern == SLUG_PATTERN:
        message = _("'{value}' is not an id: use lowercase letters, digits and hyphens")
        proposed = slug(value)
        hint = _("For example '{id}'.").format(id=shown(proposed)) if proposed else ""
        return "slug", message.format(value=shown(value)), hint
    message = _("'{value}' does not have the form of '{name}'")
    return "form", message.format(value=shown(value), name=shown(name)), _form_hint(name)


def _form_hint(name: str) -> str:
    """Return what a value of this key looks like."""
    address = _("An address begins with http:// or https:// and has no spaces.")
    hints = {
        "isco08": _("An ISCO-08 code has one to four digits."),
        "kldb2010": _("A KldB 2010 code has five digits."),
        "language": _("A language has a code of two or three lowercase letters, such as 'de'."),
        "uri": address,
        "url": address,
    }
    return hints.get(name, "")
