"""Which entries there are, narrowed down by what is asked."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from rolecli.errors import NothingFoundError
from rolecli.explore.lookup import areas_named, topics_named
from rolecli.i18n import _
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.store.queries import Entry, Scope
from rolecli.terms import CONCEPT_KINDS, LEVELS
from rolecli.text import slug

Subject = Literal["roles", "concepts", "areas"]
Order = Literal["area", "title", "id", "level"]

_KINDS: dict[Subject, tuple[str, ...]] = {
    "roles": ("role",),
    "concepts": CONCEPT_KINDS,
    "areas": ("area",),
}
_ORDERS: dict[Order, Callable[[Entry], Any]] = {
    "title": lambda entry: (slug(entry.title), entry.title.casefold()),  # ä as ae: DIN 5007-2
    "id": lambda entry: entry.id,
    "level": lambda entry: (*LEVELS, None).index(entry.level),
}


class Filters(NamedTuple):
    """What a list is narrowed down to; names are looked up as everywhere."""

    area: str | None = None
    level: str | None = None
    kind: str | None = None
    topic: str | None = None


NO_FILTERS = Filters()


def select(
    store: Store, subject: Subject = "roles", filters: Filters = NO_FILTERS, order: Order = "area"
) -> list[Entry]:
    """Return the entries that pass the filters.

    Args:
        store: the store to ask.
        subject: roles, concepts (all kinds), or areas.
        filters: an area takes in the areas below it, a topic the topics below it.
        order: "area" keeps the catalog's order: areas as they were written, heads first.

    Raises:
        NothingFoundError: no entry passes, or a filter names nothing.
        UsageError: a filter names something of another kind.
    """
    areas = areas_named(store, filters.area) if filters.area is not None else ()
    scope = Scope(filters.kind, filters.level, tuple(areas))
    found = queries.entries(store, _KINDS[subject], scope)
    if filters.topic is not None:
        topics = topics_named(store, filters.topic)
        concerned = queries.roles_on(store, topics) | topics
        found = [entry for entry in found if entry.id in concerned]
    if not found:
        raise NothingFoundError(_("No entry of the catalog fits."), _advice(subject, filters.kind))
    return found if order == "area" else sorted(found, key=_ORDERS[order])


def _advice(subject: Subject, kind: str | None) -> str:
    if kind in CONCEPT_KINDS and subject == "roles":
        return _("`rolecli list concepts --kind {kind}` lists concepts.").format(kind=kind)
    return _("Leave out a filter to see more.")
