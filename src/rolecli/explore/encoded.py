"""Answers as the JSON that the store holds ready: what scripts ask most is only copied.

Kept apart because it loads neither the records nor msgspec; that is a fifth of the start-up.
"""

from collections.abc import Iterable

from rolecli.explore.listing import NO_FILTERS, Filters, Order, Subject, select
from rolecli.explore.lookup import resolve
from rolecli.store import queries
from rolecli.store.opening import Store


def show_encoded(store: Store, names: Iterable[str]) -> list[str]:
    """Return what `show` returns, each record as JSON."""
    return [queries.record(store, resolve(store, name)) for name in names]


def list_encoded(
    store: Store, subject: Subject = "roles", filters: Filters = NO_FILTERS, order: Order = "area"
) -> list[str]:
    """Return what `list_entries` returns, each row as JSON; `filters.topic` must be None."""
    found = select(store, subject, filters, order)
    return queries.lines(store, [entry.id for entry in found])
