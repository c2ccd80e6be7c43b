"""A list names no area twice: where the order parts its roles, the area is no heading."""

import json
from collections.abc import Callable

import pytest


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row takes one line: on a narrow terminal the area of a role may stand on a line alone."""
    monkeypatch.setenv("COLUMNS", "200")


def headings(rolecli: Callable, order: str) -> list[str]:
    rows = json.loads(rolecli("list", "areas", "--json", "--lang", "de").out)
    areas = {row["title"] for row in rows}
    shown: str = rolecli("list", "--sort", order, "--format", "table", "--lang", "de").out
    return [line.rstrip() for line in shown.splitlines() if line.rstrip() in areas]


@pytest.mark.parametrize("order", ["title", "id", "level"])
def test_an_order_that_parts_the_areas_has_no_headings(rolecli: Callable, order: str) -> None:
    assert headings(rolecli, order) == []


def test_the_order_by_area_has_each_as_a_heading_once(rolecli: Callable) -> None:
    assert sorted(headings(rolecli, "area")) == sorted(set(headings(rolecli, "area"))) != []
