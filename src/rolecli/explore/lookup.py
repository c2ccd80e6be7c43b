"""Which entry a name means."""

import re
from collections.abc import Iterable, Sequence

from rolecli.errors import Choice, NothingFoundError, UsageError
from rolecli.explore.nearness import near_names
from rolecli.explore.pairs import halves, is_twin, without_pairs
from rolecli.explore.query import LONGEST, parse
from rolecli.explore.ranking import alike, name_parts, same_parts
from rolecli.explore.setting_aside import Bare, bare_titles, gender_notes
from rolecli.i18n import _
from rolecli.store import queries
from rolecli.store.labels import labels
from rolecli.store.opening import Store
from rolecli.store.queries import Candidate, Scope
from rolecli.text import name_key, printable

_MOST_CANDIDATES = 10
_MOST_LABELS = 5_000  # names that are looked through for a word
_LEAST_ENDING = 4  # letters
_LONGEST_RUN = 8  # words that are one name


def resolve(store: Store, name: str) -> str:
    """Return the id of the entry that `name` means.

    The order is: id, title, alias, then either half of a pair ("Koch/Köchin"), then a prefix of
    any of them that fits one entry only, then a name made of the same words, then what is left
    when seniority, place and the like are set aside; that is remarked. An area is the first
    choice among equals.

    Raises:
        NothingFoundError: no entry has this name.
        UsageError: several entries have it.
    """
    key = name_key(name)
    if not key:
        raise UsageError(_("'{name}' is not a name.").format(name=printable(name)))
    if found := _exactly(store, name):
        _remark_gender(store, name, found)
        return _one(name, found)
    if found := _beginning(store, name, key) or _made_alike(store, name):
        return _one(name, found)
    bare = Bare("", ())
    for bare in bare_titles(name):
        if found := _exactly(store, bare.title):
            return _with_aside(store, bare, _one(bare.title, found))
    if bare.title and (found := _beginning(store, bare.title) or _made_alike(store, bare.title)):
        return _with_aside(store, bare, _one(bare.title, found))
    raise nothing_named(store, name, bare.title or name)


def resolve_words(store: Store, words: Sequence[str]) -> list[str]:
    """Return the ids of the entries that words mean, which may be names or parts of one.

    Words that only together are a name are one (`sales manager`); a name with blanks stands for
    itself.

    Raises:
        NothingFoundError: a name means nothing in this catalog.
        UsageError: a name means several entries.
    """
    names = _joined(store, words)
    try:
        return [resolve(store, name) for name in names]
    except (NothingFoundError, UsageError):
        if len(words) == 1 or any(" " in word.strip() for word in words):
            raise
        if any(_exactly(store, name) for name in names if " " not in name):
            raise
        return [resolve(store, " ".join(words))]


def _joined(store: Store, words: Sequence[str]) -> list[str]:
    """Return words with the longest runs joined that are a name."""
    names, at = [], 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_RUN), at + 1, -1)
        end = next((end for end in ends if _is_run(store, words[at:end])), at + 1)
        names.append(" ".join(words[at:end]))
        at = end
    return names


def _is_run(store: Store, words: Sequence[str]) -> bool:
    key = name_key(" ".join(words))
    return bool(key) and not any(" " in word for word in words) and bool(queries.named(store, key))


def _one(name: str, candidates: list[Candidate]) -> str:
    """Return the one that is meant, an area first.

    Raises:
        UsageError: there are several.
    """
    if any(candidate.id == name for candidate in candidates):
        return name
    candidates = _distinct(candidates)
    areas = [candidate for candidate in candidates if candidate.kind == "area"]
    if len(areas) == 1:
        return areas[0].id
    if len(candidates) == 1:
        return candidates[0].id
    raise _ambiguous(name, candidates)


def _exactly(store: Store, name: str) -> list[Candidate]:
    """Return the entries with this name, or with either form where it gives both."""
    if len(name) > LONGEST:
        return _named(store, name)
    found = _named(store, name)
    if not found and (both := halves(name)):
        one, other = (_named(store, half) for half in both)
        same = {candidate.id for candidate in one} & {candidate.id for candidate in other}
        found = [c for c in (*one, *other) if c.id in same or (one != other and is_twin(*both))]
    readings = () if found else without_pairs(name)
    return found or next(filter(None, (_named(store, reading) for reading in readings)), [])


def _named(store: Store, name: str) -> list[Candidate]:
    found = queries.named(store, name_key(name))
    own = [candidate for candidate in found if candidate.id == name]
    return own or [candidate for candidate in found if candidate.rank == found[0].rank]


def _beginning(store: Store, name: str, key: str = "") -> list[Candidate]:
    """Return the entries a name of which begins so, and the roles that have it as a word.

    One role that only ends so is not what was meant: "Verkäufer" is no "Blumenverkäufer".
    """
    found = queries.named_from(store, key or name_key(name))
    if any(candidate.kind == "area" for candidate in found):
        return found
    ending = _ending(store, name)
    return [*found, *ending] if found or len(ending) > 1 else []


def _ending(store: Store, name: str) -> list[Candidate]:
    """Return the roles a name of which has this word, or ends with it: "manager", "leiter"."""
    parts = name_parts(name)
    if len(parts) != 1 or len(parts[0]) < _LEAST_ENDING or len(name) > LONGEST:
        return []
    numbers = {
        label.number
        for label in labels(store, f'"{parts[0]}"', _MOST_LABELS, Scope(kind="role"))
        if re.search(rf"{re.escape(parts[0])}(?!\w)", label.folded)
    }
    entries = (queries.numbered(store, number) for number in sorted(numbers))
    return [Candidate(entry.id, entry.kind, entry.title, "", 0) for entry in entries]


def _with_aside(store: Store, bare: Bare, key: str) -> str:
    store.remark(_("Set aside: {words}").format(words=", ".join(map(printable, bare.aside))))
    return key


def _remark_gender(store: Store, name: str, found: list[Candidate]) -> None:
    """Remark the notes on gender that a name has and the catalog's does not."""
    if any(candidate.text.casefold() == name.casefold() for candidate in found):
        return
    if len(name) <= LONGEST and (notes := gender_notes(name)):
        _with_aside(store, Bare(name, notes), name)


def areas_named(store: Store, name: str) -> set[str]:
    """Return the ids of the area that `name` means and of those below it.

    Raises:
        NothingFoundError: no entry has this name.
        UsageError: several have it, or it is no area.
    """
    hint = _("`rolecli list areas` shows the areas.")
    try:
        key = resolve(store, name)
    except NothingFoundError as error:
        if error.candidates:
            raise
        raise NothingFoundError(error.message, hint, areas_with_roles(store)) from None
    if queries.entry(store, key).kind == "area":
        return queries.narrower(store, key)
    message = _("'{name}' is not an area.").format(name=printable(name))
    raise UsageError(message, hint, areas_with_roles(store))


def areas_with_roles(store: Store) -> list[str]:
    """Return options that choose the areas to which roles belong, each with its title."""
    areas = queries.areas_with_roles(store)
    lines = [f"--area {area.id}  {area.title}" for area in areas[:_MOST_CANDIDATES]]
    if (more := len(areas) - _MOST_CANDIDATES) > 0:
        lines.append(_("and {count} more").format(count=more))
    return lines


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


def nothing_named(store: Store, name: str, title: str = "") -> NothingFoundError:
    """Return the error for a name that means nothing, with the names nearest to it.

    Args:
        store: the store to ask.
        name: what was given.
        title: what near names are looked for, if not `name`.
    """
    message = _("There is no role or concept named '{name}'.").format(name=printable(name))
    near = near_names(store, title or name)
    return missed(message, near, _("`rolecli list` shows what there is."))


def missed(message: str, near: Sequence[str | Choice], otherwise: str) -> NothingFoundError:
    """Return the error for a miss: with near names if there are any, else with other advice."""
    if not near:
        return NothingFoundError(message, otherwise)
    asked = _("Did you mean one of these?")
    return NothingFoundError(f"{message} {asked}", candidates=near)


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
    found = sorted(candidates, key=lambda candidate: candidate.kind != "role")
    lines: list[str | Choice] = [
        Choice(candidate.id, candidate.title, candidate.kind)
        for candidate in found[:_MOST_CANDIDATES]
    ]
    if (more := len(candidates) - _MOST_CANDIDATES) > 0:
        lines.append(_("and {count} more").format(count=more))
    return UsageError(
        _("'{name}' can mean several entries:").format(name=printable(name)),
        _("Name one of them by its id."),
        lines,
    )
