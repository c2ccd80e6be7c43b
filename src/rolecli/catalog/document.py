"""What a file holds, and where in it each value stands; YAML and JSON look alike from here on."""

import re
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from rolecli.catalog.problems import Place, Problem
from rolecli.i18n import _

MAX_DEPTH = 40
MAX_VALUES = 2_000_000  # keys too, aliases expanded; ESCO whole, in two languages, has 1,218,428

_LONGEST_SHOWN = 80  # characters of a value in a message


class Spot(NamedTuple):
    """A place in a text as parsers count: from 0."""

    line: int
    column: int


START = Spot(0, 0)


class Found(NamedTuple):
    """Where a value stands, and the key or index that leads to it."""

    key: Spot
    value: Spot


class Document(NamedTuple):
    """What a file holds.

    `locate` finds the value at a path, or the deepest one on it that is there. It may read the
    text again: places are asked for only where a problem is shown.
    """

    file: Path
    data: Any
    locate: Callable[[Iterable[Hashable]], Found]

    def place(self, path: Iterable[Hashable], *, of_key: bool = False) -> Place:
        """Return where the value (or the key) at `path` stands.

        Where the path leads to nothing, the place of the deepest value on it that is there.
        """
        found = self.locate([getattr(step, "written", step) for step in path])
        return place_of(self.file, found.key if of_key else found.value)


class UnreadableError(Exception):
    """A file that holds no data at all; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def unreadable(
    file: Path, code: str, message: str, spot: Any = START, hint: str = ""
) -> UnreadableError:
    """Return the error for a file of which nothing can be used."""
    return UnreadableError(Problem(place_of(file, spot), code, "", message, hint))


def too_deep(file: Path, spot: Any) -> UnreadableError:
    """Return the error for a value that lies too deep in others."""
    return unreadable(
        file, "depth", _("nested deeper than {limit} levels").format(limit=MAX_DEPTH), spot
    )


def too_many(file: Path, spot: Any, *, by_alias: bool = False) -> UnreadableError:
    """Return the error for a file with more values than a catalog can have."""
    if by_alias:
        message = _("aliases expand to more than {limit} values").format(limit=MAX_VALUES)
        return unreadable(file, "aliases", message, spot)
    message = _("the file has more than {limit} values").format(limit=MAX_VALUES)
    return unreadable(file, "size", message, spot, _("Split the file."))


def duplicate_key(file: Path, key: str, spot: Any) -> Problem:
    """Return the problem of a key that stands in its mapping already."""
    message = _("the key '{key}' appears here a second time").format(key=shown(key))
    return Problem(place_of(file, spot), "duplicate-key", "", message, _("Remove one of the two."))


def half_character(file: Path, spot: Any) -> UnreadableError:
    """Return the error for an escape that stands for half a character or for none."""
    message = _("the number after the backslash stands for no character")
    return unreadable(file, "syntax", message, spot, _("Write the character itself."))


def place_of(file: Path, spot: Any) -> Place:
    """Return a spot or a parser's mark in a file as people count."""
    return Place(file, spot.line + 1, spot.column + 1)


def spot_of(text: str, index: int) -> Spot:
    """Return the place of a character of `text`."""
    lines = re.split("\r\n|\r|\n", text[:index])
    return Spot(len(lines) - 1, len(lines[-1]))


def shown(value: Any) -> str:
    """Return a value of a file as messages show it: short, and never what lies inside it."""
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    if value is None:
        return "null"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
