"""Which entries there are, narrowed down by what is asked."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

from rolecli.answer import Answer, StoredAnswer
from rolecli.errors import NothingFoundError
from rolecli.explore.filters import NO_FILTERS, Filters
from rolecli.explore.lookup import topics_named
from rolecli.i18n import _
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.store.queries import Entry
from rolecli.terms import CONCEPT_KINDS, LEVELS
from rolecli.text import slug

if TYPE_CHECKING:
    from rolecli.records import Row, TopicRow

Subject = Literal["roles", "concepts", "areas", "tools", "kpis"]
Order = Literal["area", "title", "id", "level"]

_KINDS: dict[Subject, tuple[str, ...]] = {
    "roles": ("role",),
    "concepts": CONCEPT_KINDS,
    "areas": ("area",),
    "tools": ("tool",),
    "kpis": ("kpi",),
}
_ORDERS: dict[Order, Callable[[Entry], Any]] = {
    "title": lambda entry: (slug(entry.title), entry.title.casefold()),  # ä as ae: DIN 5007-2
    "id": lambda entry: entry.id,
    "level": lambda entry: (*LEVELS, None).index(entry.level),
}


def list_entries(
    store: Store,
    subject: Subject = "roles",
    filters: Filters = NO_FILTERS,
    topic: str | None = None,
    order: Order = "area",
) -> "Answer[list[Row]]":
    """Return a row for each entry that is asked for.

    Args:
        store: the store to ask.
        subject: roles, concepts (all kinds), or areas.
        filters: which of them.
        topic: a name; takes in the topics below it. Each role then says what it does about it.
        order: "area" keeps the catalog's order: areas as they were written, heads first.

    Raises:
        NothingFoundError: no entry passes, or a filter names nothing.
        UsageError: a filter names something of another kind.
    """
    topics = topics_named(store, topic) if topic is not None else set()
    found = _selected(store, subject, filters, topics)
    if order != "area":
        found.sort(key=_ORDERS[order])
    if topics and subject == "roles":
        return Answer("Row", [_topic_row(store, entry, topics) for entry in found])
    return StoredAnswer("Row", [*map(queries.line, found)], _decoded)


def _selected(
    store: Store, subject: Subject, filters: Filters, topics: Iterable[str]
) -> list[Entry]:
    found = queries.entries(store, _KINDS[subject], filters.scope(store))
    if topics:
        concerned = {*queries.roles_on(store, topics), *topics}
        found = [entry for entry in found if entry.id in concerned]
    if not found:
        raise NothingFoundError(_("No entry of the catalog fits."), _advice(subject, filters.kind))
    return found


def _advice(subject: Subject, kind: str | None) -> str:
    if kind in CONCEPT_KINDS and subject == "roles":
        return _("`rolecli list concepts --kind {kind}` lists concepts.").format(kind=kind)
    return _("Leave out a filter to see more.")


def _topic_row(store: Store, entry: Entry, topics: set[str]) -> "TopicRow":
    """Return a row with the tasks and skills that have to do with the topics."""
    from rolecli.explore.decoding import fetch_role  # see `answer`
    from rolecli.records import TopicRow

    role = fetch_role(store, entry.id)
    return TopicRow(
        **entry._asdict(),
        tasks=[task for task in role.tasks if not topics.isdisjoint(task.topics)],
        skills=[skill for skill in role.skills if skill.id in topics],
    )


def _decoded(text: str) -> "Row":
    from rolecli.explore.decoding import decoded  # see `answer`
    from rolecli.records import Row

    return decoded(text, Row)
