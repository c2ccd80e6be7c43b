"""YAML events -> data, and where each key and value stands."""

from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

from rolecli.catalog.document import Found, Spot
from rolecli.catalog.yaml_events import Builder


class MarkingBuilder(Builder):
    """Keeps besides where every key and value stands: several times what the data take."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        # From the identity of a mapping or list to its keys or indexes, to line and column.
        self._marks: dict[int, dict[Hashable, tuple[int, int]]] = {}

    def find(self, path: Iterable[Hashable]) -> Found:
        """Return where the value at `path` stands, or the deepest one on it that is there."""
        data, start = self.data, _packed(self.start)
        marks = (start, start)
        for step in path:
            inner = self._marks.get(id(data), {}).get(step)
            if inner is None:
                break
            marks, data = inner, data[step]
        return Found(_unpacked(marks[0]), _unpacked(marks[1]))

    def _mark(self, container: Any, key: Hashable, key_mark: Any, mark: Any) -> None:
        value_at = _packed(mark)
        key_at = value_at if key_mark is mark else _packed(key_mark)
        marks = self._marks.setdefault(id(container), {})
        marks[key] = (key_at, value_at)

    def _marks_merged(self, into: dict[Any, Any], base: dict[Any, Any]) -> None:
        marks = self._marks.setdefault(id(into), {})
        for key, found in self._marks.get(id(base), {}).items():
            marks.setdefault(key, found)

    def _begin(self, event: Any) -> None:
        super()._begin(event)
        self._marks.pop(id(self._open[-1].container), None)  # of one gone that lay in its place


def _packed(mark: Any) -> int:
    return int(mark.line) << 32 | int(mark.column)


def _unpacked(place: int) -> Spot:
    return Spot(place >> 32, place & 0xFFFF_FFFF)
