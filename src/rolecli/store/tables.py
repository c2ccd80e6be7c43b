"""The tables of the store, each fact in one place.

Roles and concepts, contrasts, figures and sources share one row of numbers (`owner`), so that
texts and links need not know what they belong to. A field of text that an entry may have is a
value of `text.field`, a reference to another entry one of `link.relation`: new ones need no new
table.
"""

from typing import Literal

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (  -- roles and concepts, in the order of lists
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    area TEXT,
    level TEXT,
    layer INTEGER NOT NULL,  -- its place, the lowest first
    replaces INTEGER,  -- the layer of the entry whose place this one took
    trigrams INTEGER NOT NULL  -- of all its texts, for the ranking
);
CREATE TABLE contrast (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    first INTEGER NOT NULL REFERENCES entry,
    second INTEGER NOT NULL REFERENCES entry,
    layer INTEGER NOT NULL,
    replaces INTEGER
);
CREATE TABLE figure (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    published_by TEXT,
    layer INTEGER NOT NULL,
    replaces INTEGER
);
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    language TEXT,
    url TEXT,
    layer INTEGER NOT NULL,
    seen INTEGER NOT NULL  -- from the topmost layer
);
CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL,
    field TEXT NOT NULL,
    place INTEGER NOT NULL,  -- in a list of such texts, of tasks, of differences ...
    language TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX text_owner ON text (owner, field);
CREATE TABLE task (
    owner INTEGER NOT NULL REFERENCES entry,
    place INTEGER NOT NULL,
    id TEXT,
    responsibility TEXT NOT NULL,
    PRIMARY KEY (owner, place)
) WITHOUT ROWID;
CREATE TABLE dimension (
    owner INTEGER NOT NULL REFERENCES contrast,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (owner, place)
) WITHOUT ROWID;
CREATE TABLE code (
    owner INTEGER NOT NULL REFERENCES entry,
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    match TEXT,
    PRIMARY KEY (owner, scheme)
) WITHOUT ROWID;
CREATE TABLE fact (  -- what is no text: levels, years, dates
    owner INTEGER NOT NULL,
    field TEXT NOT NULL,
    value NOT NULL,
    PRIMARY KEY (owner, field)
) WITHOUT ROWID;
CREATE TABLE link (
    owner INTEGER NOT NULL,
    relation TEXT NOT NULL,
    place INTEGER NOT NULL,
    target INTEGER NOT NULL,
    task INTEGER,  -- the place of the task or skill that names the target
    detail TEXT,  -- of a skill its importance, of a friction who says it
    PRIMARY KEY (owner, relation, place)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target, relation);

CREATE TABLE name (
    key TEXT NOT NULL,
    rank INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES entry,
    text INTEGER REFERENCES text,  -- none: the id
    PRIMARY KEY (key, rank, number)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE labels USING fts5 (folded, content = '', tokenize = 'trigram');
CREATE VIRTUAL TABLE label_vocabulary USING fts5vocab (labels, row);
CREATE TABLE label_trigram (  -- in how many labels: counting them anew takes long
    trigram TEXT PRIMARY KEY, labels INTEGER NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (  -- of entries; what folding leaves of "(1)" is a word
    names, tasks, topics, text, content = '', columnsize = 0, tokenize = "ascii tokenchars '().,'"
);
CREATE VIRTUAL TABLE word_instance USING fts5vocab (words, instance);
CREATE TABLE word (id INTEGER PRIMARY KEY, folded TEXT NOT NULL);
CREATE VIRTUAL TABLE spellings USING fts5 (folded, content = '', tokenize = 'trigram');
"""

Searched = Literal["names", "tasks", "topics", "text"]
SEARCHED: tuple[Searched, ...] = ("names", "tasks", "topics", "text")

# What a search calls the fields of text: in its reasons, and where it is told to look. A field
# that is not here goes by its own name and is looked for among the other texts.
PASSAGES = {"title": "name", "feminine": "name", "alias": "name", "about": "partner"}
FIELDS: dict[str, Searched] = {"name": "names", "task": "tasks", "topic": "topics"}


def searched(field: str) -> Searched:
    """Return where a search looks for a field of text, or for a passage as it calls it."""
    return FIELDS.get(PASSAGES.get(field, field), "text")
