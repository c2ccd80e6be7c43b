"""Two entries side by side: what both have to do with, then what only one does."""

from collections.abc import Iterable, Sequence
from typing import get_args

from rolecli.i18n import _
from rolecli.present.pages.cells import Told, doers, legend_of, single, strongest
from rolecli.present.pages.labels import responsibility_sign
from rolecli.present.pages.parts import name_of, said
from rolecli.present.report import (
    Block,
    Column,
    Heading,
    Line,
    Paragraph,
    Table,
    faint,
    joined,
    line,
    stacked,
)
from rolecli.records import Aspect, Cell, Comparison, Item, OtherTask
from rolecli.terms import Responsibility

_FEW_TOPICS = 10  # areas share fifty
_ORDER: dict[Responsibility | None, int] = {
    part: place for place, part in enumerate((*get_args(Responsibility), None))
}


def two_sides(comparison: Comparison) -> list[Block]:
    """Return topic by topic what two entries share, task by task what only one does."""
    told = Told()
    aspects = comparison.aspects
    both = [aspect for aspect in aspects if len(aspect.shared_by) > 1]
    areas = all(item.kind == "area" for item in comparison.items)
    shown = _weightiest(both) if areas else both
    blocks = _both(shown, comparison, told)
    if others := [aspect for aspect in both if aspect not in shown]:
        words = faint(_("Also in common:") + " ")
        blocks.append(Paragraph(line(words, joined(map(name_of, others)))))
    for item in comparison.items:
        own = [aspect for aspect in aspects if aspect.shared_by == [item.id]]
        blocks += _only(own, item, told) if item.kind != "area" else []
    blocks += single(comparison, [item for item in comparison.items if item.kind == "area"])
    cells = [cell for aspect in aspects for cell in aspect.cells.values()]
    return [*blocks, *other_rows(comparison), *legend_of(cells)]


def _weightiest(aspects: Sequence[Aspect]) -> list[Aspect]:
    """Return the topics in which both areas have most to say, in the order they came."""

    def weight(aspect: Aspect) -> tuple[int, ...]:
        return tuple(
            sorted((_ORDER[strongest([cell])] for cell in aspect.cells.values()), reverse=True)
        )

    first = {aspect.id for aspect in sorted(aspects, key=weight)[:_FEW_TOPICS]}
    return [aspect for aspect in aspects if aspect.id in first]


def _both(aspects: Sequence[Aspect], comparison: Comparison, told: Told) -> list[Block]:
    if not aspects:
        return []
    rows = [
        [strong_names(some), *_alike_once(_cells(some, comparison.items, told))]
        for some in _together(aspects)
    ]
    columns = [Column(first_title(aspects)), *(Column(item.title) for item in comparison.items)]
    return [Heading(_("In common")), Table(columns, rows)]


def strong_names(aspects: Iterable[Aspect]) -> Line:
    """Return the names of aspects in one line."""
    return joined(name_of(aspect, "strong") for aspect in aspects)


def _together(aspects: Iterable[Aspect]) -> list[list[Aspect]]:
    """Return the aspects of the same tasks together: they make one row."""
    rows: dict[object, list[Aspect]] = {}
    for aspect in aspects:
        cells = [
            (
                key,
                tuple((task.role, task.text) for task in cell.tasks),
                cell.importance if not cell.tasks else None,
            )
            for key, cell in aspect.cells.items()
        ]
        relations = tuple(cell.relation for cell in aspect.cells.values())
        rows.setdefault((tuple(cells), relations, aspect.kind == "role"), []).append(aspect)
    return [*rows.values()]


def _cells(aspects: Sequence[Aspect], items: Sequence[Item], told: Told) -> list[Line]:
    """Return the cells of a row, which are the same for all its aspects."""
    first = aspects[0]
    at = line(name_of(first))
    beside = next((item.id for item in items if item.kind == "role"), "")
    return [
        doers(first.cells[item.id], beside) or _no_doers(first.cells[item.id], told, at)
        if item.kind != "role" and first.kind != "role"
        else told.cell(first.cells[item.id], at)
        for item in items
        if item.id in first.cells
    ]


def _no_doers(cell: Cell, told: Told, at: Line) -> Line:
    return line(faint(_("the same"))) if cell.tasks else told.cell(cell, at)


def _alike_once(cells: Sequence[Line]) -> list[Line]:
    """Return cells that are all equal once, and that the others are the same."""
    if len({*cells}) > 1:
        return [*cells]
    return [cells[0], *[line(faint(_("the same")))] * (len(cells) - 1)]


def first_title(aspects: Iterable[Aspect]) -> str:
    """Return what stands over the names of aspects."""
    among_roles = {aspect.kind == "role" for aspect in aspects}
    if len(among_roles) > 1:
        return ""
    return _("Role") if True in among_roles else _("Topic")


def _only(aspects: Sequence[Aspect], item: Item, told: Told) -> list[Block]:
    if not aspects:
        return []
    ranked = sorted(aspects, key=lambda aspect: _ORDER[strongest([aspect.cells[item.id]])])
    rows = [[*_cells(some, [item], told), joined(map(name_of, some))] for some in _together(ranked)]
    tasks = any(aspect.cells[item.id].tasks for aspect in aspects)
    columns = [Column(_("Task") if tasks else ""), Column(first_title(aspects))]
    heading = Heading(_("Only {names}").format(names=item.title))
    return [heading, Table(columns, rows, listing=True)]


def other_rows(comparison: Comparison) -> list[Block]:
    """Return the tasks without a topic, those that are alike side by side."""
    tasks = comparison.other_tasks
    rows = sorted(
        {task.row for own in tasks.values() for task in own},
        key=lambda row: (-sum(any(task.row == row for task in own) for own in tasks.values()), row),
    )
    if not rows:
        return []
    columns = [Column(item.title) for item in comparison.items]
    cells = [
        [
            _alike(tasks.get(item.id, ()), row, whose=item.kind != "role")
            for item in comparison.items
        ]
        for row in rows
    ]
    return [Heading(_("Tasks without a topic")), Table(columns, cells)]


def _alike(tasks: Iterable[OtherTask], row: int, *, whose: bool) -> Line:
    return stacked(
        line(
            f"{responsibility_sign(task.responsibility)} ",
            f"{task.role_title}: " if whose else "",
            said(task, "text"),
        )
        for task in tasks
        if task.row == row
    )
