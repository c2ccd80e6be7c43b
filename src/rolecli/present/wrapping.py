"""Where the lines of a text begin that is put into columns: between words, in paths at slashes."""

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str], int]
"""Returns how many columns a text takes."""


def beginnings(text: str, room: int, measure: Measure) -> Iterator[int]:
    """Yield where the lines of a text begin, but for the first.

    Words stay whole. One that is wider than `room` begins a line; it is broken behind slashes,
    and what is wider still between letters.
    """
    at = filled = 0
    for piece, begins in _pieces(text, room, measure):
        if filled and (begins or filled + measure(piece.rstrip()) > room):
            yield at
            filled = 0
        at, filled = at + len(piece), filled + measure(piece)


def _pieces(text: str, room: int, measure: Measure) -> Iterator[tuple[str, bool]]:
    """Yield what stays together, with the blanks behind it, and whether it begins a line."""
    for word in re.findall(r"\s*\S+\s*", text):
        if measure(word.rstrip()) <= room:
            yield word, False
            continue
        for number, part in enumerate(re.findall(r"[^/\\]*[/\\]\s*|[^/\\]+", word)):
            if measure(part.rstrip()) <= room:
                yield part, not number
            else:
                yield from ((letter, not at) for at, letter in enumerate(part))
