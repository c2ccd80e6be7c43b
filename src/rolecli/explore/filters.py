"""What a list or a search is narrowed down to."""

from typing import NamedTuple

from rolecli.explore.lookup import areas_named
from rolecli.store.opening import Store
from rolecli.store.queries import Scope
from rolecli.terms import Kind, Level


class Filters(NamedTuple):
    """Which entries are wanted; an area by any of its names."""

    area: str | None = None
    level: Level | None = None
    kind: Kind | None = None

    def scope(self, store: Store) -> Scope:
        """Return the same for the store's queries; an area takes in the areas below it.

        Raises:
            NothingFoundError: no entry has the area's name.
            UsageError: several have it, or it is no area.
        """
        below = areas_named(store, self.area) if self.area is not None else ()
        return Scope(self.kind, self.level, tuple(below))


NO_FILTERS = Filters()
