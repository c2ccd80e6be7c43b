"""A list names no area twice: where the order parts its roles, the area is no heading."""

from collections.abc import Callable

import pytest

AREAS = ("Vertrieb", "Marketing", "Business Development", "E-Commerce")


def headings(rolecli: Callable, order: str) -> list[str]:
    shown: str = rolecli("list", "--sort", order, "--format", "table", "--lang", "de").out
    return [line.strip() for line in shown.splitlines() if line.strip() in AREAS]


@pytest.mark.parametrize("order", ["title", "id", "level"])
def test_an_order_that_parts_the_areas_has_no_headings(rolecli: Callable, order: str) -> None:
    assert headings(rolecli, order) == []


def test_the_order_by_area_has_each_as_a_heading_once(rolecli: Callable) -> None:
    assert sorted(headings(rolecli, "area")) == sorted(set(headings(rolecli, "area"))) != []
