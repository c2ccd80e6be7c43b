"""Problems -> a JSON array, for scripts."""

from collections.abc import Iterator, Sequence
from typing import Any

from rolecli.catalog.problems import Problem
from rolecli.present.problems.json_text import json_text
from rolecli.present.problems.places import from_here


def report(problems: Sequence[Problem], _files: int) -> Iterator[str]:
    """Yield the problems as an array of objects, whose keys are only ever added to."""
    yield json_text([_object(problem) for problem in problems])


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": str(from_here(problem.place.file)),
        "line": problem.place.line,
        "column": problem.place.column,
        "entry": problem.entry or None,
        "message": problem.message,
        "hint": problem.hint or None,
    }
