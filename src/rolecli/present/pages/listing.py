"""The page of `list`."""

from itertools import groupby

from rolecli.i18n import _
from rolecli.present.pages.labels import (
    kind_name,
    level_name,
    skill_words,
)
from rolecli.present.pages.parts import name_of, said, task_line
from rolecli.present.report import Column, Line, Report, Table, faint, line, stacked
from rolecli.records import Row, TopicRow


def page(rows: list[Row]) -> Report:
    """Return the entries as one compact table."""
    roles = all(row.kind == "role" for row in rows)
    tasks = any(isinstance(row, TopicRow) for row in rows)
    columns = [
        Column(_("ID"), whole=True),
        Column(_("Role") if roles else _("Concept"), whole=True),
        Column(_("Area") if roles else _("Kind"), whole=True),
        *([Column(_("Level"), whole=True, spare=True)] if roles else []),
        Column(_("In what way")) if tasks else Column(_("In a sentence"), spare=True),
    ]
    cells = [_cells(row, roles=roles) for row in rows]
    return [Table(columns, cells, group=2 if _in_groups(rows) else -1, listing=True)]


def _in_groups(rows: list[Row]) -> bool:
    """Tell whether what belongs together stands together: not where titles decide the order."""
    runs = [place for place, _rows in groupby(rows, _place)]
    return len(runs) == len(set(runs))


def _place(row: Row) -> str:
    return (row.area_title or "") if row.kind == "role" else kind_name(row.kind)


def _cells(row: Row, *, roles: bool) -> list[Line]:
    place = (row.area_title or "") if roles else kind_name(row.kind)
    level = [line(level_name(row.level))] if roles else []
    return [line(faint(row.id)), line(name_of(row, "strong")), line(place), *level, _last(row)]


def _last(row: Row) -> Line:
    if not isinstance(row, TopicRow):
        return line(said(row, "summary"))
    tasks = [task_line(task) for task in row.tasks]
    skills = [skill_words(skill.importance) for skill in row.skills]
    return stacked(tasks or skills[:1])
