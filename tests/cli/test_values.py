"""Values of options and arguments are understood in both languages, whatever is spoken."""

from collections.abc import Callable
from typing import get_args

import pytest

from rolecli.cli.values import meant
from rolecli.i18n import choose_language, speak
from rolecli.present.pages.labels import kind_name, level_name
from rolecli.terms import GERMAN, Kind, Level


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("list rollen", "list roles"),
        ("list BEREICHE", "list areas"),
        ("list --level Leitung", "list --level head"),
        ("list --level fachebene", "list --level manager"),
        ("list begriffe --kind thema", "list concepts --kind topic"),
        ("list --level Specialist", "list --level manager"),
        ("list --sort titel", "list --sort title"),
        ("list --sort Bereich", "list --sort area"),
        ("search team --in aufgaben", "search team --in tasks"),
        ("search team --kind ROLE", "search team --kind role"),
    ],
)
def test_a_value_may_be_said_in_german(
    rolecli: Callable, lang: str, german: str, english: str
) -> None:
    said, meant = (rolecli(*call.split(), "--json", "--lang", lang) for call in (german, english))
    assert said == meant
    assert said.code == 0


def test_a_wrong_value_is_answered_with_those_of_the_language_spoken(rolecli: Callable) -> None:
    done = rolecli("list", "--level", "Chef", "--lang", "en")
    assert done.err.splitlines()[0].endswith("is not one of head, manager, assistant.")
    done = rolecli("list", "--level", "Chef", "--lang", "de")
    assert done.err.splitlines()[0].endswith("möglich: Leitung, Fachebene, Assistenz.")


@pytest.mark.parametrize("code", ["EN", "En", "en"])
def test_a_language_may_be_written_in_any_case(process: Callable, code: str) -> None:
    assert choose_language((), {"ROLECLI_LANG": code}) == "en"
    by_variable = process("list", env={"ROLECLI_LANG": code})
    by_option = process("list", "--lang", code)
    assert by_variable.code == by_option.code == 0
    assert by_variable.out == by_option.out
    assert "Sales" in by_variable.out


def test_every_word_of_a_page_is_understood() -> None:
    for language in ("de", "en"):
        speak(language)
        assert {kind: meant(kind_name(kind), get_args(Kind)) for kind in get_args(Kind)} == {
            kind: kind for kind in get_args(Kind)
        }
        assert {level: meant(level_name(level), get_args(Level)) for level in get_args(Level)} == {
            level: level for level in get_args(Level)
        }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("list --level ", ["Leitung", "Fachebene", "Assistenz"]),
        ("list --level lei", ["Leitung"]),
        ("list --level hea", ["head"]),
        ("list --kind ma", ["Maßnahme"]),
        ("list --kind mass", ["Maßnahme"]),
        ("list ro", ["Rollen"]),
        ("--lang en list ro", ["roles"]),
        ("--lang en list --level ", ["head", "manager", "assistant"]),
        ("new k", ["Katalog"]),
        ("list -f j", ["json", "jsonl"]),
    ],
)
def test_values_are_completed_in_the_language_spoken(
    process: Callable, line: str, words: list[str]
) -> None:
    env = {"_ROLECLI_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = process(env={**env, "_TYPER_COMPLETE_ARGS": f"rolecli {line}", "LC_ALL": "de_DE.UTF-8"})
    assert (done.code, done.out.split(), done.err) == (0, words, "")


def test_the_words_for_values_are_those_of_the_pages() -> None:
    speak("de")
    labels = {kind: kind_name(kind) for kind in get_args(Kind)}
    labels |= {level: level_name(level) for level in get_args(Level)}
    assert {value: GERMAN[value] for value in labels} == labels
