"""Catalog -> SQLite: writes the tables and their indexes, a group of entries at a time."""

import sqlite3
from collections.abc import Iterable, Iterator

from rolecli.catalog.loading import Catalog
from rolecli.store.contents import Contents, Row
from rolecli.store.tables import SCHEMA, SEARCHED, Searched, searched
from rolecli.text import as_role, fold_all

_GROUP = 500  # entries whose texts are folded and written at once
_TRIGRAM = 3
_RANK = {"title": 1, "feminine": 1, "alias": 2}  # an id has 0


def build(catalog: Catalog, store: sqlite3.Connection, fingerprint: str) -> None:
    """Write what `catalog` says into the empty database `store`.

    Args:
        catalog: a checked catalog.
        store: an open connection; one transaction is made of it.
        fingerprint: what the store was made from, to tell later whether it is stale.
    """
    store.executescript(SCHEMA)
    contents = Contents(catalog)
    store.execute("BEGIN")
    with store:
        for table, rows in contents.rows():
            _insert(store, table, rows)
        index = _Index(contents)
        for numbers in _groups(len(contents.entries)):
            index.add(numbers, store)
        _insert(store, "text", ((None, *row) for row in contents.other_texts()))
        _list_words(store, index.words)
        store.execute("INSERT INTO label_trigram SELECT term, doc FROM label_vocabulary")
        meta = {
            "fingerprint": fingerprint,
            "languages": ",".join(contents.languages()),
            "labels": index.labels,
            "label_letters": index.letters / max(1, index.labels),
            "trigrams": index.trigrams,
        }
        _insert(store, "meta", meta.items())
    store.execute("PRAGMA optimize")


def _insert(store: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    marks = ", ".join("?" * len(first))
    statement = f"INSERT INTO {table} VALUES ({marks})"
    store.execute(statement, first)
    store.executemany(statement, rows)


def _groups(count: int) -> Iterator[range]:
    for start in range(1, count + 1, _GROUP):
        yield range(start, min(start + _GROUP, count + 1))


class _Index:
    """Writes entries with their texts, names and words."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.labels = self.letters = self.trigrams = self.texts = 0
        self.words: dict[str, None] = {}  # in the order in which they first stand somewhere
        self.titles = self._titles()
        self.contrasts = contents.contrast_texts()

    def _titles(self) -> dict[str, str]:
        """Return the folded titles of concepts: roles are found by those of their topics."""
        concepts = [located.entry for located in self.contents.catalog.concepts.values()]
        titles = fold_all(title for concept in concepts for title in concept.title.values())
        found = iter(titles)
        return {
            concept.id: "\n".join(next(found) for _title in concept.title) for concept in concepts
        }

    def add(self, numbers: range, store: sqlite3.Connection) -> None:
        """Write the entries with these numbers."""
        rows = {number: self.contents.texts_of(number) for number in numbers}
        keys = fold_all(self.contents.entries[number - 1].entry.id for number in numbers)
        names: list[Row] = [
            (key.replace(" ", ""), 0, number, None)
            for number, key in zip(numbers, keys, strict=True)
        ]
        texts = [row for found in rows.values() for row in found]
        _insert(store, "text", ((None, *row) for row in texts))
        folded = fold_all(row.text for row in texts)
        labels: list[tuple[int, str]] = []
        columns: dict[int, list[list[str]]] = {number: [[], [], [], []] for number in numbers}
        for at, (row, text) in enumerate(zip(texts, folded, strict=True), self.texts + 1):
            columns[row.owner][SEARCHED.index(searched(row.field))].append(text)
            if rank := _RANK.get(row.field):
                names.append((text.replace(" ", ""), rank, row.owner, at))
                labels.append((at, as_role(text)))
        self.texts += len(texts)
        self._name(store, names, labels)
        self._enter(store, columns)

    def _name(
        self, store: sqlite3.Connection, names: list[Row], labels: list[tuple[int, str]]
    ) -> None:
        store.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", names)
        store.executemany("INSERT INTO labels (rowid, folded) VALUES (?, ?)", labels)
        self.labels += len(labels)
        self.letters += sum(len(text) for _at, text in labels)

    def _enter(self, store: sqlite3.Connection, columns: dict[int, list[list[str]]]) -> None:
        """Write entries, and index their folded texts: a list for each of SEARCHED."""
        entries: list[Row] = []
        words: list[Row] = []
        for number, found in columns.items():
            found[SEARCHED.index("topics")] += self._topics(number)
            found[SEARCHED.index("text")] += fold_all(self.contrasts.get(number, ()))
            joined = ["\n".join(texts) for texts in found]
            for column in joined:
                self.words.update(dict.fromkeys(column.split()))
            trigrams = sum(max(0, len(column) - _TRIGRAM + 1) for column in joined)
            self.trigrams += trigrams
            entries.append(self.contents.entry(number, trigrams))
            words.append((number, *map(_as_counted, SEARCHED, joined)))
        _insert(store, "entry", entries)
        store.executemany(
            "INSERT INTO words (rowid, names, tasks, topics, text) VALUES (?, ?, ?, ?, ?)", words
        )

    def _topics(self, number: int) -> Iterator[str]:
        return (self.titles[key] for key in self.contents.topics_of(number))


def _as_counted(field: Searched, text: str) -> str:
    """Return a text as its words are counted: in names and topics each of them once.

    They hold the same words over and over, and reading where words stand is what searches take
    most of their time for.
    """
    return " ".join(dict.fromkeys(text.split())) if field in ("names", "topics") else text


def _list_words(store: sqlite3.Connection, words: Iterable[str]) -> None:
    """List the words, and index them by their trigrams: to find parts, and typing errors."""
    _insert(store, "word", ((None, word) for word in words))
    store.execute("INSERT INTO spellings (rowid, folded) SELECT id, ' ' || folded || ' ' FROM word")
