"""A catalog in two languages has each text in both."""

from collections.abc import Iterator
from typing import Any

from rolecli.catalog.facts import texts
from rolecli.catalog.loading import Catalog, Loaded, Located
from rolecli.checks.rule import Breach, Rule
from rolecli.i18n import _


def _found(loaded: Loaded) -> Iterator[Breach]:
    """Yield the texts that lack a language in which others of their layer are written."""
    entries = _entries(loaded.catalog)
    # By identity: a layer's hash is that of all its files.
    languages: dict[int, set[str]] = {id(layer): set() for layer in loaded.catalog.layers}
    for located in entries:
        for text in texts(located.written):
            languages[id(located.layer)].update(text.said)
    hint = _("Other texts of this catalog have it.")
    for located in entries:
        for text in texts(located.written):
            for language in sorted(languages[id(located.layer)].difference(text.said)):
                message = _("the text is missing in the language '{language}'")
                yield Breach(located, text.steps, message.format(language=language), hint)


def _entries(catalog: Catalog) -> list[Located[Any]]:
    return [
        *catalog.roles.values(),
        *catalog.concepts.values(),
        *catalog.contrasts.values(),
        *catalog.figures.values(),
    ]


ONE_LANGUAGE = Rule(
    "one-language",
    "A text is missing in a language in which other texts of its catalog are written.",
    "Who asks in that language gets this text in the other one.",
    _found,
    severity="warning",
)
