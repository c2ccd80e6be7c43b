"""Circles: each is found once, and a chain of any length is walked once."""

from itertools import pairwise

import pytest

from rolecli.catalog.phrases import circle
from rolecli.checks.circles import circles


def found(graph: dict[str, list[str]]) -> list[str]:
    return [circle("broader", path, start) for path, start in circles(graph)]


@pytest.mark.parametrize(
    ("graph", "told"),
    [
        ({"a": ["a"]}, ["a → a"]),
        ({"a": ["b"], "b": ["a"]}, ["a → b → a"]),
        ({"x": ["a"], "a": ["b"], "b": ["a"]}, ["a → b → a"]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, ["a → b → a", "a → c → a"]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["nowhere"]}, []),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, ["a → b → a", "c → d → c"]),
    ],
)
def test_each_circle_is_told_once(graph: dict[str, list[str]], told: list[str]) -> None:
    assert found(graph) == [f"'broader' runs in a circle: {ids}" for ids in told]


class Counted(str):
    """An id that counts how often ids are compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_a_long_chain_is_walked_once() -> None:
    ids = [Counted(number) for number in range(2_000)]
    graph: dict[str, list[str]] = {key: [Counted(above)] for key, above in pairwise(ids)}
    Counted.compared = 0
    assert [*circles(graph)] == []
    assert Counted.compared < 10 * len(ids)


def test_a_long_circle_is_told_by_its_two_ends() -> None:
    ids = [f"c{number}" for number in range(30_000)]
    graph = {key: [above] for key, above in zip(ids, [*ids[1:], ids[0]], strict=True)}
    (told,) = found(graph)
    assert told == (
        "'broader' runs in a circle: c0 → c1 → c2 → c3 → c4 → c5 → … → "
        "c29994 → c29995 → c29996 → c29997 → c29998 → c29999 → c0"
    )
