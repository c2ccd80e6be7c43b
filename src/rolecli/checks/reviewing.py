"""What is allowed in a catalog but looks like a slip: warnings."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import Any

from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import Catalog, Located
from rolecli.catalog.problems import Problem
from rolecli.checks.checking import references
from rolecli.i18n import LANGUAGES, _, ngettext
from rolecli.text import name_key

_USED = ("topic", "method", "practice", "stakeholder")  # concepts that something should need


def review(catalog: Catalog, layers: Container[Layer], *, sound: bool) -> list[Problem]:
    """Return the warnings for the entries that stand in `layers`, sorted by place.

    Args:
        catalog: what could be read.
        layers: whose entries are looked at.
        sound: whether the catalog has no errors; if it has, what seems unused may be needed by
            what is wrong.
    """
    found = chain(_empty(catalog), _shared_names(catalog), _untranslated(catalog))
    if sound:
        found = chain(found, _unused(catalog))
    return sorted({problem for located, problem in found if located.layer in layers})


Warned = Iterator[tuple[Located[Any], Problem]]


def _warning(
    located: Located[Any], steps: tuple[str | int, ...], code: str, message: str, hint: str
) -> tuple[Located[Any], Problem]:
    place = located.place(*steps)
    return located, Problem(place, code, located.entry.id, message, hint, "warning")


def _unused(catalog: Catalog) -> Warned:
    used = {reference.target for reference in references(catalog)}
    for concept in catalog.concepts.values():
        if concept.entry.kind in _USED and concept.entry.id not in used:
            message = _("nothing refers to this concept")
            hint = _("Name it in a task, a skill or another concept, or remove it.")
            yield _warning(concept, ("id",), "unused", message, hint)


def _empty(catalog: Catalog) -> Warned:
    for role in catalog.roles.values():
        if not role.entry.tasks and not role.entry.skills:
            message = _("the role has neither tasks nor skills")
            hint = _("Without them it cannot be compared with others.")
            yield _warning(role, ("id",), "empty-role", message, hint)


def _shared_names(catalog: Catalog) -> Warned:
    """Report each pair of entries with names in common once, at the one of the later layer."""
    entries: list[Located[Any]] = [*catalog.roles.values(), *catalog.concepts.values()]
    order = {layer: number for number, layer in enumerate(catalog.layers)}
    claims: dict[str, Located[Any]] = {}
    shared: dict[tuple[str, str], list[tuple[tuple[str | int, ...], str]]] = defaultdict(list)
    for located in sorted(entries, key=lambda located: order[located.layer]):
        for steps, name in _names(located.entry):
            first = claims.setdefault(name_key(name), located)
            if first is not located:
                shared[located.entry.id, first.entry.id].append((steps, name))
    for (own, other), names in shared.items():
        steps, name = names[0]
        more = len(names) - 1
        message = (
            _("'{name}' is a name of '{id}' too")
            if not more
            else ngettext(
                "'{name}' and {count} more name are those of '{id}' too",
                "'{name}' and {count} more names are those of '{id}' too",
                more,
            )
        )
        hint = _("Anyone who looks it up has to choose; give one of the two other names.")
        located = catalog.roles.get(own) or catalog.concepts[own]
        yield _warning(
            located, steps, "shared-name", message.format(name=name, id=other, count=more), hint
        )


def _names(entry: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for field in ("title", "feminine"):
        for language, name in (getattr(entry, field, None) or {}).items():
            yield (field, language), name
    for language, names in entry.aliases.items():
        for number, name in enumerate(names):
            yield ("aliases", language, number), name


def _untranslated(catalog: Catalog) -> Warned:
    """Report texts that lack a language in which others of their layer are written."""
    sections: list[Iterable[Located[Any]]] = [
        catalog.roles.values(),
        catalog.concepts.values(),
        catalog.contrasts.values(),
        catalog.figures.values(),
    ]
    texts = [
        (located, steps, text)
        for located in chain.from_iterable(sections)
        for steps, text in _texts(located.written.model_dump(exclude_unset=True, by_alias=True))
    ]
    languages: dict[Layer, set[str]] = {}
    for located, _steps, text in texts:
        languages.setdefault(located.layer, set()).update(text)
    for located, steps, text in texts:
        for language in sorted(languages[located.layer] - set(text)):
            message = _("the text is missing in the language '{language}'").format(
                language=language
            )
            hint = _("Other texts of this catalog have it.")
            yield _warning(located, steps, "one-language", message, hint)


def _texts(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield the texts inside an entry, by language, and the steps that lead there.

    Names in which the languages differ anyway are none: other names and feminine forms.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*steps, number))
    elif isinstance(value, dict) and value and value.keys() <= set(LANGUAGES):
        yield steps, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("aliases", "feminine"):
                yield from _texts(item, (*steps, key))
