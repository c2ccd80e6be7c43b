"""Every SQL statement on words: in which entries they stand, and how words are spelled."""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from rolecli.store.answers import numbers
from rolecli.store.opening import Store
from rolecli.store.passages import passages
from rolecli.store.queries import Scope, conditions
from rolecli.store.tables import SEARCHED, Searched, searched
from rolecli.text import fold_all

_K1, _B = 1.2, 0.75  # BM25's, as in FTS5
_LEAST_SPELLED = 4  # letters; shorter words are not mended


class Occurrences(NamedTuple):
    """In which entries a part of a word stands, and how often: by field, weighted.

    `alone` counts where it is the whole of a word only.
    """

    anywhere: Mapping[int, float]
    alone: Mapping[int, float]


def occurrences(
    store: Store, part: str, word: str, weights: Sequence[float], field: Searched | None = None
) -> Occurrences:
    """Return where a part of a word stands.

    Args:
        store: the store to search.
        part: what is looked for, folded; blanks stand for the beginning and the end of a word.
        word: the whole word that counts as being alone.
        weights: of names, tasks, topics and other texts.
        field: the only texts to look in, if not all.
    """
    stem = part.strip()
    where = "AND col = ?" if field else ""
    weighted = " ".join(f"WHEN '{name}' THEN ?" for name in SEARCHED)
    anywhere: dict[int, float] = {}
    alone: dict[int, float] = {}
    for number, whole, times in store.connection.execute(
        f"""
        SELECT doc, word.folded = ? AS whole, sum(
            (length(word.folded) - length(replace(word.folded, ?, ''))) / ?
            * CASE col {weighted} END
        )
        FROM spellings CROSS JOIN word ON word.id = spellings.rowid
        CROSS JOIN word_instance ON term = word.folded  -- in this order: seek, never scan
        WHERE spellings MATCH ? {where}
        GROUP BY doc, whole
        """,
        (word, stem, len(stem), *weights, _quoted(part), *([field] if field else [])),
    ):
        anywhere[number] = anywhere.get(number, 0.0) + times
        if whole:
            alone[number] = times
    return Occurrences(anywhere, alone)


def scores(
    store: Store, times: Sequence[Mapping[int, float]], found: Iterable[int], scope: Scope
) -> dict[int, float]:
    """Return the scores of those of some entries that are in a scope, by number.

    A score is BM25's over trigrams, as FTS5 reckons it: https://sqlite.org/fts5.html, 5.1.1.

    Args:
        store: the store to search.
        times: how often each of the words stands in which entry.
        found: the numbers of the entries.
        scope: which entries may be found.
    """
    count, average = _sizes(store)
    worth = [(_rarity(len(entries), count) * (_K1 + 1), entries) for entries in times]
    scored = {}
    for number, trigrams in _lengths(store, found, scope):
        dampened = _K1 * (1 - _B + _B * trigrams / average)
        scored[number] = sum(
            rarity * often / (often + dampened)
            for rarity, entries in worth
            if (often := entries.get(number, 0.0))
        )
    return scored


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


def _quoted(term: str) -> str:
    """Return a term as FTS5 takes it: quotes keep it from being read as syntax."""
    return f'"{term}"'


def with_pattern(
    store: Store, pattern: str, found: Iterable[int], field: Searched | None = None
) -> set[int]:
    """Return those of the entries that have a text in which, folded, a pattern is found."""
    found = set(found)
    said = _saying(store, pattern, found, field, spoken=True)
    return said | _saying(store, pattern, found - said, field, spoken=False)


def _saying(
    store: Store, pattern: str, found: set[int], field: Searched | None, *, spoken: bool
) -> set[int]:
    return {
        number
        for number, own in passages(store, found, spoken=spoken).items()
        if any(
            re.search(pattern, folded)
            for folded in fold_all(
                passage.text for passage in own if field in (None, searched(passage.field))
            )
        )
    }


def is_said(store: Store, folded: str) -> bool:
    """Return whether folded words stand one behind the other anywhere, the last as it begins."""
    query = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1"
    return store.connection.execute(query, (f"{_quoted(folded)} *",)).fetchone() is not None


def owners(store: Store, term: str, field: Searched | None) -> set[int]:
    """Return the entries in which a part of a word stands, folded; blanks are edges of words."""
    where = "AND col = ?" if field else ""
    rows = store.connection.execute(
        f"""
        SELECT DISTINCT doc FROM spellings CROSS JOIN word ON word.id = spellings.rowid
        CROSS JOIN word_instance ON term = word.folded WHERE spellings MATCH ? {where}
        """,
        (_quoted(term), *([field] if field else [])),
    )
    return {number for (number,) in rows}


def is_indexed(store: Store, term: str) -> bool:
    """Return whether a part of a word stands anywhere."""
    found = "SELECT 1 FROM spellings WHERE spellings MATCH ? LIMIT 1"
    return store.connection.execute(found, (_quoted(term),)).fetchone() is not None


def count_of_entries(store: Store) -> int:
    """Return how many entries there are."""
    return _sizes(store)[0]


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
