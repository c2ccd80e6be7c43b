import json
from typing import Any

import msgspec
import pytest

from rolecli.errors import NothingFoundError
from rolecli.explore.encoded import list_encoded, show_encoded
from rolecli.explore.listing import Filters, Order, Subject
from rolecli.explore.showing import list_entries, show
from rolecli.store import queries
from rolecli.store.opening import DamagedError, Store
from rolecli.terms import CONCEPT_KINDS


def parsed(texts: list[str]) -> list[Any]:
    return [json.loads(text) for text in texts]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_entry_is_encoded_as_its_record_would_be(builtin_store: Store, language: str) -> None:
    store = builtin_store._replace(language=language)
    ids = [entry.id for entry in queries.entries(store, ("role", *CONCEPT_KINDS))]
    records = [json.loads(msgspec.json.encode(record)) for record in show(store, ids)]
    assert parsed(show_encoded(store, ids)) == records


@pytest.mark.parametrize(
    ("subject", "filters", "order"),
    [
        ("roles", Filters(), "area"),
        ("roles", Filters(area="gastronomie"), "title"),
        ("concepts", Filters(), "id"),
        ("areas", Filters(), "area"),
    ],
)
def test_a_list_is_encoded_as_its_rows_would_be(
    inn: Store, subject: Subject, filters: Filters, order: Order
) -> None:
    rows = json.loads(msgspec.json.encode(list_entries(inn, subject, filters, order)))
    assert parsed(list_encoded(inn, subject, filters, order)) == rows


def test_a_miss_is_a_miss_here_too(inn: Store) -> None:
    with pytest.raises(NothingFoundError):
        show_encoded(inn, ["xyzqwv"])
    with pytest.raises(NothingFoundError):
        list_encoded(inn, "roles", Filters(kind="topic"))


def test_a_row_the_store_has_lost_is_damage(inn: Store) -> None:
    with pytest.raises(DamagedError):
        queries.lines(inn, ["xyzqwv"])
