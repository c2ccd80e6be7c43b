"""Text of any kind as a name or a query gives an answer or an error of the family."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rolecli.catalog.layering import find_layers
from rolecli.errors import RolecliError
from rolecli.explore.compare import compare
from rolecli.explore.filters import Filters
from rolecli.explore.listing import list_entries
from rolecli.explore.search import search
from rolecli.explore.showing import show
from rolecli.explore.who import who
from rolecli.store import queries
from rolecli.store.opening import Store, ask
from rolecli.text import printable

PIECES = st.sampled_from(
    [
        *("Leiter", "leiter:in", "(m/w/d)", "Vertrieb", "führung", "ä", "ae", "in", "innen", "a"),
        *('"', "'", "*", "^", ":", "(", ")", "-", "/", "%", "_", "\\", "\x00", "\x1b[31m", "[/b]"),
        *("AND", "OR", "NOT", "NEAR(", "{}", "\ufeff", "\u0308", "İ", "ß", "ﬁ", "한", "👩‍🍳", " "),
    ]
)
TEXT = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(), max_size=20),  # lone surrogates as well: bytes that are no text
    st.lists(PIECES, max_size=8).map("".join),
    st.lists(PIECES, max_size=8).map(" ".join),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the built-in catalog, open for all examples."""
    with pytest.MonkeyPatch.context() as patch:
        folder: Path = tmp_path_factory.mktemp("store")
        patch.setenv("ROLECLI_CACHE_DIR", str(folder / "cache"))
        patch.setenv("HOME", str(folder))
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        opened: list[Store] = []

        def keep(asked: Store) -> None:
            copy = type(asked.connection)(":memory:")
            asked.connection.backup(copy)
            opened.append(Store(copy, asked.language))

        ask(keep, find_layers([], {}), "de")
    yield opened[0]
    opened[0].connection.close()


QUESTIONS: dict[str, Callable[[Store, str], object]] = {
    "show": lambda store, text: show(store, [text]).json(),
    "compare": lambda store, text: compare(store, ["marketing", text]).value,
    "search": lambda store, text: search(store, text).value,
    "who": lambda store, text: who(store, text).value,
    "area": lambda store, text: list_entries(store, "roles", Filters(area=text)).value,
    "topic": lambda store, text: list_entries(store, "concepts", topic=text).value,
}


@pytest.mark.parametrize("question", QUESTIONS)
@settings(max_examples=60)
@given(text=TEXT)
@example(text="\x00")
@example(text="\udcff")
@example(text='"')
@example(text="a\x00b")
def test_any_text_gives_an_answer_or_an_error_of_the_family(
    store: Store, question: str, text: str
) -> None:
    said = ""
    try:
        answer = QUESTIONS[question](store, text)
    except RolecliError as error:
        answer = said = error.message
    assert answer
    assert printable(said) == said


@settings(max_examples=60)
@given(text=TEXT.filter(str.isprintable))
def test_any_beginning_completes_to_ids_that_begin_so(store: Store, text: str) -> None:
    assert all(entry.id.startswith(text) for entry in queries.entries_from(store, text))


@settings(max_examples=30)
@given(text=TEXT)
def test_the_parts_that_match_lie_within_their_text(store: Store, text: str) -> None:
    try:
        hits = search(store, text).value
    except RolecliError:
        return
    for match in (match for hit in hits for match in hit.matches):
        assert match.spans
        assert all(0 <= start < end <= len(match.text) for start, end in match.spans)
