"""A problem of a catalog: what is wrong, where, and what to do about it."""

from pathlib import Path
from typing import Literal, NamedTuple

from rolecli.i18n import _

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A place in a file; line and column count from 1, the column in characters."""

    file: Path
    line: int
    column: int


class Problem(NamedTuple):
    """Something wrong with a catalog.

    `code` is stable and meant for scripts; `entry` is the id of the entry it belongs to, or
    empty; `hint` says what to do next, or is empty. A warning does not keep the catalog from
    being used.
    """

    place: Place
    code: str
    entry: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        told = "{code}" if self.severity == "error" else _("{code} (warning)")
        code = told.format(code=self.code)
        entry = _("entry '{id}': ").format(id=self.entry) if self.entry else ""
        file, line, column = self.place
        return f"{file}:{line}:{column}: {code}: {entry}{self.message}"
