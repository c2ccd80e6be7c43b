"""Catalog -> SQLite: writes the tables and their indexes, a group of entries at a time."""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

from rolecli.catalog.loading import Catalog
from rolecli.store.contents import Contents, Row
from rolecli.store.tables import PASSAGES, SCHEMA, SEARCHED, searched
from rolecli.text import as_role, fold_all, name_key

_GROUP = 500  # entries whose texts are folded and written at once
_TRIGRAM = 3
_MOST_TIMES = 255
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
        index.write_words(store)
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
    """Writes entries with their texts, and gathers which word stands in which of them."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.labels = self.letters = self.trigrams = self.texts = 0
        self.words: dict[str, int] = {}
        self.occurrences = array("Q")
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
        folded = fold_all(row.text for found in rows.values() for row in found)
        texts = iter(folded)
        entries: list[Row] = []
        names: list[Row] = []
        labels: list[tuple[int, str]] = []
        for number, found in rows.items():
            columns: dict[str, list[str]] = {field: [] for field in SEARCHED}
            key = self.contents.entries[number - 1].entry.id
            names.append((name_key(key), 0, number, None))
            for at, row in enumerate(found, self.texts + 1):
                text = next(texts)
                columns[searched(row.field)].append(text)
                if row.field in PASSAGES and row.field in _RANK:
                    names.append((text.replace(" ", ""), _RANK[row.field], number, at))
                    labels.append((at, as_role(text)))
            _insert(store, "text", ((None, *row) for row in found))
            self.texts += len(found)
            entries.append(self.contents.entry(number, self._count(number, columns)))
        _insert(store, "entry", entries)
        self._name(store, names, labels)

    def _name(
        self,
        store: sqlite3.Connection,
        names: list[Row],
        labels: list[tuple[int, str]],
    ) -> None:
        store.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", names)
        store.executemany("INSERT INTO labels (rowid, folded) VALUES (?, ?)", labels)
        self.labels += len(labels)
        self.letters += sum(len(text) for _at, text in labels)

    def _count(self, number: int, columns: dict[str, list[str]]) -> int:
        """Take in the words of an entry; return how many trigrams its texts have."""
        columns["topics"] = [self.titles[key] for key in self.contents.topics_of(number)]
        columns["text"] += fold_all(self.contrasts.get(number, ()))
        trigrams = 0
        for field, texts in enumerate(columns.values()):
            joined = "\n".join(texts)
            trigrams += max(0, len(joined) - _TRIGRAM + 1)
            for word, times in Counter(joined.split()).items():
                at = self.words.setdefault(word, len(self.words) + 1)
                self.occurrences.append(
                    at << 40 | number << 16 | field << 8 | min(times, _MOST_TIMES)
                )
        self.trigrams += trigrams
        return trigrams

    def write_words(self, store: sqlite3.Connection) -> None:
        """Write the words, and where they stand."""
        words = [(at, word) for word, at in self.words.items()]
        _insert(store, "word", words)
        store.executemany(
            "INSERT INTO spellings (rowid, folded) VALUES (?, ?)",
            ((at, f" {word} ") for at, word in words),
        )
        _insert(
            store,
            "occurrence",
            (
                (packed >> 40, packed >> 16 & 0xFFFFFF, packed >> 8 & 0xFF, packed & 0xFF)
                for packed in sorted(self.occurrences)
            ),
        )
