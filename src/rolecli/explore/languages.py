"""An answer in all languages at once: each text becomes an object of texts by language."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, get_args, get_type_hints

import msgspec

from rolecli.answer import Answer
from rolecli.catalog.layering import Layer
from rolecli.i18n import DEFAULT_LANGUAGE, LANGUAGES
from rolecli.records import Record, Text, said_in
from rolecli.store.opening import Store, ask


def ask_in_all(question: Callable[[Store], Answer[Any]], layers: Iterable[Layer]) -> Answer[Any]:
    """Return the answer to a question in every language, as data for JSON.

    A text is an object with the languages that the catalog has it in; the rest is as in each of
    the answers, and `lang` is "all".

    Raises:
        CatalogError: the catalog is unreadable or invalid.
    """
    layers = tuple(layers)
    answers = {
        language: ask(lambda store: question(store).decoded(), layers, language)
        for language in LANGUAGES
    }
    texts = together({language: answer.value for language, answer in answers.items()})
    return Answer(answers[DEFAULT_LANGUAGE].of, texts)


def together(answers: Mapping[str, Any]) -> Any:
    """Return answers that differ in their language alone as one; see `ask_in_all`."""
    first = next(iter(answers.values()))
    if isinstance(first, Record):
        return _record(answers)
    if isinstance(first, list):
        return [together(found) for found in _aligned(answers)]
    if isinstance(first, dict):
        return {
            key: together({language: answer[key] for language, answer in answers.items()})
            for key in first
        }
    return first


def _record(answers: Mapping[str, Record]) -> dict[str, Any]:
    model: type[Record] = type(next(iter(answers.values())))
    texts = _text_fields(model)
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(model):
        values = {language: getattr(answer, field.name) for language, answer in answers.items()}
        if field.name == "lang" and texts:
            found["lang"] = "all"
        elif field.name in texts:
            found[field.encode_name] = _texts(_own(values, answers, field.name))
        else:
            found[field.encode_name] = together(values)
    return found


def _own(values: Mapping[str, Any], answers: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    """Return the values that are in the language of their answer: others only stand in there."""
    own = {
        language: value
        for language, value in values.items()
        if said_in(answers[language].lang, field) == language
    }
    return own or values


def _texts(values: Mapping[str, Any]) -> Any:
    """Return texts by language; those of a mapping each for itself."""
    said = {language: value for language, value in values.items() if value is not None}
    first = next(iter(said.values()), None)
    if isinstance(first, dict):
        return {key: {language: texts[key] for language, texts in said.items()} for key in first}
    return said or None


def _aligned(answers: Mapping[str, list[Any]]) -> Iterable[dict[str, Any]]:
    """Return the elements that belong together: those with one id, else those in one place.

    They are in the order of the first language; sorting by title gives each its own.
    """
    (main, elements), *others = answers.items()
    found: list[dict[str, Any]] = [{main: element} for element in elements]
    for language, rest in others:
        by_id = {getattr(element, "id", None): element for element in rest}
        for place, group in enumerate(found):
            key = getattr(group[main], "id", None)
            if key is not None and key in by_id:
                group[language] = by_id[key]
            elif key is None and place < len(rest):
                group[language] = rest[place]
    return found


@lru_cache
def _text_fields(model: type[Record]) -> frozenset[str]:
    hints = get_type_hints(model, include_extras=True)
    return frozenset(name for name, hint in hints.items() if _holds_text(hint))


def _holds_text(hint: Any) -> bool:
    return hint == Text or any(map(_holds_text, get_args(hint)))
