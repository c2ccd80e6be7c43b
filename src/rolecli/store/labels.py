"""Every SQL statement on names: by key, and by the trigrams they are indexed by."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from rolecli.store.answers import numbers
from rolecli.store.opening import Store
from rolecli.store.queries import EVERYTHING, Scope, conditions
from rolecli.text import as_role, fold_all

_LAST = "\U0010ffff"  # sorts behind every character


class Label(NamedTuple):
    """A name on its own, as it is written and as it is searched, and the number of its entry."""

    number: int
    is_title: bool
    text: str
    folded: str


def count_of_names(store: Store, part: str) -> int:
    """Return in how many names a part, folded, stands."""
    found = "SELECT count(*) FROM labels WHERE labels MATCH ?"
    return int(store.connection.execute(found, (f'"{part}"',)).fetchone()[0])


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
    return dict(
        store.connection.execute(
            "SELECT trigram, labels FROM label_trigram"
            " WHERE trigram IN (SELECT value FROM json_each(?))",
            (json.dumps([*trigrams]),),
        ).fetchall()
    )


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


def names_of(store: Store, found: Iterable[int]) -> dict[int, list[str]]:
    """Return all names of some entries, as they are written, by number."""
    names: dict[int, list[str]] = {}
    for number, name in store.connection.execute(
        "SELECT owner, text FROM text WHERE owner IN (SELECT value FROM json_each(?))"
        " AND field IN ('title', 'feminine', 'alias') ORDER BY owner, text.id",
        (numbers(found),),
    ):
        names.setdefault(number, []).append(name)
    return names


def numbers_named(store: Store, key: str) -> list[tuple[int, int]]:
    """Return the numbers of the entries one of whose names has this key, and its rank."""
    return store.connection.execute(
        "SELECT number, rank FROM name WHERE key = ? ORDER BY rank, number", (key,)
    ).fetchall()


def numbers_named_from(store: Store, prefix: str, limit: int) -> list[tuple[int, str]]:
    """Return entries by number, and their names' keys that start with `prefix`, in their order."""
    return store.connection.execute(
        "SELECT number, key FROM name WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
        (prefix, f"{prefix}{_LAST}", limit),
    ).fetchall()
