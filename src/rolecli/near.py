"""Names that look like a given one: what a slip was meant to be."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nlargest

_LEAST = 0.7  # of difflib's ratio
_CANDIDATES = 30  # that are compared letter by letter
_MOST = 100  # different slips; where more ids lead nowhere, whole files are missing


class Names:
    """Names to choose from.

    difflib compares letter by letter, which takes 370 ms for 13,000 names; so only those are
    compared that share most pairs of letters with what is looked for.
    """

    def __init__(self, names: Iterable[str]) -> None:
        written = {name.casefold(): name for name in sorted(set(names))}
        self._written = written
        self._names = list(written)
        self._with: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for pair in _pairs(name):
                self._with[pair].append(number)
        self._nearest: dict[str, str] = {}

    def nearest(self, given: str) -> str:
        """Return the name most like `given` but not the same, or an empty text.

        So it is too from the 101st different text on: nothing takes forever.
        """
        if given not in self._nearest and len(self._nearest) < _MOST:
            found = get_close_matches(given.casefold(), self._likely(given), 1, _LEAST)
            self._nearest[given] = self._written[found[0]] if found else ""
        return self._nearest.get(given, "")

    def _likely(self, given: str) -> list[str]:
        pairs = _pairs(given.casefold())
        shared = Counter(number for pair in pairs for number in self._with.get(pair, ()))

        def likeness(number: int) -> float:  # Dice's coefficient
            return shared[number] / (len(pairs) + len(self._names[number]))

        likely = nlargest(_CANDIDATES, shared, key=likeness)
        return [name for number in likely if self._written[name := self._names[number]] != given]


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring letters, with the two edges as letters of their own."""
    framed = f"^{text}$"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}
