"""Everything the catalog knows of some entries."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rolecli.answer import Answer, StoredAnswer
from rolecli.explore.lookup import resolve
from rolecli.store import queries
from rolecli.store.opening import Store

if TYPE_CHECKING:
    from rolecli.records import Entry


def show(store: Store, names: Iterable[str]) -> "Answer[Entry | list[Entry]]":
    """Return the entries that `names` mean, in the same order; of one name, the one entry.

    Raises:
        NothingFoundError: a name means nothing in this catalog.
        UsageError: a name means several entries.
    """
    texts = [queries.record(store, resolve(store, name)) for name in names]
    return StoredAnswer("Entry", texts, _decoded, single=len(texts) == 1)


def _decoded(text: str) -> "Entry":
    from rolecli.explore.decoding import decoded_entry  # it loads the records

    return decoded_entry(text)
