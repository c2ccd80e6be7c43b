"""The records of entries, made of what the store holds."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from rolecli.records import Concept, Entry, Record, Ref, Role, said_in
from rolecli.store import queries
from rolecli.store.answers import Answer, record_of
from rolecli.store.opening import DamagedError, Store

R = TypeVar("R", bound=msgspec.Struct)


class _Kind(Record, frozen=True):
    """What tells the types of entries apart."""

    kind: str


def fetch(store: Store, key: str) -> Entry:
    """Return the record of the entry with id `key`, which must exist."""
    answer = record_of(store, key)
    return converted(answer, Role) if answer["kind"] == "role" else converted(answer, Concept)


def fetch_role(store: Store, key: str) -> Role:
    """Return the record of the role with id `key`, which must exist."""
    return converted(record_of(store, key), Role)


def decoded_entry(text: str) -> Entry:
    """Return the role or the concept that the store holds as JSON.

    Raises:
        DamagedError: it is neither.
    """
    if decoded(text, _Kind).kind == "role":
        return decoded(text, Role)
    return decoded(text, Concept)


def converted(answer: Answer, model: type[R]) -> R:
    """Return the record of what the store has put together: no JSON is written on the way.

    Raises:
        DamagedError: it is no such record.
    """
    try:
        return msgspec.convert(answer, model)
    except msgspec.ValidationError as error:
        raise DamagedError(str(error)) from error


def decoded(text: str, model: type[R]) -> R:
    """Return the record that the store holds as JSON.

    Raises:
        DamagedError: it is no such record.
    """
    try:
        return msgspec.json.decode(text, type=model)
    except msgspec.DecodeError as error:
        raise DamagedError(str(error)) from error


def refs(store: Store, keys: Iterable[str]) -> dict[str, Ref]:
    """Return what refers to the entries with these ids, by their ids in the order of lists."""
    return {
        entry.id: Ref(
            id=entry.id, title=entry.title, kind=entry.kind, lang=said_in(entry.lang, "title")
        )
        for entry in queries.entries_called(store, keys)
    }
