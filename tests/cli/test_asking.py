"""Questions put to `search`: the answer itself for people, hits for programs."""

import json
from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("question", "call"),
    [
        ("wer macht seo", "who seo"),
        ("marketing oder vertrieb", "compare marketing vertrieb"),
        ("was macht ein vertriebsleiter?", "show vertriebsleiter"),
    ],
)
def test_people_get_the_answer_and_the_command(rolecli: Callable, question: str, call: str) -> None:
    asked, told = rolecli("search", question), rolecli(*call.split())
    assert (asked.out, asked.code) == (told.out, 0)
    assert asked.err == f"Verstanden als: rolecli {call}\n"


def test_programs_get_hits_the_roles_first(rolecli: Callable) -> None:
    done = rolecli("search", "wer macht seo", "--json")
    kinds = [hit["kind"] for hit in json.loads(done.out)]
    assert kinds == sorted(kinds, key=lambda kind: kind != "role")
    assert {"role", "topic"} <= set(kinds)
    assert done.err == "Verstanden als: rolecli who seo\n"


def test_what_no_command_answers_is_searched_for(rolecli: Callable) -> None:
    done = rolecli("search", "wer reinigt die Kantine")
    assert (done.out, done.code) == ("", 1)
    assert "wer reinigt die Kantine" in done.err
    assert "Verstanden" not in done.err


@pytest.mark.parametrize(
    "question", ["wem berichtet der Vertriebsleiter?", "wer berichtet dem Vertriebsleiter"]
)
def test_who_reports_to_whom_is_a_short_page(rolecli: Callable, question: str) -> None:
    role = json.loads(rolecli("show", "vertriebsleiter", "--json").out)
    done = rolecli("search", question)
    named = [role["title"], *(ref["title"] for ref in role["reports_to"] + role["direct_reports"])]
    assert all(title in done.out for title in named)
    assert len(done.out.splitlines()) <= 6
    assert "rolecli show Vertriebsleiter" in done.err
    hits = json.loads(rolecli("search", question, "--json").out)
    assert hits[0]["id"] == "vertriebsleiter"


def test_two_names_need_no_word_between_them(rolecli: Callable) -> None:
    asked = rolecli("search", "unterschied vertrieb business development")
    told = rolecli("compare", "vertrieb", "business development")
    assert (asked.out, asked.code) == (told.out, 0)


def test_more_hits_than_shown_are_said(rolecli: Callable) -> None:
    every = len(json.loads(rolecli("search", "marketing", "--json", "--limit", "999").out))
    done = rolecli("search", "marketing", "--limit", "3")
    assert len(done.out.splitlines()) == 3
    assert done.err == f"3 von {every} Treffern; „--limit {every}“ zeigt alle.\n"
    assert rolecli("search", "marketing", "--limit", str(every)).err == ""


def test_a_hit_has_one_reason_and_every_one_on_request(rolecli: Callable) -> None:
    hits = json.loads(rolecli("search", "budget", "--json").out)
    hit = next(hit for hit in hits if hit["kind"] == "role" and len(hit["matches"]) > 1)
    texts = [match["text"][slice(*match["spans"][0])] for match in hit["matches"]]
    rows = [
        next(row for row in rolecli("search", "budget", *why).out.splitlines() if title in row)
        for why in ((), ("--why",))
        for title in [f"{hit['title']}\t"]
    ]
    assert all(texts[0] in row for row in rows)
    assert all(text in rows[1] for text in texts)
    assert len(rows[0]) < len(rows[1])


@pytest.mark.parametrize("form", ["plain", "json"])
def test_who_earns_most_stands_nowhere(rolecli: Callable, form: str) -> None:
    done = rolecli("search", "wer verdient am meisten", "-f", form)
    assert (done.code, done.out) == (1, "")
