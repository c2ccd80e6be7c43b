"""The page of `who`: the roles that do something, each with the tasks that say so."""

from rolecli.i18n import _
from rolecli.present.pages.labels import level_name, responsibility_sign
from rolecli.present.pages.parts import legend, name_of, said
from rolecli.present.report import Column, Line, Report, Table, faint, joined, line, stacked
from rolecli.records import Doer, Task


def page(doers: list[Doer]) -> Report:
    """Return the roles as a table, the accountable first, and what the signs mean."""
    columns = [
        Column(_("Role"), whole=True),
        Column(_("Area"), whole=True, spare=True),
        Column(_("Task")),
    ]
    parts = {task.responsibility for doer in doers for task in doer.tasks}
    return [
        Table(columns, [_cells(doer) for doer in doers], listing=True),
        *legend(parts),
    ]


def _cells(doer: Doer) -> list[Line]:
    place = (doer.area_title or "", level_name(doer.level))
    return [
        line(name_of(doer, "strong")),
        joined(map(faint, place), " · "),
        stacked(map(_task, doer.tasks)),
    ]


def _task(task: Task) -> Line:
    return line(f"{responsibility_sign(task.responsibility)} ", said(task, "text"))
