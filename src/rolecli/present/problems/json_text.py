"""Values as JSON that steers neither a terminal nor a build log, and loses nothing."""

import json
import re
from typing import Any

# What is no letter, sign or blank of ASCII is looked at; `##[` begins a command in build logs.
_SUSPECT = re.compile(r"[^\n -~]|#(?=#\w*\[)")


def json_text(value: Any) -> str:
    r"""Return a value as indented JSON with a line end.

    Control and format characters, line separators and odd blanks are written as `\uXXXX`. Half
    a surrogate pair, from a file name that is no UTF-8, becomes U+FFFD: other readers refuse it.
    """
    return _SUSPECT.sub(_escaped, json.dumps(value, indent=2, ensure_ascii=False)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if sign == "#":
        return r"\u0023"
    if sign.isprintable():
        return sign
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= sign <= "\udfff" else json.dumps(sign)[1:-1]
