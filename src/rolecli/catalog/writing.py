"""Plain data -> the JSON or YAML of a catalog file.

Machines write JSON: it is read without a YAML parser. PyYAML's own emitter takes several times as
long as reading what it wrote.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.json import encode

# A text that needs no quotes: it begins with a letter, holds no sign that YAML knows, and is
# none of the words YAML takes for something else.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/+-]*[\w.)])?")
_WORDS = {"true", "false", "yes", "no", "on", "off", "null"}
# What JSON writes as it is and YAML does not: control characters and line ends.
_UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_text(data: Mapping[str, Any]) -> str:
    """Return mappings, lists, texts and numbers as YAML, each text on a line of its own."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def json_text(data: Mapping[str, Any]) -> str:
    """Return a catalog's data as JSON: each entry of a list on a line of its own.

    So a difference between two versions, and the place of a problem, say which entry it is.
    """
    fields = ",\n".join(f"{_compact(key)}: {_lines(value)}" for key, value in data.items())
    return f"{{\n{fields}\n}}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _compact(value)
    entries = ",\n".join(map(_compact, value))
    return f"[\n{entries}\n]"


def _compact(value: Any) -> str:
    return encode(value).decode()


def scalar(value: str | float) -> str:
    """Return a text or number as YAML writes it in one line."""
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return _UNWRITABLE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        name = f"{indent}{scalar(key)}:"
        if isinstance(value, Mapping) and value:
            yield name
            yield from _mapping(value, f"{indent}  ")
        elif isinstance(value, list) and value:
            yield name
            yield from _items(value, f"{indent}  ")
        else:
            yield f"{name} {_small(value)}"


def _items(items: Iterable[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping) and item:
            first, *others = _mapping(item, f"{indent}  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from others
        else:
            yield f"{indent}- {_small(item)}"


def _small(value: Any) -> str:
    """Return an empty mapping or list, a text or a number."""
    return str(value) if isinstance(value, (dict, list)) else scalar(value)
