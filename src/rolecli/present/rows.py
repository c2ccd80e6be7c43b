"""Answers as rows for spreadsheets: one set of columns for each type of answer, and nothing lost.

A cell holds a list as "a; b", a part of an answer as its words and what else is known of it:
"Planning (accountable, budget)". The columns are those of the type, whatever a record fills.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin

import msgspec

from rolecli import records
from rolecli.answer import Answer
from rolecli.present.compared import COLUMNS, compared_rows
from rolecli.present.words import cell

# Answers whose records are of several types, or of one with more or fewer fields.
_TYPES: Mapping[str, tuple[type[records.Record], ...]] = {
    "Entry": (records.Role, records.Concept),
    "Noted": (records.Role, records.Concept),
    "Reporting": (records.Role,),
    "Explained": (records.Hit,),
    "Row": (records.TopicRow,),
}


class Rows(NamedTuple):
    """The columns of an answer, and its rows: a cell may be missing where there is nothing."""

    columns: list[str]
    rows: Iterator[dict[str, Any]]


def rows_of(answer: Answer[Any]) -> Rows:
    """Return the rows of an answer: one a record, of a comparison one a difference or task."""
    if isinstance(answer.value, records.Comparison):
        return Rows([*COLUMNS], compared_rows(answer.value))
    columns = dict.fromkeys(column for record in _types(answer) for column in _columns(record))
    made = (dict(_flat(msgspec.to_builtins(record), columns)) for record in answer.records)
    return Rows([*columns], made)


def _types(answer: Answer[Any]) -> Iterable[type[records.Record]]:
    """Return the types that an answer's records may have, even where it has none."""
    named = getattr(records, answer.of, None)
    return _TYPES.get(answer.of) or ([named] if named else dict.fromkeys(map(type, answer.records)))


def _columns(record: type[records.Record], prefix: str = "") -> Iterator[str]:
    """Yield the columns of a type of records; a part that is one itself has a column a field."""
    for field in msgspec.structs.fields(record):
        name = f"{prefix}{field.encode_name}"
        if part := next(_parts(field.type), None):
            yield from _columns(part, f"{name}.")
        else:
            yield name


def _parts(annotation: Any) -> Iterator[type[records.Record]]:
    options = get_args(annotation) if get_origin(annotation) is UnionType else [annotation]
    for option in options:
        if isinstance(option, type) and issubclass(option, records.Record):
            yield option


def _flat(
    value: Mapping[str, Any], columns: Iterable[str], prefix: str = ""
) -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        name = f"{prefix}{key}"
        if isinstance(inner, dict) and name not in columns:
            yield from _flat(inner, columns, f"{name}.")
        elif name in columns:
            yield name, cell(inner)
