"""What the catalog knows of an entry, as records: whole, or a row in a list."""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from rolecli.explore.listing import NO_FILTERS, Filters, Order, Subject, select
from rolecli.explore.lookup import resolve, topics_named
from rolecli.records import Concept, Record, Role, Row, TopicRow
from rolecli.store import queries
from rolecli.store.opening import DamagedError, Store
from rolecli.store.queries import Entry

R = TypeVar("R", bound=Record)


def show(store: Store, names: Iterable[str]) -> list[Role | Concept]:
    """Return the records of the entries that `names` mean, in the same order.

    Raises:
        NothingFoundError: a name means nothing in this catalog.
        UsageError: a name means several entries.
    """
    return [fetch(store, resolve(store, name)) for name in names]


def fetch(store: Store, key: str) -> Role | Concept:
    """Return the record of the entry with id `key`, which must exist."""
    text = queries.record(store, key)
    if queries.entry(store, key).kind == "role":
        return decoded(text, Role)
    return decoded(text, Concept)


def decoded(text: str, model: type[R]) -> R:
    """Return the record that the store holds as JSON.

    Raises:
        DamagedError: it is no such record.
    """
    try:
        return msgspec.json.decode(text, type=model)
    except msgspec.DecodeError as error:
        raise DamagedError(str(error)) from error


def list_entries(
    store: Store, subject: Subject = "roles", filters: Filters = NO_FILTERS, order: Order = "area"
) -> list[Row]:
    """Return a row for each entry that passes the filters; see `select`.

    Where roles are asked for a topic, each row names the tasks that are about it.
    """
    found = select(store, subject, filters, order)
    if filters.topic is None or subject != "roles":
        return [Row(**row_fields(entry)) for entry in found]
    topics = topics_named(store, filters.topic)
    return [_topic_row(store, entry, topics) for entry in found]


def row_fields(entry: Entry) -> dict[str, Any]:
    """Return what a row of a list says of an entry."""
    return entry._asdict()


def _topic_row(store: Store, entry: Entry, topics: set[str]) -> TopicRow:
    role = decoded(queries.record(store, entry.id), Role)
    return TopicRow(
        **row_fields(entry),
        tasks=[task for task in role.tasks if not topics.isdisjoint(task.topics)],
        skills=[skill for skill in role.skills if skill.id in topics],
    )
