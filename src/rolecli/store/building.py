"""Catalog -> SQLite: every answer is made here, once, so that asking is only reading."""

import sqlite3
from collections.abc import Sequence

from rolecli.catalog.loading import Catalog
from rolecli.store.answers import Writer, encode, info_of
from rolecli.store.planning import Passage, Plan
from rolecli.text import as_role

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    area TEXT,
    level TEXT
);
CREATE TABLE answer (
    number INTEGER NOT NULL REFERENCES entry,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    area_title TEXT,
    lang TEXT NOT NULL,
    line TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (number, language)
);  -- with rowids: without them SQLite gives each long row a page of its own
CREATE TABLE contrast (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    language TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (first, second, language)
) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT NOT NULL,
    rank INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES entry,
    text TEXT NOT NULL,
    PRIMARY KEY (key, rank, number)
) WITHOUT ROWID;
CREATE TABLE work (
    concept TEXT NOT NULL,
    role INTEGER NOT NULL REFERENCES entry,
    PRIMARY KEY (concept, role)
) WITHOUT ROWID;
CREATE TABLE broader (
    narrow TEXT NOT NULL,
    broad TEXT NOT NULL,
    PRIMARY KEY (broad, narrow)
) WITHOUT ROWID;
CREATE TABLE passage (
    entry INTEGER NOT NULL REFERENCES entry,
    field TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    responsibility TEXT
);
CREATE INDEX passage_entry ON passage (entry);
CREATE VIRTUAL TABLE words USING fts5 (
    names, tasks, topics, texts, content = '', tokenize = 'trigram'
);
CREATE TABLE label (
    id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL REFERENCES entry,
    is_title INTEGER NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL
);
CREATE VIRTUAL TABLE labels USING fts5 (folded, content = '', tokenize = 'trigram');
CREATE VIRTUAL TABLE label_trigram USING fts5vocab (labels, row);
CREATE TABLE word (
    id INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE
);
CREATE VIRTUAL TABLE spellings USING fts5 (
    folded, content = '', tokenize = 'trigram'
);
"""

_LEAST_SPELLED = 4  # letters; shorter words are not mended
_COLUMNS = {"name": 0, "task": 1, "topic": 2}  # passages of any other field: column 3


def build(catalog: Catalog, store: sqlite3.Connection, fingerprint: str) -> None:
    """Write all answers `catalog` can give into the empty database `store`.

    Args:
        catalog: a checked catalog.
        store: an open connection; one transaction is made of it.
        fingerprint: what the store was made from, to tell later whether it is stale.
    """
    store.executescript(_SCHEMA)
    plan = Plan(catalog)
    store.execute("BEGIN")
    with store:
        meta = {
            "fingerprint": fingerprint,
            "languages": ",".join(plan.languages),
            "info": encode(info_of(plan)),
        }
        store.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        store.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", plan.entries())
        store.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", plan.names())
        store.executemany("INSERT OR IGNORE INTO work VALUES (?, ?)", plan.work())
        store.executemany("INSERT OR IGNORE INTO broader VALUES (?, ?)", plan.broader())
        for language in plan.languages:
            writer = Writer(plan, language)
            store.executemany(
                "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)", writer.answers()
            )
            store.executemany(
                "INSERT OR REPLACE INTO contrast VALUES (?, ?, ?, ?)", writer.contrasts()
            )
        texts = list(plan.passages())
        _index(plan, texts, store)
        _index_labels(plan, texts, store)
        _index_words(plan, texts, store)
    store.execute("PRAGMA optimize")


Texts = Sequence[tuple[int, list[Passage]]]  # by the number of the entry


def _index(plan: Plan, texts: Texts, store: sqlite3.Connection) -> None:
    for number, passages in texts:
        store.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?)",
            ((number, *passage) for passage in passages),
        )
        columns: list[list[str]] = [[], [], [], []]
        for field, _language, text, _responsibility in passages:
            columns[_COLUMNS.get(field, 3)].append(plan.folded(text))
        store.execute(
            "INSERT INTO words (rowid, names, tasks, topics, texts) VALUES (?, ?, ?, ?, ?)",
            (number, *("\n".join(column) for column in columns)),
        )


def _index_labels(plan: Plan, texts: Texts, store: sqlite3.Connection) -> None:
    """Index every name on its own, and keep what the search must know of all of them."""
    labels: list[tuple[int, bool, str, str]] = []
    for number, passages in texts:
        titles = plan.titles(plan.order[number - 1])
        labels += (
            (number, text in titles, text, as_role(plan.folded(text)))
            for field, _language, text, _responsibility in passages
            if field == "name"
        )
    store.executemany(
        "INSERT INTO label (number, is_title, text, folded) VALUES (?, ?, ?, ?)", labels
    )
    store.execute("INSERT INTO labels (rowid, folded) SELECT id, folded FROM label")
    letters = sum(len(folded) for *_label, folded in labels)
    meta = {"labels": len(labels), "label_letters": letters / max(1, len(labels))}
    store.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def _index_words(plan: Plan, texts: Texts, store: sqlite3.Connection) -> None:
    """Index the words themselves, for the mending of typing errors."""
    found = (text for _number, passages in texts for _field, _language, text, _part in passages)
    spelled = dict.fromkeys(word for text in found for word in plan.folded(text).split())
    store.executemany(
        "INSERT INTO word (folded) VALUES (?)",
        ((word,) for word in spelled if len(word) >= _LEAST_SPELLED),
    )
    store.execute("INSERT INTO spellings (rowid, folded) SELECT id, ' ' || folded || ' ' FROM word")
