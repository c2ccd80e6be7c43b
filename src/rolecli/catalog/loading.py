"""Layers -> one checked catalog: reads every file, checks every entry, merges by id."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from rolecli.catalog.directory import Directory
from rolecli.catalog.document import Document, UnreadableError
from rolecli.catalog.format import (
    CatalogFile,
    ConceptEntry,
    ContrastEntry,
    FigureEntry,
    RoleEntry,
    RoleExtension,
    RoleFields,
    SourceEntry,
    TaskChanges,
)
from rolecli.catalog.layering import Layer
from rolecli.catalog.phrases import ambiguous, circle, did_you_mean, id_taken
from rolecli.catalog.problems import Place, Problem
from rolecli.catalog.reading import read_file
from rolecli.catalog.validation import problems_of
from rolecli.errors import CatalogError
from rolecli.i18n import DEFAULT_LANGUAGE, LANGUAGES, _
from rolecli.near import Names

E = TypeVar("E", bound=BaseModel)

SECTIONS: dict[str, type[BaseModel]] = {
    "roles": RoleEntry,
    "concepts": ConceptEntry,
    "contrasts": ContrastEntry,
    "figures": FigureEntry,
    "sources": SourceEntry,
}


class Located(NamedTuple, Generic[E]):
    """An entry and where it stands.

    `scope` holds the sources it may name: those of its own layer, then those below. `below` is
    the entry it replaces. `extension` is what its file says, where `entry` is more than that: a
    role with all it takes over.
    """

    entry: E
    document: Document
    path: tuple[str | int, ...]
    layer: Layer
    scope: Mapping[str, "Located[SourceEntry]"]
    below: "Located[Any] | None" = None
    extension: RoleExtension | None = None

    def place(self, *steps: str | int) -> Place:
        """Return the place of a value inside the entry."""
        return self.document.place((*self.path, *steps))

    @property
    def written(self) -> E | RoleExtension:
        """What the file says, without what an extension takes over."""
        return self.extension or self.entry


class Catalog(NamedTuple):
    """All entries in force, by id, in the order in which they were written.

    `sources` are those that the topmost layer sees; an entry's own are in its `scope`.
    """

    language: str
    roles: dict[str, Located[RoleEntry]]
    concepts: dict[str, Located[ConceptEntry]]
    contrasts: dict[str, Located[ContrastEntry]]
    figures: dict[str, Located[FigureEntry]]
    sources: dict[str, Located[SourceEntry]]
    layers: tuple[Layer, ...]


class Loaded(NamedTuple):
    """What reading gave.

    `broken` are ids of entries that are there but break a rule. `whole` tells whether every file
    could be read: if not, what seems to be missing may stand there. `directory` is what names
    were looked up in.
    """

    catalog: Catalog
    broken: frozenset[str]
    problems: list[Problem]
    whole: bool
    directory: Directory


def load(layers: Iterable[Layer]) -> Loaded:
    """Read all files of `layers`, the lowest first; an entry of a later layer wins.

    Raises:
        CatalogError: there is not enough memory.
    """
    try:
        return _loaded(tuple(layers))
    except MemoryError:
        raise CatalogError(
            _("There is not enough memory to read the catalog."),
            _("Allow rolecli more memory, or leave out large files."),
        ) from None


def _loaded(layers: tuple[Layer, ...]) -> Loaded:
    loading = _Loading()
    read = [(layer, list(loading.documents(layer))) for layer in layers]
    loading.directory = Directory(document for _layer, documents in read for document in documents)
    for layer, documents in read:
        loading.layer(layer, documents)
    sections = loading.sections
    sections["roles"] = _Extending(loading).roles()
    language = loading.language or DEFAULT_LANGUAGE
    catalog = Catalog(language, **sections, sources=loading.scope, layers=layers)
    broken = frozenset(loading.broken)
    return Loaded(catalog, broken, loading.problems, loading.whole, loading.directory)


class _Loading:
    def __init__(self) -> None:
        self.language = ""
        self.sections: dict[str, dict[str, Located[Any]]] = {
            name: {} for name in SECTIONS if name != "sources"
        }
        self.scope: dict[str, Located[SourceEntry]] = {}
        self.broken: set[str] = set()
        self.problems: list[Problem] = []
        self.told: set[Place] = set()  # where the YAML itself is at fault
        self.whole = True
        self.directory = Directory([])

    def layer(self, layer: Layer, documents: list[Document]) -> None:
        """Add a layer, of which these files could be read, over those below it."""
        self.scope = dict(self.scope)
        self.directory.add_sources(documents)
        language = self._language(documents)
        seen: dict[str, Located[Any]] = {}
        for document in documents:
            for section, located in self._entries(document, layer, language):
                self._add(section, located, seen)

    def documents(self, layer: Layer) -> Iterator[Document]:
        """Yield what the files of a layer hold; what cannot be read is a problem."""
        for file in layer.files:
            try:
                document, problems = read_file(file)
            except UnreadableError as error:
                self.problems.append(error.problem)
                self.whole = False
                continue
            self.problems += problems
            self.told.update(problem.place for problem in problems)
            if document.data is not None:
                yield document

    def _language(self, documents: Iterable[Document]) -> str:
        """Return the language of a layer's plain texts: one of its files says it for all."""
        found = ""
        for document in documents:
            said = document.data.get("language") if isinstance(document.data, dict) else None
            if said not in LANGUAGES:
                continue
            if found and said != found:
                message = _("another file of this catalog says '{language}'").format(language=found)
                hint = _("A catalog's plain texts are in one language.")
                place = document.place(("language",))
                self.problems.append(Problem(place, "language", "", message, hint))
            found = found or said
        self.language = self.language or found or (DEFAULT_LANGUAGE if documents else "")
        return found or DEFAULT_LANGUAGE

    def _entries(
        self, document: Document, layer: Layer, language: str
    ) -> Iterator[tuple[str, Located[Any]]]:
        data = document.data
        shell = (
            {key: [] if key in SECTIONS else value for key, value in data.items()}
            if isinstance(data, dict)
            else data
        )
        self._check(CatalogFile, shell, document, ())
        if not isinstance(data, dict):
            return
        for section, model in SECTIONS.items():
            items = data.get(section)
            if items is not None and not isinstance(items, list):
                self._check(CatalogFile, {section: items}, document, ())
                continue
            for position, item in enumerate(items or []):
                path = (section, position)
                extends = section == "roles" and isinstance(item, dict) and "extends" in item
                kind = RoleExtension if extends else model
                entry = self._check(kind, item, document, path, language)
                if entry is not None:
                    extension = entry if isinstance(entry, RoleExtension) else None
                    yield (
                        section,
                        Located(entry, document, path, layer, self.scope, None, extension),
                    )
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
            return model.model_validate(
                data, context={"language": language, "directory": self.directory}
            )
        except ValidationError as error:
            found = problems_of(error, model, document, path)
            self.problems += [problem for problem in found if problem.place not in self.told]
            return None

    def _add(self, section: str, located: Located[Any], seen: dict[str, Located[Any]]) -> None:
        key = located.entry.id
        space = "entry" if section in ("roles", "concepts") else section
        if (earlier := seen.setdefault(f"{space} {key}", located)) is not located:
            place = located.place("id")
            message, hint = id_taken(earlier.place("id"), place)
            self.problems.append(Problem(place, "duplicate-id", key, message, hint))
            return
        if section == "sources":
            self.scope[key] = located
            return
        places = ("roles", "concepts") if space == "entry" else (section,)
        below = [self.sections[name].pop(key) for name in places if key in self.sections[name]]
        self.sections[section][key] = located._replace(below=below[0] if below else None)


class _Extending:
    """Fills in the roles that extend others."""

    def __init__(self, loading: _Loading) -> None:
        self.written = loading.sections["roles"]
        self.broken = loading.broken
        self.problems = loading.problems
        self.whole = loading.whole
        self.directory = loading.directory
        # By identity: a role that is replaced has an id that another one has too.
        self.made: dict[int, Located[RoleEntry] | None] = {}

    @cached_property
    def _ids(self) -> Names:
        return Names(self.written)

    def roles(self) -> dict[str, Located[RoleEntry]]:
        """Return the roles in the order in which they were written, without the broken ones."""
        for located in self.written.values():
            self._make(located)
        made = {key: self.made[id(located)] for key, located in self.written.items()}
        self.broken.update(key for key, located in made.items() if located is None)
        return {key: located for key, located in made.items() if located}

    def _make(self, located: Located[Any]) -> None:
        """Fill in a role and those it builds on, the lowest first; each is filled in once."""
        chain: dict[int, Located[Any]] = {}
        link: Located[Any] | None = located
        while link is not None and id(link) not in self.made and id(link) not in chain:
            chain[id(link)] = link
            link = self._base(link) if link.extension else None
        links = list(chain.values())
        if link is not None and id(link) in chain:
            self._report_circle(links[list(chain).index(id(link)) :])
        base = self.made.get(id(link)) if link else None
        for upper in reversed(links):
            base = self.made[id(upper)] = self._filled(upper, base) if upper.extension else upper

    def _filled(
        self, located: Located[Any], base: Located[RoleEntry] | None
    ) -> Located[RoleEntry] | None:
        if base is None:
            return None
        if self._in_force(located):
            self._check_changes(located, base.entry)
        said = located.entry
        scope = located.scope if "sources" in said.model_fields_set else base.scope
        return located._replace(entry=said.of(base.entry), scope=scope)

    def _in_force(self, located: Located[Any]) -> bool:
        """Return whether a role is not replaced by one of a higher layer."""
        return self.written.get(located.entry.id) is located

    def _base(self, located: Located[Any]) -> Located[Any] | None:
        target = located.entry.extends
        own = target == located.entry.id
        base = located.below if own else self.written.get(target)
        if base is not None and isinstance(base.entry, RoleFields):
            return base
        known = self.whole and (own or target not in self.broken)
        if known and self._in_force(located):
            if ids := self.directory[("role",)].ambiguous.get(target):
                place, hint = located.place("extends"), _("Name one of them by its id.")
                message = ambiguous(target, ids)
                self.problems.append(
                    Problem(place, "ambiguous-reference", located.entry.id, message, hint)
                )
                return None
            if own:
                message = _("no lower layer has a role '{id}'").format(id=target)
            else:
                message = _("there is no {wanted} '{id}'").format(id=target, wanted="role")
            self._report(located, ("extends",), message, target, self._ids)
        return None

    def _report_circle(self, links: list[Located[Any]]) -> None:
        """Report a circle where its first id in the alphabet stands."""
        ids = [link.entry.id for link in links]
        first = min(
            (number for number, link in enumerate(links) if self._in_force(link)),
            key=ids.__getitem__,
        )
        ids = [*ids[first:], *ids[:first]]
        place = links[first].place("extends")
        self.problems.append(Problem(place, "circle", ids[0], circle("extends", ids)))

    def _check_changes(self, located: Located[Any], base: RoleEntry) -> None:
        """Report tasks to remove that are not there, and tasks to add that are."""
        changes = located.entry.tasks
        if not isinstance(changes, TaskChanges):
            return
        ids = {task.id for task in base.tasks if task.id}
        for number, key in enumerate(changes.remove):
            if key not in ids:
                message = _("the role '{role}' has no task '{id}'").format(
                    role=located.entry.extends, id=key
                )
                self._report(located, ("tasks", "remove", number), message, key, ids)
        for number, task in enumerate(changes.add):
            if task.id in ids.difference(changes.remove):
                message = _("the role '{role}' has a task '{id}' already").format(
                    role=located.entry.extends, id=task.id
                )
                hint = _("Remove that one, or give this one another id.")
                place = located.place("tasks", "add", number, "id")
                self.problems.append(
                    Problem(place, "duplicate-id", located.entry.id, message, hint)
                )

    def _report(
        self,
        located: Located[Any],
        steps: tuple[str | int, ...],
        message: str,
        given: str,
        known: Names | set[str],
    ) -> None:
        place, hint = located.place(*steps), did_you_mean(given, known)
        self.problems.append(Problem(place, "unknown-reference", located.entry.id, message, hint))
