"""Entries side by side: what they share, what only one has, how alike they are."""

from collections.abc import Iterable
from itertools import chain

import msgspec
from msgspec.structs import replace

from rolecli.errors import UsageError
from rolecli.explore.lookup import fetch, resolve
from rolecli.i18n import _
from rolecli.records import (
    Aspect,
    Cell,
    CellTask,
    Comparison,
    Concept,
    Contrast,
    Importance,
    Item,
    Kind,
    Role,
    RoleLink,
    Source,
    Task,
)
from rolecli.store import queries
from rolecli.store.opening import Store

FEWEST, MOST = 2, 5

Answer = Role | Concept


def compare(store: Store, names: Iterable[str]) -> Comparison:
    """Return the entries that `names` mean side by side.

    What is compared: a role brings the topics of its tasks and the concepts of its skills; an
    area brings those of all its roles; any other concept brings itself and what is narrower.
    Among concepts without an area the roles that work on them are compared instead. Where the
    catalog holds a written contrast of two areas, it comes along.

    Raises:
        NothingFoundError: a name means nothing in this catalog.
        UsageError: too few or too many entries, or a name means several.
    """
    keys = list(dict.fromkeys(resolve(store, name) for name in names))
    if len(keys) < FEWEST:
        raise UsageError(
            _("A comparison needs at least two different entries."),
            _("For example: rolecli compare marketing vertrieb"),
        )
    if len(keys) > MOST:
        raise UsageError(_("At most {count} entries can be compared.").format(count=MOST))
    answers = [fetch(store, key) for key in keys]
    aspects = _aspects(store, answers)
    common = sum(len(aspect.shared_by) == len(keys) for aspect in aspects)
    contrast = _contrast(store, keys)
    return Comparison(
        items=[_item(answer) for answer in answers],
        aspects=aspects,
        similarity=round(common / len(aspects), 4) if aspects else None,
        common=common,
        total=len(aspects),
        contrasts=contrast.contrasts if contrast else [],
        statement=contrast.statement if contrast else None,
        analogy=contrast.analogy if contrast else None,
        overlap=contrast.overlap if contrast else None,
        shared=contrast.shared if contrast else [],
        frictions=contrast.frictions if contrast else [],
        old_views=contrast.old_views if contrast else [],
        practices=contrast.practices if contrast else [],
        figures=contrast.figures if contrast else [],
        note=contrast.note if contrast else None,
        sources=_sources(answers, contrast),
    )


def _contrast(store: Store, keys: list[str]) -> Contrast | None:
    encoded = queries.contrast(store, keys) if len(keys) == FEWEST else None
    return msgspec.json.decode(encoded, type=Contrast) if encoded else None


def _sources(answers: list[Answer], contrast: Contrast | None) -> list[Source]:
    every = chain(contrast.sources if contrast else (), *(answer.sources for answer in answers))
    return list({source.id: source for source in every}.values())


def _item(answer: Answer) -> Item:
    """Return what is shown side by side: the fields that the answer and `Item` both have."""
    item = msgspec.convert(answer, Item, from_attributes=True)
    if isinstance(answer, Role):
        return replace(item, area_title=answer.titles.get(answer.area or ""))
    if answer.kind == "area":
        members = {role.id for role in answer.roles if role.area == answer.id}
        return replace(item, roles=[ref for ref in item.roles if ref.id in members])
    return item


class _Cells:
    """The cells of one entry, by the id of the aspect."""

    def __init__(self) -> None:
        self.titles: dict[str, tuple[str, Kind]] = {}
        self.tasks: dict[str, list[CellTask]] = {}
        self.importance: dict[str, Importance] = {}

    def add(self, key: str, title: str, kind: Kind = "topic") -> None:
        """Say that the entry has to do with the aspect `key`."""
        self.titles.setdefault(key, (title, kind))
        self.tasks.setdefault(key, [])

    def add_role(self, role: Role) -> None:
        """Take in everything a role has to do with."""
        for task in role.tasks:
            for topic in task.topics:
                self.add(topic, role.titles[topic])
                self.tasks[topic] += _cell_tasks(role, [task])
        for skill in role.skills:
            self.add(skill.id, skill.title)
            if self.importance.get(skill.id) != "essential":
                self.importance[skill.id] = skill.importance

    def cell(self, key: str) -> Cell:
        """Return the cell of an aspect the entry has to do with."""
        return Cell(tasks=self.tasks[key], importance=self.importance.get(key))


def _aspects(store: Store, answers: list[Answer]) -> list[Aspect]:
    among_concepts = all(answer.kind not in ("role", "area") for answer in answers)
    fill = _roles_on if among_concepts else _topics_of
    cells = {answer.id: fill(store, answer) for answer in answers}
    titles = {key: title for own in cells.values() for key, title in own.titles.items()}
    aspects = [
        Aspect(
            id=key,
            title=title,
            kind=kind,
            shared_by=[owner for owner, own in cells.items() if key in own.titles],
            cells={owner: own.cell(key) for owner, own in cells.items() if key in own.titles},
        )
        for key, (title, kind) in titles.items()
    ]
    order = [answer.id for answer in answers]
    return sorted(
        aspects,
        key=lambda aspect: (-len(aspect.shared_by), [order.index(key) for key in aspect.shared_by]),
    )


def _topics_of(store: Store, answer: Answer) -> _Cells:
    cells = _Cells()
    if isinstance(answer, Role):
        cells.add_role(answer)
    elif answer.kind == "area":
        for key in queries.roles_in(store, queries.narrower(store, answer.id)):
            role = fetch(store, key)
            if isinstance(role, Role):
                cells.add_role(role)
    else:
        for key in sorted(queries.narrower(store, answer.id), key=lambda key: key != answer.id):
            concept = fetch(store, key)
            cells.add(key, concept.title, concept.kind)
            for link in concept.roles if isinstance(concept, Concept) else ():
                cells.tasks[key] += _cell_tasks(link, link.tasks)
    return cells


def _cell_tasks(role: Role | RoleLink, tasks: Iterable[Task]) -> list[CellTask]:
    return [
        CellTask(
            role=role.id,
            role_title=role.title,
            text=task.text,
            responsibility=task.responsibility,
        )
        for task in tasks
    ]


def _roles_on(_store: Store, answer: Answer) -> _Cells:
    cells = _Cells()
    for role in answer.roles if isinstance(answer, Concept) else ():
        cells.add(role.id, role.title, "role")
        cells.tasks[role.id] += _cell_tasks(role, role.tasks)
        if role.importance:
            cells.importance[role.id] = role.importance
    return cells
