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
