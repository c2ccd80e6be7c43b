"""Which tasks of a role matter most."""

from collections.abc import Mapping, Sequence
from typing import Any

# How much a part in a task (RASCI) counts.
_PARTS = {"accountable": 3.0, "responsible": 2.0, "supporting": 1.0}
_OTHER_PART = 0.5
_FEW = 5  # so few tasks are seen at a glance
_LEAST, _MOST = 3, 5  # that are named; between them, half of the tasks


def main_tasks(tasks: Sequence[Mapping[str, Any]], rarity: Mapping[str, float]) -> list[int]:
    """Return the places of the three to five tasks that matter most, by the part in them.

    A task weighs as much as the part in it times how rare its rarest topic is among roles. A
    task that is about nothing new beside those chosen steps back; of a few tasks none is named.

    Args:
        tasks: those of a role, as answers have them.
        rarity: of each topic, ln N/df; 0 where all roles have to do with it.
    """
    if len(tasks) <= _FEW:
        return []

    def weight(place: int) -> tuple[float, int]:
        topics = [rarity.get(topic, 0.0) for topic in tasks[place]["topics"]]
        return -_part(tasks[place]) * (1 + max(topics, default=0.0)), place

    chosen: list[int] = []
    later: list[int] = []
    covered: set[str] = set()
    for place in sorted(range(len(tasks)), key=weight):
        topics = set(tasks[place]["topics"])
        (later if topics and topics <= covered else chosen).append(place)
        covered |= topics
    main = [*chosen, *later][: max(_LEAST, min(_MOST, len(tasks) // 2))]
    return sorted(main, key=lambda place: -_part(tasks[place]))


def _part(task: Mapping[str, Any]) -> float:
    return _PARTS.get(task["responsibility"], _OTHER_PART)
