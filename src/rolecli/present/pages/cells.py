"""What stands in the cells of a comparison: signs and tasks, each task once."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import get_args

from rolecli.i18n import _
from rolecli.present.pages.labels import SKILL_SIGN, responsibility_sign, skill_words
from rolecli.present.pages.parts import legend, name_of, said
from rolecli.present.report import (
    Block,
    Bullets,
    Heading,
    Line,
    faint,
    joined,
    line,
    stacked,
    strong,
)
from rolecli.records import Aspect, Cell, CellTask, Comparison, Item
from rolecli.terms import Relation, Responsibility

_BARE = "✓"  # has to do with it, and there is no more to say
_FEW_DOERS = 2  # as many roles of an area are named at a topic, the accountable ones first
_FEW_TOPICS = 12  # of an entry that nothing else in the comparison deals with


def strongest(cells: Iterable[Cell]) -> Responsibility | None:
    """Return the strongest part that tasks give; nothing where there are no tasks."""
    parts = {task.responsibility for cell in cells for task in cell.tasks}
    return next((part for part in get_args(Responsibility) if part in parts), None)


def sign_of(cell: Cell) -> str:
    """Return the sign for what an entry has to do with an aspect."""
    part = strongest([cell])
    if part:
        return responsibility_sign(part)
    return SKILL_SIGN if cell.importance else _BARE


def legend_of(cells: Collection[Cell]) -> list[Block]:
    """Return what the signs in these cells mean."""
    parts = {task.responsibility for cell in cells for task in cell.tasks}
    return legend(parts, skills=any(cell.importance and not cell.tasks for cell in cells))


def relation_name(relation: Relation) -> str:
    """Return the word for how a concept stands to another (SKOS)."""
    return {
        "self": _("itself"),
        "broader": _("broader"),
        "narrower": _("narrower"),
        "related": _("related"),
    }[relation]


def doers(cell: Cell, besides: str = "") -> Line:
    """Return who takes which part, a role each; without the one that the cell stands beside."""
    parts: dict[str, set[Responsibility]] = {}
    for task in cell.tasks:
        parts.setdefault(task.role_title, set()).add(task.responsibility)
        if task.role == besides:
            del parts[task.role_title]
    told = [(_first_of(own), title) for title, own in parts.items()]
    order = get_args(Responsibility)
    told.sort(key=lambda one: order.index(one[0]))
    named = [f"{responsibility_sign(part)} {title}" for part, title in told]
    left = len(named) - _FEW_DOERS
    return line(joined(named[:_FEW_DOERS]), faint(f" +{left}") if left > 0 else "")


def _first_of(parts: Collection[Responsibility]) -> Responsibility:
    return next(part for part in get_args(Responsibility) if part in parts)


class Told:
    """Which tasks the page has told, and at which topic: each is told once."""

    def __init__(self) -> None:
        self._at: dict[tuple[str, str], Line] = {}

    def cell(self, cell: Cell, at: Line) -> Line:
        """Return what a cell says: its tasks, or where on the page they stand.

        Args:
            cell: the cell.
            at: the name of the topics it stands at.
        """
        tasks = [self._task(task, at) for task in cell.tasks]
        if tasks:
            return stacked(dict.fromkeys(tasks))
        if cell.importance:
            return line(faint(f"{SKILL_SIGN} {skill_words(cell.importance)}"))
        return line(faint(relation_name(cell.relation) if cell.relation else _BARE))

    def _task(self, task: CellTask, at: Line) -> Line:
        sign = f"{responsibility_sign(task.responsibility)} "
        told = self._at.setdefault((task.role, task.text), at)
        if told != at:
            return line(sign, faint(_("see") + " "), told)
        return line(sign, said(task, "text"))


def single(comparison: Comparison, items: Iterable[Item]) -> list[Block]:
    """Return what only one entry has to do with, in a few lines for each of `items`."""
    told = [
        line(strong(f"{item.title}: "), _first_of_all(own, item))
        for item in items
        if (own := [aspect for aspect in comparison.aspects if aspect.shared_by == [item.id]])
    ]
    return [Heading(_("What only one has")), Bullets(told)] if told else []


def _first_of_all(aspects: Sequence[Aspect], item: Item) -> Line:
    """Return the topics of an entry, the strongest first; of many, where the rest is."""
    order = [*map(responsibility_sign, get_args(Responsibility)), SKILL_SIGN, _BARE]
    ranked = sorted(aspects, key=lambda aspect: order.index(sign_of(aspect.cells[item.id])))
    if len(ranked) <= _FEW_TOPICS + 1:
        return _by_sign(ranked, item.id)
    command = "list concepts --area" if item.kind == "area" else "show"
    others = _("and {count} more: {call}").format(
        count=len(ranked) - _FEW_TOPICS, call=f"rolecli {command} {item.id}"
    )
    return line(_by_sign(ranked[:_FEW_TOPICS], item.id), faint(f" {others}"))


def _by_sign(ranked: Iterable[Aspect], owner: str) -> Line:
    """Return topics with their signs, those with the same sign together."""
    by_sign = groupby(ranked, lambda aspect: sign_of(aspect.cells[owner]))
    return joined((line(f"{sign} ", joined(map(name_of, own))) for sign, own in by_sign), "  ")
