"""Reports as Markdown (GitHub's dialect); catalog text is escaped."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from rolecli.present.formats import Output
from rolecli.present.report import (
    Block,
    Bullets,
    Facts,
    Heading,
    Line,
    Paragraph,
    Report,
    Span,
    Table,
    Title,
    line,
    text_of,
)
from rolecli.text import printable

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|#~&$])")
_LINE_START = re.compile(r"^\s*(?:\d+(?=[.)])|(?=[-+=]))")  # a sign escaped there starts no list
_MARKS = {"plain": "", "faint": "", "strong": "**", "match": "**", "break": ""}


def write(report: Report, output: Output) -> None:
    """Write a report; blocks are parted by empty lines."""
    output.stream.write("\n\n".join("\n".join(_lines(block)) for block in report) + "\n")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text):
            yield f"# {_escaped(text_of(text))}"
        case Heading(text):
            yield f"{'###' if block.minor else '##'} {_escaped(text)}"
        case Paragraph(text):
            yield _marked(text)
        case Facts(rows):
            yield from (f"- **{_escaped(label)}:** {_marked(text)}" for label, text in rows)
        case Bullets():
            for sign, item in block.signed(""):
                yield " ".join(filter(None, ("-", sign, _marked(item))))
        case Table():
            yield _row(line(column.title) for column in block.columns)
            yield "|" + " --- |" * len(block.columns)
            yield from (_row(row) for row in block.rows)
        case _:
            assert_never(block)


def _row(cells: Iterable[Line]) -> str:
    return "| " + " | ".join(_marked(cell) for cell in cells) + " |"


def _marked(text: Line) -> str:
    return "".join(map(_span, text)).strip(" ")  # an indented text would be read as code


def _span(span: Span) -> str:
    if span.style == "break":
        return "<br>"
    mark = _MARKS[span.style]
    inner = span.text.strip()
    if not mark or not inner:
        return _escaped(span.text)
    # A mark beside a space would not be read as one.
    before, _, after = span.text.partition(inner)
    return f"{before}{mark}{_escaped(inner)}{mark}{after}"


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\g<0>\\", _SIGNS.sub(r"\\\1", printable(text)))
