"""A problem of a catalog: what is wrong, where, and what to do about it."""

from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: Path
    line: int
    column: int


class Problem(NamedTuple):
    """Something wrong with a catalog.

    `code` is stable and meant for scripts; `entry` is the id of the entry it belongs to, or
    empty; `hint` says what to do next, or is empty.
    """

    place: Place
    code: str
    entry: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.place.file}:{self.place.line}:{self.place.column}: {self.code}: "
        return where + (f"'{self.entry}': " if self.entry else "") + self.message
