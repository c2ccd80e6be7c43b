"""The formats an answer can be written in, and the writer of each."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, assert_never

if TYPE_CHECKING:  # a report is laid out for people only
    from rolecli.present.report import Report


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"
    YAML = "yaml"
    CSV = "csv"


SUFFIXES = {
    ".txt": Format.PLAIN,
    ".md": Format.MARKDOWN,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
    ".csv": Format.CSV,
}


class Output(NamedTuple):
    """Where an answer goes: an open stream, its width in columns (None: ask the terminal)."""

    stream: TextIO
    colour: bool = True
    width: int | None = None


def write(answer: Any, page: Callable[[Any], "Report"], form: Format, output: Output) -> None:
    """Write an answer.

    Args:
        answer: a record or a list of records.
        page: lays the answer out for people.
        form: how to write it; data formats ignore `page`.
        output: where to.
    """
    match form:  # each writer is loaded when it is needed: rich alone takes longer than an answer
        case Format.TABLE:
            from rolecli.present import terminal

            terminal.write(page(answer), output.stream, colour=output.colour, width=output.width)
        case Format.PLAIN:
            from rolecli.present import plain

            plain.write(page(answer), output.stream)
        case Format.MARKDOWN:
            from rolecli.present import markdown

            markdown.write(page(answer), output.stream)
        case Format.JSON | Format.JSONL | Format.YAML | Format.CSV:
            from rolecli.present import data

            data.write(answer, output.stream, form.value)
        case _:
            assert_never(form)
