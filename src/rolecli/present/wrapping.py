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
    for piece, width, begins in _pieces(text, room, measure):
        if filled and (begins or filled + width > room):
            yield at
            filled = 0
        at, filled = at + len(piece), filled + width + len(piece) - len(piece.rstrip())


def _pieces(text: str, room: int, measure: Measure) -> Iterator[tuple[str, int, bool]]:
    """Yield what stays together, with the blanks behind it.

    Each with its width, without those blanks, and whether it begins a line.
    """
    for word in re.findall(r"\s*\S+\s*", text):
        if (width := measure(word.rstrip())) <= room:
            yield word, width, False
            continue
        for number, part in enumerate(re.findall(r"[^/\\]*[/\\]\s*|[^/\\]+", word)):
            if (width := measure(part.rstrip())) <= room:
                yield part, width, not number
            else:
                yield from ((sign, measure(sign.rstrip()), not at) for at, sign in enumerate(part))
