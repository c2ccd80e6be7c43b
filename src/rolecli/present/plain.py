"""Reports as plain text for pipes: one line a row, nothing wrapped, cut or coloured."""

from collections.abc import Iterator
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
    Table,
    Title,
    text_of,
)
from rolecli.text import printable


def write(report: Report, output: Output) -> None:
    """Write a report; the cells of a row are parted by tabs."""
    for number, block in enumerate(report):
        if number and not isinstance(report[number - 1], Heading):
            output.stream.write("\n")
        output.stream.writelines(line + "\n" for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text) | Paragraph(text):
            yield _text(text)
        case Heading(text):
            yield printable(text)
        case Facts(rows):
            yield from (f"{printable(label)}:\t{_text(text)}" for label, text in rows)
        case Bullets():
            yield from (f"{sign} {_text(item)}" for sign, item in block.signed("-"))
        case Table():
            if not block.listing:
                yield "\t".join(printable(column.title) for column in block.columns)
            yield from ("\t".join(_text(cell) for cell in row) for row in block.rows)
        case _:
            assert_never(block)


def _text(line: Line) -> str:
    return printable(text_of(line))
