"""Every SQL statement of the search: words, names and the texts they stand in."""

from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from rolecli.store.answers import numbers
from rolecli.store.opening import Store
from rolecli.store.queries import EVERYTHING, Scope, conditions
from rolecli.store.tables import PASSAGES, SEARCHED, Searched, searched
from rolecli.terms import Responsibility
from rolecli.text import as_role, fold_all

_K1, _B = 1.2, 0.75  # BM25's, as in FTS5
_TRIGRAM = 3  # letters; the index finds shorter words only with the spaces around them
_LEAST_SPELLED = 4  # letters; shorter words are not mended
_LAST = "\U0010ffff"  # sorts behind every character
_FIRST = ("title", "summary", "question", "description", "note")  # before what others say


class Passage(NamedTuple):
    """A text of an entry, for the search; `responsibility` is that for a task."""

    field: str
    language: str
    text: str
    responsibility: Responsibility | None


class Label(NamedTuple):
    """A name on its own, as it is written and as it is searched, and the number of its entry."""

    number: int
    is_title: bool
    text: str
    folded: str


class Words(NamedTuple):
    """What a search asks for.

    Each of `terms` is a part of a word, folded; spaces stand for its beginning and its end.
    `every` asks for entries that have all of them, else any will do. `field` narrows down
    where they may stand.
    """

    terms: Sequence[str]
    every: bool
    field: Searched | None = None


def search(
    store: Store, asked: Words, weights: Sequence[float], limit: int, scope: Scope = EVERYTHING
) -> list[tuple[int, float]]:
    """Return the numbers of the entries that have some words and their scores, best first.

    The score is BM25's over trigrams, as FTS5 reckons it: https://sqlite.org/fts5.html, 5.1.1.

    Args:
        store: the store to search.
        asked: the words.
        weights: of names, tasks, topics and other texts.
        limit: how many at most.
        scope: which entries may be found.
    """
    times = [_occurring(store, term, weights, asked.field) for term in asked.terms]
    if not times:
        return []
    owners = [set(found) for found in times]
    found = set.intersection(*owners) if asked.every else set.union(*owners)
    if not found:
        return []
    count, average = _sizes(store)
    rarity = [_rarity(len(entries), count) for entries in times]
    scores = []
    for number, trigrams in _lengths(store, found, scope):
        dampened = _K1 * (1 - _B + _B * trigrams / average)
        score = 0.0
        for worth, entries in zip(rarity, times, strict=True):
            if often := entries.get(number, 0.0):
                score += worth * often * (_K1 + 1) / (often + dampened)
        scores.append((number, score))
    scores.sort(key=lambda scored: (-scored[1], scored[0]))
    return scores[:limit]


def _rarity(entries: int, count: int) -> float:
    return max(1e-6, log((count - entries + 0.5) / (entries + 0.5)))


def _sizes(store: Store) -> tuple[int, float]:
    """Return how many entries there are, and how many trigrams they have on average."""
    count, trigrams = store.connection.execute(
        "SELECT (SELECT max(number) FROM entry), value FROM meta WHERE key = 'trigrams'"
    ).fetchone()
    return int(count), float(trigrams) / int(count)


def _lengths(store: Store, found: Iterable[int], scope: Scope) -> list[tuple[int, int]]:
    narrowed, values = conditions(scope)
    return store.connection.execute(
        "SELECT number, trigrams FROM entry"
        f" WHERE number IN (SELECT value FROM json_each(?)) {narrowed}",
        (numbers(found), *values),
    ).fetchall()


def _occurring(
    store: Store, term: str, weights: Sequence[float], field: Searched | None
) -> Mapping[int, float]:
    """Return in which entries a part of a word stands, and how often: by field, weighted."""
    part = term.strip()
    where = "AND col = ?" if field else ""
    weighted = " ".join(f"WHEN '{name}' THEN ?" for name in SEARCHED)
    return dict(
        store.connection.execute(
            f"""
            SELECT doc, sum(
                (length(word.folded) - length(replace(word.folded, ?, ''))) / ?
                * CASE col {weighted} END
            )
            FROM spellings CROSS JOIN word ON word.id = spellings.rowid
            CROSS JOIN word_instance ON term = word.folded  -- in this order: seek, never scan
            WHERE spellings MATCH ? {where}
            GROUP BY doc
            """,
            (part, len(part), *weights, _quoted(term), *([field] if field else [])),
        )
    )


def _quoted(term: str) -> str:
    """Return a term as FTS5 takes it: quotes keep it from being read as syntax."""
    return f'"{term}"'


def with_words(
    store: Store, text: str, found: Iterable[int], field: Searched | None = None
) -> set[int]:
    """Return those of the entries that have a folded text: a part of a word, or several words."""
    parts = text.split()
    if len(parts) == 1:
        return set(found) & owners(store, text, field)
    left = set(found)
    for word in (part for part in parts if len(part) >= _TRIGRAM):  # few are left to read
        left &= owners(store, word, field)
    return {number for number in left if _says(store, number, text, field)}


def owners(store: Store, term: str, field: Searched | None) -> set[int]:
    """Return the entries in which a part of a word stands, folded; blanks are edges of words."""
    return {*_occurring(store, term, (1.0,) * len(SEARCHED), field)}


def _says(store: Store, number: int, text: str, field: Searched | None) -> bool:
    said = (
        passage.text
        for passage in passages(store, number)
        if field in (None, searched(passage.field))
    )
    return any(text in folded for folded in fold_all(said))


def is_indexed(store: Store, term: str) -> bool:
    """Return whether a part of a word stands anywhere."""
    found = "SELECT 1 FROM spellings WHERE spellings MATCH ? LIMIT 1"
    return store.connection.execute(found, (_quoted(term),)).fetchone() is not None


def count_of_entries(store: Store) -> int:
    """Return how many entries there are."""
    return _sizes(store)[0]


def is_name(store: Store, part: str) -> bool:
    """Return whether a part of a name, folded, stands in any."""
    found = "SELECT 1 FROM labels WHERE labels MATCH ? LIMIT 1"
    return store.connection.execute(found, (_quoted(part),)).fetchone() is not None


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


def labels(store: Store, expression: str, limit: int, scope: Scope = EVERYTHING) -> list[Label]:
    """Return the names an FTS5 expression finds, the best first."""
    narrowed, values = conditions(scope)
    join = "JOIN text ON text.id = found JOIN entry ON entry.number = owner" if narrowed else ""
    # Only of the best is asked whose they are: thousands may be found.
    rows = store.connection.execute(
        f"""
        SELECT owner, field <> 'alias' OR EXISTS (
            SELECT 1 FROM text AS title WHERE title.owner = text.owner
            AND title.field IN ('title', 'feminine') AND title.text = text.text
        ), text.text FROM (
            SELECT found, score FROM (
                SELECT rowid AS found, rank AS score FROM labels WHERE labels MATCH ?
            ) {join} WHERE TRUE {narrowed} ORDER BY score, found LIMIT ?
        ) JOIN text ON text.id = found ORDER BY score, found
        """,
        (expression, *values, limit),
    ).fetchall()
    folded = fold_all(text for _owner, _is_title, text in rows)
    return [
        Label(number, bool(is_title), text, as_role(fold))
        for (number, is_title, text), fold in zip(rows, folded, strict=True)
    ]


def spellings(store: Store, expression: str, limit: int) -> list[str]:
    """Return the folded words an FTS5 expression finds, the most alike first."""
    rows = store.connection.execute(
        """
        SELECT word.folded FROM spellings JOIN word ON word.id = spellings.rowid
        WHERE spellings MATCH ? AND length(word.folded) >= ? ORDER BY rank LIMIT ?
        """,
        (expression, _LEAST_SPELLED, limit),
    )
    return [row[0] for row in rows]


def names_of(store: Store, number: int) -> list[str]:
    """Return all names of an entry, as they are written."""
    find = "SELECT text FROM text WHERE owner = ? AND field IN ('title', 'feminine', 'alias')"
    return [row[0] for row in store.connection.execute(find, (number,))]


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


_OWN = """
    SELECT field, language, text, responsibility FROM text
    LEFT JOIN task ON field = 'task' AND task.owner = text.owner AND task.place = text.place
    WHERE text.owner = ? ORDER BY text.id
"""
_TOPICS = """
    SELECT language, text FROM (
        SELECT target, row_number() OVER (ORDER BY relation = 'skill', place) AS at
        FROM link WHERE owner = ? AND relation IN ('topic', 'skill')
    ) JOIN text ON owner = target AND field = 'title'
    GROUP BY text.id ORDER BY min(at), text.id
"""
# CROSS JOIN keeps SQLite from going through all texts for the few contrasts there are.
_IN_CONTRASTS = """
    SELECT language, text FROM (
        SELECT number, 0 AS last, id, language, text FROM (
            SELECT number, CASE first WHEN ?1 THEN 'first' ELSE 'second' END AS side
            FROM contrast WHERE ?1 IN (first, second)
        ) CROSS JOIN text ON owner = number
        WHERE field IN ('statement', 'analogy', 'overlap') OR field = side
        OR EXISTS (
            SELECT 1 FROM link JOIN entry ON entry.id = detail AND entry.number = ?1
            WHERE link.owner = text.owner AND relation = field AND link.place = text.place
        )
        UNION ALL
        SELECT number, 1, link.place, language, text FROM contrast
        CROSS JOIN link ON link.owner = number AND relation = 'figure'
        CROSS JOIN text ON text.owner = target AND field = 'measures'
        WHERE ?1 IN (first, second)
    ) ORDER BY number, last, id
"""


def passages(store: Store, number: int) -> list[Passage]:
    """Return the texts of an entry that the search looks through."""
    own = store.connection.execute(_OWN, (number,)).fetchall()
    said = [("contrast", *row, None) for row in store.connection.execute(_IN_CONTRASTS, (number,))]
    said += [("topic", *row, None) for row in store.connection.execute(_TOPICS, (number,))]
    first = [row for row in own if row[0] in _FIRST]
    last = [row for row in own if row[0] not in _FIRST]
    return [Passage(PASSAGES.get(field, field), *rest) for field, *rest in (*first, *said, *last)]
