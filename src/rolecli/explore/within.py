"""A search in some texts only; where nothing fits, it tells whether the others have it."""

from typing import TYPE_CHECKING, Any

from rolecli.errors import NothingFoundError
from rolecli.explore.filters import Filters
from rolecli.explore.search import Field, search
from rolecli.i18n import _
from rolecli.text import printable

if TYPE_CHECKING:
    from rolecli.answer import Answer
    from rolecli.store.opening import Store


def search_within(
    store: "Store", query: str, limit: int, filters: Filters, field: Field | None
) -> "Answer[Any]":
    """Return what `search` does.

    Raises:
        UsageError: the query holds no word, or is too long.
        NothingFoundError: nothing fits; where other texts have it, that is said in place of near
            names: those would be the names that fit.
    """
    try:
        return search(store, query, limit, filters, field)
    except NothingFoundError:
        if field is None:
            raise
        search(store, query, 1, filters)  # it raises the same if nothing fits anywhere
    message = _nothing_in(field).format(query=printable(query))
    raise NothingFoundError(message, _("Without --in there are hits."))


def _nothing_in(field: Field) -> str:
    return {
        "names": _("The names have nothing on '{query}'."),
        "tasks": _("The tasks have nothing on '{query}'."),
        "topics": _("The topics have nothing on '{query}'."),
        "text": _("The texts have nothing on '{query}'."),
    }[field]
