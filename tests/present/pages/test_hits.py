from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rolecli.present.formats import Format
from rolecli.present.pages.hits import excerpt, page
from rolecli.present.report import Span, text_of
from rolecli.records import Hit, Match


def test_a_hit_says_what_fits_best(hit: Hit, drawn: Callable[..., str]) -> None:
    assert drawn(page([hit])) == "Koch\tRole\tName: Küchenchef\n"
    assert "Name: Küchen**chef** |" in drawn(page([hit]), Format.MARKDOWN)


def test_every_reason_is_given_on_request(hit: Hit, drawn: Callable[..., str]) -> None:
    explained = drawn(page([hit], why=True), Format.MARKDOWN)
    assert "Name: Küchen**chef**<br>Task: Der **Chef** kocht" in explained


def test_a_title_that_fits_is_not_said_twice(hit: Hit, drawn: Callable[..., str]) -> None:
    found = replace(hit, matches=[Match(field="name", text="Koch", lang="de", spans=[(0, 3)])])
    assert drawn(page([found])) == "Koch\tRole\tLeitet die Küche.\n"


def test_hits_of_the_same_title_are_told_apart_by_their_ids(
    hit: Hit, drawn: Callable[..., str]
) -> None:
    found = drawn(page([hit, replace(hit, id="koch-topic", kind="topic")]))
    assert [line.split("\t")[0] for line in found.splitlines()] == [
        "Koch · koch",
        "Koch · koch-topic",
    ]


LONG = "Anfang " + "Wort " * 30 + "Treffer " + "danach " * 40


@pytest.mark.parametrize(
    ("text", "spans", "shown"),
    [
        ("Kurz und gut", [(0, 4)], ["[Kurz]", " und gut"]),
        ("Kurz und gut", [(5, 8), (9, 12)], ["Kurz ", "[und]", " ", "[gut]"]),
        ("Nichts gefunden", [], ["Nichts gefunden"]),
        ("Ein Absatz.\n\nNoch einer", [(18, 23)], ["Ein Absatz. Noch ", "[einer]"]),
    ],
)
def test_a_short_text_is_shown_whole_with_its_matches_marked(
    text: str, spans: list[tuple[int, int]], shown: list[str]
) -> None:
    pieces = [
        f"[{span.text}]" if span.style == "match" else span.text for span in excerpt(text, spans)
    ]
    assert pieces == shown


def test_a_long_text_is_shown_around_its_first_match_and_cut_between_words() -> None:
    start = LONG.index("Treffer")
    shown = excerpt(LONG, [(start, start + 7)])
    assert shown[0] == Span("… ")
    assert shown[-1] == Span(" …")
    assert Span("Treffer", "match") in shown
    text = text_of(shown).strip("… ")
    assert f" {text} " in LONG
    assert len(text) < 200


@given(st.text(" ab", min_size=1, max_size=400), st.data())
def test_the_first_match_is_always_shown_and_nothing_is_made_up(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = excerpt(text, [(start, end)])
    assert [span.text for span in shown if span.style == "match"] == [text[start:end]]
    assert text_of(shown).removeprefix("… ").removesuffix(" …") in text
