"""Where the lines of a text begin that is put into columns: between words, in paths at slashes."""

import re
from collections.abc import Callable, Iterator

# Behind slashes, behind hyphens, between letters; signs at the end are not left alone.
_BREAKS = (r"[^/\\]*[/\\]\s*|[^/\\]+", r"[^-]*-\s*|[^-]+", r"\w(?!\w?\W*$)|.+", r"(?s:.)")
_LETTERS = 2  # from here on a break is no good place: such a part begins a line
_SIGNS = "●◐○◇·✓+"

Measure = Callable[[str], int]
"""Returns how many columns a text takes."""


def beginnings(text: str, room: int, measure: Measure) -> Iterator[int]:
    """Yield where the lines of a text begin, but for the first.

    Words stay whole, and a sign stays with what it is said of. One that is wider than `room`
    begins a line; it is broken behind slashes, what is wider still behind hyphens, and what is
    wider than that between letters.
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
    for word in re.findall(rf"\s*(?:[{_SIGNS}] )?\S+\s*", text):
        if (width := measure(word.rstrip())) <= room:
            yield word, width, False
        else:
            yield from _broken(word, 0, room, measure)


def _broken(text: str, level: int, room: int, measure: Measure) -> Iterator[tuple[str, int, bool]]:
    """Yield the parts of a text that does not fit, broken only as far as they do not."""
    for at, part in enumerate(re.findall(_BREAKS[level], text)):
        if (width := measure(part.rstrip())) <= room or level == len(_BREAKS) - 1:
            yield part, width, not at and level in (0, _LETTERS)
        else:
            yield from _broken(part, level + 1, room, measure)
