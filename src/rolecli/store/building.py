"""Catalog -> SQLite: every answer is made here, once, so that asking is only reading."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

import msgspec

from rolecli import __version__, records
from rolecli.catalog.format import ConceptEntry, FigureEntry, RoleEntry
from rolecli.catalog.loading import Catalog, E, Located
from rolecli.i18n import LANGUAGES
from rolecli.terms import CONCEPT_KINDS, LEVELS, Kind
from rolecli.text import as_role, fold_words, name_key

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

Texts = Mapping[Any, str] | None
_Passage = tuple[str, str, str, str | None]


def build(catalog: Catalog, store: sqlite3.Connection, fingerprint: str) -> None:
    """Write all answers `catalog` can give into the empty database `store`.

    Args:
        catalog: a checked catalog.
        store: an open connection; one transaction is made of it.
        fingerprint: what the store was made from, to tell later whether it is stale.
    """
    store.executescript(_SCHEMA)
    plan = _Plan(catalog)
    store.execute("BEGIN")
    with store:
        meta = {
            "fingerprint": fingerprint,
            "language": catalog.language,
            "languages": ",".join(plan.languages),
            "info": _Writer.encode(_info(plan)),
        }
        store.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        store.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", plan.entries())
        store.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", plan.names())
        store.executemany("INSERT OR IGNORE INTO work VALUES (?, ?)", plan.work())
        store.executemany("INSERT OR IGNORE INTO broader VALUES (?, ?)", plan.broader())
        for language in plan.languages:
            writer = _Writer(plan, language)
            store.executemany(
                "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)", writer.answers()
            )
            store.executemany(
                "INSERT OR REPLACE INTO contrast VALUES (?, ?, ?, ?)", writer.contrasts()
            )
        _index(plan, store)
        _index_labels(plan, store)
        _index_words(plan, store)
    store.execute("PRAGMA optimize")


def _info(plan: "_Plan") -> records.Info:
    catalog = plan.catalog
    kinds: list[tuple[str, Located[Any]]] = [("role", role) for role in catalog.roles.values()]
    kinds += [(concept.entry.kind, concept) for concept in catalog.concepts.values()]
    kinds += [("contrast", contrast) for contrast in catalog.contrasts.values()]
    kinds += [("figure", figure) for figure in catalog.figures.values()]
    kinds += [("source", source) for source in catalog.sources.values()]
    layers = [
        records.LayerInfo(
            name=layer.name,
            path=str(layer.path),
            files=[str(file) for file in layer.files],
            entries=dict(Counter(kind for kind, entry in kinds if entry.layer == layer)),
        )
        for layer in catalog.layers
    ]
    replaced = [
        records.Replacement(
            id=entry.entry.id,
            kind=kind,
            layer=str(entry.layer.path),
            replaces=str(entry.below.layer.path),
        )
        for kind, entry in kinds
        if entry.below
    ]
    return records.Info(
        version=__version__,
        languages=plan.languages,
        entries=dict(Counter(kind for kind, _entry in kinds)),
        layers=layers,
        replaced=replaced,
    )


def _index(plan: "_Plan", store: sqlite3.Connection) -> None:
    for number, passages in plan.passages():
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


def _index_labels(plan: "_Plan", store: sqlite3.Connection) -> None:
    """Index every name on its own, and keep what the search must know of all of them."""
    labels: list[tuple[int, bool, str, str]] = []
    for number, passages in plan.passages():
        titles = plan.titles(number)
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


def _index_words(plan: "_Plan", store: sqlite3.Connection) -> None:
    """Index the words themselves, for the mending of typing errors."""
    texts = (text for _number, passages in plan.passages() for _f, _l, text, _r in passages)
    spelled = dict.fromkeys(word for text in texts for word in plan.folded(text).split())
    store.executemany(
        "INSERT INTO word (folded) VALUES (?)",
        ((word,) for word in spelled if len(word) >= _LEAST_SPELLED),
    )
    store.execute("INSERT INTO spellings (rowid, folded) SELECT id, ' ' || folded || ' ' FROM word")


def _entries(section: Mapping[str, Located[E]]) -> dict[str, E]:
    return {key: located.entry for key, located in section.items()}


class _Plan:
    """What the catalog says in no language: numbers, names, and who has to do with what."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.folded = cache(fold_words)  # each text is indexed as a text, as a name, as words
        self.roles: dict[str, RoleEntry] = _entries(catalog.roles)
        self.concepts: dict[str, ConceptEntry] = _entries(catalog.concepts)
        self.figures: dict[str, FigureEntry] = _entries(catalog.figures)
        self.contrasts = [located.entry for located in catalog.contrasts.values()]
        self.languages = self._languages()
        self.order = self._order()
        self.number = {key: number for number, key in enumerate(self.order, start=1)}
        self.narrower: dict[str, list[str]] = defaultdict(list)
        for concept in self.concepts.values():
            for broad in concept.broader:
                self.narrower[broad].append(concept.id)
        self.links = self._links()

    def _languages(self) -> list[str]:
        entries: list[RoleEntry | ConceptEntry] = [*self.roles.values(), *self.concepts.values()]
        used = {language for entry in entries for language in (*entry.title, *entry.summary)}
        return [language for language in LANGUAGES if language in used] or [self.catalog.language]

    def _order(self) -> list[str]:
        """Roles by area and level, then concepts by kind; else as they were written."""
        levels = (*LEVELS, None)
        areas = {key: at for at, key in enumerate(self.concepts)}
        last = len(areas)
        roles = sorted(
            self.roles.values(),
            key=lambda role: (areas.get(role.area or "", last), levels.index(role.level)),
        )
        concepts = sorted(
            self.concepts.values(), key=lambda concept: CONCEPT_KINDS.index(concept.kind)
        )
        return [*(role.id for role in roles), *(concept.id for concept in concepts)]

    def _links(self) -> dict[str, list[str]]:
        """The roles that have to do with an entry, by its id, in the order of lists."""
        links: dict[str, list[str]] = defaultdict(list)
        for key in self.order[: len(self.roles)]:
            role = self.roles[key]
            targets = chain(
                (topic for task in role.tasks for topic in task.topics),
                (skill.id for skill in role.skills),
                (partner.partner for partner in role.works_with),
                role.reports_to,
                (role.area,) if role.area else (),
            )
            for target in dict.fromkeys(targets):
                links[target].append(key)
        return links

    def kind(self, key: str) -> Kind:
        return "role" if key in self.roles else self.concepts[key].kind

    def entries(self) -> Iterator[tuple[Any, ...]]:
        for key, number in self.number.items():
            role = self.roles.get(key)
            place = (role.area, role.level) if role else (None, None)
            yield (number, key, self.kind(key), *place)

    def names(self) -> Iterator[tuple[str, int, int, str]]:
        for key, number in self.number.items():
            entry: Any = self.roles.get(key) or self.concepts[key]
            yield name_key(key), 0, number, key
            for title in (
                *entry.title.values(),
                *(getattr(entry, "feminine", None) or {}).values(),
            ):
                yield name_key(title), 1, number, title
            for alias in chain.from_iterable(entry.aliases.values()):
                yield name_key(alias), 2, number, alias

    def work(self) -> Iterator[tuple[str, int]]:
        for target, roles in self.links.items():
            for key in roles:
                if self.works_on(self.roles[key], target):
                    yield target, self.number[key]

    @staticmethod
    def works_on(role: Any, concept: str) -> bool:
        return any(concept in task.topics for task in role.tasks) or any(
            skill.id == concept for skill in role.skills
        )

    def broader(self) -> Iterator[tuple[str, str]]:
        for broad, narrow in self.narrower.items():
            yield from ((key, broad) for key in narrow)

    def titles(self, number: int) -> set[str]:
        """Return the titles of the entry with this number, in all languages and forms."""
        key = self.order[number - 1]
        entry: Any = self.roles.get(key) or self.concepts[key]
        return {*entry.title.values(), *(getattr(entry, "feminine", None) or {}).values()}

    def passages(self) -> Iterator[tuple[int, list[_Passage]]]:
        """Yield the number of each entry, and its texts: field, language, text, responsibility."""
        extra = self._contrast_passages()
        for key, number in self.number.items():
            role = self.roles.get(key)
            entry: Any = role or self.concepts[key]
            texts = [("name", entry.title), ("summary", entry.summary)]
            texts += [("question", entry.question), ("description", entry.description)]
            texts += [("note", entry.note), *extra.get(key, ())]
            if role:
                texts += self._role_passages(role)
            found: list[_Passage] = [
                (field, *said, None) for field, text in texts for said in (text or {}).items()
            ]
            for task in role.tasks if role else ():
                found += [("task", *said, task.responsibility) for said in task.text.items()]
            found += [
                ("name", language, alias, None)
                for language, aliases in entry.aliases.items()
                for alias in aliases
            ]
            yield number, found

    def _role_passages(self, role: Any) -> Iterator[tuple[str, Texts]]:
        yield "name", role.feminine
        for key in dict.fromkeys(
            chain(
                (topic for task in role.tasks for topic in task.topics),
                (skill.id for skill in role.skills),
            )
        ):
            yield "topic", self.concepts[key].title
        for trait in role.traits:
            yield "trait", trait
        for partner in role.works_with:
            yield "partner", partner.about

    def _contrast_passages(self) -> dict[str, list[tuple[str, Texts]]]:
        found: dict[str, list[tuple[str, Texts]]] = defaultdict(list)
        for contrast in self.contrasts:
            for side in contrast.between:
                texts = [contrast.statement, contrast.analogy, contrast.overlap]
                texts += [dimension.sides[side] for dimension in contrast.dimensions]
                texts += [
                    friction.text
                    for friction in (*contrast.frictions, *contrast.old_views)
                    if friction.sender == side
                ]
                texts += [self.figures[key].measures for key in contrast.figures]
                found[side] += [("contrast", text) for text in texts]
        return found


def _common(texts: Iterable[Texts]) -> Texts:
    """Return what stands for several texts where only their languages matter: those of all."""
    several = [text for text in texts if text]
    shared = [language for language in LANGUAGES if all(language in text for text in several)]
    return dict.fromkeys(shared, "") if shared and several else next(iter(several), None)


class _Writer:
    """Writes the plan's answers in one language."""

    def __init__(self, plan: _Plan, language: str) -> None:
        self.plan = plan
        self.language = language

    @staticmethod
    def encode(record: records.Record) -> str:
        """Return the JSON that scripts get: written once here, it is only copied later."""
        return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()

    @staticmethod
    def encode_lang(lang: records.Lang) -> str:
        """Return a record's `lang` as JSON."""
        return msgspec.json.encode(lang).decode()

    def say(self, texts: Texts) -> str:
        """Return a text in the writer's language, or in the one it has."""
        texts = texts or {"": ""}
        return texts.get(self.language) or next(iter(texts.values()))

    def maybe(self, texts: Texts) -> str | None:
        """Return what `say` returns, or nothing for nothing."""
        return self.say(texts) if texts else None

    def own(self, texts: Texts) -> str | None:
        """Return a text in the writer's language, or nothing where it has none."""
        return (texts or {}).get(self.language)

    def lang(self, **texts: Texts) -> records.Lang:
        """Return the language in which `say` says these texts; by key where they differ."""
        used = {
            key: self.language if self.language in text else next(iter(text))
            for key, text in texts.items()
            if text
        }
        return used if len(set(used.values())) > 1 else next(iter(used.values()), self.language)

    def answers(self) -> Iterator[tuple[Any, ...]]:
        for key, number in self.plan.number.items():
            record = self._role(key) if key in self.plan.roles else self._concept(key)
            row = self._row(key)
            yield (
                number,
                self.language,
                row.title,
                row.summary,
                row.area_title,
                self.encode_lang(row.lang),
                self.encode(row),
                self.encode(record),
            )

    def contrasts(self) -> Iterator[tuple[Any, ...]]:
        for contrast in self.plan.contrasts:
            first, second = sorted(contrast.between)
            yield first, second, self.language, self.encode(self._contrast(contrast))

    def _row(self, key: str) -> records.Row:
        role = self.plan.roles.get(key)
        entry = role or self.plan.concepts[key]
        area = role.area if role else None
        return records.Row(
            id=key,
            kind=self.plan.kind(key),
            title=self.say(entry.title),
            summary=self.say(entry.summary),
            area=area,
            area_title=self._title(area) if area else None,
            level=role.level if role else None,
            lang=self.lang(
                title=entry.title,
                summary=entry.summary,
                area_title=self._titles(area) if area else None,
            ),
        )

    def _titles(self, key: str) -> Mapping[Any, str]:
        entry: Any = self.plan.roles.get(key) or self.plan.concepts[key]
        titles: Mapping[Any, str] = entry.title
        return titles

    def _title(self, key: str) -> str:
        return self.say(self._titles(key))

    def _refs(self, keys: Iterable[str]) -> list[records.Ref]:
        return [
            records.Ref(
                id=key,
                title=self._title(key),
                kind=self.plan.kind(key),
                lang=self.lang(title=self._titles(key)),
            )
            for key in keys
        ]

    def _names(self, entry: RoleEntry | ConceptEntry) -> list[str]:
        """All names but the title, each once, those in the writer's language first.

        The titles in other languages are among them: people use them as names.
        """
        languages = sorted(
            {*entry.title, *entry.aliases}, key=lambda language: language != self.language
        )
        names: list[str] = []
        for language in languages:
            names += [entry.title[language]] if language in entry.title else []
            names += entry.aliases.get(language, [])
        title = self.say(entry.title)
        return [name for name in dict.fromkeys(names) if name != title]

    def _task(self, task: Any) -> records.Task:
        return records.Task(
            id=task.id,
            text=self.say(task.text),
            topics=list(task.topics),
            responsibility=task.responsibility,
            lang=self.lang(text=task.text),
        )

    def _sources(self, located: Located[Any]) -> list[records.Source]:
        sources = (located.scope[key].entry for key in located.entry.sources)
        return [
            records.Source(
                id=source.id,
                title=self.say(source.title),
                publisher=self.maybe(source.publisher),
                language=source.language,
                url=source.url,
                note=self.maybe(source.note),
                lang=self.lang(title=source.title, publisher=source.publisher, note=source.note),
            )
            for source in sources
        ]

    def _role(self, key: str) -> records.Role:
        role = self.plan.roles[key]
        title = self.say(role.title)
        topics = dict.fromkeys(topic for task in role.tasks for topic in task.topics)
        named = [*topics, *([role.area] if role.area else [])]
        return records.Role(
            id=key,
            title=title,
            feminine=self.own(role.feminine),
            aliases=self._names(role),
            area=role.area,
            level=role.level,
            summary=self.say(role.summary),
            question=self.maybe(role.question),
            description=self.maybe(role.description),
            tasks=[self._task(task) for task in role.tasks],
            skills=[
                records.Skill(
                    id=skill.id,
                    title=self._title(skill.id),
                    importance=skill.importance,
                    lang=self.lang(title=self._titles(skill.id)),
                )
                for skill in role.skills
            ],
            traits=[self.say(trait) for trait in role.traits],
            works_with=[
                records.Partner(
                    id=link.partner,
                    title=self._title(link.partner),
                    kind=self.plan.kind(link.partner),
                    about=self.maybe(link.about),
                    lang=self.lang(title=self._titles(link.partner), about=link.about),
                )
                for link in role.works_with
            ],
            reports_to=self._refs(role.reports_to),
            codes=msgspec.convert(role.codes.model_dump(), records.Codes),
            note=self.maybe(role.note),
            sources=self._sources(self.plan.catalog.roles[key]),
            titles={topic: self._title(topic) for topic in named},
            lang=self.lang(
                title=role.title,
                summary=role.summary,
                question=role.question,
                description=role.description,
                traits=_common(role.traits),
                note=role.note,
                titles=_common(self._titles(topic) for topic in named),
            ),
        )

    def _concept(self, key: str) -> records.Concept:
        concept = self.plan.concepts[key]
        title = self.say(concept.title)
        others = (
            other
            for contrast in self.plan.contrasts
            if key in contrast.between
            for other in contrast.between
            if other != key
        )
        return records.Concept(
            id=key,
            kind=concept.kind,
            title=title,
            aliases=self._names(concept),
            summary=self.say(concept.summary),
            question=self.maybe(concept.question),
            description=self.maybe(concept.description),
            broader=self._refs(concept.broader),
            narrower=self._refs(self.plan.narrower.get(key, ())),
            related=self._refs(concept.related),
            roles=[self._role_link(role, key) for role in self.plan.links.get(key, ())],
            contrasts=self._refs(dict.fromkeys(others)),
            note=self.maybe(concept.note),
            sources=self._sources(self.plan.catalog.concepts[key]),
            lang=self.lang(
                title=concept.title,
                summary=concept.summary,
                question=concept.question,
                description=concept.description,
                note=concept.note,
            ),
        )

    def _role_link(self, key: str, concept: str) -> records.RoleLink:
        role = self.plan.roles[key]
        importances = (skill.importance for skill in role.skills if skill.id == concept)
        abouts = (link.about for link in role.works_with if link.partner == concept)
        about = next(abouts, None)
        return records.RoleLink(
            id=key,
            title=self.say(role.title),
            area=role.area,
            level=role.level,
            tasks=[self._task(task) for task in role.tasks if concept in task.topics],
            importance=next(importances, None),
            about=self.maybe(about),
            lang=self.lang(title=role.title, about=about),
        )

    def _contrast(self, contrast: Any) -> records.Contrast:
        return records.Contrast(
            id=contrast.id,
            title=self.say(contrast.title),
            between=list(contrast.between),
            statement=self.maybe(contrast.statement),
            analogy=self.maybe(contrast.analogy),
            overlap=self.maybe(contrast.overlap),
            shared=self._refs(contrast.shared),
            contrasts=[
                records.Dimension(
                    id=dimension.id,
                    title=self.say(dimension.title),
                    sides={side: self.say(dimension.sides[side]) for side in contrast.between},
                    lang=self.lang(title=dimension.title, sides=_common(dimension.sides.values())),
                )
                for dimension in contrast.dimensions
            ],
            frictions=self._frictions(contrast.frictions),
            old_views=self._frictions(contrast.old_views),
            practices=[self._practice(key) for key in contrast.practices],
            figures=[self._figure(key) for key in contrast.figures],
            note=self.maybe(contrast.note),
            sources=self._sources(self.plan.catalog.contrasts[contrast.id]),
            lang=self.lang(
                title=contrast.title,
                statement=contrast.statement,
                analogy=contrast.analogy,
                overlap=contrast.overlap,
                note=contrast.note,
            ),
        )

    def _frictions(self, frictions: Iterable[Any]) -> list[records.Friction]:
        return [
            records.Friction(
                sender=friction.sender,
                about=friction.about,
                text=self.say(friction.text),
                lang=self.lang(text=friction.text),
            )
            for friction in frictions
        ]

    def _practice(self, key: str) -> records.Practice:
        practice = self.plan.concepts[key]
        return records.Practice(
            id=key,
            title=self.say(practice.title),
            summary=self.say(practice.summary),
            lang=self.lang(title=practice.title, summary=practice.summary),
        )

    def _figure(self, key: str) -> records.Figure:
        figure = self.plan.figures[key]
        return records.Figure(
            id=key,
            value=figure.value,
            unit=figure.unit,
            measures=self.say(figure.measures),
            published_by=figure.published_by,
            note=self.maybe(figure.note),
            sources=self._sources(self.plan.catalog.figures[key]),
            lang=self.lang(measures=figure.measures, note=figure.note),
        )
