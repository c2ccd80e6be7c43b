"""Every SQL statement that reads the store, a function each."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rolecli.store.opening import DamagedError, Store
from rolecli.terms import Kind


class Entry(NamedTuple):
    """What every list needs to know of an entry."""

    id: str
    kind: Kind
    area: str | None
    area_title: str | None
    level: str | None
    title: str
    summary: str


class Candidate(NamedTuple):
    """An entry that a name may mean; `text` is the name as the catalog writes it."""

    id: str
    kind: str
    title: str
    text: str
    rank: int


class Passage(NamedTuple):
    """A text of an entry, for the search."""

    entry: str
    field: str
    language: str
    text: str


_LAST = "\U0010ffff"  # sorts behind every character

_ENTRY = """
    SELECT id, kind, area, area_title, level, title, summary
    FROM entry JOIN answer USING (number)
    WHERE language = ?
"""


def entries(store: Store, kinds: Iterable[str], areas: Iterable[str] | None = None) -> list[Entry]:
    """Return the entries of these kinds in the order of lists.

    Where `areas` are given, only what is in one of them, and the areas themselves.
    """
    kinds, areas = tuple(kinds), None if areas is None else tuple(areas)
    wanted = f"kind IN ({_marks(kinds)})"
    if areas is not None:
        wanted += f" AND (area IN ({_marks(areas)}) OR id IN ({_marks(areas)}))"
    rows = store.connection.execute(
        f"{_ENTRY} AND {wanted} ORDER BY number",
        (store.language, *kinds, *(areas or ()), *(areas or ())),
    )
    return [Entry(*row) for row in rows]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def entry(store: Store, key: str) -> Entry:
    """Return the entry with id `key`, which must exist."""
    rows = store.connection.execute(f"{_ENTRY} AND id = ?", (store.language, key))
    return Entry(*rows.fetchone())


def entries_from(store: Store, prefix: str) -> list[Entry]:
    """Return the entries whose id starts with `prefix`, in the order of lists."""
    rows = store.connection.execute(
        f"{_ENTRY} AND id >= ? AND id < ? ORDER BY number",
        (store.language, prefix, f"{prefix}{_LAST}"),
    )
    return [Entry(*row) for row in rows]


def lines(store: Store, keys: Sequence[str]) -> list[str]:
    """Return the JSON of the rows that entries have in a list, in the order of `keys`.

    They must exist. One statement for all: a list of everything asks for thousands.
    """
    listed = '", "'.join(keys)  # ids need no escapes
    rows = store.connection.execute(
        """
        SELECT line FROM json_each(?) AS wanted
        JOIN entry ON entry.id = wanted.value JOIN answer USING (number)
        WHERE language = ? ORDER BY wanted.key
        """,
        (f'["{listed}"]' if keys else "[]", store.language),
    )
    found = [row[0] for row in rows]
    if len(found) != len(keys):
        raise DamagedError
    return found


def record(store: Store, key: str) -> str:
    """Return the JSON of the entry with id `key`, which must exist."""
    found: tuple[str] = store.connection.execute(
        "SELECT record FROM answer JOIN entry USING (number) WHERE id = ? AND language = ?",
        (key, store.language),
    ).fetchone()
    return found[0]


def contrast(store: Store, pair: Iterable[str]) -> str | None:
    """Return the JSON of the contrast of two areas in any order, or nothing."""
    row = store.connection.execute(
        "SELECT record FROM contrast WHERE first = ? AND second = ? AND language = ?",
        (*sorted(pair), store.language),
    ).fetchone()
    return row[0] if row else None


_CANDIDATE = """
    SELECT entry.id, entry.kind, answer.title, name.text, name.rank
    FROM name JOIN entry USING (number)
    JOIN answer ON answer.number = entry.number AND answer.language = ?
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


def name_texts(store: Store) -> list[tuple[str, str]]:
    """Return the key and the text of every name but the ids."""
    return store.connection.execute("SELECT key, text FROM name WHERE rank > 0").fetchall()


def narrower(store: Store, concept: str) -> set[str]:
    """Return the concept and all that are narrower, however far down."""
    rows = store.connection.execute(
        """
        WITH RECURSIVE below (id) AS (
            SELECT ? UNION SELECT narrow FROM broader JOIN below ON broad = below.id
        ) SELECT id FROM below
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
            "SELECT id FROM work JOIN entry ON entry.number = work.role WHERE concept = ?",
            (concept,),
        )
    }


def roles_in(store: Store, areas: Iterable[str]) -> list[str]:
    """Return the ids of the roles of the areas, in the order of lists."""
    found = [
        row
        for area in areas
        for row in store.connection.execute(
            "SELECT number, id FROM entry WHERE kind = 'role' AND area = ?", (area,)
        )
    ]
    return [key for _number, key in sorted(found)]


def search(
    store: Store, expression: str, weights: Sequence[float], limit: int
) -> list[tuple[Entry, float]]:
    """Return the entries an FTS5 expression finds and their scores, the best first.

    Args:
        store: the store to search.
        expression: in FTS5's query syntax, on folded words.
        weights: of names, tasks, topics and other texts, for BM25.
        limit: how many at most.
    """
    rows = store.connection.execute(
        """
        SELECT rowid, -bm25(words, ?, ?, ?, ?) AS score
        FROM words WHERE words MATCH ? ORDER BY score DESC, rowid LIMIT ?
        """,
        (*weights, expression, limit),
    ).fetchall()
    found = f"{_ENTRY} AND number = ?"
    return [
        (Entry(*store.connection.execute(found, (store.language, number)).fetchone()), score)
        for number, score in rows
    ]


def passages(store: Store, key: str) -> list[Passage]:
    """Return the texts of an entry that the search looks through."""
    rows = store.connection.execute(
        """
        SELECT id, field, language, text FROM passage JOIN entry ON entry.number = passage.entry
        WHERE id = ? ORDER BY passage.rowid
        """,
        (key,),
    )
    return [Passage(*row) for row in rows]


def info(store: Store) -> str:
    """Return what the store says of itself: a record as JSON."""
    rows = store.connection.execute("SELECT value FROM meta WHERE key = 'info'")
    return str(rows.fetchone()[0])
