"""A search in some texts alone says whether the others would have answered."""

from collections.abc import Callable

import pytest

from rolecli.errors import NothingFoundError
from rolecli.explore.filters import NO_FILTERS
from rolecli.explore.search import DEFAULT_LIMIT, Field, search
from rolecli.explore.within import search_within
from rolecli.store.opening import Store

KITCHEN = """
roles: [{id: koch, title: Koch, summary: Sorgt für Speisen., tasks: [{text: Garen}]}]
"""


@pytest.mark.parametrize("field", ["names", "topics", "tasks"])
def test_what_other_texts_have_is_said(stored: Callable[[str], Store], field: Field) -> None:
    with pytest.raises(NothingFoundError) as caught:
        search_within(stored(KITCHEN), "Speisen", DEFAULT_LIMIT, NO_FILTERS, field)
    assert caught.value.message == f"The {field} have nothing on 'Speisen'."
    assert caught.value.hint == "Without --in there are hits."
    assert caught.value.candidates == ()


def test_what_no_text_has_is_told_as_ever(stored: Callable[[str], Store]) -> None:
    store = stored(KITCHEN)
    with pytest.raises(NothingFoundError) as caught:
        search_within(store, "xyzzyq", DEFAULT_LIMIT, NO_FILTERS, "tasks")
    with pytest.raises(NothingFoundError) as usual:
        search(store, "xyzzyq")
    assert caught.value.message == usual.value.message


def test_hits_are_those_of_the_search(stored: Callable[[str], Store]) -> None:
    store = stored(KITCHEN)
    found = search_within(store, "Garen", DEFAULT_LIMIT, NO_FILTERS, "tasks")
    assert found.value == search(store, "Garen", field="tasks").value
