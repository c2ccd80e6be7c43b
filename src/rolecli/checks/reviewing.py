"""What is allowed in a catalog but looks like a slip: warnings."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import Any

from rolecli.catalog.facts import names, texts
from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import Catalog, Located
from rolecli.catalog.problems import Problem
from rolecli.checks.checking import owned_references
from rolecli.i18n import _, ngettext
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
    used = {reference.target for _owner, reference in owned_references(catalog)}
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
        for name in names(located.entry):
            first = claims.setdefault(name_key(name.text), located)
            if first is not located:
                shared[located.entry.id, first.entry.id].append((name.steps, name.text))
    for (own, other), in_common in shared.items():
        steps, first_name = in_common[0]
        more = len(in_common) - 1
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
            located,
            steps,
            "shared-name",
            message.format(name=first_name, id=other, count=more),
            hint,
        )


def _untranslated(catalog: Catalog) -> Warned:
    """Report texts that lack a language in which others of their layer are written."""
    sections: list[Iterable[Located[Any]]] = [
        catalog.roles.values(),
        catalog.concepts.values(),
        catalog.contrasts.values(),
        catalog.figures.values(),
    ]
    found = [
        (located, text)
        for located in chain.from_iterable(sections)
        for text in texts(located.written)
    ]
    languages: dict[Layer, set[str]] = {}
    for located, text in found:
        languages.setdefault(located.layer, set()).update(text.said)
    for located, text in found:
        for language in sorted(languages[located.layer] - set(text.said)):
            message = _("the text is missing in the language '{language}'").format(
                language=language
            )
            hint = _("Other texts of this catalog have it.")
            yield _warning(located, text.steps, "one-language", message, hint)
