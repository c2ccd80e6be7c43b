"""A report: what a page says, in what order, with no word on how it is drawn.

All text in a report is data. No writer may read it as markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

# "break" parts two texts in a cell: where a cell can have lines, they stand on two of them.
Style = Literal["plain", "strong", "faint", "match", "break"]


class EntryLink(NamedTuple):
    """An entry that a text names; its kind where that is known."""

    id: str
    kind: str = ""


class WebLink(NamedTuple):
    """A web address that a text names."""

    url: str


class Span(NamedTuple):
    """A piece of text in one style.

    Attributes:
        text: what is read.
        style: how it stands out.
        to: where it leads.
        lang: its language where that is not the one of the page.
    """

    text: str
    style: Style = "plain"
    to: EntryLink | WebLink | None = None
    lang: str = ""


Line = tuple[Span, ...]
Words = str | Span | Line


class Title(NamedTuple):
    """What the page is about."""

    text: Line


class Heading(NamedTuple):
    """What the blocks below are about; a minor one stands under another."""

    text: str
    minor: bool = False


class Paragraph(NamedTuple):
    """Running text."""

    text: Line


class Facts(NamedTuple):
    """Labels and what they stand for, one a line."""

    rows: Sequence[tuple[str, Line]]


class Bullets(NamedTuple):
    """Short texts, one a line.

    Attributes:
        items: the texts.
        signs: what stands in front of each; where there are none, what the medium has for that.
    """

    items: Sequence[Line]
    signs: Sequence[str] = ()

    def signed(self, otherwise: str) -> Iterator[tuple[str, Line]]:
        """Yield each text with what stands in front of it."""
        yield from zip(self.signs or [otherwise] * len(self.items), self.items, strict=True)


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        title: stands over the column.
        whole: its cells are never broken; those of other columns wrap at words.
        spare: it may be left out on a terminal that has no room for it.
    """

    title: str
    whole: bool = False
    spare: bool = False


class Table(NamedTuple):
    """Rows of cells under columns.

    Attributes:
        columns: one for each cell of a row.
        rows: the cells.
        group: the column by which rows are grouped; shown as a heading over them where the
            medium has headings, as a column elsewhere. -1 where there are no groups.
        listing: every row stands for itself, so that a pipe needs no column titles.
        by_column: where there is no room for all columns, what belongs to a column is shown
            together (a block an entry compared), not what belongs to a row.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Line]]
    group: int = -1
    listing: bool = False
    by_column: bool = False


Block = Title | Heading | Paragraph | Facts | Bullets | Table
Report = list[Block]


def line(*parts: Words) -> Line:
    """Return a line made of texts, spans and lines."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans += part
    return tuple(span for span in spans if span.text)


def strong(text: str) -> Span:
    """Return text that stands out."""
    return Span(text, "strong")


def faint(text: str) -> Span:
    """Return text that stands back."""
    return Span(text, "faint")


def joined(parts: Iterable[Words], separator: str | Span = ", ") -> Line:
    """Return the parts that are not empty as one line, with a separator between them."""
    lines = [found for found in map(line, parts) if found]
    return line(*(part for found in lines for part in (separator, found)))[1:]


def stacked(parts: Iterable[Words]) -> Line:
    """Return texts that belong into one cell, one below the other where that can be."""
    return joined(parts, Span("; ", "break"))


def text_of(spans: Line) -> str:
    """Return a line's text without its styles."""
    return "".join(span.text for span in spans)
