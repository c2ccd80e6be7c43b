import time

import pytest

from rolecli.importing.ids import Ids


def test_equal_wishes_are_numbered_and_no_id_is_given_twice() -> None:
    ids = Ids()
    wishes = ["wirt", "wirt", "wirt-2", "wirt", "koch"]
    assert [ids.give(wish) for wish in wishes] == ["wirt", "wirt-2", "wirt-2-2", "wirt-3", "koch"]


@pytest.mark.parametrize("wish", ["w" * 150, f"{'w' * 93}-{'w' * 50}", f"{'w' * 99}-w"])
def test_a_long_wish_is_cut_and_no_hyphen_stands_at_its_end(wish: str) -> None:
    ids = Ids()
    given = [ids.give(wish) for _ in range(3)]
    assert len(set(given)) == 3
    assert all(len(name) <= 100 for name in given)
    assert not any(name.endswith("-") or "--" in name for name in given)


def test_many_equal_wishes_take_no_longer_each() -> None:
    ids = Ids()
    started = time.process_time()
    names = {ids.give("wirt") for _ in range(50_000)}
    assert len(names) == 50_000
    assert time.process_time() - started < 5  # counting up from 2 each time takes minutes
