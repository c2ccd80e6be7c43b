"""Problems of a catalog -> text for people, JSON, and what code hosts show beside the lines."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO
from unicodedata import combining, east_asian_width

from rolecli import __version__
from rolecli.catalog.problems import Problem
from rolecli.checks.rules import RULES
from rolecli.i18n import _, ngettext
from rolecli.text import printable

_EXCERPT = 100  # characters of the offending line that are shown
_WARNINGS = 50  # of each code that are shown to people
_WITHOUT_LINES = ("unreadable", "size")
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class ProblemFormat(StrEnum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def write_problems(
    problems: Sequence[Problem], files: int, form: ProblemFormat, stream: TextIO
) -> None:
    """Write problems to a stream.

    Args:
        problems: what was found, in the order in which it is to be shown.
        files: how many files were read.
        form: the format.
        stream: where to.
    """
    if form is ProblemFormat.TEXT:
        stream.write(_text(problems, files))
    elif form is ProblemFormat.GITHUB:
        stream.writelines(map(_annotation, problems))
    else:
        value: Any = (
            [_object(problem) for problem in problems]
            if form is ProblemFormat.JSON
            else _sarif(problems)
        )
        stream.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def _text(problems: Sequence[Problem], files: int) -> str:
    _lines.cache_clear()  # a file may have changed since
    met: Counter[str] = Counter()
    blocks: list[str] = []
    for problem in problems:
        if problem.severity == "warning":
            met[problem.code] += 1
        if met[problem.code] <= _WARNINGS:
            blocks.append(_block(problem))
    for code, count in met.items():
        if (more := count - _WARNINGS) > 0:
            said = ngettext(
                "{code}: {count} more warning; --format json has all of them.",
                "{code}: {count} more warnings; --format json has all of them.",
                more,
            )
            blocks.append(said.format(code=code, count=more) + "\n\n")
    return "".join([*blocks, _summary(problems, files)])


def _block(problem: Problem) -> str:
    """Return a problem with the line it stands in, a caret below it, and what to do."""
    line, caret = _excerpt(problem)
    lines = [printable(str(problem._replace(place=problem.place._replace(file=_shown(problem)))))]
    lines += [f"    {line}", f"    {caret}"] if line.strip() else []
    lines += [f"  {printable(problem.hint)}"] if problem.hint else []
    return "\n".join(lines) + "\n\n"


def _excerpt(problem: Problem) -> tuple[str, str]:
    lines = [] if problem.code in _WITHOUT_LINES else _lines(problem.place.file)
    number, column = problem.place.line - 1, problem.place.column - 1
    line = lines[number] if number < len(lines) else ""
    if "\0" in line:  # no text
        return "", ""
    start = max(0, column - _EXCERPT // 2) if len(line) > _EXCERPT else 0
    end = start + _EXCERPT
    before, behind = printable(line[start:column]), printable(line[column:end])
    before = f"…{before}" if start else before
    return f"{before}{behind}{'…' * (end < len(line))}", " " * _width(before) + "^"


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes (Unicode's UAX #11)."""
    return sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WF") for sign in text)


@lru_cache
def _lines(file: Path) -> list[str]:
    if not file.is_file():  # a pipe can be read once only
        return []
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []


def _summary(problems: Sequence[Problem], files: int) -> str:
    read = ngettext("{count} file checked", "{count} files checked", files).format(count=files)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    counts = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
    ]
    found = [count for count, number in zip(counts, (errors, warnings), strict=True) if number]
    result = ", ".join(found) or _("no problems")
    return f"{read}: {result}\n"


def _shown(problem: Problem) -> Path:
    """Return the problem's file as seen from the current folder, if it lies below it."""
    file = problem.place.file.absolute()
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": printable(str(_shown(problem))),
        "line": problem.place.line,
        "column": problem.place.column,
        "entry": problem.entry or None,
        "message": problem.message,
        "hint": problem.hint or None,
    }


def _annotation(problem: Problem) -> str:
    """Return a GitHub Actions workflow command (its documentation: "Workflow commands")."""
    properties = {
        "file": printable(_shown(problem).as_posix()),
        "line": problem.place.line,
        "col": problem.place.column,
        "title": f"rolecli: {problem.code}",
    }
    said = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    return f"::{problem.severity} {said}::{_escaped(_sentences(problem))}\n"


def _sentences(problem: Problem) -> str:
    entry = _("entry '{id}': ").format(id=problem.entry) if problem.entry else ""
    return f"{entry}{problem.message}. {problem.hint}".rstrip(" .") + "."


def _escaped(text: str, more: str = "") -> str:
    return "".join(
        f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else printable(sign) for sign in text
    )


def _sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    """Return a SARIF 2.1.0 log (OASIS standard)."""
    driver = {
        "name": "rolecli",
        "version": __version__,
        "rules": [
            {
                "id": rule.code,
                "shortDescription": {"text": rule.what},
                "fullDescription": {"text": rule.why},
                "defaultConfiguration": {"level": rule.severity},
            }
            for rule in RULES.values()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": _results(problems),
    }
    return {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _results(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [
        {
            "ruleId": problem.code,
            "level": problem.severity,
            "message": {"text": _sentences(problem)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _address(_shown(problem))},
                        "region": {
                            "startLine": problem.place.line,
                            "startColumn": problem.place.column,
                        },
                    }
                }
            ],
        }
        for problem in problems
    ]


def _address(file: Path) -> str:
    from urllib.parse import quote  # slow to load

    return file.as_uri() if file.is_absolute() else quote(os.fsencode(file.as_posix()))
