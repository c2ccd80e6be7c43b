"""The rules across entries: every id leads somewhere, nothing runs in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rolecli.catalog.facts import Reference, references
from rolecli.catalog.format import TaskChanges
from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import Catalog, Loaded, Located, load
from rolecli.catalog.problems import Place, Problem
from rolecli.catalog.wording import circle, did_you_mean, id_taken
from rolecli.errors import CatalogError
from rolecli.i18n import _, ngettext
from rolecli.terms import CONCEPT_KINDS
from rolecli.text import printable


def load_checked(layers: Iterable[Layer]) -> Catalog:
    """Return the catalog of `layers`.

    Raises:
        CatalogError: the catalog has problems; says the first and how many more there are.
    """
    loaded = load(layers)
    problems = all_problems(loaded)
    if not problems:
        return loaded.catalog
    message, more = printable(str(problems[0])), len(problems) - 1  # on one line
    if more:
        others = ngettext("and {count} more problem", "and {count} more problems", more)
        message = f"{message} ({others.format(count=more)})"
    hint = _("`rolecli validate` shows every problem and where it is.")
    raise CatalogError(message, f"{problems[0].hint} {hint}".strip())


def all_problems(loaded: Loaded) -> list[Problem]:
    """Return every problem, in the order of files, lines and columns."""
    return sorted({*loaded.problems, *_cross_checks(loaded)})


def _cross_checks(loaded: Loaded) -> Iterator[Problem]:
    catalog = loaded.catalog
    if loaded.whole:
        yield from _dangling(catalog, loaded.broken)
    yield from _circles(catalog.concepts, "broader")
    yield from _circles(catalog.roles, "reports_to")
    yield from _sides(catalog)
    yield from _inner_ids(catalog.roles, "tasks")
    yield from _inner_ids(catalog.contrasts, "dimensions")


Owned = tuple[Located[Any], Reference]


def owned_references(catalog: Catalog) -> Iterator[Owned]:
    """Yield every place where an entry names another, each with the entry whose file says it."""
    for role in catalog.roles.values():
        yield from _role_references(role)
    for section in (catalog.concepts, catalog.contrasts, catalog.figures):
        for located in section.values():
            for reference in references(located.entry):
                yield located, reference


def _role_references(role: Located[Any]) -> Iterator[Owned]:
    """Yield the references a role's file makes, and those it takes over from what it replaces.

    Those it takes over from another role are that role's own.
    """
    said: set[str] = set()
    removed: set[str] = set()
    link: Located[Any] | None = role
    while link is not None:
        for reference in references(link.written):
            task = getattr(reference.holder, "id", None) if reference.steps[0] == "tasks" else None
            if reference.steps[0] not in said and task not in removed:
                yield link, reference
        extension = link.extension
        if extension is None or extension.extends != extension.id:
            return
        said |= extension.model_fields_set
        if isinstance(extension.tasks, TaskChanges):
            said.discard("tasks")
            removed.update(extension.tasks.remove)
        link = link.below


def _ids_by_kind(catalog: Catalog) -> dict[str, set[str]]:
    ids = {kind: set[str]() for kind in CONCEPT_KINDS}
    for concept in catalog.concepts.values():
        ids[concept.entry.kind].add(concept.entry.id)
    return ids | {
        "role": set(catalog.roles),
        "figure": set(catalog.figures),
        "source": set(catalog.sources),
    }


def _dangling(catalog: Catalog, broken: frozenset[str]) -> Iterator[Problem]:
    ids = _ids_by_kind(catalog)
    for owner, reference in owned_references(catalog):
        target, kinds = reference.target, reference.kinds
        known = ids | {"source": set(owner.scope)} if kinds == ("source",) else ids
        if target in broken or any(target in known[kind] for kind in kinds):
            continue
        wanted = _("concept") if kinds == CONCEPT_KINDS else _(" or ").join(kinds)
        actual = next((kind for kind in known if target in known[kind]), None)
        if actual:
            message = _("'{id}' is of kind {actual}, not {wanted}").format(
                id=target, actual=actual, wanted=wanted
            )
        else:
            message = _("there is no {wanted} '{id}'").format(id=target, wanted=wanted)
        hint = did_you_mean(target, set().union(*(known[kind] for kind in kinds)))
        place = owner.place(*reference.steps)
        yield Problem(place, "unknown-reference", owner.entry.id, message, hint)


def _circles(section: Mapping[str, Located[Any]], field: str) -> Iterator[Problem]:
    """Report each circle once, at the entry through which it is entered first."""
    done: set[str] = set()
    for start in section:
        path: list[str] = []
        trail: list[Iterator[str]] = [iter((start,))]
        while trail:
            step = next(trail[-1], None)
            if step is None:
                trail.pop()
                if path:
                    done.add(path.pop())
            elif step in path:
                message = circle(field, [*path[path.index(step) :], step])
                yield Problem(section[step].place(field), "circle", step, message)
            elif step in section and step not in done:
                path.append(step)
                trail.append(iter(getattr(section[step].entry, field)))


def _sides(catalog: Catalog) -> Iterator[Problem]:
    for contrast in catalog.contrasts.values():
        sides = set(contrast.entry.between)
        if len(sides) == 1:
            message = _("a contrast is between two different areas")
            yield Problem(contrast.place("between"), "sides", contrast.entry.id, message)
        named = " / ".join(sorted(sides))
        for number, dimension in enumerate(contrast.entry.dimensions):
            if set(dimension.sides) != sides:
                message = _("the sides must be {sides}").format(sides=named)
                place = contrast.place("dimensions", number, "sides")
                yield Problem(place, "sides", contrast.entry.id, message)
        for field in ("frictions", "old_views"):
            for number, friction in enumerate(getattr(contrast.entry, field)):
                if {friction.sender, friction.about} != sides:
                    message = _("'from' and 'about' must be {sides}").format(sides=named)
                    place = contrast.place(field, number)
                    yield Problem(place, "sides", contrast.entry.id, message)


def _inner_ids(section: Mapping[str, Located[Any]], field: str) -> Iterator[Problem]:
    """Report ids that stand twice within an entry."""
    for located in section.values():
        seen: dict[str, Place] = {}
        steps, items = _listed(located, field)
        for number, item in enumerate(items):
            if item.id is None:
                continue
            place = located.place(*steps, number, "id")
            if (earlier := seen.setdefault(item.id, place)) is not place:
                message, hint = id_taken(earlier, place)
                yield Problem(place, "duplicate-id", located.entry.id, message, hint)


def _listed(located: Located[Any], field: str) -> tuple[tuple[str, ...], list[Any]]:
    """Return the items that an entry's file lists in a field, and the keys that lead there."""
    items = getattr(located.written, field)
    return ((field, "add"), items.add) if isinstance(items, TaskChanges) else ((field,), items)
