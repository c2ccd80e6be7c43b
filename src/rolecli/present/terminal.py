"""Reports drawn on a terminal; the only place that knows rich."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, assert_never

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.style import Style as Drawn
from rich.style import StyleType
from rich.table import Table as Grid
from rich.text import Text

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
from rolecli.signs import in_signs_of
from rolecli.text import printable

# Only attributes and colours that show on dark and on light ground.
_STYLES: dict[Style, str] = {
    "plain": "",
    "strong": "bold",
    "faint": "dim",
    "match": "bold underline",
    "break": "",
}
_WEB_ADDRESS = "https?://[!-~]+"  # ASCII, no blanks, no controls
_HEADING = "bold cyan"
_PROSE = 100  # columns; longer lines are hard to read
_PAGE = 160
_LEAST_TEXT = 22  # columns a cell of running text needs to stay readable
_LEAST_SPARE = 36  # columns from which on a column that may be left out is worth its room
_LONGEST_WORD = 30  # columns; what is longer (a web address) may be broken
_BULLET = 2  # columns a bullet and the blank behind it take
_GAP = 3  # columns between two cells, with the rule


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
    if not output.links:
        report = _changed(report, lambda span: span._replace(to=None))
    width = min(console.width, _PAGE)
    parts: list[RenderableType] = []
    for number, block in enumerate(report):
        gap = number and not _belongs_to(block, report[number - 1])
        parts += [*([Text()] if gap else []), *_drawn(block, width)]
    console.print(Group(*parts))


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


def _drawn(block: Block, width: int) -> Iterable[RenderableType]:
    match block:
        case Title(text):
            return [_text(text)]
        case Heading(text):
            return [Text(printable(text), style=_HEADING)]
        case Paragraph(text):
            return [_prose(_text(text), width)]
        case Facts(rows):
            return [_facts(rows, width)]
        case Bullets(items):
            return [_bullets(items, width)]
        case Table():
            return _table(block, width)
        case _:
            assert_never(block)


def _text(line: Line) -> Text:
    text = Text(overflow="fold")
    for span in line:
        text.append(printable(span.text), style=_style(span))
    return text


def _style(span: Span) -> StyleType:
    """Return how a text is drawn; a web address as a link, if nothing in it could steer."""
    style = _STYLES[span.style]
    if isinstance(span.to, WebLink) and re.fullmatch(_WEB_ADDRESS, span.to.url):
        return Drawn.parse(style) + Drawn(link=span.to.url)
    return style


def _cell(line: Line) -> RenderableType:
    """Return a cell's text; several texts as bullets, one below the other."""
    items = _items(line)
    return _bulleted(items) if len(items) > 1 else _text(line)


def _items(line: Line) -> Sequence[Line]:
    """Return the texts that a cell holds."""
    runs = groupby(line, key=lambda span: span.style == "break")
    return [tuple(spans) for parting, spans in runs if not parting]


def _prose(renderable: RenderableType, width: int) -> RenderableType:
    return Constrain(renderable, min(width, _PROSE))


def _facts(rows: Sequence[tuple[str, Line]], width: int) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for label, line in rows:
        grid.add_row(Text(printable(label)), _text(line))
    return _prose(grid, width)


def _bullets(items: Sequence[Line], width: int) -> RenderableType:
    return _prose(_bulleted(items), width)


def _bulleted(items: Sequence[Line]) -> RenderableType:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for item in items:
        grid.add_row("•", _text(item))
    return grid


def _table(table: Table, width: int) -> Iterable[RenderableType]:
    """Return the table as a grid; where its columns have no room, as blocks."""
    needs = _fitting(table, width)
    room = _room(table, len(needs), width)
    if sum(needs.values()) <= room:
        return [_grid(table, _shares(table, needs, room))]
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
        if table.columns[at].spare and sum(needs.values()) > _room(table, len(needs), width):
            del needs[at]
    return needs


def _room(table: Table, columns: int, width: int) -> int:
    """Return what is left of a width for the cells of so many columns."""
    frame = 0 if table.listing else _GAP + 1
    return width - _GAP * (columns - 1) - frame


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


def _grid(table: Table, widths: Mapping[int, int]) -> RenderableType:
    framed = not table.listing
    grid = Grid(
        box=box.ROUNDED if framed else box.SIMPLE_HEAD,
        show_edge=framed,
        pad_edge=framed,
        show_lines=framed and _wraps(table, widths),
    )
    for at, width in widths.items():
        column = table.columns[at]
        grid.add_column(Text(printable(column.title)), width=width, overflow="fold")
    for number, (title, rows) in enumerate(_groups(table)):
        if title:
            gap = "\n" if number else ""
            grid.add_row(Text(f"{gap}{title}", style=_HEADING))
        for row in rows:
            grid.add_row(*(_cell(row[at]) for at in widths))
    return grid


def _wraps(table: Table, widths: Mapping[int, int]) -> bool:
    """Tell whether a cell takes more than a line: only then rows need a rule between them."""
    return any(
        len(_items(row[at])) > 1 or cell_len(text_of(row[at])) > width
        for row in table.rows
        for at, width in widths.items()
    )


def _blocks_by_row(table: Table, shown: Sequence[int], width: int) -> Iterator[RenderableType]:
    """A block for each row; those of a line each stand close together."""
    for number, (title, rows) in enumerate(_groups(table)):
        if title:
            yield Text(("\n" if number else "") + title, style=_HEADING)
        before: Sequence[RenderableType] = ()
        for row in rows:
            block = [*_row_block(table, row, shown, width)]
            if before and max(len(before), len(block)) > 1:
                yield Text()
            yield from block
            before = block


def _row_block(
    table: Table, row: Sequence[Line], shown: Sequence[int], width: int
) -> Iterator[RenderableType]:
    """What is whole in the first line, the texts below."""
    names = [at for at in shown if table.columns[at].whole] or [shown[0]]
    yield from _packed([_text(row[name]) for name in names if row[name]], width)
    yield from (_labelled(table, row, at, width) for at in shown if at not in names and row[at])


def _packed(texts: Iterable[Text], width: int) -> Iterator[Text]:
    """Put texts side by side on as many lines as it takes to break none of them."""
    line = Text()
    for text in texts:
        if line and line.cell_len + 2 + text.cell_len > width:
            yield line
            line = Text()
        line = Text("  ").join((line, text)) if line else text
    yield line


def _labelled(table: Table, row: Sequence[Line], at: int, width: int) -> RenderableType:
    label = [] if table.listing else [Span(table.columns[at].title, "faint")]
    return _below(tuple(label), row[at], width)


def _below(label: Line, cell: Line, width: int) -> RenderableType:
    """Return a cell with its label in front; several texts as bullets under the label."""
    items = _items(cell)
    head = (*label, Span(":")) if label else ()
    if len(items) > 1:
        block: RenderableType = Group(*([_text(head)] if head else []), _bulleted(items))
    else:
        block = _text((*head, Span(" "), *cell) if head else cell)
    return Padding(_prose(block, width - 2), (0, 0, 0, 2))


def _blocks_by_column(table: Table, width: int) -> Iterator[RenderableType]:
    """A block for each column but the first, with the first column's cells as labels."""
    for at, column in enumerate(table.columns[1:], start=1):
        if at > 1:
            yield Text()
        yield Text(printable(column.title), style="bold underline")
        for row in table.rows:
            if row[at]:
                yield _below(row[0], row[at], width)
