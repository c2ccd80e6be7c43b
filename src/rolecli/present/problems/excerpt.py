"""The line in which a problem stands, with a caret below the place."""

from functools import cache
from pathlib import Path
from unicodedata import combining, east_asian_width

from rolecli.catalog.problems import Problem
from rolecli.present.problems.log_lines import moved, plain_line
from rolecli.text import printable

_LENGTH = 100  # characters of the line that are shown
_WITHOUT_LINES = ("unreadable", "size")


class Excerpts:
    """Lines of the files at fault; each file is read once."""

    def __init__(self) -> None:
        self._lines = cache(_lines)

    def of(self, problem: Problem) -> tuple[str, str] | None:
        """Return the line of a problem and one with a caret, or nothing if there is none."""
        lines = [] if problem.code in _WITHOUT_LINES else self._lines(problem.place.file)
        number, column = problem.place.line - 1, problem.place.column - 1
        line = lines[number] if number < len(lines) else ""
        if "\0" in line or not line.strip():  # no text
            return None
        start = max(0, column - _LENGTH // 2) if len(line) > _LENGTH else 0
        end = start + _LENGTH
        before, behind = printable(line[start:column]), printable(line[column:end])
        before = f"…{before}" if start else before
        shown = f"{before}{behind}{'…' * (end < len(line))}"
        plain = plain_line(shown)
        return plain, " " * _width(plain[: moved(shown, len(before))]) + "^"


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes (Unicode's UAX #11)."""
    return sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WF") for sign in text)


def _lines(file: Path) -> list[str]:
    if not file.is_file():  # a pipe can be read once only
        return []
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []
