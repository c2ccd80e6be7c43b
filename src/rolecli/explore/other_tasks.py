"""Tasks without a topic: which of them are the same, by their words."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rolecli.explore.aspects import cell_tasks
from rolecli.records import OtherTask, Role
from rolecli.text import fold

_LEAST = 0.8  # Dice's coefficient of two sets of words: one word of five may differ
_SHORTEST = 4  # letters of a word that says something: "der", "und", "of" do not
_ENDING = r"(?:e[nrsm]?|[ns])$"  # German's and English's of nouns: Budget(s), Kunde(n)


class Rows:
    """Rows of tasks that are alike, each with a number."""

    def __init__(self) -> None:
        self._words: list[frozenset[str]] = []
        self._having: dict[str, list[int]] = {}

    def row_of(self, text: str) -> int:
        """Return the number of the row that a task belongs to: a new one where none is alike."""
        words = frozenset(_words(text))
        rows = dict.fromkeys(row for word in words for row in self._having.get(word, ()))
        for row in rows:
            if _alike(words, self._words[row]):
                return row
        self._words.append(words)
        for word in words:
            self._having.setdefault(word, []).append(len(self._words) - 1)
        return len(self._words) - 1


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text that say something, without their endings."""
    words = re.findall(r"\w+", fold(text))
    saying = [word for word in words if len(word) >= _SHORTEST]
    yield from (re.sub(_ENDING, "", word) for word in saying or words or [text])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= _LEAST * (len(one) + len(other))


def other_tasks(roles: Mapping[str, Iterable[Role]]) -> dict[str, list[OtherTask]]:
    """Return the tasks without a topic of each entry's roles, by the id of the entry."""
    rows = Rows()
    return {
        owner: [
            OtherTask(
                role=cell.role,
                role_title=cell.role_title,
                text=cell.text,
                responsibility=cell.responsibility,
                lang=cell.lang,
                row=rows.row_of(cell.text),
            )
            for role in own
            for cell in cell_tasks(role, (task for task in role.tasks if not task.topics))
        ]
        for owner, own in roles.items()
    }
