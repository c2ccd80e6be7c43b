"""A comparison in a few sentences: what all share, what only one has, who is accountable."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log

from rolecli.explore.sentences import sentences_of
from rolecli.i18n import speaking
from rolecli.records import Aspect, Cell, Comparison, said_in
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.terms import Responsibility

LONGEST = 380  # characters: five lines of 80 columns
_TOPICS = (4, 3, 2, 1)  # of an entry, as many as there is room for

WEIGHT: Mapping[Responsibility, float] = {
    "accountable": 3,
    "responsible": 2,
    "supporting": 1,
    "consulted": 0.5,
    "informed": 0.5,
}
_SKILL = 0.5


def summary_of(store: Store, comparison: Comparison) -> str:
    """Return a comparison in sentences, in the language of the store.

    What is written of how two entries differ comes first. Topics are chosen by how few roles
    have them and by how much of them an entry takes on.
    """
    weigh = _weighing(store, comparison.aspects)

    def sentences(most: int) -> list[str]:
        def choose(found: Iterable[Aspect], owner: str) -> list[Aspect]:
            return sorted(found, key=lambda aspect: -weigh(aspect, owner))[:most]

        return sentences_of(comparison, choose)

    with speaking(store.language):
        return _fitting(_stated(store, comparison), sentences)


def _stated(store: Store, comparison: Comparison) -> str:
    if comparison.statement and said_in(comparison.lang, "statement") == store.language:
        return comparison.statement
    return ""


def _fitting(stated: str, sentences: Callable[[int], list[str]]) -> str:
    """Return as much as there is room for: fewer topics before fewer sentences.

    What only each has is said of all or of none; what is written stays whole.
    """
    found: list[str] = []
    for most in _TOPICS:
        found = sentences(most)
        text = " ".join(filter(None, (stated, *found)))
        if len(text) <= LONGEST:
            return text
    return stated or _first(found)


def _first(sentences: Iterable[str]) -> str:
    """Return the sentences there is room for, the first ones."""
    text = ""
    for found in sentences:
        longer = f"{text} {found}".strip()
        if len(longer) > LONGEST and text:
            break
        text = longer
    return text


def _weighing(store: Store, aspects: Sequence[Aspect]) -> Callable[[Aspect, str], float]:
    roles = queries.roles_in_all(store)
    counted = queries.roles_counted(store, (aspect.id for aspect in aspects))

    def weigh(aspect: Aspect, owner: str) -> float:
        rarity = log((1 + roles) / counted.get(aspect.id, 1))
        owners = [owner] if owner else aspect.shared_by
        return rarity * min(strength(aspect.cells[key]) for key in owners)

    return weigh


def strength(cell: Cell) -> float:
    """Return how much of a topic an entry takes on."""
    return max((WEIGHT[task.responsibility] for task in cell.tasks), default=_SKILL)
