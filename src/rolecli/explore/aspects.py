"""What entries have to do with: the rows of a comparison and their cells."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from rolecli.explore.decoding import fetch, refs
from rolecli.records import (
    Aspect,
    Cell,
    CellTask,
    Concept,
    Entry,
    Lang,
    Ref,
    Role,
    RoleLink,
    Task,
    said_in,
)
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.terms import Importance, Relation


class _Cells:
    """The cells of one entry, by the id of the aspect."""

    def __init__(self) -> None:
        self.tasks: dict[str, list[CellTask]] = {}
        self.importance: dict[str, Importance] = {}
        self.relation: dict[str, Relation] = {}

    def add(self, key: str, tasks: Iterable[CellTask] = ()) -> None:
        """Say that the entry has to do with the aspect `key`."""
        self.tasks.setdefault(key, []).extend(tasks)

    def relate(self, key: str, relation: Relation) -> None:
        """Say that the entry, a concept, is linked to another one."""
        self.add(key)
        self.relation.setdefault(key, relation)

    def add_role(self, role: Role) -> None:
        """Take in everything a role has to do with."""
        for task in role.tasks:
            for topic in task.topics:
                self.add(topic, cell_tasks(role, [task]))
        for skill in role.skills:
            self.add(skill.id)
            if self.importance.get(skill.id) != "essential":
                self.importance[skill.id] = skill.importance

    def cell(self, key: str) -> Cell:
        """Return the cell of an aspect the entry has to do with."""
        return Cell(
            tasks=self.tasks[key],
            importance=self.importance.get(key),
            relation=self.relation.get(key),
        )


def aspects_of(
    store: Store, answers: Sequence[Entry], roles: Mapping[str, Sequence[Role]]
) -> list[Aspect]:
    """Return the rows of a comparison: what most share first, concepts before roles.

    Args:
        store: the store to ask.
        answers: the entries compared.
        roles: the roles that bring what an entry has, by its id: itself, or those of an area.
    """
    cells = _cells(store, answers, roles)
    order = [answer.id for answer in answers]
    keys = dict.fromkeys(chain(*(own.tasks for own in cells.values())))
    topics = refs(store, keys)
    aspects = [_aspect(topics[key], cells) for key in keys]
    return sorted(
        aspects,
        key=lambda aspect: (
            -len(aspect.shared_by),
            [order.index(key) for key in aspect.shared_by],
            aspect.kind == "role",
        ),
    )


def _cells(
    store: Store, answers: Sequence[Entry], roles: Mapping[str, Sequence[Role]]
) -> dict[str, _Cells]:
    if all(answer.kind not in ("role", "area") for answer in answers):
        return {answer.id: _links_of(answer) for answer in answers}
    return {
        answer.id: _of_roles(roles[answer.id]) if answer.id in roles else _topics_of(store, answer)
        for answer in answers
    }


def _aspect(topic: Ref, cells: Mapping[str, _Cells]) -> Aspect:
    having = {owner: own.cell(topic.id) for owner, own in cells.items() if topic.id in own.tasks}
    return Aspect(
        id=topic.id,
        title=topic.title,
        kind=topic.kind,
        lang=topic.lang,
        shared_by=[*having],
        cells=having,
    )


def _of_roles(roles: Iterable[Role]) -> _Cells:
    cells = _Cells()
    for role in roles:
        cells.add_role(role)
    return cells


def _topics_of(store: Store, answer: Entry) -> _Cells:
    """Return the cells of a concept beside roles and areas: itself and what is narrower."""
    cells = _Cells()
    below = queries.narrower(store, answer.id) - {answer.id}
    for key in (answer.id, *sorted(below)):
        concept = fetch(store, key)
        cells.add(key)
        for link in concept.roles if isinstance(concept, Concept) else ():
            cells.add(key, cell_tasks(link, link.tasks))
    return cells


def _links_of(answer: Entry) -> _Cells:
    """Return the cells of a concept among concepts: what it is linked to, and its roles."""
    cells = _Cells()
    if not isinstance(answer, Concept):
        return cells
    cells.relate(answer.id, "self")
    relations: dict[Relation, list[Ref]] = {
        "broader": answer.broader,
        "narrower": answer.narrower,
        "related": answer.related,
    }
    for relation, linked in relations.items():
        for other in linked:
            cells.relate(other.id, relation)
    for role in answer.roles:
        cells.add(role.id, cell_tasks(role, role.tasks))
        if role.importance:
            cells.importance[role.id] = role.importance
    return cells


def cell_tasks(role: Role | RoleLink, tasks: Iterable[Task]) -> list[CellTask]:
    """Return tasks as a comparison shows them: each says whose it is."""
    return [
        CellTask(
            role=role.id,
            role_title=role.title,
            text=task.text,
            responsibility=task.responsibility,
            lang=_both(said_in(role.lang, "title"), said_in(task.lang, "text")),
        )
        for task in tasks
    ]


def _both(title: str, text: str) -> Lang:
    return text if text == title else {"role_title": title, "text": text}
