"""Which entries there are, narrowed down by what is asked."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from rolecli.errors import NothingFoundError, UsageError
from rolecli.explore.lookup import fetch, resolve
from rolecli.i18n import _
from rolecli.records import Role, Row, TopicRow
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.store.queries import Entry

Subject = Literal["roles", "concepts", "areas"]
Order = Literal["area", "title", "id", "level"]

_LEVELS = ("head", "manager", "assistant", None)
_ORDERS: dict[Order, Callable[[Entry], Any]] = {
    "title": lambda entry: entry.title.casefold(),
    "id": lambda entry: entry.id,
    "level": lambda entry: _LEVELS.index(entry.level),
}


class Filters(NamedTuple):
    """What a list is narrowed down to; names are looked up as everywhere."""

    area: str | None = None
    level: str | None = None
    kind: str | None = None
    topic: str | None = None


NO_FILTERS = Filters()


def list_entries(
    store: Store, subject: Subject = "roles", filters: Filters = NO_FILTERS, order: Order = "area"
) -> list[Row]:
    """Return a row for each entry that passes the filters.

    Args:
        store: the store to ask.
        subject: roles, concepts (all kinds), or areas.
        filters: an area takes in the areas below it, a topic the topics below it.
        order: "area" keeps the catalog's order: areas as they were written, heads first.

    Raises:
        NothingFoundError: no entry passes, or a filter names nothing.
        UsageError: a filter does not fit the subject.
    """
    entries = [entry for entry in queries.all_entries(store) if _belongs(entry, subject)]
    entries = _narrowed(store, entries, filters)
    if not entries:
        raise NothingFoundError(
            _("No entry of the catalog fits."), _("Leave out a filter to see more.")
        )
    if order != "area":
        entries.sort(key=_ORDERS[order])
    if filters.topic is None or subject != "roles":
        return [Row(**entry._asdict()) for entry in entries]
    topics = queries.narrower(store, resolve(store, filters.topic))
    return [_topic_row(store, entry, topics) for entry in entries]


def _belongs(entry: Entry, subject: Subject) -> bool:
    if subject == "roles":
        return entry.kind == "role"
    return entry.kind == "area" if subject == "areas" else entry.kind != "role"


def _narrowed(store: Store, entries: list[Entry], filters: Filters) -> list[Entry]:
    if filters.area is not None:
        areas = queries.narrower(store, _resolve_kind(store, filters.area, "area"))
        entries = [entry for entry in entries if entry.area in areas or entry.id in areas]
    if filters.level is not None:
        entries = [entry for entry in entries if entry.level == filters.level]
    if filters.kind is not None:
        entries = [entry for entry in entries if entry.kind == filters.kind]
    if filters.topic is not None:
        topics = queries.narrower(store, resolve(store, filters.topic))
        concerned = queries.roles_on(store, topics) | topics
        entries = [entry for entry in entries if entry.id in concerned]
    return entries


def _resolve_kind(store: Store, name: str, kind: str) -> str:
    key = resolve(store, name)
    if queries.entry(store, key).kind == kind:
        return key
    raise UsageError(
        _("'{name}' is no area.").format(name=name), _("`rolecli list areas` shows the areas.")
    )


def _topic_row(store: Store, entry: Entry, topics: set[str]) -> Row:
    role = fetch(store, entry.id)
    tasks = role.tasks if isinstance(role, Role) else []
    concerned = [task for task in tasks if not topics.isdisjoint(task.topics)]
    return TopicRow(**entry._asdict(), tasks=concerned)
