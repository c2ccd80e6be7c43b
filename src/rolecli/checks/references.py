"""Every id leads to an entry that is there and of the right kind."""

from collections.abc import Iterator, Mapping
from typing import Any

from rolecli.catalog.facts import Reference, references
from rolecli.catalog.format import TaskChanges
from rolecli.catalog.loading import Catalog, Loaded, Located
from rolecli.catalog.phrases import did_you_mean
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


class _Known:
    """What there is to name: the ids of each kind."""

    def __init__(self, catalog: Catalog) -> None:
        self.kinds: dict[str, str] = {
            key: located.entry.kind for key, located in catalog.concepts.items()
        } | dict.fromkeys(catalog.roles, "role")
        self.figures = catalog.figures
        self.sources = catalog.sources
        self._names: dict[tuple[str, ...], Names] = {}

    def kind(self, target: str, owner: Located[Any], kinds: tuple[str, ...]) -> str | None:
        """Return the kind of what an id leads to, the wanted kinds before others."""
        sections: dict[str, Mapping[str, object]] = {
            "figure": self.figures,
            "source": owner.scope if kinds == ("source",) else self.sources,
        }
        named = [kind for kind, section in sections.items() if target in section]
        if (kind := self.kinds.get(target)) is not None:
            named.insert(0, kind)
        return next((kind for kind in named if kind in kinds), next(iter(named), None))

    def names(self, owner: Located[Any], kinds: tuple[str, ...]) -> Names:
        """Return the ids of some kinds, to find the one that was meant."""
        if kinds not in self._names:
            found = {key for key, kind in self.kinds.items() if kind in kinds}
            found |= {*self.figures} if "figure" in kinds else set()
            found |= {*owner.scope} if "source" in kinds else set()
            self._names[kinds] = Names(found)
        return self._names[kinds]


def _dangling(loaded: Loaded) -> Iterator[Breach]:
    known = _Known(loaded.catalog)
    for owner, reference in owned_references(loaded.catalog):
        target, kinds = reference.target, reference.kinds
        actual = known.kind(target, owner, kinds)
        if actual in kinds or target in loaded.broken:
            continue
        wanted = _("concept") if kinds == CONCEPT_KINDS else _(" or ").join(kinds)
        message = (
            _("'{id}' is of kind {actual}, not {wanted}")
            if actual
            else _("there is no {wanted} '{id}'")
        )
        told = message.format(id=target, actual=actual, wanted=wanted)
        hint = did_you_mean(target, known.names(owner, kinds))
        yield Breach(owner, reference.steps, told, hint)


UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    "An entry names another one that is not there, or is of another kind.",
    "Mostly the id is misspelt.",
    _dangling,
    needs="whole",
)
