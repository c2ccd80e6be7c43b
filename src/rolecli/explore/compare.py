"""Entries side by side: what they share, what only one has, how alike they are."""

from collections.abc import Iterable
from itertools import chain

import msgspec
from msgspec.structs import replace

from rolecli.answer import Answer
from rolecli.errors import UsageError
from rolecli.explore.decoding import decoded, fetch, ref
from rolecli.explore.lookup import resolve
from rolecli.i18n import _
from rolecli.records import (
    Aspect,
    Cell,
    CellTask,
    Comparison,
    Concept,
    Contrast,
    Entry,
    Item,
    Lang,
    Role,
    RoleLink,
    Source,
    Task,
    Written,
    said_in,
)
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.terms import Importance

FEWEST, MOST = 2, 5


def compare(store: Store, names: Iterable[str]) -> Answer[Comparison]:
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
    return Answer("Comparison", _comparison(store, [fetch(store, key) for key in keys]))


def _comparison(store: Store, answers: list[Entry]) -> Comparison:
    aspects = _aspects(store, answers)
    common = sum(len(aspect.shared_by) == len(answers) for aspect in aspects)
    written = _written(store, answers)
    texts = {name: getattr(written, name) for name in Written.__struct_fields__}
    return Comparison(
        **texts | {"sources": _sources([written, *answers])},
        items=[_item(store, answer) for answer in answers],
        aspects=aspects,
        similarity=round(common / len(aspects), 4) if aspects else None,
        common=common,
        total=len(aspects),
    )


def _written(store: Store, answers: list[Entry]) -> Written:
    pair = [answer.id for answer in answers]
    text = queries.contrast(store, pair) if len(pair) == FEWEST else None
    return decoded(text, Contrast) if text else Written(lang=store.language)


def _sources(texts: Iterable[Written | Entry]) -> list[Source]:
    every = chain(*(text.sources for text in texts))
    return list({source.id: source for source in every}.values())


def _item(store: Store, answer: Entry) -> Item:
    """Return what is shown side by side: the fields that the answer and `Item` both have."""
    item = msgspec.convert(answer, Item, from_attributes=True)
    if isinstance(answer, Role):
        return replace(item, area_title=answer.titles.get(answer.area or ""))
    if answer.kind == "area":
        return replace(item, roles=[ref(store, key) for key in _members(store, answer)])
    return item


def _members(store: Store, area: Entry) -> list[str]:
    """Return the ids of the roles of an area and of the areas below it."""
    return queries.roles_in(store, queries.narrower(store, area.id))


class _Cells:
    """The cells of one entry, by the id of the aspect."""

    def __init__(self) -> None:
        self.tasks: dict[str, list[CellTask]] = {}
        self.importance: dict[str, Importance] = {}

    def add(self, key: str, tasks: Iterable[CellTask] = ()) -> None:
        """Say that the entry has to do with the aspect `key`."""
        self.tasks.setdefault(key, []).extend(tasks)

    def add_role(self, role: Role) -> None:
        """Take in everything a role has to do with."""
        for task in role.tasks:
            for topic in task.topics:
                self.add(topic, _cell_tasks(role, [task]))
        for skill in role.skills:
            self.add(skill.id)
            if self.importance.get(skill.id) != "essential":
                self.importance[skill.id] = skill.importance

    def cell(self, key: str) -> Cell:
        """Return the cell of an aspect the entry has to do with."""
        return Cell(tasks=self.tasks[key], importance=self.importance.get(key))


def _aspects(store: Store, answers: list[Entry]) -> list[Aspect]:
    among_concepts = all(answer.kind not in ("role", "area") for answer in answers)
    fill = _roles_on if among_concepts else _topics_of
    cells = {answer.id: fill(store, answer) for answer in answers}
    aspects = [
        Aspect(
            id=topic.id,
            title=topic.title,
            kind=topic.kind,
            lang=topic.lang,
            shared_by=[owner for owner, own in cells.items() if topic.id in own.tasks],
            cells={
                owner: own.cell(topic.id) for owner, own in cells.items() if topic.id in own.tasks
            },
        )
        for topic in (
            ref(store, key) for key in dict.fromkeys(chain(*(own.tasks for own in cells.values())))
        )
    ]
    order = [answer.id for answer in answers]
    return sorted(
        aspects,
        key=lambda aspect: (-len(aspect.shared_by), [order.index(key) for key in aspect.shared_by]),
    )


def _topics_of(store: Store, answer: Entry) -> _Cells:
    cells = _Cells()
    if isinstance(answer, Role):
        cells.add_role(answer)
    elif answer.kind == "area":
        for key in _members(store, answer):
            role = fetch(store, key)
            if isinstance(role, Role):
                cells.add_role(role)
    else:
        below = queries.narrower(store, answer.id) - {answer.id}
        for key in (answer.id, *sorted(below)):
            concept = fetch(store, key)
            cells.add(key)
            for link in concept.roles if isinstance(concept, Concept) else ():
                cells.add(key, _cell_tasks(link, link.tasks))
    return cells


def _cell_tasks(role: Role | RoleLink, tasks: Iterable[Task]) -> list[CellTask]:
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


def _roles_on(_store: Store, answer: Entry) -> _Cells:
    cells = _Cells()
    for role in answer.roles if isinstance(answer, Concept) else ():
        cells.add(role.id, _cell_tasks(role, role.tasks))
        if role.importance:
            cells.importance[role.id] = role.importance
    return cells
