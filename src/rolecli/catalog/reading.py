"""Reads a YAML file into plain data and remembers where every value stands."""

import math
import os
import re
from collections.abc import Hashable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from rolecli.catalog.problems import Place, Problem
from rolecli.catalog.syntax import Spot, open_brackets, spot_of, syntax_words
from rolecli.errors import UsageError
from rolecli.i18n import _, system_reason

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_MIB = 64  # of a file; ROLECLI_MAX_MIB in the environment sets another bound
MAX_DEPTH = 40
MAX_VALUES = 10_000_000  # aliases expanded; 3,000 roles in two languages have some 300,000

_PIECE = 2**20  # bytes; a MiB
_LONGEST_SHOWN = 80  # characters of a value in a message
_LONGEST_NUMBER = 100  # characters; what is longer is a text, and slow to turn into a number
_SURROGATE = re.compile("[\ud800-\udfff]")
# YAML ends lines at these as well, editors do not; no text may have them.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_STANDARD = "tag:yaml.org,2002:"  # what "!!" stands for
_PLAIN_TAGS = {None, "!", *(_STANDARD + name for name in ("str", "map", "seq"))}
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_CONSTRUCTOR = yaml.constructor.SafeConstructor()


class Document(NamedTuple):
    """What a file holds, and where that begins.

    `marks` leads from the identity of a mapping or list in `data`, and a key or index in it,
    to the marks of that key and of its value.
    """

    file: Path
    data: Any
    marks: dict[int, dict[Hashable, tuple[Any, Any]]]
    start: Any = Spot(0, 0)

    def place(self, path: Iterable[Hashable], *, of_key: bool = False) -> Place:
        """Return where the value (or the key) at `path` stands.

        Where the path leads to nothing, the place of the deepest value on it that is there.
        """
        data, found = self.data, (self.start, self.start)
        for step in path:
            marks = self.marks.get(id(data), {}).get(step)
            if marks is None:
                break
            found, data = marks, data[step]
        mark = found[0] if of_key else found[1]
        return Place(self.file, mark.line + 1, mark.column + 1)


class UnreadableError(Exception):
    """A file that holds no data at all; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_file(file: Path) -> tuple[Document, list[Problem]]:
    """Read a YAML file.

    Returns:
        The document and the problems that do not keep the rest from being read.

    Raises:
        UnreadableError: nothing of the file can be used.
    """
    try:
        limit = _limit()
        with file.open("rb") as stream:  # piece by piece: a pipe or device has no size
            pieces = islice(iter(partial(stream.read, _PIECE), b""), limit + 1)
            content = b"".join(pieces)
        if len(content) > limit * _PIECE:
            size = max(file.stat().st_size, len(content)) / _PIECE
            message = _("the file has {size} MiB, more than the {limit} MiB allowed").format(
                size=math.ceil(size), limit=limit
            )
            hint = _("Split the file, or set ROLECLI_MAX_MIB to a higher number.")
            raise _unreadable(file, "size", message, hint=hint)
    except OSError as error:
        raise _unreadable(file, "unreadable", system_reason(error)) from None
    return read_text(_decoded(content, file), file)


def _limit() -> int:
    """Return how many MiB a file may have.

    Raises:
        UsageError: the environment says something else than a number.
    """
    said = os.environ.get("ROLECLI_MAX_MIB")
    if not said:
        return MAX_MIB
    if not re.fullmatch(r"\d{1,9}", said):
        raise UsageError(
            _("ROLECLI_MAX_MIB is '{value}'; it should be a whole number.").format(
                value=shown(said)
            ),
            _("It is the size in MiB up to which files are read; unset it for {limit}.").format(
                limit=MAX_MIB
            ),
        )
    return int(said)


def read_text(text: str, file: Path) -> tuple[Document, list[Problem]]:
    """Read YAML from `text`; `file` is what places name. See `read_file`."""
    builder = _Builder(file)
    if found := _LINE_ENDS.search(text):
        message = _("the character U+{code:04X} ends a line where nobody sees it")
        spot, hint = spot_of(text, found.start()), _("Put a space or a line end there.")
        raise _unreadable(file, "character", message.format(code=ord(found[0])), spot, hint)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.look_ahead(text)
        raise _unreadable(file, "syntax", *syntax_words(error, text)) from None
    except yaml.reader.ReaderError as error:
        code = _code_point(error.character)
        # The position given counts bytes or characters, as the parser likes.
        spot = spot_of(text, text.index(chr(code)))
        message = _("the character U+{code:04X} is not allowed in YAML").format(code=code)
        hint = _("Remove it.") if code else _("Save the file as UTF-8, if it is a text at all.")
        raise _unreadable(file, "character", message, spot, hint) from None
    except (ValueError, OverflowError):  # "\UFFFFFFFF" in the parser written in Python
        message = _("the number after the backslash stands for no character")
        hint = _("Write the character itself.")
        raise _unreadable(file, "syntax", message, builder.reached, hint) from None
    return Document(file, builder.data, builder.marks, builder.start), builder.problems


def _code_point(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[0])


def _decoded(content: bytes, file: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # without a byte order mark
        spot, byte = spot_of(before, len(before)), error.object[error.start]
        message = _("the file is not UTF-8: byte 0x{byte:02X}").format(byte=byte)
        hint = _("Save the file as UTF-8.")
        raise _unreadable(file, "encoding", message, spot, hint) from None


def _unreadable(
    file: Path, code: str, message: str, mark: Any = None, hint: str = ""
) -> UnreadableError:
    mark = mark or Spot(0, 0)
    place = Place(file, mark.line + 1, mark.column + 1)
    return UnreadableError(Problem(place, code, "", message, hint))


class _Open(NamedTuple):
    """A mapping or list that is being filled."""

    container: Any
    marks: dict[Hashable, tuple[Any, Any]]
    anchor: str | None
    count_before: int
    start: Any
    in_flow: bool


class _Builder:
    """Turns YAML events into data. No recursion: nesting cannot exhaust the stack."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.data: Any = None
        self.start: Any = Spot(0, 0)
        self.marks: dict[int, dict[Hashable, tuple[Any, Any]]] = {}
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._key: list[tuple[Hashable, Any] | None] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._count = 0
        self._documents = 0
        self.reached: Any = None

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the file."""
        self.reached = event.end_mark
        if isinstance(event, yaml.ScalarEvent):
            self._count += 1
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
                raise _unreadable(self.file, "documents", message, event.start_mark, hint)

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
                raise self._too_deep(bracket.spot)

    def _too_deep(self, mark: Any) -> UnreadableError:
        message = _("nested deeper than {limit} levels").format(limit=MAX_DEPTH)
        return _unreadable(self.file, "depth", message, mark)

    def _begin(self, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise self._too_deep(event.start_mark)
        self._check_tag(event)
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        marks = self.marks[id(container)] = {}
        self._open.append(
            _Open(container, marks, event.anchor, self._count, event.start_mark, event.flow_style)
        )
        self._key.append(None)
        self._count += 1

    def _end(self) -> None:
        done = self._open.pop()
        self._key.pop()
        if isinstance(done.container, dict) and "<<" in done.container:
            self._merge(done)
        if done.anchor:
            self._anchors[done.anchor] = (done.container, self._count - done.count_before)
        self._put(done.container, done.start)

    def _merge(self, into: _Open) -> None:
        """Carry out YAML's merge key: `<<: *base` fills in what is not there."""
        merged, (key_mark, _value_mark) = into.container.pop("<<"), into.marks.pop("<<")
        for base in merged if isinstance(merged, list) else [merged]:
            if not isinstance(base, dict):
                message = _("what '<<' merges is not a mapping")
                hint = _("Write '<<: *name', where '&name' stands before a mapping.")
                self._problem("merge", message, key_mark, hint)
                continue
            for key in base:
                into.container.setdefault(key, base[key])
                into.marks.setdefault(key, self.marks[id(base)][key])

    def _repeat(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self._anchors:
            name = shown(event.anchor)
            message = _("the alias '*{name}' names no anchor").format(name=name)
            hint = _("Put a text that begins with '*' in quotes.")
            raise _unreadable(self.file, "syntax", message, event.start_mark, hint)
        value, size = self._anchors[event.anchor]
        self._count += size
        if self._count > MAX_VALUES:
            message = _("aliases expand to more than {limit} values").format(limit=MAX_VALUES)
            raise _unreadable(self.file, "aliases", message, event.start_mark)
        self._put(value, event.start_mark)

    def _put(self, value: Any, mark: Any) -> None:
        if not self._open:
            self.data, self.start = value, mark
            return
        place = self._open[-1]
        if isinstance(place.container, list):
            place.marks[len(place.container)] = (mark, mark)
            place.container.append(value)
        elif self._key[-1] is None:
            self._key[-1] = (self._checked_key(value, mark, place.container), mark)
        else:
            key, key_mark = self._key[-1]
            self._key[-1] = None
            place.container[key] = value
            place.marks[key] = (key_mark, mark)

    def _checked_key(self, key: Any, mark: Any, container: dict[Any, Any]) -> Hashable:
        if not isinstance(key, str):
            message = _("the key {key} is not a text").format(key=shown(key))
            self._problem("key", message, mark, _("Put the key in quotes."))
            return shown(key)
        if key in container:
            message = _("the key '{key}' appears here a second time").format(key=shown(key))
            self._problem("duplicate-key", message, mark, _("Remove one of the two."))
        return key

    def _scalar(self, event: Any) -> Any:
        value = event.value
        if _SURROGATE.search(value):  # libyaml refuses them itself
            message = _("the number after the backslash stands for no character")
            hint = _("Write the character itself.")
            raise _unreadable(self.file, "syntax", message, event.start_mark, hint)
        if event.tag is not None:
            self._check_tag(event)
            return value
        if not event.implicit[0]:
            return value
        for tag, pattern in _RESOLVERS.get(value[:1], ()):
            if pattern.match(value):
                return self._typed(tag, value)
        return value

    def _typed(self, tag: str, value: str) -> Any:
        construct = _CONSTRUCTOR.yaml_constructors.get(tag)
        if construct is None or len(value) > _LONGEST_NUMBER:
            return value
        try:
            return construct(_CONSTRUCTOR, yaml.ScalarNode(tag, value))
        except (ValueError, OverflowError):  # 2024-02-31 looks like a date; 1:99 like a number
            return value

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _PLAIN_TAGS:
            tag = shown(event.tag.replace(_STANDARD, "!!", 1))
            message = _("the tag '{tag}' is not allowed").format(tag=tag)
            hint = _("Remove it; put a text that begins with '!' in quotes.")
            self._problem("tag", message, event.start_mark, hint)

    def _problem(self, code: str, message: str, mark: Any, hint: str) -> None:
        place = Place(self.file, mark.line + 1, mark.column + 1)
        self.problems.append(Problem(place, code, "", message, hint))


def shown(value: Any) -> str:
    """Return a value of a file as messages show it: short, and never what lies inside it."""
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    if value is None:
        return "null"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
