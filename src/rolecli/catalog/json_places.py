"""Where the values of a JSON text stand, read again only when a place is asked for."""

import json
import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable
from functools import cached_property

from rolecli.catalog.document import Found, Spot

_SPACE = re.compile(r"[ \t\n\r]*")
_LINE_END = re.compile("\r\n|\r|\n")


class Spots:
    """The lines of a text, for many places of it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def at(self, index: int) -> Spot:
        """Return the place of a character."""
        line = bisect_right(self._starts, index) - 1
        return Spot(line, index - self._starts[line])


class Places:
    """Finds values in a text that is known to be JSON, reading no more of it than it must."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._inner: dict[int, tuple[dict[Hashable, tuple[int, int]], int]] = {}
        self._skip = json.JSONDecoder(parse_int=str).raw_decode

    @cached_property
    def _spots(self) -> Spots:
        return Spots(self._text)

    def find(self, path: Iterable[Hashable]) -> Found:
        """Return where the value at `path` stands, or the deepest one on it that is there."""
        key_at = at = self._past_space(0)
        for depth, step in enumerate(path):
            child = self._children(at, depth)[0].get(step)
            if child is None:
                break
            key_at, at = child
        return Found(self._spots.at(key_at), self._spots.at(at))

    def _children(self, at: int, depth: int) -> tuple[dict[Hashable, tuple[int, int]], int]:
        """Return where keys and values of the mapping or list at `at` begin, and where it ends.

        A value that is neither has no children.
        """
        if self._text[at] not in "[{":
            return {}, at
        if at not in self._inner:
            self._inner[at] = self._looked_through(at, depth)
        return self._inner[at]

    def _looked_through(self, at: int, depth: int) -> tuple[dict[Hashable, tuple[int, int]], int]:
        found: dict[Hashable, tuple[int, int]] = {}
        of_mapping = self._text[at] == "{"
        at = self._past_space(at + 1)
        while self._text[at] not in "]}":
            key: Hashable = len(found)
            key_at = at
            if of_mapping:
                key, at = self._skip(self._text, at)
                at = self._past_space(self._past_space(at) + 1)
            found[key] = (key_at if of_mapping else at, at)
            at = self._past_space(self._end(at, depth))
            if self._text[at] == ",":
                at = self._past_space(at + 1)
        return found, at + 1

    def _end(self, at: int, depth: int) -> int:
        """Return where a value ends; those right below the top are large, and are not made."""
        if depth == 0 and self._text[at] in "[{":
            return self._children(at, depth + 1)[1]
        return self._skip(self._text, at)[1]

    def _past_space(self, at: int) -> int:
        return _SPACE.match(self._text, at).end()  # type: ignore[union-attr]  # it may be empty
