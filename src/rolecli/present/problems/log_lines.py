r"""Keeps what a build log would take for a command from being one.

GitHub Actions obeys a line that begins with `::`, behind any blanks, and `##[` anywhere in it;
others obey `##vso[` and `##teamcity[`. A backslash makes them plain words.
"""

import re

_COMMAND = re.compile(r"^\s*(?=::)|#(?=#\w*\[)")


def plain_line(line: str) -> str:
    """Return a line that is no command."""
    return _COMMAND.sub(r"\g<0>\\", line)


def moved(line: str, position: int) -> int:
    """Return where the sign at `position` of a line stands in its plain form."""
    return position + sum(found.end() <= position for found in _COMMAND.finditer(line))
