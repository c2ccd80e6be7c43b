"""The floor of search: what must find and what must find nothing, on the built-in catalog."""

from pathlib import Path

import pytest

from rolecli.errors import NothingFoundError
from rolecli.explore.search import search
from rolecli.store.opening import Store

SEARCHED = Path(__file__).parents[1] / "data" / "search"


def lines(name: str) -> list[str]:
    text = (SEARCHED / name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("question", lines("nothing.txt"))
def test_nothing_is_found_rather_than_nonsense(builtin_store: Store, question: str) -> None:
    with pytest.raises(NothingFoundError):
        search(builtin_store, question)


@pytest.mark.parametrize("pair", lines("found.tsv"))
def test_what_is_meant_comes_first(builtin_store: Store, pair: str) -> None:
    question, _tab, meant = pair.partition("\t")
    assert search(builtin_store, question, 1).value[0].id == meant
