"""What a name may become that somebody has begun to type: ids, titles, other names."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.text import fold, name_key, part_of, spelled, visible

_MOST_WORDS = 5  # in front of the one that is typed: names are not longer
# Endings that a key loses or changes once they are complete: Leiterin, Kauffrau, Kaufleute.
_MAY_CHANGE = "(?:in{0,2}e?n?|f(?:r(?:au?)?)?|l(?:e(?:ut?)?)?)$"


class Offer(NamedTuple):
    """A word, or several, that may stand for what is typed, and the title of what it names."""

    text: str
    title: str


def offers(
    store: Store, typed: str, kinds: Collection[str], before: Sequence[str] = ()
) -> list[Offer]:
    """Return what may be meant, one name an entry: as it is typed if there is such a name.

    Args:
        store: the store to ask.
        typed: how the name begins; case, umlauts and accents do not count.
        kinds: those of the entries.
        before: the words in front. What they name already is left out; and a name may have begun
            in them: behind "sales", "ma" may become "Manager".
    """
    before, typed = before[-_MOST_WORDS:], visible(typed)
    named = _named(store, before)
    found: dict[str, Offer] = {}
    for start in range(len(before) + 1):  # where the name begins
        if start == len(before) and found and start not in named.values():
            break  # what is in front names nothing yet: it is the beginning of a name
        said = "".join(f"{word} " for word in before[start:])
        for key, kind, title, name in _begun(store, f"{said}{typed}"):
            if kind in kinds and named.get(key, start + 1) > start:
                found.setdefault(name[len(said) :], Offer(name[len(said) :], title))
    return _alike(typed, [*found.values()])


def _alike(typed: str, found: Sequence[Offer]) -> list[Offer]:
    """Return offers that begin alike.

    Of several words a shell keeps what all have in common; that must not be less than was typed.
    """
    beginnings = {offer.text[: len(typed)] for offer in found}
    if len(beginnings) == 1 and spelled(beginnings.pop()) == spelled(typed):
        return [*found]
    return [offer._replace(text=_continued(typed, offer.text)) for offer in found]


def _continued(typed: str, name: str) -> str:
    if name.startswith(typed):
        return name
    place = part_of(name, fold(typed))
    return f"{typed}{name[place[1] :]}" if place and not place[0] else name


def _named(store: Store, words: Sequence[str]) -> dict[str, int]:
    """Return the ids of what words name, alone or several together, and where each name ends."""
    runs = combinations(range(len(words) + 1), 2)
    keys = {name_key(" ".join(words[start:end])): end for start, end in runs}
    return {found.id: end for key, end in keys.items() for found in queries.named(store, key)}


def _begun(store: Store, typed: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield id, kind and title of the entries with a name that begins so, and that name."""
    if not typed:
        yield from (
            (one.id, one.kind, one.title, one.id) for one in queries.entries_from(store, "")
        )
        return
    key = name_key(re.sub(_MAY_CHANGE, "", fold(typed)))
    rows = queries.names_begun(store, key) if key else ()
    for (entry, kind, title), names in groupby(rows, key=lambda row: row[:3]):
        if best := _best(typed, [entry, *(" ".join(name.split()) for *_rest, name in names)]):
            yield entry, kind, title, best


def _best(typed: str, names: Sequence[str]) -> str | None:
    """Return the name that begins most like what is typed, if one does."""
    for form in (str, spelled, fold):
        for name in names:
            if form(name).startswith(form(typed)):
                return name
    return None
