"""What a catalog says in no language: numbers, names, texts to search, who has to do with what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from rolecli.catalog.format import ConceptEntry, FigureEntry, RoleEntry
from rolecli.catalog.loading import Catalog, E, Located
from rolecli.i18n import LANGUAGES
from rolecli.terms import CONCEPT_KINDS, LEVELS, Kind
from rolecli.text import fold_words, name_key

Texts = Mapping[Any, str] | None
Passage = tuple[str, str, str, str | None]


def _entries(section: Mapping[str, Located[E]]) -> dict[str, E]:
    return {key: located.entry for key, located in section.items()}


class Plan:
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

    def entry(self, key: str) -> Any:
        """Return the role or concept with id `key`."""
        return self.roles.get(key) or self.concepts[key]

    def kind(self, key: str) -> Kind:
        """Return the kind of the entry with id `key`."""
        return "role" if key in self.roles else self.concepts[key].kind

    def entries(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of table `entry`."""
        for key, number in self.number.items():
            role = self.roles.get(key)
            place = (role.area, role.level) if role else (None, None)
            yield (number, key, self.kind(key), *place)

    def names(self) -> Iterator[tuple[str, int, int, str]]:
        """Yield the rows of table `name`."""
        for key, number in self.number.items():
            yield name_key(key), 0, number, key
            for title in self.titles(key):
                yield name_key(title), 1, number, title
            for alias in chain.from_iterable(self.entry(key).aliases.values()):
                yield name_key(alias), 2, number, alias

    def work(self) -> Iterator[tuple[str, int]]:
        """Yield the rows of table `work`: which roles have to do with which concepts."""
        for target, roles in self.links.items():
            for key in roles:
                if self.works_on(self.roles[key], target):
                    yield target, self.number[key]

    @staticmethod
    def works_on(role: Any, concept: str) -> bool:
        """Return whether a task of the role is about a concept, or one of its skills is."""
        return any(concept in task.topics for task in role.tasks) or any(
            skill.id == concept for skill in role.skills
        )

    def broader(self) -> Iterator[tuple[str, str]]:
        """Yield the rows of table `broader`."""
        for broad, narrow in self.narrower.items():
            yield from ((key, broad) for key in narrow)

    def titles(self, key: str) -> list[str]:
        """Return the titles of the entry with id `key`, in all languages and forms."""
        entry = self.entry(key)
        return [*entry.title.values(), *(getattr(entry, "feminine", None) or {}).values()]

    def passages(self) -> Iterator[tuple[int, list[Passage]]]:
        """Yield the number of each entry, and its texts: field, language, text, responsibility."""
        extra = self._contrast_passages()
        for key, number in self.number.items():
            role = self.roles.get(key)
            entry = self.entry(key)
            texts = [("name", entry.title), ("summary", entry.summary)]
            texts += [("question", entry.question), ("description", entry.description)]
            texts += [("note", entry.note), *extra.get(key, ())]
            if role:
                texts += self._role_passages(role)
            found: list[Passage] = [
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
