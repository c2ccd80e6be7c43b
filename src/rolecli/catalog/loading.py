"""Layers -> one checked catalog: reads every file, checks every entry, merges by id."""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from rolecli.catalog.format import (
    CatalogFile,
    ConceptEntry,
    ContrastEntry,
    FigureEntry,
    RoleEntry,
    SourceEntry,
)
from rolecli.catalog.layering import Layer
from rolecli.catalog.problems import Place, Problem
from rolecli.catalog.reading import Document, UnreadableError, read_file
from rolecli.catalog.wording import problems_of
from rolecli.i18n import DEFAULT_LANGUAGE, LANGUAGES, _

E = TypeVar("E", bound=BaseModel)

SECTIONS: dict[str, type[BaseModel]] = {
    "roles": RoleEntry,
    "concepts": ConceptEntry,
    "contrasts": ContrastEntry,
    "figures": FigureEntry,
    "sources": SourceEntry,
}


class Located(NamedTuple, Generic[E]):
    """An entry and where it stands."""

    entry: E
    document: Document
    path: tuple[str | int, ...]
    layer: Layer

    def place(self, *steps: str | int) -> Place:
        """Return the place of a value inside the entry."""
        return self.document.place((*self.path, *steps))


class Catalog(NamedTuple):
    """All entries in force, by id, in the order in which they were written."""

    language: str
    roles: dict[str, Located[RoleEntry]]
    concepts: dict[str, Located[ConceptEntry]]
    contrasts: dict[str, Located[ContrastEntry]]
    figures: dict[str, Located[FigureEntry]]
    sources: dict[str, Located[SourceEntry]]


class Loaded(NamedTuple):
    """What reading gave. `broken` are ids of entries that are there but break a rule."""

    catalog: Catalog
    broken: frozenset[str]
    problems: list[Problem]


def load(layers: Iterable[Layer]) -> Loaded:
    """Read all files of `layers`, the lowest first; an entry of a later layer wins."""
    loading = _Loading()
    for layer in layers:
        loading.layer(layer)
    catalog = Catalog(loading.language or DEFAULT_LANGUAGE, **loading.sections)
    return Loaded(catalog, frozenset(loading.broken), loading.problems)


class _Loading:
    def __init__(self) -> None:
        self.language = ""
        self.sections: dict[str, dict[str, Located[Any]]] = {name: {} for name in SECTIONS}
        self.broken: set[str] = set()
        self.problems: list[Problem] = []

    def layer(self, layer: Layer) -> None:
        """Add a layer over those below it."""
        seen: dict[str, Place] = {}
        for file in layer.files:
            try:
                document, problems = read_file(file)
            except UnreadableError as error:
                self.problems.append(error.problem)
                continue
            self.problems += problems
            for section, located in self._entries(document, layer):
                self._add(section, located, seen)

    def _entries(self, document: Document, layer: Layer) -> Iterator[tuple[str, Located[Any]]]:
        data = document.data
        if data is None:
            return
        shell = (
            {key: [] if key in SECTIONS else value for key, value in data.items()}
            if isinstance(data, dict)
            else data
        )
        self._check(CatalogFile, shell, document, ())
        if not isinstance(data, dict):
            return
        language = data.get("language", DEFAULT_LANGUAGE)
        language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        self.language = self.language or language
        for section, model in SECTIONS.items():
            items = data.get(section)
            if items is not None and not isinstance(items, list):
                self._check(CatalogFile, {section: items}, document, ())
                continue
            for position, item in enumerate(items or []):
                path = (section, position)
                entry = self._check(model, item, document, path, language)
                if entry is not None:
                    yield section, Located(entry, document, path, layer)
                elif isinstance(item, dict) and isinstance(item.get("id"), str):
                    self.broken.add(item["id"])

    def _check(
        self,
        model: type[E],
        data: Any,
        document: Document,
        path: tuple[str | int, ...],
        language: str = DEFAULT_LANGUAGE,
    ) -> E | None:
        try:
            return model.model_validate(data, context={"language": language})
        except ValidationError as error:
            self.problems += problems_of(error, document, path)
            return None

    def _add(self, section: str, located: Located[Any], seen: dict[str, Place]) -> None:
        key = located.entry.id
        space = "entry" if section in ("roles", "concepts") else section
        place = located.place("id")
        if (earlier := seen.get(f"{space} {key}")) is not None:
            message = _("the id is taken already, in {file}, line {line}").format(
                file=earlier.file, line=earlier.line
            )
            hint = _("Give one of the two another id.")
            self.problems.append(Problem(place, "duplicate-id", key, message, hint))
            return
        seen[f"{space} {key}"] = place
        if space == "entry":
            for name in ("roles", "concepts"):
                self.sections[name].pop(key, None)
        self.sections[section][key] = located
