"""What a rule is: a code, its words, and what finds the places where it is broken."""

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from rolecli.catalog.facts import Steps
from rolecli.catalog.loading import Loaded, Located
from rolecli.catalog.problems import Problem, Severity


class Breach(NamedTuple):
    """A place where a rule is broken: `steps` lead there from the entry; `hint` may be empty."""

    located: Located[Any]
    steps: Steps
    message: str
    hint: str = ""


class Rule(NamedTuple):
    """A rule of a catalog.

    `code` is stable: scripts and comments in other people's repositories name it. `what` is what
    its problem says, `why` the reason for the rule. `find` yields the breaches; a rule without it
    is noticed while the files are read. `needs` tells in what state a catalog must be for `find`
    to be right: "whole" if every file could be read, "sound" if there are no errors.
    """

    code: str
    what: str
    why: str
    find: Callable[[Loaded], Iterable[Breach]] | None = None
    severity: Severity = "error"
    needs: Literal["", "whole", "sound"] = ""

    def problem(self, breach: Breach) -> Problem:
        """Return the problem that a breach is."""
        located, steps, message, hint = breach
        place, entry = located.place(*steps), located.entry.id
        return Problem(place, self.code, entry, message, hint, self.severity)
