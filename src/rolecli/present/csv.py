"""Answers as CSV, for spreadsheets."""

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from rolecli.answer import Answer
from rolecli.present.formats import Output
from rolecli.records import Comparison
from rolecli.text import harmless

# Where a spreadsheet would begin to calculate: at the start of a cell, and behind what a German
# one parts cells at, with or without blanks, quotation marks and what nobody sees between them.
# The signs come as wide and as small ones as well.
_UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_FORMULA = (
    rf"(\A[{_UNSEEN}]*|[;\t\n\v\f\r\x85\u2028\u2029][\s\"{_UNSEEN}]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])"
)


def write(answer: Answer[Any], output: Output) -> None:
    """Write a line a record; a comparison has a line for each difference and each aspect."""
    rows = [row for record in answer.records for row in _rows(record)]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(output.stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _guarded(cell) for column, cell in row.items()} for row in rows)


def _rows(record: Any) -> Iterator[dict[str, Any]]:
    if isinstance(record, Comparison):
        yield from _comparison_rows(record)
    else:
        yield dict(_flat(msgspec.to_builtins(record)))


def _comparison_rows(comparison: Comparison) -> Iterator[dict[str, Any]]:
    ids = [item.id for item in comparison.items]
    for dimension in comparison.contrasts:
        sides = {key: dimension.sides.get(key, "") for key in ids}
        yield {"row": "contrast", "id": dimension.id, "title": dimension.title, **sides}
    if not comparison.contrasts:
        yield from _pair_rows(comparison, ids)
    for aspect in comparison.aspects:
        cells = msgspec.to_builtins(aspect.cells)
        words = {key: _cell(cells[key]) if key in cells else "" for key in ids}
        yield {"row": "aspect", "id": aspect.id, "title": aspect.title, **words}
    yield from _task_rows(comparison, ids)


def _pair_rows(comparison: Comparison, ids: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the differences that are written of two of several entries."""
    for contrast in (pair.contrast for pair in comparison.pairs if pair.contrast):
        for dimension in contrast.contrasts:
            sides = {key: dimension.sides.get(key, "") for key in ids}
            yield {"row": "contrast", "id": dimension.id, "title": dimension.title, **sides}


def _task_rows(comparison: Comparison, ids: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the tasks without a topic, those that are alike in a row."""
    rows = {task.row for tasks in comparison.other_tasks.values() for task in tasks}
    for row in sorted(rows):
        own = {key: comparison.other_tasks.get(key, ()) for key in ids}
        words = {
            key: "; ".join(
                f"{task.text} ({task.responsibility})" for task in tasks if task.row == row
            )
            for key, tasks in own.items()
        }
        yield {"row": "task", "id": "", "title": "", **words}


def _cell(cell: Mapping[str, Any]) -> str:
    tasks = [f"{task['text']} ({task['responsibility']})" for task in cell["tasks"]]
    return "; ".join(tasks) or cell["importance"] or "yes"


def _flat(value: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from _flat(inner, f"{prefix}{key}.")
        elif isinstance(inner, list):
            yield f"{prefix}{key}", "; ".join(map(_word, inner))
        else:
            yield f"{prefix}{key}", inner


def _word(item: Any) -> str:
    """Return what stands for an item of a list: its text, its title or its id."""
    if not isinstance(item, dict):
        return str(item)
    return str(next(item[key] for key in ("text", "title", "id") if item.get(key)))


def _guarded(cell: Any) -> Any:
    """Return a cell that no spreadsheet calculates, and that steers no terminal."""
    if not isinstance(cell, str):
        return cell
    guarded = re.sub(_FORMULA, r"\1'", f"'{cell}" if cell.startswith(("\t", "\r")) else cell)
    return "\n".join(map(harmless, guarded.split("\n")))
