"""The names of a comparison as people write them: with "vs", "und", "," and the like between."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from rolecli.errors import NothingFoundError, UsageError
from rolecli.explore.lookup import resolve
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.text import name_key

_BETWEEN = re.compile(
    r"(?:^|(?<=\s))(?:vs\.?|versus|gegen|und|oder|and|or|&|/)(?=\s|$)|[,;]", re.IGNORECASE
)
_MOST_PARTS = 8  # of a name that was typed without quotes


def entries_named(store: Store, names: Iterable[str]) -> list[str]:
    """Return the ids of the entries that are named, each once.

    What parts names is understood, as an argument or within one. A name that holds such a word
    ("Messen und Veranstaltungen") is itself first, and parts two names only where it would
    leave one entry alone.

    Raises:
        NothingFoundError: a name means nothing in this catalog.
        UsageError: a name means several entries.
    """
    names = [*names]
    whole = _distinct(_keys(store, [*_parts(store, names)]))
    if len(whole) == 1:
        with suppress(NothingFoundError, UsageError):
            return _distinct(resolve(store, part) for part in _split(names))
    return whole


def _distinct(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))


def _split(names: Iterable[str]) -> Iterator[str]:
    """Yield the names without what parts them."""
    for name in names:
        parts = [part.strip() for part in _BETWEEN.split(name)]
        yield from filter(None, parts) if any(map(name_key, parts)) else ()


def _parts(store: Store, names: Iterable[str]) -> Iterator[str]:
    """Yield names and what stands between them; a name that means something stays whole."""
    for name in names:
        if not _BETWEEN.search(name) or _means(store, name):
            yield name
        else:
            at = 0
            for found in _BETWEEN.finditer(name):
                yield from filter(None, (name[at : found.start()].strip(), found.group()))
                at = found.end()
            yield from filter(None, (name[at:].strip(),))


def _means(store: Store, name: str) -> bool:
    with suppress(NothingFoundError, UsageError):
        return bool(resolve(store, name))
    return False


def _keys(store: Store, parts: Sequence[str]) -> Iterator[str]:
    """Yield the ids of what the parts name: of the longest names, then of each part."""
    at = 0
    while at < len(parts):
        end = _end_of_name(store, parts, at)
        name = " ".join(parts[at:end])
        if end - at > 1 or not _only_parts(store, name):
            yield resolve(store, name)
        at = end


def _only_parts(store: Store, name: str) -> bool:
    return bool(_BETWEEN.fullmatch(name)) and not queries.named(store, name_key(name))


def _end_of_name(store: Store, parts: Sequence[str], at: int) -> int:
    """Return where the name ends that begins at a part: several parts if they are one name."""
    for end in range(min(len(parts), at + _MOST_PARTS), at + 1, -1):
        several = parts[at:end]
        if not all(name_key(part) or _BETWEEN.fullmatch(part) for part in several):
            continue
        if queries.named(store, name_key(" ".join(several))) and not _each_is_named(store, several):
            return end
    return at + 1


def _each_is_named(store: Store, parts: Iterable[str]) -> bool:
    """Tell whether parts are names themselves: "marketing controlling" are two things."""
    return all(queries.named(store, name_key(part)) for part in parts)
