"""A name leads to one entry."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from rolecli.catalog.facts import Name, names
from rolecli.catalog.loading import Catalog, Loaded, Located
from rolecli.checks.rule import Breach, Rule
from rolecli.i18n import _, ngettext
from rolecli.text import name_key

Shared = Mapping[tuple[str, str], list[Name]]  # ids of two entries, and what both go by


def _found(loaded: Loaded) -> Iterator[Breach]:
    """Yield each pair of entries with names in common once, at the one of the later layer."""
    catalog = loaded.catalog
    hint = _("Anyone who looks it up has to choose; give one of the two other names.")
    for (own, other), shared in _shared(catalog).items():
        name, more = shared[0], len(shared) - 1
        message = (
            _("'{name}' is a name of '{id}' too")
            if not more
            else ngettext(
                "'{name}' and {count} more name are those of '{id}' too",
                "'{name}' and {count} more names are those of '{id}' too",
                more,
            )
        )
        told = message.format(name=name.text, id=other, count=more)
        yield Breach(catalog.roles.get(own) or catalog.concepts[own], name.steps, told, hint)


def _shared(catalog: Catalog) -> Shared:
    claims: dict[str, Located[Any]] = {}
    shared: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for located in _from_below(catalog):
        for name in names(located.entry):
            first = claims.setdefault(name_key(name.text), located)
            if first is not located:
                shared[located.entry.id, first.entry.id].append(name)
    return shared


def _from_below(catalog: Catalog) -> list[Located[Any]]:
    """Return roles and concepts, those of the lowest layer first."""
    # By identity: a layer's hash is that of all its files, and each entry would pay for it.
    order = {id(layer): number for number, layer in enumerate(catalog.layers)}
    entries: list[Located[Any]] = [*catalog.roles.values(), *catalog.concepts.values()]
    return sorted(entries, key=lambda located: order[id(located.layer)])


SHARED_NAME = Rule(
    "shared-name",
    "Two entries have a name in common.",
    "Whoever looks that name up is asked which one is meant. In real classifications this "
    "happens; in a catalog of one's own it is often a slip.",
    _found,
    severity="warning",
)
