"""What is too little for a hit: below it nothing is found rather than nonsense."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from math import log

from rolecli.explore.query import Term, indexed
from rolecli.store import matching
from rolecli.store.opening import Store
from rolecli.store.tables import Searched
from rolecli.text import words

# The share of what was typed, by the rarity of its words, that an entry must say.
_LEAST_SAID = 0.5
_VERB = 0.25  # weight of a verb that stands nowhere, beside other words
# The share of a word's letters that a name must have in a row to be like it.
_LEAST_ALIKE = 0.6
_LEAST_BEGINNING = 5  # letters: "wett" is a beginning of too much
_MOST_NAMES = 30  # looked at for compounds


def says_enough(store: Store, terms: tuple[Term, ...], field: Searched | None) -> set[int]:
    """Return the entries that say enough of what was typed, where none says all.

    A word weighs by its rarity, most where it stands nowhere: "Marketing" alone is no answer to
    "Marketing Kantine".
    """
    owners = {term: matching.owners(store, indexed(term.stem), field) for term in terms}
    count = matching.count_of_entries(store)
    weights = {
        term: _VERB
        if not found and len(terms) > 1 and _is_verb(term)
        else 1 + log((count + 1) / (max(1, len(found)) + 1))
        for term, found in owners.items()
    }
    least = _LEAST_SAID * sum(weights.values())
    said: dict[int, float] = {}
    for term, found in owners.items():
        for number in found:
            said[number] = said.get(number, 0.0) + weights[term]
    return {number for number, weight in said.items() if weight >= least}


def _is_verb(term: Term) -> bool:
    return term.typed.islower() and re.search("(?:en|ern|eln)$", term.folded) is not None


def alike_enough(name: str, terms: Iterable[Term]) -> bool:
    """Return whether a name has most letters of one of the words, in a row, from its beginning.

    Ends say little: "-assistent" is not like "meisten". A name in one word is one too.
    """
    parts = [word.folded for word in words(name)]
    return any(_alike(word, term.folded) for term in terms for word in (*parts, "".join(parts)))


def _alike(word: str, typed: str) -> bool:
    run = SequenceMatcher(None, word, typed, autojunk=False).find_longest_match()
    whole = run.size in (len(word), len(typed))
    begins = run.a == run.b == 0 and run.size >= _LEAST_BEGINNING
    return run.size >= _LEAST_ALIKE * len(typed) and (whole or begins)


def made_of(store: Store, terms: tuple[Term, ...], names: Mapping[int, str]) -> set[int]:
    """Return the entries whose names begin with the one word that was typed, as a compound of it.

    "Markenführung" is one of "marke", "Marketing" is not: there is no word "ting".
    """
    if len(terms) != 1:
        return set()
    found = set()
    for number, name in [*names.items()][:_MOST_NAMES]:
        for word in words(name):
            rest = re.fullmatch(f"{re.escape(terms[0].stem)}(?:e?[ns])?(.{{4,}})", word.folded)
            if rest and matching.is_indexed(store, f" {rest[1]} "):
                found.add(number)
    return found
