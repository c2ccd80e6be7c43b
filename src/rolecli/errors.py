"""What can go wrong, and the exit code that says so."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple


class ExitCode(IntEnum):
    """The exit codes scripts may rely on."""

    ANSWERED = 0
    NOTHING_FOUND = 1
    WRONG_USAGE = 2
    CATALOG_INVALID = 3
    BUG = 70  # EX_SOFTWARE of sysexits.h
    INTERRUPTED = 130


class Choice(NamedTuple):
    """An entry that may have been meant."""

    id: str
    title: str
    kind: str


class RolecliError(Exception):
    """An error a user can understand and mend.

    Args:
        message: what is wrong, in one plain sentence.
        hint: what to do next, in one plain sentence; empty where there is nothing to say.
        candidates: what to choose from, shown between the message and the hint: entries, or lines.
    """

    exit_code = ExitCode.WRONG_USAGE

    def __init__(
        self, message: str, hint: str = "", candidates: Sequence[str | Choice] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.candidates = tuple(candidates)


class NothingFoundError(RolecliError):
    """The question was understood, but the catalog has no answer to it."""

    exit_code = ExitCode.NOTHING_FOUND


class UsageError(RolecliError):
    """The command was called in a way that cannot be answered."""


class CatalogError(RolecliError):
    """A catalog file cannot be read or breaks the catalog's rules."""

    exit_code = ExitCode.CATALOG_INVALID
