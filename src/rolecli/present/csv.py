"""Answers as CSV, for spreadsheets."""

import csv
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from rolecli.answer import Answer
from rolecli.present.formats import Output
from rolecli.records import Comparison
from rolecli.text import printable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would calculate such a cell


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
    for aspect in comparison.aspects:
        cells = msgspec.to_builtins(aspect.cells)
        words = {key: _cell(cells[key]) if key in cells else "" for key in ids}
        yield {"row": "aspect", "id": aspect.id, "title": aspect.title, **words}


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
    if not isinstance(cell, str):
        return cell
    harmless = "\n".join(map(printable, cell.split("\n")))
    return f"'{harmless}" if cell.startswith(_FORMULA) else harmless
