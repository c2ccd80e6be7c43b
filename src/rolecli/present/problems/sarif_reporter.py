"""Problems -> a SARIF 2.1.0 log (OASIS standard), for code hosts and editors."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rolecli import __version__
from rolecli.catalog.problems import Problem
from rolecli.i18n import ngettext
from rolecli.present.problems.json_text import json_text
from rolecli.present.problems.places import Repository
from rolecli.present.problems.sentences import sentences

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST = 25_000  # results of a run; GitHub refuses a log with more


def report(problems: Sequence[Problem], _files: int) -> Iterator[str]:
    """Yield a log with one run; where there are too many problems, warnings are left out first."""
    repository = Repository()
    shown = problems
    if len(problems) > _MOST:
        shown = sorted(problems, key=lambda problem: problem.severity != "error")[:_MOST]
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, repository) for problem in shown],
    }
    if left_out := len(problems) - len(shown):
        run["invocations"] = [_invocation(left_out)]
    yield json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver() -> dict[str, Any]:
    from rolecli.checks.rules import RULES  # slow to load, and for SARIF only

    rules = [
        {
            "id": rule.code,
            "shortDescription": {"text": rule.what},
            "fullDescription": {"text": rule.why},
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in RULES.values()
    ]
    return {"name": "rolecli", "version": __version__, "rules": rules}


def _result(problem: Problem, repository: Repository) -> dict[str, Any]:
    file, line, column = problem.place
    location = {
        "artifactLocation": {"uri": _address(repository.path(file))},
        "region": {"startLine": line, "startColumn": column},
    }
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": sentences(problem)},
        "locations": [{"physicalLocation": location}],
    }


def _invocation(left_out: int) -> dict[str, Any]:
    """Return what SARIF calls a run of the tool, with a note on what the log leaves out."""
    said = ngettext(
        "{count} more problem; --format json has all of them.",
        "{count} more problems; --format json has all of them.",
        left_out,
    )
    note = {"level": "note", "message": {"text": said.format(count=left_out)}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [note]}


def _address(file: Path) -> str:
    from urllib.parse import quote  # slow to load

    return file.as_uri() if file.is_absolute() else quote(os.fsencode(file.as_posix()))
