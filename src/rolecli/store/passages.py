"""The texts of entries that the search looks through, as they are written."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from rolecli.store.answers import numbers
from rolecli.store.opening import Store
from rolecli.store.tables import PASSAGES
from rolecli.terms import Responsibility

_FIRST = ("title", "summary", "question", "description", "note")  # before what others say


class Passage(NamedTuple):
    """A text of an entry, for the search; `responsibility` is that for a task."""

    field: str
    language: str
    text: str
    responsibility: Responsibility | None = None


_OWN = """
    SELECT text.owner, field, language, text, responsibility FROM text
    LEFT JOIN task ON field = 'task' AND task.owner = text.owner AND task.place = text.place
    WHERE text.owner IN (SELECT value FROM json_each(?)) AND (language = ?) = ? ORDER BY text.id
"""
_TOPICS = """
    SELECT owner, target FROM link
    WHERE owner IN (SELECT value FROM json_each(?)) AND relation IN ('topic', 'skill')
    ORDER BY owner, relation = 'skill', place
"""
_TITLES = """
    SELECT owner, language, text FROM text
    WHERE owner IN (SELECT value FROM json_each(?)) AND field = 'title'
    AND (language = ?) = ? ORDER BY id
"""
# CROSS JOIN keeps SQLite from going through all texts for the few contrasts there are.
_IN_CONTRASTS = """
    WITH side AS (
        SELECT value AS entry, number, CASE first WHEN value THEN 'first' ELSE 'second' END AS field
        FROM json_each(?) CROSS JOIN contrast ON value IN (first, second)
    )
    SELECT entry, language, text FROM (
        SELECT entry, side.number, 0 AS last, text.id, language, text
        FROM side CROSS JOIN text ON text.owner = side.number
        WHERE text.field IN ('statement', 'analogy', 'overlap') OR text.field = side.field
        OR text.field IN ('friction', 'old_view') AND EXISTS (
            SELECT 1 FROM link JOIN entry AS sender ON sender.id = detail AND sender.number = entry
            WHERE link.owner = text.owner AND relation = text.field AND link.place = text.place
        )
        UNION ALL
        SELECT entry, side.number, 1, link.place, language, text
        FROM side CROSS JOIN link ON link.owner = side.number AND relation = 'figure'
        CROSS JOIN text ON text.owner = target AND text.field = 'measures'
    ) WHERE (language = ?) = ? ORDER BY entry, number, last, id
"""


def passages(store: Store, found: Iterable[int], *, spoken: bool) -> dict[int, list[Passage]]:
    """Return the texts that the search looks through, by the number of their entry.

    Args:
        store: the store to ask.
        found: the numbers of the entries.
        spoken: whether it is the texts in the language asked for, or those in the others.
    """
    wanted = [*dict.fromkeys(found)]
    asked = (numbers(wanted), store.language, spoken)
    first: dict[int, list[Passage]] = {number: [] for number in wanted}
    last: dict[int, list[Passage]] = {number: [] for number in wanted}
    for number, field, *rest in store.connection.execute(_OWN, asked):
        part = first if field in _FIRST else last
        part[number].append(Passage(PASSAGES.get(field, field), *rest))
    for number, *rest in store.connection.execute(_IN_CONTRASTS, asked):
        first[number].append(Passage("contrast", *rest))
    for number, titles in _topics(store, *asked).items():
        first[number] += titles
    return {number: first[number] + last[number] for number in wanted}


def _topics(store: Store, asked: str, *told: Any) -> dict[int, list[Passage]]:
    """Return the titles of the topics and skills of entries, each once."""
    targets: dict[int, dict[int, None]] = {}
    for owner, target in store.connection.execute(_TOPICS, (asked,)):
        targets.setdefault(owner, {})[target] = None
    titles: dict[int, list[Passage]] = {}
    every = dict.fromkeys(target for some in targets.values() for target in some)
    for target, language, text in store.connection.execute(_TITLES, (numbers(every), *told)):
        titles.setdefault(target, []).append(Passage("topic", language, text))
    return {
        owner: [title for target in some for title in titles.get(target, ())]
        for owner, some in targets.items()
    }
