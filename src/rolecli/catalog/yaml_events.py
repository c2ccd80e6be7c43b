"""YAML events -> plain data. No recursion: nesting cannot exhaust the stack."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from rolecli.catalog.document import (
    MAX_DEPTH,
    MAX_VALUES,
    START,
    Spot,
    duplicate_key,
    half_character,
    place_of,
    shown,
    too_deep,
    too_many,
    unreadable,
)
from rolecli.catalog.problems import Problem
from rolecli.catalog.slips import ODD_SPACE, odd_space
from rolecli.catalog.syntax import open_brackets
from rolecli.catalog.yaml_scalars import joined, typed
from rolecli.i18n import _

_STANDARD = "tag:yaml.org,2002:"  # what "!!" stands for
_PLAIN_TAGS = {None, "!", *(_STANDARD + name for name in ("str", "map", "seq"))}


class _Open(NamedTuple):
    """A mapping or list that is being filled."""

    container: Any
    anchor: str | None
    count_before: int
    start: Any
    in_flow: bool


class Builder:
    """Turns YAML events into data, and keeps what is wrong but does not stop it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.data: Any = None
        self.start: Any = START
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._key: list[tuple[Hashable, Any] | None] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._count = 0
        self._documents = 0
        self.reached: Any = None
        self._plain = False
        self._merge_marks: dict[int, Any] = {}

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the file."""
        self.reached = event.end_mark
        if isinstance(event, yaml.ScalarEvent):
            self._add_values(1, event.start_mark)
            value = self._scalar(event)
            if event.anchor:
                self._anchors[event.anchor] = (value, 1)
            self._put(value, event.start_mark)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._repeat(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                message = _("a second document starts here; a catalog file holds one")
                hint = _("Put the second one into a file of its own.")
                raise unreadable(self.file, "documents", message, event.start_mark, hint)

    def look_ahead(self, text: str) -> None:
        """Refuse what is too deep where the parser stopped without an event for it.

        A bracket may begin a key, so a parser reads on before it tells of it, and libyaml from
        0.2.6 on refuses a thousand open ones.
        """
        depth = len(self._open)
        in_flow = bool(depth) and self._open[-1].in_flow
        for bracket in open_brackets(text, self.reached.index, in_flow=in_flow):
            depth += bracket.step
            if depth > MAX_DEPTH:
                raise too_deep(self.file, bracket.spot)

    def _add_values(self, number: int, mark: Any, *, by_alias: bool = False) -> None:
        self._count += number
        if self._count > MAX_VALUES:
            raise too_many(self.file, mark, by_alias=by_alias)

    def _begin(self, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise too_deep(self.file, event.start_mark)
        self._check_tag(event)
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(
            _Open(container, event.anchor, self._count, event.start_mark, event.flow_style)
        )
        self._key.append(None)
        self._add_values(1, event.start_mark)

    def _end(self) -> None:
        done = self._open.pop()
        self._key.pop()
        if isinstance(done.container, dict) and "<<" in done.container:
            self._merge(done.container, done.start)
        if done.anchor:
            self._anchors[done.anchor] = (done.container, self._count - done.count_before)
        self._put(done.container, done.start)

    def _merge(self, into: dict[Any, Any], start: Any) -> None:
        """Carry out YAML's merge key: `<<: *base` fills in what is not there."""
        merged, key_mark = into.pop("<<"), self._merge_marks.pop(id(into), start)
        for base in merged if isinstance(merged, list) else [merged]:
            if not isinstance(base, dict):
                message = _("what '<<' merges is not a mapping")
                hint = _("Write '<<: *name', where '&name' stands before a mapping.")
                self._problem("merge", message, key_mark, hint)
                continue
            for key in base:
                into.setdefault(key, base[key])
            self._marks_merged(into, base)

    def _repeat(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self._anchors:
            name = shown(event.anchor)
            message = _("the alias '*{name}' names no anchor").format(name=name)
            hint = _("Put a text that begins with '*' in quotes.")
            raise unreadable(self.file, "syntax", message, event.start_mark, hint)
        value, size = self._anchors[event.anchor]
        self._add_values(size, event.start_mark, by_alias=True)
        self._put(value, event.start_mark)

    def _put(self, value: Any, mark: Any) -> None:
        if not self._open:
            self.data, self.start = value, mark
            return
        container = self._open[-1].container
        if isinstance(container, list):
            self._mark(container, len(container), mark, mark)
            container.append(value)
        elif self._key[-1] is None:
            self._key[-1] = (self._checked_key(value, mark, container), mark)
        else:
            key, key_mark = self._key[-1]
            self._key[-1] = None
            container[key] = value
            self._mark(container, key, key_mark, mark)
            if key == "<<":
                self._merge_marks[id(container)] = key_mark

    def _mark(self, container: Any, key: Hashable, key_mark: Any, mark: Any) -> None:
        """Take note of where a value of a mapping or list stands, and its key."""

    def _marks_merged(self, into: dict[Any, Any], base: dict[Any, Any]) -> None:
        """Take note that one mapping was merged into another."""

    def _checked_key(self, key: Any, mark: Any, container: dict[Any, Any]) -> str:
        if not isinstance(key, str):
            message = _("the key {key} is not a text").format(key=shown(key))
            self._problem("key", message, mark, _("Put the key in quotes."))
            return shown(key)
        if self._plain and (found := ODD_SPACE.search(key)):
            spot = Spot(mark.line, mark.column + found.start())
            self._problem("character", *odd_space(found[0], spot))
        clean: str = ODD_SPACE.sub("", key) if self._plain else key
        if clean in container:
            self.problems.append(duplicate_key(self.file, clean, mark))
        return clean

    def _scalar(self, event: Any) -> Any:
        try:
            value = joined(event.value)
        except UnicodeDecodeError:
            raise half_character(self.file, event.start_mark) from None
        self._plain = event.implicit[0]
        if event.tag is not None:
            self._check_tag(event)
            return value
        return typed(value) if event.implicit[0] else value

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _PLAIN_TAGS:
            tag = shown(event.tag.replace(_STANDARD, "!!", 1))
            message = _("the tag '{tag}' is not allowed").format(tag=tag)
            hint = _("Remove it; put a text that begins with '!' in quotes.")
            self._problem("tag", message, event.start_mark, hint)

    def _problem(self, code: str, message: str, mark: Any, hint: str) -> None:
        self.problems.append(Problem(place_of(self.file, mark), code, "", message, hint))
