"""The values that options and arguments may have, in the words of both languages."""

from collections.abc import Iterable
from typing import Any

from rolecli.i18n import spoken
from rolecli.terms import ENGLISH, GERMAN
from rolecli.text import slug


def meant(word: str, choices: Iterable[Any]) -> str:
    """Return the choice that a word stands for in German or English; else the word itself."""
    values = [_value(choice) for choice in choices]
    words = {
        slug(words.get(value, value)): value for words in (GERMAN, ENGLISH, {}) for value in values
    }
    return words.get(slug(word), word)


def shown(choice: Any) -> str:
    """Return how a choice is called in the language spoken."""
    value = _value(choice)
    return GERMAN.get(value, value) if spoken() == "de" else value


def begun(word: str, choices: Iterable[Any]) -> list[str]:
    """Return the choices that a word may become, in the language spoken where that fits."""
    ways = ((shown(choice), _value(choice)) for choice in choices)
    fits = ([way for way in both if slug(way).startswith(slug(word))] for both in ways)
    return [ways[0] for ways in fits if ways]


def _value(choice: Any) -> str:
    return str(getattr(choice, "value", choice))
