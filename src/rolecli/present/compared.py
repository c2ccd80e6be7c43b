"""A comparison as rows: `row` says what one tells, and each entry has a column by its place."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from rolecli.present.words import cell, word
from rolecli.records import Aspect, CellTask, Comparison, Contrast

_MOST = 5  # entries that can be compared
COLUMNS = ("row", "id", "title", "text", *(f"entry_{place}" for place in range(1, _MOST + 1)))

_SAID = ("statement", "analogy", "overlap", "note")
_PARTS = {"shared": "shared", "practice": "practices", "figure": "figures", "source": "sources"}

Cells = dict[str, Any]


def compared_rows(comparison: Comparison) -> Iterator[Cells]:
    """Yield what each entry is, what is told of all, then a row a difference, topic and task."""
    yield from _fact_rows(comparison)
    yield {"row": "summary", "text": comparison.summary}
    yield {"row": "similarity", "text": comparison.similarity}
    for pair in comparison.pairs:
        between, common = " / ".join(pair.between), ", ".join(pair.common)
        yield {"row": "pair", "id": between, "title": pair.similarity, "text": common}
    contrasts = [pair.contrast for pair in comparison.pairs if pair.contrast]
    if not contrasts:
        yield from _written_rows(comparison, _places(comparison))
    for contrast in contrasts:
        yield from _written_rows(contrast, _places(comparison))
    for aspect in comparison.aspects:
        yield from _aspect_rows(aspect, _places(comparison))
    yield from _task_rows(comparison)


def _places(comparison: Comparison) -> dict[str, str]:
    """Return the columns of the entries by their id."""
    return {item.id: f"entry_{place}" for place, item in enumerate(comparison.items, start=1)}


def _fact_rows(comparison: Comparison) -> Iterator[Cells]:
    items = [msgspec.to_builtins(item) for item in comparison.items]
    columns = _places(comparison).values()
    for field in items[0]:
        cells = [cell(item[field]) for item in items]
        if any(cells):
            yield {"row": "entry", "id": field, **dict(zip(columns, cells, strict=True))}


def _written_rows(written: Contrast | Comparison, places: dict[str, str]) -> Iterator[Cells]:
    """Yield what is written of how two entries differ."""
    for field in _SAID:
        if text := getattr(written, field):
            yield {"row": field, "text": text}
    for dimension in written.contrasts:
        sides = {places[key]: text for key, text in dimension.sides.items() if key in places}
        yield {"row": "contrast", "id": dimension.id, "title": dimension.title, **sides}
    for row, frictions in (("friction", written.frictions), ("old-view", written.old_views)):
        for friction in frictions:
            yield {"row": row, "id": friction.about, places[friction.sender]: friction.text}
    for row, field in _PARTS.items():
        for part in msgspec.to_builtins(getattr(written, field)):
            yield {"row": row, "id": part["id"], "title": part.get("title"), "text": word(part)}


def _aspect_rows(aspect: Aspect, places: dict[str, str]) -> Iterator[Cells]:
    cells = {}
    for key, found in aspect.cells.items():
        parts: list[str] = [_task(task, key) for task in found.tasks]
        parts += [part for part in (found.importance, found.relation) if part]
        cells[places[key]] = "; ".join(parts) or "yes"
    yield {"row": "aspect", "id": aspect.id, "title": aspect.title, **cells}


def _task_rows(comparison: Comparison) -> Iterator[Cells]:
    """Yield the tasks without a topic, those that are alike in a row."""
    others = comparison.other_tasks
    for row in sorted({task.row for tasks in others.values() for task in tasks}):
        cells = {
            column: "; ".join(_task(task, key) for task in others.get(key, ()) if task.row == row)
            for key, column in _places(comparison).items()
        }
        yield {"row": "task", **cells}


def _task(task: CellTask, entry: str) -> str:
    """Return a task with its part, and with the role where that is not the entry compared."""
    parts: Iterable[str] = (task.responsibility, *([task.role] if task.role != entry else []))
    return f"{task.text} ({', '.join(parts)})"
