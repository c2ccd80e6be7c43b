"""Every SQL statement of `who`: the tasks of roles, and the topics they are about."""

from collections.abc import Iterable
from typing import NamedTuple

from rolecli.store.answers import Answer, Said, numbers, rows_of, tasks_of
from rolecli.store.opening import Store
from rolecli.store.queries import Scope, conditions
from rolecli.store.texts import Texts
from rolecli.terms import Responsibility

TaskKey = tuple[int, int]  # the number of the role, the place of the task


class Doing(NamedTuple):
    """A task of a role: its texts by language, and the numbers of its topics."""

    owner: int
    place: int
    responsibility: Responsibility
    texts: Texts
    topics: frozenset[int]


def doings(store: Store, owners: Iterable[int], about: Iterable[int], scope: Scope) -> list[Doing]:
    """Return the tasks of some roles, and those of other roles on some topics, in a scope."""
    narrowed, values = conditions(scope)
    rows = store.connection.execute(
        f"""
        SELECT owner, place, responsibility FROM task JOIN entry ON entry.number = owner
        WHERE (
            owner IN (SELECT value FROM json_each(?)) OR (owner, place) IN (
                SELECT owner, task FROM link WHERE relation = 'topic'
                AND target IN (SELECT value FROM json_each(?))
            )
        ) {narrowed} ORDER BY owner, place
        """,
        (numbers(owners), numbers(about), *values),
    ).fetchall()
    found = {owner for owner, *_rest in rows}
    texts, topics = Said(store, found, ("task",)), _topics_of(store, found)
    return [
        Doing(
            owner,
            place,
            responsibility,
            texts.one(owner, "task", place) or {},
            frozenset(topics.get((owner, place), ())),
        )
        for owner, place, responsibility in rows
    ]


def _topics_of(store: Store, owners: Iterable[int]) -> dict[TaskKey, set[int]]:
    topics: dict[TaskKey, set[int]] = {}
    for owner, task, target in store.connection.execute(
        "SELECT owner, task, target FROM link WHERE relation = 'topic'"
        " AND owner IN (SELECT value FROM json_each(?))",
        (numbers(owners),),
    ):
        topics.setdefault((owner, task), set()).add(target)
    return topics


def names(store: Store, concepts: Iterable[int]) -> dict[int, list[str]]:
    """Return the titles and other names of those that are no roles, by number."""
    found: dict[int, list[str]] = {}
    for number, text in store.connection.execute(
        "SELECT owner, text FROM text JOIN entry ON entry.number = owner"
        " WHERE kind <> 'role' AND field IN ('title', 'alias')"
        " AND owner IN (SELECT value FROM json_each(?)) ORDER BY owner, text.id",
        (numbers(concepts),),
    ):
        found.setdefault(number, []).append(text)
    return found


def below(store: Store, concept: int) -> set[int]:
    """Return a concept and all that are narrower, however far down."""
    rows = store.connection.execute(
        """
        WITH RECURSIVE below (number) AS (
            VALUES (?)
            UNION
            SELECT owner FROM below JOIN link ON target = below.number AND relation = 'broader'
        ) SELECT number FROM below
        """,
        (concept,),
    )
    return {number for (number,) in rows}


def count_of_roles(store: Store) -> int:
    """Return how many roles there are."""
    (count,) = store.connection.execute("SELECT count(*) FROM entry WHERE kind = 'role'").fetchone()
    return int(count)


def roles(store: Store, found: Iterable[int]) -> dict[int, Answer]:
    """Return the rows of some roles by number, each with all its `tasks`, in their order."""
    wanted = sorted(set(found))
    entries = store.connection.execute(
        "SELECT number, id, kind, area, level FROM entry"
        " WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        (numbers(wanted),),
    ).fetchall()
    tasks = tasks_of(store, wanted, Said(store, wanted, ("task",)))
    return {
        entry[0]: {**row, "tasks": tasks.get(entry[0], [])}
        for entry, row in zip(entries, rows_of(store, entries), strict=True)
    }
