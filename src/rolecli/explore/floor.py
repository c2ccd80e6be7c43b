"""What is too little for a hit: below it nothing is found rather than nonsense."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil, log

from rolecli.explore.query import Term
from rolecli.store import matching
from rolecli.store.opening import Store
from rolecli.text import words

# The share of what was typed, by the rarity of its words, that an entry must say.
_LEAST_SAID = 0.5
_VERB = 0.25  # weight of a verb that stands nowhere, beside other words
# The share of a word's letters that a name must have in a row to be like it.
_LEAST_ALIKE = 0.6
_LEAST_END = 0.7  # "betreuung" is not enough of "kinderbetreuung"
_LEAST_BEGINNING = 5  # letters: "wett" is a beginning of too much
_MOST_NAMES = 30  # looked at for compounds
# For a name that a word is made of; more where the rest only says that it is dealt with.
_MADE_OF, _AT_ALL = 0.5, 1.2
_HEADS = frozenset(["arbeit", "fuhrung", "management", "pflege", "politik", "wesen"])


def saying_enough(
    store: Store, terms: Sequence[Term], owners: Sequence[Collection[int]]
) -> set[int]:
    """Return the entries that say enough of what was typed, where none says all.

    A word weighs by its rarity, most where it stands nowhere: "Marketing" alone is no answer to
    "Marketing Kantine".

    Args:
        store: the store to ask.
        terms: what was typed.
        owners: of each of them the entries that say it.
    """
    count = matching.count_of_entries(store)
    owners = [_both(term, terms, owners) for term in terms]
    weights = [
        _VERB
        if not found and len(terms) > 1 and _is_verb(term)
        else 1 + log((count + 1) / (max(1, len(found)) + 1))
        for term, found in zip(terms, owners, strict=True)
    ]
    said: dict[int, float] = {}
    for weight, found in zip(weights, owners, strict=True):
        for number in found:
            said[number] = said.get(number, 0.0) + weight
    least = _LEAST_SAID * sum(weights)
    return {number for number, weight in said.items() if weight >= least}


def _both(term: Term, terms: Sequence[Term], owners: Sequence[Collection[int]]) -> set[int]:
    """Return the entries that say a word; of a word in two parts, those that say both.

    Half of "Grundgesetz" is another law.
    """
    parts = [
        found
        for other, found in zip(terms, owners, strict=True)
        if other == term or (term.whole and other.whole == term.whole)
    ]
    return set.intersection(*map(set, parts))


def _is_verb(term: Term) -> bool:
    return term.typed.islower() and re.search("(?:en|ern|eln)$", term.folded) is not None


def alike_enough(name: str, terms: Iterable[Term]) -> bool:
    """Return whether a name has most letters of one of the words, in a row, from its beginning.

    Ends say little: "-assistent" is not like "meisten". A name in one word is one too.
    """
    parts = [word.folded for word in words(name)]
    return any(_alike(word, term.folded) for term in terms for word in (*parts, "".join(parts)))


def _alike(word: str, typed: str) -> bool:
    if typed in word:
        return True
    least = ceil(_LEAST_ALIKE * len(typed))
    if word in typed:
        return len(word) >= (_LEAST_END * len(typed) if typed.endswith(word) else least)
    beginning = typed[: max(least, _LEAST_BEGINNING)]
    return len(beginning) >= _LEAST_BEGINNING and word.startswith(beginning)


def made_of(store: Store, terms: tuple[Term, ...], names: Mapping[int, str]) -> dict[int, float]:
    """Return how much more entries fit whose names are a compound of the one word typed.

    "Markenführung" is one of "marke", and what is done with brands at all; "Markenstrategie" is
    something of its own. "Marketing" is none: there is no word "ting".
    """
    if len(terms) != 1:
        return {}
    found = {}
    for number, name in [*names.items()][:_MOST_NAMES]:
        for word in words(name):
            rest = re.fullmatch(f"{re.escape(terms[0].stem)}(?:e?[ns])?(.{{4,}})", word.folded)
            if rest and matching.is_indexed(store, f" {rest[1]} "):
                found[number] = _AT_ALL if rest[1] in _HEADS else _MADE_OF
    return found
