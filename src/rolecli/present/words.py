"""Values of answers as the text of one cell."""

from collections.abc import Iterator, Mapping
from typing import Any

_NAMES = ("text", "title", "id")  # what stands for a part of an answer, the first that it has
_FIRST = ("responsibility", "importance")  # of what else is known of it
_UNTOLD = ("lang", "spans", "role_title", "row")  # the language of all, and what is told elsewhere


def cell(value: Any) -> Any:
    """Return a value as it stands in a cell: a list as "a; b", a mapping as "a: b; c: d"."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_short(inner)}" for key, inner in value.items())
    return "; ".join(map(word, value)) if isinstance(value, list | tuple) else value


def word(item: Any) -> str:
    """Return the text, title or id of a part of an answer, and in brackets what else it says."""
    if not isinstance(item, dict):
        return str(item)
    name = next((key for key in _NAMES if item.get(key)), "")
    more = ", ".join(_more(item, name))
    if not name:
        return more
    return f"{item[name]} ({more})" if more else str(item[name])


def _more(item: Mapping[str, Any], name: str) -> Iterator[str]:
    keys = sorted(item, key=lambda key: key not in _FIRST)  # else in the order of the answer
    for key in keys:
        value = item[key]
        if key != name and key not in _UNTOLD and value not in (None, "", [], {}):
            yield _short(value)


def _short(value: Any) -> str:
    return ", ".join(map(word, value)) if isinstance(value, list | tuple) else word(value)
