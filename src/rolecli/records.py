"""The answers: what the store holds, what every format shows, what scripts may rely on.

Keys are only ever added. Every text is in the language that was asked for.
"""

from typing import Annotated

import msgspec

from rolecli.i18n import DEFAULT_LANGUAGE
from rolecli.terms import (
    Importance,
    Kind,
    Level,
    Relation,
    Responsibility,
    RoleRelation,
    SkosMatch,
)


class Record(msgspec.Struct, frozen=True):
    """The base of all answers: immutable."""


TEXT = "x-text"  # marks what is said in a language, for the schemas and for `--lang all`
Text = Annotated[str, msgspec.Meta(extra_json_schema={TEXT: True})]


# The language of an object's texts: that asked for, or where the catalog lacks it another. An
# object, language by key, where they differ. Names are in any language.
Lang = str | dict[str, str]


def said_in(lang: Lang, key: str) -> str:
    """Return the language that an object's `lang` gives for one of its texts."""
    return lang if isinstance(lang, str) else lang.get(key, next(iter(lang.values())))


class Ref(Record, frozen=True, kw_only=True):
    """Another entry, named by its id."""

    id: str
    title: Text
    kind: Kind
    lang: Lang = DEFAULT_LANGUAGE


class Source(Record, frozen=True, kw_only=True):
    """Where a fact comes from."""

    id: str
    title: Text
    publisher: Text | None = None
    language: str | None = None
    url: str | None = None
    as_of: str | None = None
    note: Text | None = None
    lang: Lang = DEFAULT_LANGUAGE


class Task(Record, frozen=True, kw_only=True):
    """Something a role does; `topics` are concept ids, `responsibility` is a RASCI term."""

    id: str | None = None
    text: Text
    topics: list[str]
    responsibility: Responsibility
    sources: list[str] = []
    lang: Lang = DEFAULT_LANGUAGE


class Skill(Record, frozen=True, kw_only=True):
    """A concept a role must know; `importance` is ESCO's term."""

    id: str
    title: Text
    importance: Importance
    sources: list[str] = []
    lang: Lang = DEFAULT_LANGUAGE


class Partner(Record, frozen=True, kw_only=True):
    """Whom a role works with, and about what."""

    id: str
    title: Text
    kind: Kind
    about: Text | None = None
    lang: Lang = DEFAULT_LANGUAGE


class EscoMatch(Record, frozen=True, kw_only=True):
    """An ESCO occupation and how well it fits (SKOS mapping property)."""

    uri: str
    match: SkosMatch


class OnetMatch(Record, frozen=True, kw_only=True):
    """An O*NET occupation and how well it fits (SKOS mapping property)."""

    code: str
    match: SkosMatch


class Codes(Record, frozen=True, kw_only=True):
    """A role's codes in official classifications: ISCO-08, KldB 2010, ESCO, O*NET-SOC."""

    isco08: str | None = None
    kldb2010: str | None = None
    esco: EscoMatch | None = None
    onet: OnetMatch | None = None


class Experience(Record, frozen=True, kw_only=True):
    """Years of experience; `to` is null where there is no upper bound."""

    least: int = msgspec.field(name="from")
    most: int | None = msgspec.field(name="to", default=None)


class Qualification(Record, frozen=True, kw_only=True):
    """What a role usually asks for; `eqf` is a level of the European Qualifications Framework."""

    text: Text | None = None
    eqf: int | None = None
    experience: Experience | None = None
    lang: Lang = DEFAULT_LANGUAGE


class Career(Record, frozen=True, kw_only=True):
    """The roles people come from, and those they go to."""

    before: list[Ref] = msgspec.field(name="from", default_factory=list)
    after: list[Ref] = msgspec.field(name="to", default_factory=list)


class Role(Record, frozen=True, kw_only=True):
    """Everything the catalog knows of a role.

    `titles` names every topic id used in `tasks`, `main_tasks` the places in it (from 0) of what
    matters most, `direct_reports` the roles that report to this one, `names` its titles and
    other names by language.
    """

    id: str
    kind: Kind = "role"
    title: Text
    feminine: Text | None = None
    aliases: list[str]
    area: str | None
    level: Level | None
    summary: Text
    question: Text | None = None
    description: Text | None = None
    tasks: list[Task]
    skills: list[Skill]
    traits: list[Text]
    works_with: list[Partner]
    reports_to: list[Ref]
    tools: list[Ref] = []
    kpis: list[Ref] = []
    qualification: Qualification = Qualification()
    career: Career = Career()
    decides: list[Text] = []
    contrasts: list[Ref] = []
    codes: Codes
    note: Text | None = None
    as_of: str | None = None
    sources: list[Source]
    titles: dict[str, Text]
    direct_reports: list[Ref] = []
    main_tasks: list[int] = []
    names: dict[str, list[str]] = {}
    lang: Lang = DEFAULT_LANGUAGE


class RoleLink(Record, frozen=True, kw_only=True):
    """A role seen from a concept: what it does about it, needs of it or discusses with it.

    `relations` say what else it is to the role: whom it works with or reports to, a tool, a KPI.
    """

    id: str
    kind: Kind = "role"
    title: Text
    area: str | None
    level: Level | None
    tasks: list[Task]
    importance: Importance | None = None
    about: Text | None = None
    relations: list[RoleRelation] = []
    lang: Lang = DEFAULT_LANGUAGE


class Concept(Record, frozen=True, kw_only=True):
    """Everything the catalog knows of a concept: an area, topic, method, tool and so on."""

    id: str
    kind: Kind
    title: Text
    aliases: list[str]
    summary: Text
    question: Text | None = None
    description: Text | None = None
    broader: list[Ref]
    narrower: list[Ref]
    related: list[Ref]
    roles: list[RoleLink]
    contrasts: list[Ref]
    note: Text | None = None
    as_of: str | None = None
    sources: list[Source]
    names: dict[str, list[str]] = {}
    lang: Lang = DEFAULT_LANGUAGE


Entry = Role | Concept
"""What `show` answers with."""
Noted = Entry
"""What `show --notes` answers with."""
Reporting = Role
"""What a question of who reports to whom is answered with."""


class Row(Record, frozen=True, kw_only=True):
    """An entry in a list. `area` and `level` are null for concepts."""

    id: str
    kind: Kind
    title: Text
    summary: Text
    area: str | None = None
    area_title: Text | None = None
    level: Level | None = None
    lang: Lang = DEFAULT_LANGUAGE


class TopicRow(Row, frozen=True, kw_only=True):
    """A role in a list that was asked for a topic: its tasks and skills on the topic."""

    tasks: list[Task]
    skills: list[Skill]


class Dimension(Record, frozen=True, kw_only=True):
    """One difference: a text for each side, by the id of the side."""

    id: str
    title: Text
    sides: dict[str, Text]
    lang: Lang = DEFAULT_LANGUAGE


class Friction(Record, frozen=True, kw_only=True):
    """What one side says about the other; `sender` and `about` are ids."""

    sender: str = msgspec.field(name="from")
    about: str
    text: Text
    lang: Lang = DEFAULT_LANGUAGE


class Practice(Record, frozen=True, kw_only=True):
    """Something that helps two sides to work together."""

    id: str
    title: Text
    summary: Text
    lang: Lang = DEFAULT_LANGUAGE


class Figure(Record, frozen=True, kw_only=True):
    """A number with its unit, what it measures and who published it."""

    id: str
    value: float
    unit: str
    measures: Text
    published_by: str | None = None
    note: Text | None = None
    sources: list[Source]
    lang: Lang = DEFAULT_LANGUAGE


class Written(Record, frozen=True, kw_only=True):
    """What is written about the difference between two entries; empty where nothing is."""

    contrasts: list[Dimension] = []
    statement: Text | None = None
    analogy: Text | None = None
    overlap: Text | None = None
    shared: list[Ref] = []
    frictions: list[Friction] = []
    old_views: list[Friction] = []
    practices: list[Practice] = []
    figures: list[Figure] = []
    note: Text | None = None
    sources: list[Source] = []
    lang: Lang = DEFAULT_LANGUAGE


class Contrast(Written, frozen=True, kw_only=True):
    """What is written of how two entries differ."""

    id: str
    title: Text
    between: list[str]


class Item(Record, frozen=True, kw_only=True):
    """One of the entries compared. What does not apply to its kind is null or empty."""

    id: str
    kind: Kind
    title: Text
    feminine: Text | None = None
    summary: Text
    question: Text | None = None
    description: Text | None = None
    area: str | None = None
    area_title: Text | None = None
    level: Level | None = None
    aliases: list[str]
    traits: list[Text] = []
    reports_to: list[Ref] = []
    works_with: list[Partner] = []
    broader: list[Ref] = []
    codes: Codes | None = None
    roles: list[Ref] = []
    sources: list[Source]
    names: dict[str, list[str]] = {}
    lang: Lang = DEFAULT_LANGUAGE


class CellTask(Record, frozen=True, kw_only=True):
    """A task in a comparison; `role` names the role whose task it is."""

    role: str
    role_title: Text
    text: Text
    responsibility: Responsibility
    lang: Lang = DEFAULT_LANGUAGE


class Cell(Record, frozen=True, kw_only=True):
    """What one entry has to do with one aspect.

    `importance` if it is one of its skills; `relation` among concepts, if it is one they are
    linked to.
    """

    tasks: list[CellTask]
    importance: Importance | None = None
    relation: Relation | None = None


class Aspect(Record, frozen=True, kw_only=True):
    """One row of a comparison, and a cell an entry.

    A row is a topic; among concepts it is a concept they are linked to, or a role.
    """

    id: str
    kind: Kind
    title: Text
    shared_by: list[str]
    cells: dict[str, Cell]
    lang: Lang = DEFAULT_LANGUAGE


class OtherTask(CellTask, frozen=True, kw_only=True):
    """A task without a topic; tasks with the same number in `row` are alike, word by word."""

    row: int


class Pair(Record, frozen=True, kw_only=True):
    """Two of the entries compared, and what is written of how they differ.

    `similarity` is the Jaccard index of the two alone, `common` the ids of the aspects both have.
    """

    between: list[str]
    similarity: float | None
    common: list[str]
    contrast: Contrast | None


class Comparison(Record, frozen=True, kw_only=True):
    """Entries side by side.

    `similarity` is the Jaccard index of what the entries have to do with: what all of them
    share, divided by what any of them has (0 to 1; null where there is nothing). That is the
    aspects, and of the tasks without a topic each row of those that are alike.
    `contrasts` and the fields below it are those of `Written`. They are not inherited: they would
    come first, and scripts and people find the items there. They are empty where more than two
    entries are compared: what is written of two of them stands in `pairs`.
    """

    items: list[Item]
    aspects: list[Aspect]
    similarity: float | None
    common: int
    total: int
    summary: Text = ""
    pairs: list[Pair] = []
    other_tasks: dict[str, list[OtherTask]] = {}
    contrasts: list[Dimension] = []
    statement: Text | None = None
    analogy: Text | None = None
    overlap: Text | None = None
    shared: list[Ref] = []
    frictions: list[Friction] = []
    old_views: list[Friction] = []
    practices: list[Practice] = []
    figures: list[Figure] = []
    note: Text | None = None
    sources: list[Source] = []
    lang: Lang = DEFAULT_LANGUAGE


NotedComparison = Comparison
"""What `compare --notes` answers with."""


class SchemaRow(Record, frozen=True, kw_only=True):
    """A JSON Schema that `schema` can print, and what it describes."""

    name: str
    describes: str


class Reading(Record, frozen=True, kw_only=True):
    """A word that was read as another: its folded form, or with typing errors mended."""

    typed: str
    read: str


class Match(Record, frozen=True, kw_only=True):
    """Where a hit matched: `spans` are start and end of each matched part, in characters.

    `readings` say which words of the query stand there in another form; `responsibility` is a
    RASCI term where the field is a task.
    """

    field: str
    text: str
    lang: str
    spans: list[tuple[int, int]]
    readings: list[Reading] = []
    responsibility: Responsibility | None = None


class Hit(Record, frozen=True, kw_only=True):
    """An entry found by a search; a higher `score` is a better hit."""

    id: str
    kind: Kind
    title: Text
    summary: Text
    area: str | None = None
    area_title: Text | None = None
    level: Level | None = None
    score: float
    matches: list[Match]
    lang: Lang = DEFAULT_LANGUAGE


Explained = Hit
"""What `search --why` answers with."""


class Doer(Record, frozen=True, kw_only=True):
    """A role that does what was asked for: the tasks that say so, the best first.

    `responsibility` is the greatest of theirs (RASCI); a higher `score` is a better hit.
    """

    id: str
    kind: Kind = "role"
    title: Text
    area: str | None = None
    area_title: Text | None = None
    level: Level | None = None
    responsibility: Responsibility
    tasks: list[Task]
    score: float
    lang: Lang = DEFAULT_LANGUAGE


class LayerInfo(Record, frozen=True, kw_only=True):
    """A layer of the catalog; `entries` counts what it brings that is in force, by kind."""

    name: str
    path: str
    files: list[str]
    entries: dict[str, int]


class Replacement(Record, frozen=True, kw_only=True):
    """An entry of a layer (its path) that took the place of one of a lower layer."""

    id: str
    kind: str
    layer: str
    replaces: str


class StoreInfo(Record, frozen=True, kw_only=True):
    """The compiled catalog: `size` in bytes, `built` in ISO 8601 (UTC), `age` in seconds."""

    path: str
    size: int
    built: str
    age: int


class Info(Record, frozen=True, kw_only=True):
    """What answers come from. `store` is null where none could be kept in a file."""

    version: str
    languages: list[str]
    entries: dict[str, int]
    layers: list[LayerInfo]
    replaced: list[Replacement]
    store: StoreInfo | None = None
