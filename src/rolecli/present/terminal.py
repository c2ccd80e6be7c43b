"""Reports drawn on a terminal; the only place that knows rich."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, assert_never

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.style import Style as Drawn
from rich.style import StyleType
from rich.table import Table as Grid
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
    width = min(console.width, PAGE_WIDTH)
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
            return [Text(printable(text), style=_MINOR if block.minor else _HEADING)]
        case Paragraph(text):
            return [_within(_text(text, width), width)]
        case Facts(rows):
            return [_facts(rows, width)]
        case Bullets():
            return [_within(_bulleted(block, width), width)]
        case Table():
            return _table(block, width)
        case _:
            assert_never(block)


def _text(line: Line, room: int = 0) -> Text:
    """Return a line's text; paths longer than the room are broken behind their slashes."""
    text = Text(overflow="fold")
    for span in line:
        shown = printable(span.text)
        text.append(_at_slashes(shown, room) if room else shown, style=_style(span))
    return text


def _at_slashes(text: str, room: int) -> str:
    return re.sub(rf"\S{{{room + 1},}}", lambda word: _path_in_lines(word.group(), room), text)


def _path_in_lines(path: str, room: int) -> str:
    """Return a path in lines that end with a slash, each as long as there is room."""
    lines = [""]
    for part in re.findall(r"[^/\\]*[/\\]|[^/\\]+", path):
        if cell_len(lines[-1] + part) > room and lines[-1]:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _style(span: Span) -> StyleType:
    """Return how a text is drawn; a web address as a link, if nothing in it could steer."""
    style = _STYLES[span.style]
    if isinstance(span.to, WebLink) and re.fullmatch(_WEB_ADDRESS, span.to.url):
        return Drawn.parse(style) + Drawn(link=span.to.url)
    return style


def _cell(line: Line, room: int) -> RenderableType:
    """Return a cell's text; several texts as bullets, one below the other."""
    items = _items(line)
    return _bulleted(Bullets(items), room) if len(items) > 1 else _text(line, room)


def _items(line: Line) -> Sequence[Line]:
    """Return the texts that a cell holds."""
    runs = groupby(line, key=lambda span: span.style == "break")
    return [tuple(spans) for parting, spans in runs if not parting]


def _within(renderable: RenderableType, width: int) -> RenderableType:
    return Constrain(renderable, width)


def _facts(rows: Sequence[tuple[str, Line]], width: int) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style=_LABEL)
    grid.add_column(overflow="fold")
    labels = max((cell_len(printable(label)) for label, _line in rows), default=0)
    room = max(width - labels - 2, 1)
    for label, line in rows:
        grid.add_row(Text(printable(label)), _text(line, room))
    return _within(grid, width)


def _bulleted(bullets: Bullets, width: int) -> RenderableType:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for sign, item in bullets.signed("•"):
        grid.add_row(Text(sign), _text(item, max(width - _BULLET, 1)))
    return grid


def _table(table: Table, width: int) -> Iterable[RenderableType]:
    """Return the table as a grid; where its columns have no room, as blocks."""
    needs = _fitting(table, width)
    room = _room(len(needs), width)
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


def _grid(table: Table, widths: Mapping[int, int]) -> RenderableType:
    """Return rows under column titles: without rules, parted by air where cells wrap."""
    grid = Grid(
        box=None,
        padding=(0, _GAP, 0, 0),
        pad_edge=False,
        header_style=_LABEL,
    )
    for at, width in widths.items():
        column = table.columns[at]
        grid.add_column(Text(printable(column.title)), width=width, overflow="fold")
    for title, rows in _groups(table):
        if title:
            grid.add_row(Text(f"\n{title}", style=_HEADING))
        before = False
        for number, row in enumerate(rows):
            wraps = not table.listing and _wraps(row, widths)
            if number and (before or wraps):
                grid.add_row()
            before = wraps
            grid.add_row(*(_cell(row[at], width) for at, width in widths.items()))
    return grid


def _wraps(row: Sequence[Line], widths: Mapping[int, int]) -> bool:
    """Tell whether a cell of the row takes more than one line."""
    return any(
        cell_len(printable(text_of(row[at]))) > width or len(_items(row[at])) > 1
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
        block: RenderableType = Group(
            *([_text(head)] if head else []), _bulleted(Bullets(items), width - 2)
        )
    else:
        block = _text((*head, Span(" "), *cell) if head else cell, width - 2)
    return Padding(_within(block, width - 2), (0, 0, 0, 2))


def _blocks_by_column(table: Table, width: int) -> Iterator[RenderableType]:
    """A block for each column but the first, with the first column's cells as labels."""
    for at, column in enumerate(table.columns[1:], start=1):
        if at > 1:
            yield Text()
        yield Text(printable(column.title), style=_BLOCK)
        for row in table.rows:
            if row[at]:
                yield _below(row[0], row[at], width)
