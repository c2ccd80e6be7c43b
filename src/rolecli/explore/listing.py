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
    return StoredAnswer("Row", [*map(_as_json, found)], _decoded)


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
    from rolecli.explore.decoding import fetch_role, row_fields  # noqa: PLC0415  see `answer`
    from rolecli.records import TopicRow  # noqa: PLC0415

    role = fetch_role(store, entry.id)
    return TopicRow(
        **row_fields(entry),
        tasks=[task for task in role.tasks if not topics.isdisjoint(task.topics)],
        skills=[skill for skill in role.skills if skill.id in topics],
    )


def _as_json(entry: Entry) -> str:
    """Return the row of an entry as JSON. Its fields stand as in `records.Row`."""
    fields = [
        ("id", _quoted(entry.id)),
        ("kind", _quoted(entry.kind)),
        ("title", _quoted(entry.title)),
        ("summary", _quoted(entry.summary)),
        ("area", _quoted(entry.area)),
        ("area_title", _quoted(entry.area_title)),
        ("level", _quoted(entry.level)),
        ("lang", _indented(entry.lang)),
    ]
    inner = ",\n".join(f'  "{name}": {value}' for name, value in fields)
    return f"{{\n{inner}\n}}"


def _quoted(text: str | None) -> str:
    """Return a text as JSON; the encoder is loaded only where something must be escaped."""
    if text is None:
        return "null"
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    import json  # noqa: PLC0415

    return json.dumps(text, ensure_ascii=False)


def _indented(lang: str) -> str:
    """Return the languages of a row, which are JSON already, as they stand in an object."""
    if lang.startswith('"'):
        return lang
    import json  # noqa: PLC0415

    return json.dumps(json.loads(lang), ensure_ascii=False, indent=2).replace("\n", "\n  ")


def _decoded(text: str) -> "Row":
    from rolecli.explore.decoding import decoded  # noqa: PLC0415  see `answer`
    from rolecli.records import Row  # noqa: PLC0415

    return decoded(text, Row)
