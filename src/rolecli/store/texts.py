"""Texts in the language that was asked for, or in the one they have."""

from collections.abc import Collection, Mapping
from typing import Any

from rolecli.i18n import LANGUAGES

Texts = Mapping[Any, str]
"""One text, by language."""


def said(language: str, **texts: Any) -> dict[str, Any]:
    """Return the fields of an answer that are texts, and its `lang`.

    Args:
        language: the one that was asked for.
        texts: by field a text, nothing, or a list or mapping of texts.
    """
    found: dict[str, Any] = {}
    used: dict[str, str] = {}
    for field, text in texts.items():
        if not text:
            found[field] = text
        elif isinstance(text, list):
            found[field] = [say(language, part) for part in text]
            used[field] = _common(language, text)
        elif isinstance(next(iter(text.values())), str):
            found[field] = say(language, text)
            used[field] = language if language in text else next(iter(text))
        else:
            found[field] = {key: say(language, part) for key, part in text.items()}
            used[field] = _common(language, text.values())
    found["lang"] = _merged(language, used)
    return found


def say(language: str, texts: Texts) -> str:
    """Return a text in a language, or in the one it has."""
    return texts[language] if language in texts else next(iter(texts.values()))


def _merged(language: str, used: dict[str, str]) -> Any:
    languages = set(used.values())
    return used if len(languages) > 1 else next(iter(languages), language)


def _common(language: str, texts: Collection[Texts]) -> str:
    """Return the language in which `say` says all of the texts, or else the first of them."""
    if all(language in text for text in texts):
        return language
    shared = (code for code in LANGUAGES if all(code in text for text in texts))
    return next(shared, next(iter(next(iter(texts)))))
