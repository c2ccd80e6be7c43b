"""Which entry a name means."""

from collections.abc import Iterable

from rolecli.errors import NothingFoundError, UsageError
from rolecli.explore.query import LONGEST, parse
from rolecli.explore.ranking import alike, name_parts, same_parts
from rolecli.i18n import _
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.store.queries import Candidate
from rolecli.text import name_key, printable

NEAR_NAMES = 3
_LEAST_LIKENESS = 0.35  # about 1 is the same; below it a near name is no help
_MOST_CANDIDATES = 10


def resolve(store: Store, name: str) -> str:
    """Return the id of the entry that `name` means.

    The order is: id, title, alias, then a prefix of any of them that fits one entry only, then
    a name made of the same words. An area is the first choice among equals.

    Raises:
        NothingFoundError: no entry has this name.
        UsageError: several entries have it.
    """
    key = name_key(name)
    if not key:
        raise UsageError(_("'{name}' is not a name.").format(name=printable(name)))
    exact = queries.named(store, key)
    if any(candidate.id == name for candidate in exact):
        return name
    best = [candidate for candidate in exact if candidate.rank == exact[0].rank]
    candidates = _distinct(best or queries.named_from(store, key) or _made_alike(store, name))
    areas = [candidate for candidate in candidates if candidate.kind == "area"]
    if len(areas) == 1:
        return areas[0].id
    if len(candidates) == 1:
        return candidates[0].id
    if candidates:
        raise _ambiguous(name, candidates)
    raise nothing_named(store, name)


def areas_named(store: Store, name: str) -> set[str]:
    """Return the ids of the area that `name` means and of those below it.

    Raises:
        NothingFoundError: no entry has this name.
        UsageError: several have it, or it is no area.
    """
    key = resolve(store, name)
    if queries.entry(store, key).kind == "area":
        return queries.narrower(store, key)
    raise UsageError(
        _("'{name}' is not an area.").format(name=printable(name)),
        _("`rolecli list areas` shows the areas."),
    )


def topics_named(store: Store, name: str) -> set[str]:
    """Return the ids of what `name` means, a topic or the like, and of the topics below it.

    Raises:
        NothingFoundError: no entry has this name.
        UsageError: several have it, or it is a role or an area.
    """
    key = resolve(store, name)
    if queries.entry(store, key).kind not in ("role", "area"):
        return queries.narrower(store, key)
    raise UsageError(
        _("'{name}' is not a topic.").format(name=printable(name)),
        _("`rolecli list concepts --kind topic` shows the topics."),
    )


def nothing_named(store: Store, name: str) -> NothingFoundError:
    """Return the error for a name that means nothing, with the names nearest to it."""
    message = _("There is no role or concept named '{name}'.").format(name=printable(name))
    return missed(message, near_names(store, name), _("`rolecli list` shows what there is."))


def missed(message: str, near: list[str], otherwise: str) -> NothingFoundError:
    """Return the error for a miss: with near names if there are any, else with other advice."""
    if not near:
        return NothingFoundError(message, otherwise)
    asked = _("Did you mean one of these?")
    return NothingFoundError(f"{message} {asked}", candidates=near)


def near_names(store: Store, name: str) -> list[str]:
    """Return up to three names of the catalog that look most like `name`, of an entry each."""
    found = alike(store, parse(name[:LONGEST])).values()
    near = [like for like in found if like.best >= _LEAST_LIKENESS]
    near.sort(key=lambda like: -like.score)
    return [like.text for like in near[:NEAR_NAMES]]


def _made_alike(store: Store, name: str) -> list[Candidate]:
    """Return the entries with a name of the same words in another order, joined or not."""
    if len(name) > LONGEST:
        return []
    query = parse(name)
    parts = name_parts(query.text)
    return [
        Candidate(entry.id, entry.kind, entry.title, like.text, 0)
        for number, like in alike(store, query).items()
        if same_parts(parts, name_parts(like.text))
        for entry in [queries.numbered(store, number)]
    ]


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    return list({candidate.id: candidate for candidate in candidates}.values())


def _ambiguous(name: str, candidates: list[Candidate]) -> UsageError:
    lines = [f"{candidate.id}  {candidate.title}" for candidate in candidates[:_MOST_CANDIDATES]]
    if (more := len(candidates) - _MOST_CANDIDATES) > 0:
        lines.append(_("and {count} more").format(count=more))
    return UsageError(
        _("'{name}' can mean several entries:").format(name=printable(name)),
        _("Name one of them by its id."),
        lines,
    )
