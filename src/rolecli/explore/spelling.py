"""Mends typing errors with the words of the catalog."""

import re

from rolecli.explore.query import Term, expression, indexed, kin, root, stem
from rolecli.explore.ranking import trigrams
from rolecli.store import matching
from rolecli.store.labels import count_of_names
from rolecli.store.opening import Store
from rolecli.text import part_of

_LEAST = 4  # letters; shorter words are taken as they are
_LONG = 8  # letters; from here on two errors are forgiven
_CANDIDATES = 40


def mended(store: Store, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms as the catalog writes them.

    What it writes in two words is parted ("onlineshop": "online shop"); what stands nowhere is
    replaced by the nearest word that does.
    """
    return tuple(part for term in terms for part in _parted(store, term) or (_mended(store, term),))


def _parted(store: Store, term: Term) -> tuple[Term, ...]:
    """Return the two words that a word is made of where the catalog has them side by side."""
    for at in range(_LEAST, len(term.folded) - _LEAST + 1):
        parts = term.folded[:at], term.folded[at:]
        if not matching.is_indexed(store, f" {parts[0]} "):
            continue
        if not matching.is_indexed(store, f" {stem(parts[1])}"):
            continue
        known = matching.is_indexed(store, indexed(term.stem))
        if not known or _is_mostly(store, f" {parts[0]} {stem(parts[1])}", f" {term.stem}"):
            return tuple(Term(_typed(term, part), part, stem(part), term.folded) for part in parts)
    return ()


def _is_mostly(store: Store, parted: str, joined: str) -> bool:
    """Return whether names have a word in two parts, and as often as in one."""
    count = count_of_names(store, parted)
    return count > 0 and count >= count_of_names(store, joined)


def _typed(term: Term, part: str) -> str:
    """Return a part of a word as it was typed."""
    span = part_of(term.typed, part)
    return term.typed[slice(*span)] if span else term.typed


def _mended(store: Store, term: Term) -> Term:
    if len(term.folded) < _LEAST or matching.is_indexed(store, indexed(term.stem)):
        return term
    if _has_kin(store, term):  # "festlegen": "Festlegung"
        return Term(term.typed, term.folded, root(term.folded))
    grams = expression(trigrams(term.folded), " OR ")
    most = 2 if len(term.folded) >= _LONG else 1
    found = [
        (distance, abs(len(folded) - len(term.folded)), at, folded)
        for at, folded in enumerate(matching.spellings(store, grams, _CANDIDATES))
        if (distance := errors(term.folded, folded, most)) <= most
        and not _another(term.folded, folded)
    ]
    if not found:
        return term
    folded = min(found)[-1]
    return Term(term.typed, folded, stem(folded))


def _has_kin(store: Store, term: Term) -> bool:
    if len(root(term.folded)) <= _LEAST:  # "back" is no kin of "Bäcker"
        return False
    part = f'" {root(term.folded)}"'
    return any(
        re.search(kin(term), f" {word} ") for word in matching.spellings(store, part, _CANDIDATES)
    )


def _another(one: str, other: str) -> bool:
    """Return whether two words differ as slips of the fingers do not.

    Two letters that are others make another word ("kinderbetreuung", "kundenbetreuung"), and in
    a short one a single letter does ("wetter", "weiter").
    """
    if sorted(one) == sorted(other) or len(one) != len(other):
        return False
    return sum(map(str.__ne__, one, other)) > (len(one) >= _LONG)


def errors(one: str, other: str, most: int) -> int:
    """Return how many letters are missing, too many, wrong or turned round; at most `most` + 1.

    This is the optimal string alignment distance.
    """
    # Each error brings a letter in or takes one out, at most one of either.
    if abs(len(one) - len(other)) > most or len({*one} ^ {*other}) > 2 * most:
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
