from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecli.errors import NothingFoundError, RolecliError, UsageError
from rolecli.explore.filters import Filters
from rolecli.explore.lookup import resolve
from rolecli.explore.query import stem
from rolecli.explore.search import Field, search
from rolecli.records import Hit, Match, Reading
from rolecli.store.opening import Store
from rolecli.text import fold

SYNTAX = ["AND", "OR", "NOT", "NEAR(", '"', "'", "*", "^", ":", "-", "+", "(", ")", "{", "names:"]
FRAGMENTS = [*SYNTAX, "team", "führung", "fuehrung", "e-commerce", "BI", "Kauffrau", "ß", "\0", "ﷺ"]

CREW = """\
roles:
  - id: smutje
    title: Smutje
    feminine: Seekauffrau
    aliases: [Schiffskoch]
    summary: Kocht an Bord; KI hilft nicht.
    tasks:
      - {text: Einkauf im Hafen, topics: [proviant]}
  - id: maat
    title: Maat
    summary: Kocht nie.
    description: Nur beim Einkauf ist der Maat dabei, an Bord sonst an Deck.
concepts:
  - {id: proviant, kind: topic, title: Proviant, summary: Was an Bord gegessen wird.}
  - {id: knoten, kind: topic, title: Knoten, aliases: [Öse], summary: Hält.}
"""


@pytest.fixture
def crew(stored: Callable[[str], Store]) -> Store:
    return stored(CREW)


def ids(store: Store, query: str) -> list[str]:
    return [hit.id for hit in search(store, query).value]


def marked(hit: Hit) -> list[str]:
    return [match.text[start:end] for match in hit.matches for start, end in match.spans]


def test_a_hit_says_who_it_is_and_why_it_fits(crew: Store) -> None:
    (hit,) = search(crew, "hafen").value
    assert hit.score > 0
    assert hit == Hit(
        id="smutje",
        kind="role",
        title="Smutje",
        summary="Kocht an Bord; KI hilft nicht.",
        score=hit.score,
        matches=[
            Match(
                field="task",
                text="Einkauf im Hafen",
                lang="de",
                spans=[(11, 16)],
                responsibility="responsible",
            )
        ],
    )


def test_a_name_is_a_better_hit_than_a_task_and_a_task_than_other_texts(crew: Store) -> None:
    assert ids(crew, "einkauf") == ["smutje", "maat"]
    assert ids(crew, "proviant") == ["proviant", "smutje"]
    scores = [hit.score for hit in search(crew, "einkauf").value]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("query", "expected", "parts"),
    [
        ("schiff", ["smutje"], ["Schiff"]),
        ("koch", ["smutje", "maat"], ["koch", "Koch"]),
        ("ÖSE", ["knoten"], ["Öse"]),
        ("oese", ["knoten"], ["Öse"]),
        ("ose", ["knoten"], ["Öse"]),
        ("halt", ["knoten"], ["Hält"]),
        ("Seekaufmann", ["smutje"], ["Seekauffrau"]),
        ("seekauffrau", ["smutje"], ["Seekauffrau"]),
        ("Smutje (m/w/d)", ["smutje"], ["Smutje"]),
    ],
)
def test_parts_of_words_and_folded_forms_are_found(
    crew: Store, query: str, expected: list[str], parts: list[str]
) -> None:
    hits = search(crew, query).value
    assert [hit.id for hit in hits] == expected
    assert marked(hits[0]) == parts


def test_entries_with_all_words_are_found_and_only_without_any_those_with_one(
    crew: Store,
) -> None:
    assert ids(crew, "kocht hafen") == ["smutje"]
    assert sorted(ids(crew, "hafen knoten")) == ["knoten", "smutje"]
    assert ids(crew, "hafen unauffindbar") == ["smutje"]


def test_matches_with_more_of_the_words_come_first(crew: Store) -> None:
    (hit,) = search(crew, "einkauf deck").value
    assert [match.field for match in hit.matches] == ["description"]
    hit = next(hit for hit in search(crew, "proviant hafen einkauf").value if hit.id == "smutje")
    assert [match.field for match in hit.matches] == ["task", "topic"]


def test_at_most_three_matches_are_shown(builtin_store: Store) -> None:
    hits = search(builtin_store, "marketing").value
    assert max(len(hit.matches) for hit in hits) == 3


@pytest.mark.parametrize(
    ("query", "expected", "parts"),
    [
        ("KI", ["smutje"], ["KI"]),
        ("ki bord", ["smutje", "proviant", "maat"], None),
        ("an", ["smutje", "maat", "proviant"], None),
    ],
)
def test_short_words_are_found_as_whole_words_where_there_are_no_longer_ones(
    crew: Store, query: str, expected: list[str], parts: list[str] | None
) -> None:
    hits = search(crew, query).value
    assert sorted(hit.id for hit in hits) == sorted(expected)
    assert parts is None or marked(hits[0]) == parts


def test_a_short_word_is_not_marked_inside_other_words(builtin_store: Store) -> None:
    hits = search(builtin_store, "e-commerce", 2).value
    assert hits[0].id == "e-commerce"
    assert all("Commerce" in hit.title for hit in hits)
    assert {part.casefold() for hit in hits for part in marked(hit)} == {"commerce"}


@pytest.mark.parametrize("name", ["BI", "CI", "4P"])
def test_a_short_alias_of_the_built_in_catalog_is_found(builtin_store: Store, name: str) -> None:
    assert marked(search(builtin_store, name).value[0]) == [name]


def test_the_limit_cuts_the_list_behind_the_best_hits(builtin_store: Store) -> None:
    hits = search(builtin_store, "marketing", 5).value
    assert len(hits) == 5
    assert hits == search(builtin_store, "marketing", 50).value[:5]


def test_a_role_says_where_it_belongs(builtin_store: Store) -> None:
    hit = next(hit for hit in search(builtin_store, "Vertriebsleiter").value if hit.kind == "role")
    assert (hit.id, hit.area, hit.area_title, hit.level) == (
        "vertriebsleiter",
        "vertrieb",
        "Vertrieb",
        "head",
    )


def test_a_typing_error_is_mended_and_said(crew: Store) -> None:
    (hit,) = search(crew, "Smuttje").value
    assert hit.id == "smutje"
    assert hit.matches[0].readings == [Reading(typed="Smuttje", read="Smutje")]


def test_a_word_in_another_form_is_said(crew: Store) -> None:
    hit = search(crew, "Schiffskoechin").value[0]
    assert hit.id == "smutje"
    assert hit.matches[0].readings == [Reading(typed="Schiffskoechin", read="Schiffskoch")]
    assert not search(crew, "schiffskoch").value[0].matches[0].readings


def test_a_phrase_must_stand_there_as_it_is(crew: Store) -> None:
    assert ids(crew, '"an bord"') == ["proviant", "maat", "smutje"]
    assert ids(crew, '"beim einkauf"') == ["maat"]


@pytest.mark.parametrize("query", ["einkauf -hafen", '-"im hafen" einkauf', "-HÄFEN einkauf"])
def test_an_entry_with_an_excluded_word_is_left_out(crew: Store, query: str) -> None:
    assert ids(crew, query) == ["maat"]


def test_a_hyphen_behind_und_or_before_a_feminine_excludes_nothing(crew: Store) -> None:
    for query in ("einkauf und -hafen", "EINKAUF UND -HAFEN"):
        assert ids(crew, query)[0] == "smutje"
    assert ids(crew, "Schiffskoch -frau")[0] == "smutje"


@pytest.mark.parametrize(
    ("field", "expected"),
    [("names", []), ("tasks", ["smutje"]), ("topics", []), ("text", ["maat"])],
)
def test_a_search_can_be_narrowed_down_to_a_field(
    crew: Store, field: Field, expected: list[str]
) -> None:
    if not expected:
        with pytest.raises(NothingFoundError):
            search(crew, "einkauf", field=field)
        return
    assert [hit.id for hit in search(crew, "einkauf", field=field).value] == expected


def test_a_search_can_be_narrowed_down_to_a_kind_an_area_and_a_level(builtin_store: Store) -> None:
    def found(filters: Filters) -> list[Hit]:
        return search(builtin_store, "vertrieb führung", 100, filters).value

    assert {hit.kind for hit in found(Filters(kind="topic"))} == {"topic"}
    assert {hit.area for hit in found(Filters(kind="role", area="Sales"))} == {"vertrieb"}
    assert {hit.level for hit in found(Filters(level="head"))} == {"head"}


def test_a_miss_far_from_everything_is_answered_with_advice(crew: Store) -> None:
    with pytest.raises(NothingFoundError) as caught:
        search(crew, "xyzqwv")
    assert caught.value.message == "Nothing in the catalog fits 'xyzqwv'."
    assert caught.value.candidates == ()
    assert caught.value.hint == "Try fewer or other words."


@pytest.mark.parametrize("query", ["", " ", '"', "***", "(m/w/d)", "\udcff"])
def test_signs_alone_are_nothing_to_search_for(crew: Store, query: str) -> None:
    with pytest.raises(UsageError, match="There is no word to search for"):
        search(crew, query)


@pytest.mark.parametrize(
    "query", ["hafen*", '"hafen"', "hafen^", "text:hafen", "NEAR(hafen)", "hafen OR"]
)
def test_query_syntax_is_read_as_signs_and_words(crew: Store, query: str) -> None:
    assert ids(crew, query) == ["smutje"]


def test_words_of_the_query_syntax_are_words(crew: Store) -> None:
    assert ids(crew, "NOT") == ids(crew, "NOT AND") == ["knoten"]
    with pytest.raises(NothingFoundError):
        search(crew, "NEAR(")


@given(
    query=st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=30),
        st.lists(st.sampled_from(FRAGMENTS), max_size=6).map(" ".join),
        st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join),
    )
)
@settings(max_examples=150)
def test_any_text_gives_hits_with_reasons_or_an_error_for_people(
    builtin_store: Store, query: str
) -> None:
    try:
        hits = search(builtin_store, query).value
    except RolecliError:
        return
    for hit in hits:
        assert hit.matches
        for match in hit.matches:
            edges = [edge for span in match.spans for edge in span]
            assert edges == sorted(edges)
            assert all(0 <= start < end <= len(match.text) for start, end in match.spans)


@given(word=st.sampled_from(["führung", "größe", "präsent", "käufer", "marken", "geschäft"]))
@settings(max_examples=20)
def test_what_is_marked_folds_to_what_was_asked(builtin_store: Store, word: str) -> None:
    for form in (word, word.upper(), word.replace("ä", "ae").replace("ü", "ue")):
        hits = search(builtin_store, form).value
        parts = [part for hit in hits if hit.score > hits[0].score / 2 for part in marked(hit)]
        assert {stem(fold(part)) for part in parts} == {stem(fold(word))}


UNSEEN = """\
roles:
  - id: leiter
    title: "Ver\u00adtriebs\u00adlei\u200bter"
    aliases: ["Key\u2060-Account-\u00adLeiter:\u200bin"]
    summary: Kurz.
    tasks: [{text: "Die Kenn\u00adzah\u00adlen pru\u0308\u200bfen"}]
"""


@pytest.mark.parametrize(
    ("query", "shown", "text"),
    [
        ("vertriebsleiter", ["Ver\u00adtriebs\u00adlei\u200bter"], "name"),
        ("VERTRIEBS\u00adleiter", ["Ver\u00adtriebs\u00adlei\u200bter"], "name"),
        ("triebs", ["triebs"], "name"),
        ("kennzahlen", ["Kenn\u00adzah\u00adlen"], "task"),
        ("\ufeffzahlen", ["zah\u00adlen"], "task"),
        ("zahlen -nix\u200b", ["zah\u00adlen"], "task"),
        ('"kennzahlen prü\u00adfen"', ["Kenn\u00adzah\u00adlen", "pru\u0308\u200bfen"], "task"),
    ],
)
def test_signs_that_are_not_seen_hide_no_word(
    stored: Callable[[str], Store], query: str, shown: list[str], text: str
) -> None:
    (hit,) = search(stored(UNSEEN), query).value
    assert (marked(hit), hit.matches[0].field) == (shown, text)
    assert not hit.matches[0].readings


def test_a_name_with_signs_that_are_not_seen_is_the_same_name(
    stored: Callable[[str], Store],
) -> None:
    store = stored(UNSEEN)
    for name in ("Vertriebsleiterin", "key account leiter", "Vertriebs\u200bleiter (m/w/\u00add)"):
        assert resolve(store, name) == "leiter"
