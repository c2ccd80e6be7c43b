"""Who goes by which name, as the files have it, before any entry is checked.

References are taken as ids; only what is none is looked up among the names, which are folded when
the first such reference comes: folding those of all of ESCO takes longer than reading their ids.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from rolecli.catalog.document import Document
from rolecli.catalog.format import SLUG_PATTERN
from rolecli.catalog.marks import english
from rolecli.terms import CONCEPT_KINDS
from rolecli.text import fold_all, name_key, spelled

Kinds = tuple[str, ...]

_ENTRIES: Kinds = ()
_FIGURE: Kinds = ("figure",)
_SOURCE: Kinds = ("source",)
_KINDS = english(CONCEPT_KINDS)
_NAMES = ("title", "feminine", "aliases")


class Directory(dict[Kinds, "Lookup"]):
    """What references may name, by the kinds they ask for: entries, figures, a layer's sources."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._registers = {kinds: _Register() for kinds in (_ENTRIES, _FIGURE, _SOURCE)}
        self._past: list[Lookup] = []
        for document in documents:
            for item in _items(document, "concepts"):
                self._registers[_ENTRIES].add(item, _kind(item.get("kind")))
            for item in _items(document, "roles"):
                self._registers[_ENTRIES].add(item, "role")
            for item in _items(document, "figures"):
                self._registers[_FIGURE].add(item, "figure")

    def __missing__(self, kinds: Kinds) -> "Lookup":
        register = self._registers.get(kinds, self._registers[_ENTRIES])
        self[kinds] = made = Lookup(register, kinds)
        return made

    def add_sources(self, documents: Iterable[Document]) -> None:
        """Let references name the sources of a layer too; they replace those of lower ones."""
        if below := self.pop(_SOURCE, None):
            self._past.append(below)
        for document in documents:
            for item in _items(document, "sources"):
                self._registers[_SOURCE].add(item, "source")

    def lookups(self) -> Iterator["Lookup"]:
        """Yield all that was looked up, those in the sources of each layer too."""
        return chain(self._past, self.values())


class Lookup(dict[str, str]):
    """The ids of the entries of some kinds, by themselves and by the names that were looked up.

    A name that means no entry, or several, stands for itself: it is `unknown` or `ambiguous`; for
    the latter, there are the ids of those that have it as their title, or else as another name.
    """

    def __init__(self, register: "_Register", kinds: Kinds) -> None:
        super().__init__((key, key) for key, kind in register.kinds.items() if kind in kinds)
        self._register = register
        self._ids = frozenset(self)
        self.unknown: set[str] = set()
        self.ambiguous: dict[str, list[str]] = {}

    def __missing__(self, written: str) -> str:
        found = [name for name in self._register.named(written) if name.id in self._ids]
        if re.fullmatch(SLUG_PATTERN, written):  # an id misspelt, if it is not the very name
            found = [name for name in found if spelled(name.text) == written]
        titled = [name for name in found if name.of_title]
        ids = list(dict.fromkeys(name.id for name in titled or found))
        if len(ids) > 1:
            self.ambiguous[written] = ids
        if not ids:
            self.unknown.add(written)
        self[written] = meant = ids[0] if len(ids) == 1 else written
        return meant

    def names(self) -> Iterator[str]:
        """Yield the ids of these entries, their titles and other names."""
        yield from self._ids
        yield from (name.text for name in self._register.names() if name.id in self._ids)


class _Name(NamedTuple):
    text: str
    id: str
    of_title: bool


class _Register:
    """Entries that share one set of ids, with their kinds and names."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self._items: dict[str, list[Mapping[str, Any]]] = {}

    def add(self, item: Mapping[str, Any], kind: str) -> None:
        """Add an entry; it replaces one with its id, or extends it."""
        key = item["id"]
        self.__dict__.pop("_by_key", None)  # sources are added layer by layer
        below = self._items.get(key, []) if item.get("extends") == key else []
        self.kinds[key], self._items[key] = kind, [*below, item]

    def named(self, written: str) -> list[_Name]:
        """Return the names that are the same as this one."""
        return self._by_key.get(name_key(written), [])

    @cached_property
    def _by_key(self) -> dict[str, list[_Name]]:
        names = list(self.names())
        made: dict[str, list[_Name]] = {}
        for name, folded in zip(names, fold_all(name.text for name in names), strict=True):
            if key := folded.replace(" ", ""):
                made.setdefault(key, []).append(name)
        return made

    def names(self) -> Iterator[_Name]:
        """Yield all names: what an extension says of a title or other names is all there is."""
        for key, items in self._items.items():
            said: dict[str, Any] = {}
            for item in items:
                if "title" in item:
                    said.pop("feminine", None)
                said |= {field: item[field] for field in _NAMES if field in item}
            for field, value in said.items():
                for text in _texts(value):
                    yield _Name(text, key, field == "title")


def _items(document: Document, section: str) -> Iterator[Mapping[str, Any]]:
    """Yield those entries of a section that have an id, however wrong the rest may be."""
    items = document.data.get(section) if isinstance(document.data, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item


def _kind(written: Any) -> str:
    return _KINDS.get(written, written) if isinstance(written, str) else ""


def _texts(said: Any) -> Iterator[str]:
    """Yield the texts of a name, or of names, in one language or by language."""
    by_language = said.values() if isinstance(said, dict) else [said]
    names = chain.from_iterable(part if isinstance(part, list) else [part] for part in by_language)
    return (name for name in names if isinstance(name, str) and "\0" not in name)
