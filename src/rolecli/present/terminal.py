"""Reports drawn on a terminal; the only place that knows rich."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Any, assert_never

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style as Drawn
from rich.style import StyleType
from rich.text import Text

from rolecli.present import PAGE_WIDTH
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
    Style,
    Table,
    Title,
    WebLink,
    text_of,
)
from rolecli.present.wrapping import beginnings
from rolecli.signs import in_signs_of
from rolecli.text import printable

# Only attributes and colours that can be read on dark and on light ground: bright blue has a
# contrast of 4.5 and more on both; what is dim has not (tests/present/test_colours.py).
_STYLES: dict[Style, str] = {
    "plain": "",
    "strong": "bold",
    "faint": "italic",
    "match": "bold underline",
    "break": "",
}
_WEB_ADDRESS = "https?://[!-~]+"  # ASCII, no blanks, no controls
_LABEL = "bright_blue"
_HEADING = f"bold {_LABEL}"
_MINOR = "bold"
_BLOCK = "bold underline"
STYLES = (*_STYLES.values(), _LABEL, _HEADING, _MINOR, _BLOCK)
"""Every style in which something is drawn."""
_LEAST_TEXT = 22  # columns a cell of running text needs to stay readable
_LEAST_SPARE = 36  # columns from which on a column that may be left out is worth its room
_LONGEST_WORD = 30  # columns; what is longer (a web address) may be broken
_BULLET = 2  # columns a bullet and the blank behind it take
_GAP = 3  # columns between two cells
_FACT_GAP = 2
_EMPTY = Text()


def write(report: Report, output: Output) -> None:
    """Draw a report; where the stream lacks characters, with others in their place."""
    encoding = getattr(output.stream, "encoding", None) or "utf-8"
    if not encoding.lower().startswith("utf"):  # before it is measured: "ue" is wider than "ü"
        report = _changed(report, lambda span: span._replace(text=in_signs_of(encoding, span.text)))
    console = Console(
        file=output.stream,
        width=output.width,
        no_color=None if output.colour else True,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )
    width = min(console.width, PAGE_WIDTH)
    lines: list[Text] = []
    for number, block in enumerate(report):
        gap = number and not _belongs_to(block, report[number - 1])
        lines += [*([Text()] if gap else []), *_drawn(block, width)]
    # Each line has its width by now. Laid out by rich's tables they cost four times as much.
    page = Text("\n").join(lines)
    if not output.links:
        page.spans = [span._replace(style=_unlinked(span.style)) for span in page.spans]
    console.print(page, soft_wrap=True)


def _changed(part: Any, change: Callable[[Span], Span]) -> Any:
    """Return a report, or a part of one, with each text in it changed."""
    if isinstance(part, Span):
        return change(part)
    if isinstance(part, str):
        return change(Span(part)).text
    if isinstance(part, list | tuple):
        make = getattr(part, "_make", type(part))  # of a named tuple
        return make([_changed(inner, change) for inner in part])
    return part


def _belongs_to(block: Block, before: Block) -> bool:
    """Tell whether a block follows the one before it without an empty line."""
    return isinstance(before, Heading) or (
        isinstance(before, Paragraph) and isinstance(block, Bullets)
    )


def _drawn(block: Block, width: int) -> Iterable[Text]:
    """Return the lines of a block, none of them wider than `width`."""
    match block:
        case Title(text):
            return _wrapped(_text(text), width)
        case Heading(text):
            return _wrapped(Text(printable(text), _MINOR if block.minor else _HEADING), width)
        case Paragraph(text):
            return _wrapped(_text(text), width)
        case Facts(rows):
            return _facts(rows, width)
        case Bullets():
            return _bulleted(block, width)
        case Table():
            return _table(block, width)
        case _:
            assert_never(block)


def _wrapped(text: Text, room: int) -> Sequence[Text]:
    """Return a text in lines; what is wider than one is broken behind slashes, else anywhere.

    rich's own `wrap` breaks paths anywhere, and takes twice as long.
    """
    if text.cell_len <= room:
        return [text]
    lines = text.divide(beginnings(text.plain, room, cell_len))
    for line in lines:
        line.rstrip()
    return [*lines]


def _unlinked(style: StyleType) -> StyleType:
    return style.update_link(None) if isinstance(style, Drawn) else style


def _beside(cells: Iterable[tuple[Sequence[Text], int]], gap: int) -> Iterator[Text]:
    """Yield the lines of cells that stand side by side, each as wide as is said behind it."""
    columns = [*cells]
    for lines in zip_longest(*(lines for lines, _width in columns), fillvalue=_EMPTY):
        whole, end = Text(), 0
        for cell, (_lines, width) in zip(lines, columns, strict=True):
            if cell:
                whole.append(" " * (end - whole.cell_len)).append_text(cell)
            end += width + gap
        yield whole


def _text(line: Line) -> Text:
    text = Text()
    for span in line:
        text.append(printable(span.text), style=_style(span))
    return text


def _style(span: Span) -> StyleType:
    """Return how a text is drawn; a web address as a link, if nothing in it could steer."""
    style = _STYLES[span.style]
    if isinstance(span.to, WebLink) and re.fullmatch(_WEB_ADDRESS, span.to.url):
        return Drawn.parse(style) + Drawn(link=span.to.url)
    return style


def _cell(line: Line, room: int) -> Sequence[Text]:
    """Return a cell's text; several texts as bullets, one below the other."""
    items = _items(line)
    if len(items) > 1:
        return [*_bulleted(Bullets(items), room)]
    return _wrapped(_text(line), room)


def _items(line: Line) -> Sequence[Line]:
    """Return the texts that a cell holds."""
    runs = groupby(line, key=lambda span: span.style == "break")
    return [tuple(spans) for parting, spans in runs if not parting]


def _facts(rows: Sequence[tuple[str, Line]], width: int) -> Iterator[Text]:
    labels = [Text(printable(label), _LABEL) for label, _line in rows]
    column = max((label.cell_len for label in labels), default=0)
    room = max(width - column - _FACT_GAP, 1)
    for label, (_label, text) in zip(labels, rows, strict=True):
        yield from _beside([([label], column), (_wrapped(_text(text), room), room)], _FACT_GAP)


def _bulleted(bullets: Bullets, width: int) -> Iterator[Text]:
    room = max(width - _BULLET, 1)
    for sign, item in bullets.signed("•"):
        lines = _wrapped(_text(item), room)
        yield from _beside([([Text(sign)], _BULLET - 1), (lines, room)], 1)


def _table(table: Table, width: int) -> Iterable[Text]:
    """Return the table as a grid; where its columns have no room, as blocks."""
    needs = _fitting(table, width)
    room = _room(len(needs), width)
    if sum(needs.values()) <= room:
        return _grid(table, _shares(table, needs, room))
    if table.by_column:
        return _blocks_by_column(table, width)
    return _blocks_by_row(table, [*needs], width)


def _groups(table: Table) -> Iterator[tuple[str, Sequence[Sequence[Line]]]]:
    """Yield the rows that belong together with their heading; "" where there are no groups."""
    if table.group < 0:
        yield "", table.rows
        return
    for title, rows in groupby(table.rows, key=lambda row: text_of(row[table.group])):
        yield printable(title) or "–", [*rows]


def _fitting(table: Table, width: int) -> dict[int, int]:
    """Return the columns to show with the width each needs; spare ones only if they fit."""
    needs = {at: _least_width(table, at) for at in range(len(table.columns)) if at != table.group}
    first = next(iter(needs))
    needs[first] = max([needs[first], *(cell_len(title) for title, _rows in _groups(table))])
    for at in reversed([*needs]):
        if table.columns[at].spare and sum(needs.values()) > _room(len(needs), width):
            del needs[at]
    return needs


def _room(columns: int, width: int) -> int:
    """Return what is left of a width for the cells of so many columns."""
    return width - _GAP * (columns - 1)


def _least_width(table: Table, at: int) -> int:
    """Return how many columns of the terminal a column of the table cannot do without."""
    column = table.columns[at]
    widest = _widest(table, at)
    if column.whole:
        return widest
    words = {word for row in table.rows for span in row[at] for word in span.text.split()}
    longest_word = max(map(cell_len, [*words, column.title]))
    least = _LEAST_SPARE if column.spare else _LEAST_TEXT
    indent = _BULLET if any(len(_items(row[at])) > 1 for row in table.rows) else 0
    return max(min(longest_word, _LONGEST_WORD) + indent, min(least, widest))


def _widest(table: Table, at: int) -> int:
    texts = (table.columns[at].title, *(text_of(row[at]) for row in table.rows))
    return max(map(cell_len, map(printable, texts)))


def _shares(table: Table, needs: Mapping[int, int], room: int) -> dict[int, int]:
    """Return the width of each column: what it needs, and its share of the room left."""
    wishes = {
        at: max(_widest(table, at) - need, 0)
        for at, need in needs.items()
        if not table.columns[at].whole
    }
    left, wished = room - sum(needs.values()), sum(wishes.values())
    share = min(1.0, left / wished) if wished else 0.0
    return {at: need + int(wishes.get(at, 0) * share) for at, need in needs.items()}


def _grid(table: Table, widths: Mapping[int, int]) -> Iterator[Text]:
    """Yield rows under column titles: without rules, parted by air where cells wrap."""
    titles = {at: Text(printable(table.columns[at].title), _LABEL) for at in widths}
    yield from _beside([(_wrapped(titles[at], width), width) for at, width in widths.items()], _GAP)
    for title, rows in _groups(table):
        if title:
            yield from (Text(), Text(title, _HEADING))
        before = 1
        for number, row in enumerate(rows):
            cells = [(_cell(row[at], width), width) for at, width in widths.items()]
            height = 1 if table.listing else max(len(lines) for lines, _width in cells)
            if number and max(before, height) > 1:
                yield Text()
            before = height
            yield from _beside(cells, _GAP)


def _blocks_by_row(table: Table, shown: Sequence[int], width: int) -> Iterator[Text]:
    """A block for each row; those of a line each stand close together."""
    for number, (title, rows) in enumerate(_groups(table)):
        if title:
            yield from ([Text()] if number else [])
            yield Text(title, _HEADING)
        before: Sequence[Text] = ()
        for row in rows:
            block = [*_row_block(table, row, shown, width)]
            if before and max(len(before), len(block)) > 1:
                yield Text()
            yield from block
            before = block


def _row_block(
    table: Table, row: Sequence[Line], shown: Sequence[int], width: int
) -> Iterator[Text]:
    """What is whole in the first line, the texts below."""
    names = [at for at in shown if table.columns[at].whole] or [shown[0]]
    for names_line in _packed([_text(row[name]) for name in names if row[name]], width):
        yield from _wrapped(names_line, width)
    for at in shown:
        if at not in names and row[at]:
            yield from _labelled(table, row, at, width)


def _packed(texts: Iterable[Text], width: int) -> Iterator[Text]:
    """Put texts side by side on as many lines as it takes to break none of them."""
    line = Text()
    for text in texts:
        if line and line.cell_len + 2 + text.cell_len > width:
            yield line
            line = Text()
        line = Text("  ").join((line, text)) if line else text
    yield line


def _labelled(table: Table, row: Sequence[Line], at: int, width: int) -> Iterator[Text]:
    label = [] if table.listing else [Span(table.columns[at].title, "faint")]
    return _below(tuple(label), row[at], width)


def _below(label: Line, cell: Line, width: int) -> Iterator[Text]:
    """Yield a cell with its label in front; several texts as bullets under the label."""
    items, room = _items(cell), width - _BULLET
    head = (*label, Span(":")) if label else ()
    if len(items) > 1:
        lines = [*([_text(head)] if head else []), *_bulleted(Bullets(items), room)]
    else:
        text = _text((*head, Span(" "), *cell) if head else cell)
        lines = [*_wrapped(text, room)]
    yield from (Text(" " * _BULLET).append_text(line) for line in lines)


def _blocks_by_column(table: Table, width: int) -> Iterator[Text]:
    """A block for each column but the first, with the first column's cells as labels."""
    for at, column in enumerate(table.columns[1:], start=1):
        if at > 1:
            yield Text()
        yield from _wrapped(Text(printable(column.title), _BLOCK), width)
        for row in table.rows:
            if row[at]:
                yield from _below(row[0], row[at], width)
