"""The values that options and arguments may have, in the words of both languages."""

from collections.abc import Iterable
from typing import Any

from rolecli.i18n import spoken
from rolecli.terms import GERMAN
from rolecli.text import slug


def meant(word: str, choices: Iterable[Any]) -> str:
    """Return the choice that a word stands for in German or English; else the word itself."""
    values = [_value(choice) for choice in choices]
    words = {slug(GERMAN.get(value, value)): value for value in values}
    return {**words, **{slug(value): value for value in values}}.get(slug(word), word)


def shown(choice: Any) -> str:
    """Return how a choice is called in the language spoken."""
    value = _value(choice)
    return GERMAN.get(value, value) if spoken() == "de" else value


def _value(choice: Any) -> str:
    return str(getattr(choice, "value", choice))
