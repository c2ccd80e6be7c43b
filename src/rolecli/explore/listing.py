"""Which entries there are, narrowed down by what is asked."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

from rolecli.answer import Answer, StoredAnswer
from rolecli.errors import Choice, NothingFoundError
from rolecli.explore.filters import NO_FILTERS, Filters
from rolecli.explore.lookup import areas_with_roles, topics_named
from rolecli.i18n import _
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.store.queries import Entry, Scope
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
_MOST_THERE = 8  # entries that an error names

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
        filters: which of them; the concepts of an area are those that its roles deal with.
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
    scope = filters.scope(store)
    found = _in_scope(store, subject, scope)
    if topics:
        concerned = {*queries.roles_on(store, topics), *topics}
        found = [entry for entry in found if entry.id in concerned]
    if not found:
        raise _nothing(store, subject, scope)
    return found


def _in_scope(store: Store, subject: Subject, scope: Scope) -> list[Entry]:
    if not scope.areas or subject in ("roles", "areas"):
        return queries.entries(store, _KINDS[subject], scope)
    own = {*scope.areas, *queries.dealt_with(store, scope.areas)}
    found = queries.entries(store, _KINDS[subject], scope._replace(areas=()))
    return [entry for entry in found if entry.id in own]


def _nothing(store: Store, subject: Subject, scope: Scope) -> NothingFoundError:
    """Return the error for a list without entries, with what there is in the area."""
    message = _("No entry of the catalog fits.")
    if scope.kind in CONCEPT_KINDS and subject == "roles":
        advice = _("`rolecli list concepts --kind {kind}` lists concepts.")
        return NothingFoundError(message, advice.format(kind=scope.kind))
    if not scope.areas:
        return NothingFoundError(message, _("Leave out a filter to see more."))
    if there := _in_scope(store, subject, Scope(areas=scope.areas)):
        choices = [Choice(entry.id, entry.title, entry.kind) for entry in there[:_MOST_THERE]]
        hint = _("That is what the area has; leave out a filter to see more.")
        return NothingFoundError(message, hint, choices)
    hint = _("Nothing belongs to this area; those above have roles.")
    return NothingFoundError(message, hint, areas_with_roles(store))


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
