"""Everything the catalog knows of some entries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rolecli.answer import Answer, StoredAnswer
from rolecli.explore.lookup import resolve_words
from rolecli.store import queries
from rolecli.store.opening import Store

if TYPE_CHECKING:
    from rolecli.records import Entry


def show(
    store: Store, names: Sequence[str], *, notes: bool = False
) -> "Answer[Entry | list[Entry]]":
    """Return the entries that `names` mean, in the same order; of one name, the one entry.

    Args:
        store: the store to ask.
        names: names, or the words of one.
        notes: whether pages tell what is said of the sources.

    Raises:
        NothingFoundError: a name means nothing in this catalog.
        UsageError: a name means several entries.
    """
    texts = [queries.record(store, key) for key in resolve_words(store, names)]
    return StoredAnswer("Noted" if notes else "Entry", texts, _decoded, single=len(texts) == 1)


def _decoded(text: str) -> "Entry":
    from rolecli.explore.decoding import decoded_entry  # it loads the records

    return decoded_entry(text)
