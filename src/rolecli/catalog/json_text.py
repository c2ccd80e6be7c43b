"""JSON -> plain data; where a value stands is worked out when it is asked for."""

import json
import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from rolecli.catalog.document import (
    MAX_DEPTH,
    MAX_VALUES,
    START,
    Document,
    Found,
    Spot,
    UnreadableError,
    duplicate_key,
    half_character,
    spot_of,
    too_deep,
    too_many,
    unreadable,
)
from rolecli.catalog.problems import Problem
from rolecli.catalog.slips import ODD_SPACE, common_slip, odd_space
from rolecli.i18n import _

_LONGEST_NUMBER = 100  # digits; what is longer is a text, and slow to turn into a number
_TEXT = r'"(?:[^"\\]|\\.)*+"'
_WHOLE_TEXT = re.compile(_TEXT, re.DOTALL)
_TOKEN = re.compile(rf'{_TEXT}|[\[\]{{}},:]|[^\s\[\]{{}},:"]+', re.DOTALL)
_CONTROL = "".join(map(chr, [*range(32), 127]))
_SPACE = re.compile(r"[ \t\n\r]*")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{0,4})?$")
_LINE_END = re.compile("\r\n|\r|\n")


def read_json(text: str, file: Path) -> tuple[Document, list[Problem]]:
    """Read JSON from `text`; `file` is what places name.

    Raises:
        UnreadableError: nothing of the text can be used.
    """
    _refuse_too_many(text, file)
    odd: list[str] = []
    try:
        data = _decoder(odd).decode(text)
    except json.JSONDecodeError as error:
        raise _slip(text, error.pos, file) from None
    except RecursionError:
        raise _first_too_deep(text, file) from None
    if _depth(data) > MAX_DEPTH:
        raise _first_too_deep(text, file)
    if _HALF.search(text):
        _refuse_half_characters(text, file)
    problems = list(_oddities(text, file)) if odd else []
    return Document(file, data, _Places(text).find), problems


def _decoder(odd: list[str]) -> json.JSONDecoder:
    """Return a decoder that collects keys that stand twice, and constants that are not JSON."""

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            odd.append("duplicate")
        return made

    return json.JSONDecoder(
        object_pairs_hook=mapping, parse_constant=odd.append, parse_int=_whole_number
    )


def _whole_number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _refuse_too_many(text: str, file: Path) -> None:
    """Count keys and values before they are made: no more than there are separators."""
    if sum(map(text.count, ",:[{")) <= MAX_VALUES:
        return
    count = 0
    for token in _TOKEN.finditer(text):
        count += token[0][0] not in "]},:"
        if count > MAX_VALUES:
            raise too_many(file, spot_of(text, token.start()))


def _depth(data: Any) -> int:
    """Return how deep mappings and lists lie in one another, up to one more than allowed."""
    depth, level = 0, [data]
    while depth <= MAX_DEPTH:
        level = [value for value in level if isinstance(value, (dict, list))]
        if not level:
            return depth
        depth += 1
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return depth


def _first_too_deep(text: str, file: Path) -> UnreadableError:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > MAX_DEPTH:
            return too_deep(file, spot_of(text, token.start()))
    return too_deep(file, START)


def _refuse_half_characters(text: str, file: Path) -> None:
    for token in _TOKEN.finditer(text):
        if (
            token[0][0] == '"'
            and _HALF.search(token[0])
            and _SURROGATE.search(json.loads(token[0]))
        ):
            raise half_character(file, spot_of(text, token.start()))


def _oddities(text: str, file: Path) -> Iterator[Problem]:
    """Yield the keys that stand twice; refuse NaN and Infinity, which JSON has not."""
    spots = _Spots(text)
    open_keys: list[set[str] | None] = []
    before = ""
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in ("NaN", "Infinity", "-Infinity"):
            message = _("{value} is no number in JSON").format(value=sign)
            hint = _("Write a number, or leave the key out.")
            raise unreadable(file, "syntax", message, spots.at(token.start()), hint)
        if sign in "[{":
            open_keys.append(set() if sign == "{" else None)
        elif sign in "]}":
            open_keys.pop()
        elif sign[0] == '"' and before in "{," and (keys := open_keys[-1]) is not None:
            key = json.loads(sign)
            if key in keys:
                yield duplicate_key(file, key, spots.at(token.start()))
            keys.add(key)
        before = sign


class _Spots:
    """The lines of a text, for many places of it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def at(self, index: int) -> Spot:
        line = bisect_right(self._starts, index) - 1
        return Spot(line, index - self._starts[line])


class _Places:
    """Finds values in a text that is known to be JSON, reading no more of it than it must."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._inner: dict[int, tuple[dict[Hashable, tuple[int, int]], int]] = {}
        self._skip = json.JSONDecoder(parse_int=str).raw_decode

    @cached_property
    def _spots(self) -> _Spots:
        return _Spots(self._text)

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


def _slip(text: str, at: int, file: Path) -> UnreadableError:
    """Tell what is wrong where the decoder stopped, by what stands there: it tells no kind."""
    if common := common_slip(text):
        return unreadable(file, "syntax", *common)
    before, sign = text[:at].rstrip(), text[at : at + 1]
    if sign in ("]", "}") and before.endswith(","):  # Pythons before 3.13 stop behind the comma
        at, sign = len(before) - 1, ","
    elif escape := _ESCAPE.search(text, max(0, at - 6), at + 1):
        at = escape.start()
        if escape[0] != "\\" or text[at + 1 : at + 2] == "u":
            return half_character(file, spot_of(text, at))
        sign = "\\"
    code = "syntax"
    if ODD_SPACE.match(sign):
        return unreadable(file, "character", *odd_space(sign, spot_of(text, at)))
    if sign and sign in _CONTROL:
        code, message = "character", _("the character U+{code:04X} is not allowed in JSON")
        message = message.format(code=ord(sign))
        hint = _("Write \\n for a line end and \\t for a tab, and remove the others.")
    else:
        message, hint = _slip_words(text, at, sign, before)
    return unreadable(file, code, message, spot_of(text, at), hint)


def _slip_words(text: str, at: int, sign: str, before: str) -> tuple[str, str]:
    """Return message and hint for the character that cannot stand where it does."""
    open_quote = sign == '"' and not _WHOLE_TEXT.match(text, at)
    words = {
        "": (
            _("the file ends before all is closed"),
            _("Close every quotation mark and every bracket."),
        ),
        '"': (_("the quotation mark here is not closed"), _("Close it with the same mark.")),
        "\\": (
            _("the character after the backslash has no meaning"),
            _("Write the backslash twice."),
        ),
        "/": _no_comment(),
        "#": _no_comment(),
        ",": (_("there is a ',' too many"), _("Remove it.")),
        "]": _no_opening("]"),
        "}": _no_opening("}"),
    }
    if sign in words and (sign != '"' or open_quote):
        return words[sign]
    if before and before[-1] not in ",:[{":
        hint = _("Write ',' between values, and ':' between a key and its value.")
        return _("a ',' or ':' is missing before this"), hint
    hint = _("Put texts in double quotes, and write words such as null in lowercase.")
    return _("this is not JSON"), hint


def _no_comment() -> tuple[str, str]:
    hint = _("Remove it, or give the file a name that ends in .yaml and begin it with '#'.")
    return _("JSON has no comments"), hint


def _no_opening(sign: str) -> tuple[str, str]:
    message = _("there is nothing open that '{sign}' closes").format(sign=sign)
    return message, _("Remove it, or open it above.")
