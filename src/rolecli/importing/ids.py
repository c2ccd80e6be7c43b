"""Ids made of titles, each given once."""

from rolecli.catalog.format import SLUG_LENGTH

_ROOM = 6  # characters for a hyphen and a number


class Ids:
    """Gives ids; of equal wishes the later are numbered."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, wish: str) -> str:
        """Return an id like `wish` (a slug of any length) that was not given before."""
        name = wish[:SLUG_LENGTH].strip("-")
        stem = wish[: SLUG_LENGTH - _ROOM].strip("-")
        while name in self._taken:
            number = self._next.get(stem, 2)
            self._next[stem] = number + 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return name
