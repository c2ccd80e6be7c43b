"""How alike entries are, all together and two by two."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rolecli.explore.decoding import converted
from rolecli.records import Aspect, Contrast, OtherTask, Pair
from rolecli.store.answers import contrasts_among
from rolecli.store.opening import Store

Having = Mapping[str, set[str | int]]
"""What each entry has to do with, by its id: ids of aspects, numbers of rows of other tasks."""


class Likeness(NamedTuple):
    """How much several entries share."""

    common: int
    total: int

    @property
    def similarity(self) -> float | None:
        """The Jaccard index; nothing where there is nothing to share."""
        return round(self.common / self.total, 4) if self.total else None


def having_of(
    keys: Iterable[str], aspects: Sequence[Aspect], others: Mapping[str, Sequence[OtherTask]]
) -> dict[str, set[str | int]]:
    """Return what each of the entries has to do with."""
    return {
        key: {aspect.id for aspect in aspects if key in aspect.cells}
        | {task.row for task in others.get(key, ())}
        for key in keys
    }


def likeness(having: Having) -> Likeness:
    """Return how much all of the entries share."""
    sets = [*having.values()]
    return Likeness(len(set.intersection(*sets)), len(set.union(*sets)))


def pairs_of(store: Store, aspects: Sequence[Aspect], having: Having) -> list[Pair]:
    """Return each two of the entries, with what is written of how they differ."""
    contrasts = {
        frozenset(contrast.between): contrast
        for contrast in (converted(found, Contrast) for found in contrasts_among(store, having))
    }
    return [
        Pair(
            between=[one, other],
            similarity=likeness({key: having[key] for key in (one, other)}).similarity,
            common=[aspect.id for aspect in aspects if {one, other} <= aspect.cells.keys()],
            contrast=contrasts.get(frozenset((one, other))),
        )
        for one, other in combinations(having, 2)
    ]
