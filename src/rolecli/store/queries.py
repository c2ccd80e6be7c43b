"""Every SQL statement that reads the store, a function each."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rolecli.store.opening import DamagedError, Store
from rolecli.terms import Kind, Responsibility


class Entry(NamedTuple):
    """What every list needs to know of an entry."""

    id: str
    kind: Kind
    area: str | None
    area_title: str | None
    level: str | None
    title: str
    summary: str
    lang: str  # as JSON


class Candidate(NamedTuple):
    """An entry that a name may mean; `text` is the name as the catalog writes it."""

    id: str
    kind: str
    title: str
    text: str
    rank: int


class Passage(NamedTuple):
    """A text of an entry, for the search; `responsibility` is that for a task."""

    field: str
    language: str
    text: str
    responsibility: Responsibility | None


_LAST = "\U0010ffff"  # sorts behind every character

_ENTRY = """
    SELECT id, kind, area, area_title, level, title, summary, lang
    FROM entry JOIN answer USING (number)
    WHERE language = ?
"""


class Scope(NamedTuple):
    """Which entries may be found; empty means all. Areas take in themselves."""

    kind: str | None = None
    level: str | None = None
    areas: tuple[str, ...] = ()


EVERYTHING = Scope()


def _conditions(scope: Scope) -> tuple[str, list[str]]:
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
    narrowed, values = _conditions(scope)
    rows = store.connection.execute(
        f"{_ENTRY} AND kind IN ({_marks(kinds)}) {narrowed} ORDER BY number",
        (store.language, *kinds, *values),
    )
    return [Entry(*row) for row in rows]


def _marks(values: Sequence[object]) -> str:
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


def numbered(store: Store, number: int) -> Entry:
    """Return the entry with this number, which must exist."""
    rows = store.connection.execute(f"{_ENTRY} AND number = ?", (store.language, number))
    return Entry(*rows.fetchone())


def search(
    store: Store, expression: str, weights: Sequence[float], limit: int, scope: Scope = EVERYTHING
) -> list[tuple[int, float]]:
    """Return the numbers of the entries an FTS5 expression finds and their scores, best first.

    Args:
        store: the store to search.
        expression: in FTS5's query syntax, on folded words.
        weights: of names, tasks, topics and other texts, for BM25.
        limit: how many at most.
        scope: which entries may be found.
    """
    narrowed, values = _conditions(scope)
    return store.connection.execute(
        f"""
        SELECT words.rowid, -bm25(words, ?, ?, ?, ?) AS score
        FROM words JOIN entry ON entry.number = words.rowid
        WHERE words MATCH ? {narrowed} ORDER BY score DESC, words.rowid LIMIT ?
        """,
        (*weights, expression, *values, limit),
    ).fetchall()


def with_words(store: Store, expression: str, numbers: Iterable[int]) -> set[int]:
    """Return those of the entries that an FTS5 expression finds."""
    numbers = tuple(numbers)
    rows = store.connection.execute(
        f"SELECT rowid FROM words WHERE words MATCH ? AND rowid IN ({_marks(numbers)})",
        (expression, *numbers),
    )
    return {row[0] for row in rows}


def is_indexed(store: Store, expression: str) -> bool:
    """Return whether an FTS5 expression finds any entry."""
    found = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1"
    return store.connection.execute(found, (expression,)).fetchone() is not None


def label_statistics(store: Store) -> tuple[int, float]:
    """Return how many names there are, and how many letters they have on average."""
    values = dict(
        store.connection.execute(
            "SELECT key, value FROM meta WHERE key IN ('labels', 'label_letters')"
        )
    )
    return int(values["labels"]), float(values["label_letters"])


def label_trigrams(store: Store, trigrams: Iterable[str]) -> dict[str, int]:
    """Return in how many names each of the trigrams stands, if it stands in any."""
    find = "SELECT doc FROM label_trigram WHERE term = ?"
    found = ((gram, store.connection.execute(find, (gram,)).fetchone()) for gram in trigrams)
    return {gram: row[0] for gram, row in found if row}


class Label(NamedTuple):
    """A name on its own, as it is written and as it is searched, and the number of its entry."""

    number: int
    is_title: bool
    text: str
    folded: str


def labels(store: Store, expression: str, limit: int, scope: Scope = EVERYTHING) -> list[Label]:
    """Return the names an FTS5 expression finds, the best first."""
    narrowed, values = _conditions(scope)
    join = "JOIN entry USING (number)" if narrowed else ""
    rows = store.connection.execute(
        f"""
        SELECT number, is_title, text, folded FROM (
            SELECT rowid AS found, rank AS score FROM labels WHERE labels MATCH ?
        ) JOIN label ON label.id = found {join}
        WHERE TRUE {narrowed} ORDER BY score LIMIT ?
        """,
        (expression, *values, limit),
    )
    return [Label(*row) for row in rows]


def spellings(store: Store, expression: str, limit: int) -> list[str]:
    """Return the folded words an FTS5 expression finds, the most alike first."""
    rows = store.connection.execute(
        """
        SELECT word.folded FROM spellings JOIN word ON word.id = spellings.rowid
        WHERE spellings MATCH ? ORDER BY rank LIMIT ?
        """,
        (expression, limit),
    )
    return [row[0] for row in rows]


def numbers_named(store: Store, key: str) -> list[tuple[int, int]]:
    """Return the numbers of the entries one of whose names has this key, and its rank."""
    return store.connection.execute(
        "SELECT number, rank FROM name WHERE key = ? ORDER BY rank, number", (key,)
    ).fetchall()


def numbers_named_from(store: Store, prefix: str, limit: int) -> list[int]:
    """Return the numbers of entries one of whose names has a key that starts with `prefix`."""
    rows = store.connection.execute(
        "SELECT number FROM name WHERE key >= ? AND key < ? LIMIT ?",
        (prefix, f"{prefix}{_LAST}", limit),
    )
    return [row[0] for row in rows]


def passages(store: Store, number: int) -> list[Passage]:
    """Return the texts of an entry that the search looks through."""
    rows = store.connection.execute(
        "SELECT field, language, text, responsibility FROM passage WHERE entry = ? ORDER BY rowid",
        (number,),
    )
    return [Passage(*row) for row in rows]


def info(store: Store) -> str:
    """Return what the store says of itself: a record as JSON."""
    rows = store.connection.execute("SELECT value FROM meta WHERE key = 'info'")
    return str(rows.fetchone()[0])
