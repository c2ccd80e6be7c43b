"""Catalog -> the rows of the tables that hold what it says."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from rolecli.catalog.facts import references
from rolecli.catalog.format import ConceptEntry, ContrastEntry, RoleEntry
from rolecli.catalog.loading import Catalog, Located
from rolecli.i18n import LANGUAGES
from rolecli.store.texts import Texts
from rolecli.terms import CONCEPT_KINDS, LEVELS

Row = tuple[Any, ...]


class TextRow(NamedTuple):
    """A text in one language: whose it is, what it says of it, and where in a list."""

    owner: int
    field: str
    place: int
    language: str
    text: str


class Contents:
    """What a catalog says, numbered: roles and concepts first, in the order of lists."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.entries: list[Located[Any]] = _ordered(catalog)
        self.contrasts = [*catalog.contrasts.values()]
        self.figures = [*catalog.figures.values()]
        self.sources = self._sources()
        self.number = {located.entry.id: at for at, located in enumerate(self.entries, start=1)}
        start = 1 + len(self.entries)
        self.contrast_number = _numbered(self.contrasts, start)
        self.figure_number = _numbered(self.figures, start + len(self.contrasts))
        start += len(self.contrasts) + len(self.figures)
        self.source_number = {id(located): at for at, located in enumerate(self.sources, start)}
        self.layer = {layer: at for at, layer in enumerate(catalog.layers)}

    def _sources(self) -> list[Located[Any]]:
        """Return the sources that the topmost layer sees, and those named by entries below."""
        located = chain(
            self.catalog.sources.values(),
            (
                owner.scope[reference.target]
                for owner in (*self.entries, *self.contrasts, *self.figures)
                for reference in references(owner.entry)
                if reference.relation == "source"
            ),
        )
        return [*{id(source): source for source in located}.values()]

    def languages(self) -> list[str]:
        """Return the languages that titles and summaries are in."""
        used = {
            language
            for located in self.entries
            for language in (*located.entry.title, *located.entry.summary)
        }
        return [code for code in LANGUAGES if code in used] or [self.catalog.language]

    def rows(self) -> Iterator[tuple[str, Iterable[Row]]]:
        """Yield tables and their rows; all but entries and texts, which are indexed as well."""
        yield "contrast", map(self._contrast, self.contrasts)
        yield "figure", map(self._figure, self.figures)
        yield "source", map(self._source, self.sources)
        roles = [(self.number[key], role.entry) for key, role in self.catalog.roles.items()]
        yield "task", chain.from_iterable(_tasks(*role) for role in roles)
        yield "code", chain.from_iterable(_codes(*role) for role in roles)
        yield "fact", self._facts()
        yield "dimension", chain.from_iterable(map(self._dimensions, self.contrasts))
        yield "link", self._links()

    def entry(self, number: int, trigrams: int) -> Row:
        """Return the row of an entry."""
        located = self.entries[number - 1]
        entry = located.entry
        is_role = isinstance(entry, RoleEntry)
        kind = "role" if is_role else entry.kind
        area, level = (entry.area, entry.level) if is_role else (None, None)
        return (number, entry.id, kind, area, level, *self._layers(located), trigrams)

    def _layers(self, located: Located[Any]) -> tuple[int, int | None]:
        below = self.layer[located.below.layer] if located.below else None
        return self.layer[located.layer], below

    def _contrast(self, located: Located[Any]) -> Row:
        sides = (self.number[side] for side in located.entry.between)
        number = self.contrast_number[located.entry.id]
        return (number, located.entry.id, *sides, *self._layers(located))

    def _figure(self, located: Located[Any]) -> Row:
        figure = located.entry
        number = self.figure_number[figure.id]
        said = (figure.id, figure.value, figure.unit, figure.published_by)
        return (number, *said, *self._layers(located))

    def _source(self, located: Located[Any]) -> Row:
        source = located.entry
        seen = self.catalog.sources.get(source.id) is located
        number = self.source_number[id(located)]
        return (number, source.id, source.language, source.url, self.layer[located.layer], seen)

    def _dimensions(self, located: Located[Any]) -> Iterator[Row]:
        number = self.contrast_number[located.entry.id]
        for place, dimension in enumerate(located.entry.dimensions):
            yield number, place, dimension.id

    def _facts(self) -> Iterator[Row]:
        owners = [
            *enumerate(self.entries, start=1),
            *((self.contrast_number[located.entry.id], located) for located in self.contrasts),
            *((self.source_number[id(located)], located) for located in self.sources),
        ]
        for number, located in owners:
            for field, value in _facts_of(located.entry):
                if value is not None:
                    yield number, field, value

    def _links(self) -> Iterator[Row]:
        """Yield who refers to whom: owner, relation, place, target, task, detail."""
        for number, located in enumerate(self.entries, start=1):
            entry = located.entry
            linked = _role_links(entry) if isinstance(entry, RoleEntry) else _concept_links(entry)
            for relation, place, target, task, detail in linked:
                yield number, relation, place, self.number[target], task, detail
            yield from self._source_links(number, located)
        for located in self.contrasts:
            number = self.contrast_number[located.entry.id]
            for relation, place, target, task, detail in _contrast_links(located.entry):
                numbers = self.figure_number if relation == "figure" else self.number
                yield number, relation, place, numbers[target], task, detail
            yield from self._source_links(number, located)
        for located in self.figures:
            yield from self._source_links(self.figure_number[located.entry.id], located)

    def _source_links(self, number: int, located: Located[Any]) -> Iterator[Row]:
        for relation, place, key, part in _source_keys(located.entry):
            target = self.source_number[id(located.scope[key])]
            yield number, relation, place, target, part, None

    def texts_of(self, number: int) -> list[TextRow]:
        """Return the texts of an entry, its names first."""
        entry = self.entries[number - 1].entry
        fields = _role_texts(entry) if isinstance(entry, RoleEntry) else _concept_texts(entry)
        rows = [
            TextRow(number, field, place, language, text)
            for field, place, texts in fields
            if texts
            for language, text in texts.items()
        ]
        rows += [
            TextRow(number, "alias", place, language, alias)
            for language, aliases in entry.aliases.items()
            for place, alias in enumerate(aliases)
        ]
        return rows

    def other_texts(self) -> Iterator[TextRow]:
        """Yield the texts of contrasts, figures and sources."""
        owners = [
            *((self.contrast_number[c.entry.id], _contrast_texts(c.entry)) for c in self.contrasts),
            *((self.figure_number[f.entry.id], _figure_texts(f.entry)) for f in self.figures),
            *((self.source_number[id(s)], _source_texts(s.entry)) for s in self.sources),
        ]
        for number, fields in owners:
            for field, place, texts in fields:
                for language, text in (texts or {}).items():
                    yield TextRow(number, field, place, language, text)

    def topics_of(self, number: int) -> list[str]:
        """Return the ids of the concepts that an entry's tasks and skills are about."""
        entry = self.entries[number - 1].entry
        if not isinstance(entry, RoleEntry):
            return []
        topics = (topic for task in entry.tasks for topic in task.topics)
        return [*dict.fromkeys(chain(topics, (skill.id for skill in entry.skills)))]

    def contrast_texts(self) -> dict[int, list[str]]:
        """Return the texts of contrasts that say something of an entry, by its number."""
        found: dict[int, list[str]] = {}
        for located in self.contrasts:
            contrast = located.entry
            for side in contrast.between:
                texts = _texts_on(contrast, side, self.catalog.figures)
                lines = [line for text in texts if text for line in text.values()]
                found.setdefault(self.number[side], []).extend(lines)
        return found


def _numbered(section: Iterable[Located[Any]], start: int) -> dict[str, int]:
    return {located.entry.id: number for number, located in enumerate(section, start)}


def _ordered(catalog: Catalog) -> list[Located[Any]]:
    """Roles by area and level, then concepts by kind; else as they were written."""
    levels = (*LEVELS, None)
    areas = {key: at for at, key in enumerate(catalog.concepts)}
    last = len(areas)

    def place(located: Located[RoleEntry]) -> tuple[int, int]:
        role = located.entry
        return areas.get(role.area or "", last), levels.index(role.level)

    def kind(located: Located[ConceptEntry]) -> int:
        return CONCEPT_KINDS.index(located.entry.kind)

    return [
        *sorted(catalog.roles.values(), key=place),
        *sorted(catalog.concepts.values(), key=kind),
    ]


def _tasks(number: int, role: RoleEntry) -> Iterator[Row]:
    for place, task in enumerate(role.tasks):
        yield number, place, task.id, task.responsibility


def _codes(number: int, role: RoleEntry) -> Iterator[Row]:
    codes = role.codes
    for scheme, code in (("isco08", codes.isco08), ("kldb2010", codes.kldb2010)):
        if code is not None:
            yield number, scheme, code, None
    if codes.esco is not None:
        yield number, "esco", codes.esco.uri, codes.esco.match
    if codes.onet is not None:
        yield number, "onet", codes.onet.code, codes.onet.match


def _facts_of(entry: Any) -> Iterator[tuple[str, Any]]:
    yield "as_of", entry.as_of
    if isinstance(entry, RoleEntry):
        yield "eqf", entry.qualification.eqf
        if (years := entry.qualification.experience) is not None:
            yield "years_from", years.least
            yield "years_to", years.most


def _source_keys(entry: Any) -> Iterator[tuple[str, int, str, int | None]]:
    """Yield the sources of an entry and of its parts: relation, place, id, place of the part."""
    for place, key in enumerate(entry.sources):
        yield "source", place, key, None
    for field in ("tasks", "skills", "frictions", "old_views"):
        named = (
            (part, key)
            for part, holder in enumerate(getattr(entry, field, ()))
            for key in holder.sources
        )
        for place, (part, key) in enumerate(named):
            yield f"{field}_source", place, key, part


# What an entry refers to: relation, place, target, the place of a task, a detail. Which texts
# it has: field, place, text by language.
Link = tuple[str, int, str, int | None, str | None]
Field = tuple[str, int, Texts | None]


def _each(relation: str, targets: Iterable[str]) -> Iterator[Link]:
    for place, target in enumerate(targets):
        yield relation, place, target, None, None


def _role_links(role: RoleEntry) -> Iterator[Link]:
    topics = ((at, topic) for at, task in enumerate(role.tasks) for topic in task.topics)
    for place, (task, topic) in enumerate(topics):
        yield "topic", place, topic, task, None
    for place, skill in enumerate(role.skills):
        yield "skill", place, skill.id, None, skill.importance
    yield from _each("works_with", (link.partner for link in role.works_with))
    yield from _each("reports_to", role.reports_to)
    yield from _each("tool", role.tools)
    yield from _each("kpi", role.kpis)
    yield from _each("career_from", role.career.before)
    yield from _each("career_to", role.career.after)


def _concept_links(concept: ConceptEntry) -> Iterator[Link]:
    yield from _each("broader", concept.broader)
    yield from _each("related", concept.related)


def _contrast_links(contrast: ContrastEntry) -> Iterator[Link]:
    yield from _each("shared", contrast.shared)
    yield from _each("practice", contrast.practices)
    yield from _each("figure", contrast.figures)
    for relation, frictions in (("friction", contrast.frictions), ("old_view", contrast.old_views)):
        for place, friction in enumerate(frictions):
            yield relation, place, friction.about, None, friction.sender


def _listed(field: str, texts: Iterable[Texts | None]) -> Iterator[Field]:
    for place, text in enumerate(texts):
        yield field, place, text


def _concept_texts(entry: Any) -> Iterator[Field]:
    for field in ("title", "summary", "question", "description", "note"):
        yield field, 0, getattr(entry, field)


def _role_texts(role: RoleEntry) -> Iterator[Field]:
    yield from _concept_texts(role)
    yield "feminine", 0, role.feminine
    yield "qualification", 0, role.qualification.text
    yield from _listed("trait", role.traits)
    yield from _listed("decision", role.decides)
    yield from _listed("about", (link.about for link in role.works_with))
    yield from _listed("task", (task.text for task in role.tasks))


def _contrast_texts(contrast: ContrastEntry) -> Iterator[Field]:
    for field in ("title", "statement", "analogy", "overlap", "note"):
        yield field, 0, getattr(contrast, field)
    first, second = contrast.between
    yield from _listed("dimension", (dimension.title for dimension in contrast.dimensions))
    yield from _listed("first", (dimension.sides[first] for dimension in contrast.dimensions))
    yield from _listed("second", (dimension.sides[second] for dimension in contrast.dimensions))
    yield from _listed("friction", (friction.text for friction in contrast.frictions))
    yield from _listed("old_view", (friction.text for friction in contrast.old_views))


def _figure_texts(figure: Any) -> Iterator[Field]:
    yield "measures", 0, figure.measures
    yield "note", 0, figure.note


def _source_texts(source: Any) -> Iterator[Field]:
    for field in ("title", "publisher", "note"):
        yield field, 0, getattr(source, field)


def _texts_on(
    contrast: ContrastEntry, side: str, figures: Mapping[str, Located[Any]]
) -> Iterator[Texts | None]:
    """Yield the texts of a contrast that say something of one of its sides."""
    yield from (contrast.statement, contrast.analogy, contrast.overlap)
    yield from (dimension.sides[side] for dimension in contrast.dimensions)
    for friction in (*contrast.frictions, *contrast.old_views):
        if friction.sender == side:
            yield friction.text
    yield from (figures[key].entry.measures for key in contrast.figures)
