"""Every id leads to an entry that is there and of the right kind."""

from collections.abc import Iterator, Mapping
from typing import Any

from rolecli.catalog.document import shown
from rolecli.catalog.facts import Reference, references
from rolecli.catalog.format import TaskChanges
from rolecli.catalog.loading import Catalog, Loaded, Located
from rolecli.catalog.phrases import ambiguous, did_you_mean
from rolecli.checks.rule import Breach, Rule
from rolecli.i18n import _
from rolecli.near import Names
from rolecli.terms import CONCEPT_KINDS

Owned = tuple[Located[Any], Reference]


def owned_references(catalog: Catalog) -> Iterator[Owned]:
    """Yield every place where an entry names another, each with the entry whose file says it."""
    for role in catalog.roles.values():
        yield from _role_references(role)
    for section in (catalog.concepts, catalog.contrasts, catalog.figures):
        for located in section.values():
            for reference in references(located.entry):
                yield located, reference


def _role_references(role: Located[Any]) -> Iterator[Owned]:
    """Yield the references a role's file makes, and those it takes over from what it replaces.

    Those it takes over from another role are that role's own.
    """
    said: set[str | int] = set()
    removed: set[str] = set()
    link: Located[Any] | None = role
    while link is not None:
        for reference in references(link.written):
            field = reference.steps[0]
            if field not in said and not (field == "tasks" and reference.holder.id in removed):
                yield link, reference
        extension = link.extension
        if extension is None or extension.extends != extension.id:
            return
        said |= extension.model_fields_set
        if isinstance(extension.tasks, TaskChanges):
            said.discard("tasks")
            removed.update(extension.tasks.remove)
        link = link.below


def _dangling(loaded: Loaded) -> Iterator[Breach]:
    if not any(lookup.unknown for lookup in loaded.directory.lookups()):
        return  # nobody has to walk through all of a large catalog
    known = _Known(loaded)
    for owner, reference in owned_references(loaded.catalog):
        target, kinds = reference.target, reference.kinds
        actual = known.kind(target, owner, kinds)
        if actual in kinds or target in loaded.broken or known.meant(target, kinds):
            continue
        wanted = _("concept") if kinds == CONCEPT_KINDS else _(" or ").join(kinds)
        message = (
            _("'{id}' is of kind {actual}, not {wanted}")
            if actual
            else _("there is no {wanted} '{id}'")
        )
        told = message.format(id=shown(target), actual=actual, wanted=wanted)
        yield Breach(owner, reference.steps, told, known.did_you_mean(target, owner, kinds))


def _ambiguous(loaded: Loaded) -> Iterator[Breach]:
    if not any(lookup.ambiguous for lookup in loaded.directory.lookups()):
        return
    known = _Known(loaded)
    hint = _("Name one of them by its id.")
    for owner, reference in owned_references(loaded.catalog):
        if ids := known.meant(reference.target, reference.kinds):
            told = ambiguous(reference.target, ids)
            yield Breach(owner, reference.steps, told, hint)


class _Known:
    """What there is to name: the ids of each kind, and the names that were looked up."""

    def __init__(self, loaded: Loaded) -> None:
        catalog = loaded.catalog
        self._directory = loaded.directory
        self._kinds: dict[str, str] = {
            key: located.entry.kind for key, located in catalog.concepts.items()
        } | dict.fromkeys(catalog.roles, "role")
        self._figures = catalog.figures
        self._sources = catalog.sources
        self._near: dict[tuple[str, ...], tuple[Names, Names]] = {}

    def kind(self, target: str, owner: Located[Any], kinds: tuple[str, ...]) -> str | None:
        """Return the kind of what an id leads to, the wanted kinds before others."""
        sections: dict[str, Mapping[str, object]] = {
            "figure": self._figures,
            "source": owner.scope if kinds == ("source",) else self._sources,
        }
        named = [kind for kind, section in sections.items() if target in section]
        if (kind := self._kinds.get(target)) is not None:
            named.insert(0, kind)
        return next((kind for kind in named if kind in kinds), next(iter(named), None))

    def meant(self, target: str, kinds: tuple[str, ...]) -> list[str]:
        """Return the ids that an ambiguous name may stand for."""
        return self._directory[kinds].ambiguous.get(target, [])

    def did_you_mean(self, target: str, owner: Located[Any], kinds: tuple[str, ...]) -> str:
        """Return a hint with the id most like a text, else with the name most like it."""
        if kinds not in self._near:
            ids = {key for key, kind in self._kinds.items() if kind in kinds}
            ids |= {*self._figures} if "figure" in kinds else set()
            ids |= {*owner.scope} if "source" in kinds else set()
            self._near[kinds] = Names(ids), Names(self._directory[kinds].names())
        near_ids, near_names = self._near[kinds]
        return did_you_mean(target, near_ids) or did_you_mean(target, near_names)


UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    "An entry names another one that is not there, or is of another kind.",
    "Mostly the id is misspelt.",
    _dangling,
    needs="whole",
)
AMBIGUOUS_REFERENCE = Rule(
    "ambiguous-reference",
    "An entry names another one by a name that several have.",
    "Which one is meant, nobody but the writer knows; an id stands for one alone.",
    _ambiguous,
)
