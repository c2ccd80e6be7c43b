"""Who reports to whom: a role, whom it reports to, and the roles that report to it."""

from typing import TYPE_CHECKING

from rolecli.answer import Answer, StoredAnswer
from rolecli.errors import NothingFoundError
from rolecli.explore.lookup import resolve
from rolecli.i18n import _
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.text import printable

if TYPE_CHECKING:
    from rolecli.records import Role


def reporting(store: Store, name: str) -> "Answer[Role]":
    """Return a role, for a page of whom it reports to and who reports to it.

    Raises:
        NothingFoundError: nothing has this name, or it is no role.
        UsageError: several entries have it.
    """
    key = resolve(store, name)
    if queries.entry(store, key).kind != "role":
        raise NothingFoundError(_("'{name}' is not a role.").format(name=printable(name)))
    return StoredAnswer("Reporting", [queries.record(store, key)], _decoded, single=True)


def _decoded(text: str) -> "Role":
    from rolecli.explore.decoding import decoded  # it loads the records
    from rolecli.records import Role

    return decoded(text, Role)
