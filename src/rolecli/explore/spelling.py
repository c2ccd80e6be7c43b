"""Mends typing errors with the words of the catalog."""

from rolecli.explore.query import Term, expression, indexed, stem
from rolecli.explore.ranking import trigrams
from rolecli.store import matching
from rolecli.store.opening import Store

_LEAST = 4  # letters; shorter words are taken as they are
_LONG = 8  # letters; from here on two errors are forgiven
_CANDIDATES = 40


def mended(store: Store, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms with those that stand nowhere replaced by the nearest word that does."""
    return tuple(_mended(store, term) for term in terms)


def _mended(store: Store, term: Term) -> Term:
    if len(term.folded) < _LEAST or matching.is_indexed(store, indexed(term.stem)):
        return term
    grams = expression(trigrams(term.folded), " OR ")
    most = 2 if len(term.folded) >= _LONG else 1
    found = [
        (distance, abs(len(folded) - len(term.folded)), at, folded)
        for at, folded in enumerate(matching.spellings(store, grams, _CANDIDATES))
        if (distance := errors(term.folded, folded, most)) <= most
    ]
    if not found:
        return term
    folded = min(found)[-1]
    return Term(term.typed, folded, stem(folded))


def errors(one: str, other: str, most: int) -> int:
    """Return how many letters are missing, too many, wrong or turned round; at most `most` + 1.

    This is the optimal string alignment distance.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last: list[int] = [*range(len(other) + 1)]
    for at, letter in enumerate(one, 1):
        # Only what lies within `most` of the diagonal can come to `most` or less.
        first, end = max(1, at - most), min(len(other), at + most)
        row = [most + 1] * (len(other) + 1)
        if at <= most:
            row[0] = at
        for to in range(first, end + 1):
            cost = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (letter != other[to - 1]))
            if min(at, to) > 1 and letter == other[to - 2] and other[to - 1] == one[at - 2]:
                cost = min(cost, before[to - 2] + 1)
            row[to] = cost
        before, last = last, row
    return min(last[-1], most + 1)
