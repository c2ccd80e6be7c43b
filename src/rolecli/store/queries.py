"""Every SQL statement that reads the store, a function each."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from rolecli import __version__
from rolecli.catalog.layering import Layer, path_text
from rolecli.store.answers import Answer, numbers, record_of, rows_of, written
from rolecli.store.opening import Store, languages
from rolecli.terms import Kind


class Entry(NamedTuple):
    """What every list needs to know of an entry; its fields stand as in `records.Row`."""

    id: str
    kind: Kind
    title: str
    summary: str
    area: str | None
    area_title: str | None
    level: str | None
    lang: Any  # a language, or languages by field; see records.Lang


class Candidate(NamedTuple):
    """An entry that a name may mean; `text` is the name as the catalog writes it."""

    id: str
    kind: str
    title: str
    text: str
    rank: int


_LAST = "\U0010ffff"  # sorts behind every character

_ENTRY = "SELECT number, id, kind, area, level FROM entry WHERE"


class Scope(NamedTuple):
    """Which entries may be found; empty means all. Areas take in themselves."""

    kind: str | None = None
    level: str | None = None
    areas: tuple[str, ...] = ()


EVERYTHING = Scope()


def conditions(scope: Scope) -> tuple[str, list[str]]:
    """Return the SQL that narrows table `entry` down to a scope, and its values."""
    marks = _marks(scope.areas)
    found = [
        ("entry.kind = ?", [scope.kind] if scope.kind else []),
        ("entry.level = ?", [scope.level] if scope.level else []),
        (f"(entry.area IN ({marks}) OR entry.id IN ({marks}))", [*scope.areas, *scope.areas]),
    ]
    used = [(condition, values) for condition, values in found if values]
    return "".join(f" AND {condition}" for condition, _values in used), [
        value for _condition, values in used for value in values
    ]


def entries(store: Store, kinds: Iterable[str], scope: Scope = EVERYTHING) -> list[Entry]:
    """Return the entries of these kinds that are in a scope, in the order of lists."""
    kinds = tuple(kinds)
    narrowed, values = conditions(scope)
    return _entries(store, f"kind IN ({_marks(kinds)}) {narrowed} ORDER BY number", *kinds, *values)


def _entries(store: Store, condition: str, *values: object) -> list[Entry]:
    found = store.connection.execute(f"{_ENTRY} {condition}", values).fetchall()
    return [Entry(**row) for row in rows_of(store, found)]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def entry(store: Store, key: str) -> Entry:
    """Return the entry with id `key`, which must exist."""
    return _entries(store, "id = ?", key)[0]


def entries_called(store: Store, keys: Iterable[str]) -> list[Entry]:
    """Return the entries with these ids, in the order of lists."""
    condition = "id IN (SELECT value FROM json_each(?)) ORDER BY number"
    return _entries(store, condition, json.dumps([*keys]))


def numbered(store: Store, number: int) -> Entry:
    """Return the entry with this number, which must exist."""
    return _entries(store, "number = ?", number)[0]


def rows(store: Store, found: Iterable[int]) -> dict[int, Answer]:
    """Return the rows that entries have in a list, by their numbers."""
    entries = store.connection.execute(
        f"{_ENTRY} number IN (SELECT value FROM json_each(?))", (numbers(found),)
    ).fetchall()
    return {
        number: row for (number, *_rest), row in zip(entries, rows_of(store, entries), strict=True)
    }


def entries_from(store: Store, prefix: str) -> list[Entry]:
    """Return the entries whose id starts with `prefix`, in the order of lists."""
    condition = "id >= ? AND id < ? ORDER BY number"
    return _entries(store, condition, prefix, f"{prefix}{_LAST}")


def line(entry: Entry) -> str:
    """Return the JSON of the row that an entry has in a list."""
    return written(entry._asdict())


def record(store: Store, key: str) -> str:
    """Return the JSON of the entry with id `key`, which must exist."""
    return written(record_of(store, key))


_CANDIDATE = """
    SELECT entry.id, entry.kind, (
        SELECT text FROM text WHERE owner = entry.number AND field = 'title'
        ORDER BY language <> ? LIMIT 1
    ), coalesce(text.text, entry.id), name.rank
    FROM name JOIN entry USING (number) LEFT JOIN text ON text.id = name.text
"""


def named(store: Store, key: str) -> list[Candidate]:
    """Return the entries one of whose names has this key, best rank first."""
    rows = store.connection.execute(
        f"{_CANDIDATE} WHERE name.key = ? ORDER BY name.rank, entry.number", (store.language, key)
    )
    return [Candidate(*row) for row in rows]


def named_from(store: Store, prefix: str) -> list[Candidate]:
    """Return the entries one of whose names has a key that starts with `prefix`."""
    rows = store.connection.execute(
        f"{_CANDIDATE} WHERE name.key >= ? AND name.key < ? ORDER BY name.rank, entry.number",
        (store.language, prefix, f"{prefix}{_LAST}"),
    )
    return [Candidate(*row) for row in rows]


def names_begun(store: Store, prefix: str) -> list[tuple[str, str, str, str]]:
    """Return all names of the entries that have one with a key that starts with `prefix`.

    Returns:
        The entry's id, kind and title, and the name; the entries in the order of lists.
    """
    return store.connection.execute(
        """
        SELECT entry.id, entry.kind, (
            SELECT text FROM text WHERE owner = entry.number AND field = 'title'
            ORDER BY language <> ? LIMIT 1
        ), text.text
        FROM entry JOIN text ON text.owner = entry.number
        WHERE text.field IN ('title', 'feminine', 'alias')
        AND entry.number IN (SELECT number FROM name WHERE key >= ? AND key < ?)
        ORDER BY entry.number, text.id
        """,
        (store.language, prefix, f"{prefix}{_LAST}"),
    ).fetchall()


def narrower(store: Store, concept: str) -> set[str]:
    """Return the concept and all that are narrower, however far down."""
    rows = store.connection.execute(
        """
        WITH RECURSIVE below (number) AS (
            SELECT number FROM entry WHERE id = ?
            UNION
            SELECT owner FROM below JOIN link ON target = below.number AND relation = 'broader'
        ) SELECT id FROM below JOIN entry USING (number)
        """,
        (concept,),
    )
    return {row[0] for row in rows}


def roles_on(store: Store, concepts: Iterable[str]) -> set[str]:
    """Return the ids of the roles that have to do with one of `concepts`."""
    return {
        row[0]
        for concept in concepts
        for row in store.connection.execute(
            """
            SELECT role.id FROM entry AS concept
            JOIN link ON target = concept.number AND relation IN ('topic', 'skill')
            JOIN entry AS role ON role.number = link.owner
            WHERE concept.id = ?
            """,
            (concept,),
        )
    }


def areas_with_roles(store: Store) -> list[Entry]:
    """Return the areas to which roles belong, in the order of lists."""
    of_role = "SELECT area FROM entry WHERE kind = 'role'"
    return _entries(store, f"kind = 'area' AND id IN ({of_role}) ORDER BY number")


def dealt_with(store: Store, areas: Iterable[str]) -> set[str]:
    """Return the ids of the concepts that the roles of some areas deal with, need or use."""
    rows = store.connection.execute(
        """
        SELECT DISTINCT concept.id FROM entry AS role
        JOIN link ON owner = role.number AND relation IN ('topic', 'skill', 'tool', 'kpi')
        JOIN entry AS concept ON concept.number = target
        WHERE role.area IN (SELECT value FROM json_each(?))
        """,
        (json.dumps([*areas]),),
    )
    return {row[0] for row in rows}


def roles_counted(store: Store, concepts: Iterable[str]) -> dict[str, int]:
    """Return how many roles have to do with each of `concepts`, by its id."""
    rows = store.connection.execute(
        """
        SELECT entry.id, count(DISTINCT link.owner)
        FROM entry JOIN link ON target = number AND relation IN ('topic', 'skill')
        WHERE entry.id IN (SELECT value FROM json_each(?)) GROUP BY entry.id
        """,
        (json.dumps([*concepts]),),
    )
    return dict(rows.fetchall())


def roles_in_all(store: Store) -> int:
    """Return how many roles there are."""
    count = store.connection.execute("SELECT count(*) FROM entry WHERE kind = 'role'")
    return int(count.fetchone()[0])


def roles_in(store: Store, areas: Iterable[str]) -> list[str]:
    """Return the ids of the roles of the areas, in the order of lists."""
    areas = tuple(areas)
    rows = store.connection.execute(
        f"SELECT id FROM entry WHERE kind = 'role' AND area IN ({_marks(areas)}) ORDER BY number",
        areas,
    )
    return [row[0] for row in rows]


_IN_FORCE = """
    SELECT kind, id, layer, replaces FROM (
        SELECT number, kind, id, layer, replaces FROM entry
        UNION ALL SELECT number, 'contrast', id, layer, replaces FROM contrast
        UNION ALL SELECT number, 'figure', id, layer, replaces FROM figure
        UNION ALL SELECT number, 'source', id, layer, NULL FROM source WHERE seen
    ) ORDER BY number
"""


def info(store: Store, layers: Sequence[Layer]) -> str:
    """Return what the store says of itself, without where it lies: a record as JSON.

    Args:
        store: the store to ask.
        layers: those the store was asked for; their names are none of its business.
    """
    entries = store.connection.execute(_IN_FORCE).fetchall()
    told = [
        {
            "name": layer.name,
            "path": path_text(layer.path),
            "files": [path_text(file) for file in layer.files],
            "entries": dict(Counter(kind for kind, _id, own, _below in entries if own == at)),
        }
        for at, layer in enumerate(layers)
    ]
    replaced = [
        {
            "id": key,
            "kind": kind,
            "layer": path_text(layers[layer].path),
            "replaces": path_text(layers[below].path),
        }
        for kind, key, layer, below in entries
        if below is not None
    ]
    return written(
        {
            "version": __version__,
            "languages": languages(store.connection),
            "entries": dict(Counter(kind for kind, *_rest in entries)),
            "layers": told,
            "replaced": replaced,
        }
    )
