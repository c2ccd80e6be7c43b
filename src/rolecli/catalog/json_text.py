"""JSON -> plain data; where a value stands is worked out when it is asked for."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rolecli.catalog.document import (
    MAX_DEPTH,
    MAX_VALUES,
    START,
    Document,
    UnreadableError,
    duplicate_key,
    half_character,
    spot_of,
    too_deep,
    too_many,
    unreadable,
)
from rolecli.catalog.json_places import Places, Spots
from rolecli.catalog.json_slips import TEXT, slip
from rolecli.catalog.problems import Problem
from rolecli.i18n import _

_LONGEST_NUMBER = 100  # digits; what is longer is a text, and slow to turn into a number
_TOKEN = re.compile(rf'{TEXT}|[\[\]{{}},:]|[^\s\[\]{{}},:"]+', re.DOTALL)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        raise slip(text, error.pos, file) from None
    except RecursionError:
        raise _first_too_deep(text, file) from None
    if _depth(data) > MAX_DEPTH:
        raise _first_too_deep(text, file)
    if _HALF.search(text):
        _refuse_half_characters(text, file)
    problems = list(_oddities(text, file)) if odd else []
    return Document(file, data, Places(text).find), problems


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
    spots = Spots(text)
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
