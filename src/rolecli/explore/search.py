"""Who or what fits some words: ranked hits with the reason each one matched."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rolecli.answer import Answer, StoredAnswer
from rolecli.errors import NothingFoundError
from rolecli.explore.filters import NO_FILTERS, Filters
from rolecli.explore.floor import alike_enough, made_of, saying_enough
from rolecli.explore.lookup import missed
from rolecli.explore.nearness import near_names
from rolecli.explore.query import (
    TRIGRAM,
    Query,
    Term,
    asked,
    indexed,
    inflected,
    uninflected,
)
from rolecli.explore.ranking import Likeness, alike
from rolecli.explore.reasons import reasons
from rolecli.explore.spelling import mended
from rolecli.i18n import _
from rolecli.store import matching, queries
from rolecli.store.answers import written
from rolecli.store.matching import Occurrences
from rolecli.store.opening import Store
from rolecli.store.queries import Scope
from rolecli.store.tables import Searched
from rolecli.text import printable

if TYPE_CHECKING:
    from rolecli.records import Hit

Field = Searched

DEFAULT_LIMIT = 20
# Tasks before topics before other texts; how much names look alike is judged apart. A word that
# stands alone counts twice: as a part of words, and as one.
_WEIGHTS = (0.0, 5.0, 4.0, 1.0)
_HALF = 5.0  # BM25 of words that weighs half as much as a name that is the same
_ROLE = 1.03  # weight of roles: they go before topics that fit alike
_LEAST_LIKENESS = 0.15
_LEAST_BESIDE = 0.35  # the same where other entries have all the words
# Titles of jobs that are alike as a whole, if not in most of a word: of one word, of several.
_LEAST_CLOSE, _LEAST_CLOSE_WORDS = 0.5, 0.35


class _Ranked(NamedTuple):
    """An entry that may fit: its number, its score, and its name most like what was typed."""

    number: int
    score: float
    name: str


class _Found(NamedTuple):
    """What was found, the best first, and what was looked for where."""

    ranked: list[_Ranked]
    terms: tuple[Term, ...]
    field: Field | None


def search(
    store: Store,
    query: str,
    limit: int = DEFAULT_LIMIT,
    filters: Filters = NO_FILTERS,
    field: Field | None = None,
) -> "Answer[list[Hit]]":
    """Return the entries that the words of `query` fit, the best first.

    An entry fits by its words or by its names. By words: all of them are found in it, as words
    or as parts of words; where no entry has them all, any of them counts. By names: one of its
    names looks like the query, typing errors and all.

    Args:
        store: the store to search.
        query: words as people type them; "..." holds a phrase, -word leaves entries out.
        limit: how many hits at most.
        filters: which entries may be found.
        field: the texts to look in; all of them if left out.

    Raises:
        UsageError: the query holds no word, or is too long.
        NothingFoundError: nothing fits; near names are given.
    """
    found = _found(store, query, filters, field)
    narrowed = filters != NO_FILTERS or field is not None
    if narrowed and not found.ranked and _found(store, query, NO_FILTERS, None).ranked:
        raise _nothing_there(query, filters, field)
    return _answer(store, query, found, limit)


def _nothing_there(query: str, filters: Filters, field: Field | None) -> NothingFoundError:
    """Return the error for what stands in the catalog, but not where it was looked for."""
    message = {
        None: _("Nothing that the filters leave fits '{query}'."),
        "names": _("The names say nothing of '{query}'."),
        "tasks": _("The tasks say nothing of '{query}'."),
        "topics": _("The topics of roles say nothing of '{query}'."),
        "text": _("The other texts say nothing of '{query}'."),
    }[field].format(query=printable(query))
    if filters == NO_FILTERS:
        return NothingFoundError(message, _("Without --in there are hits."))
    return NothingFoundError(message, _("Leave out a filter to see more."))


def search_roles(store: Store, query: str, limit: int) -> "Answer[list[Hit]]":
    """Return what `search` returns, but the roles before all else.

    Raises:
        UsageError: the query holds no word, or is too long.
        NothingFoundError: nothing fits; near names are given.
    """
    found = _found(store, query, NO_FILTERS, None)
    last = queries.roles_in_all(store)  # roles have the first numbers
    found.ranked.sort(key=lambda one: one.number > last)
    return _answer(store, query, found, limit)


def _found(store: Store, query: str, filters: Filters, field: Field | None) -> _Found:
    parsed = asked(query, "rolecli search budget")
    terms = mended(store, parsed.terms)
    return _Found(_fitting(store, parsed, terms, filters.scope(store), field), terms, field)


def _answer(store: Store, query: str, found: _Found, limit: int) -> "Answer[list[Hit]]":
    texts = [*islice(_hits(store, found), min(limit, len(found.ranked)))]
    if not texts:
        message = _("Nothing in the catalog fits '{query}'.").format(query=printable(query))
        raise missed(message, near_names(store, query), _("Try fewer or other words."))
    if len(texts) == limit < len(found.ranked):
        told = _("{count} of {all} hits; `--limit {all}` shows them all.")
        store.remark(told.format(count=limit, all=len(found.ranked)))
    return StoredAnswer("Hit", texts, _decoded)


def explained(answer: "Answer[list[Hit]]") -> "Answer[list[Hit]]":
    """Return the hits that `search` returned, for a page that gives every reason."""
    answer.of = "Explained"
    return answer


def _fitting(
    store: Store, query: Query, terms: tuple[Term, ...], scope: Scope, field: Field | None
) -> list[_Ranked]:
    """Return the entries that fit by their words or by their names, the best first."""
    by_words, every = _by_words(store, terms, scope, field)
    least = _LEAST_BESIDE if every else _LEAST_LIKENESS
    named: dict[int, Likeness] = {}
    if field in (None, "names"):
        found = alike(store, query, scope)
        roles = queries.roles_in_all(store)  # they have the first numbers
        close = _LEAST_CLOSE_WORDS if len(query.terms) > 1 else _LEAST_CLOSE
        whole = [*query.terms, *(term for term in terms if not term.whole)]
        named = {
            number: like
            for number, like in found.items()
            if number in by_words
            or (number <= roles and like.best >= close)
            or (like.best >= least and alike_enough(like.text, terms if number <= roles else whole))
        }
    scores = _summed(store, query, by_words, named)
    for number in _left_out(store, query, field, scores):
        del scores[number]
    order = sorted(scores, key=lambda number: (-scores[number], number))
    return [
        _Ranked(number, scores[number], named[number].text if number in named else "")
        for number in order
    ]


def _by_words(
    store: Store, terms: tuple[Term, ...], scope: Scope, field: Field | None
) -> tuple[dict[int, float], bool]:
    """Return the scores of the entries that have all the words; if none has, that say enough.

    The second value tells which of the two it is.
    """
    found = [
        matching.occurrences(store, indexed(term.stem), term.folded, _WEIGHTS, field)
        if _is_said(store, term, terms)
        else Occurrences({}, {})
        for term in terms
    ]
    numbers = set.intersection(*({*some.anywhere} for some in found))
    if scores := _scored(store, found, numbers, scope):
        return scores, True
    enough = saying_enough(store, terms, [some.anywhere for some in found])
    return _scored(store, found, enough, scope), False


def _is_said(store: Store, term: Term, terms: Iterable[Term]) -> bool:
    """Return whether a part of a word stands beside the other: half of it says something else."""
    parts = [part.stem for part in terms if part.whole and part.whole == term.whole]
    return not parts or matching.is_said(store, " ".join(parts))


def _scored(
    store: Store, found: list[Occurrences], numbers: set[int], scope: Scope
) -> dict[int, float]:
    times = [*(some.anywhere for some in found), *(some.alone for some in found)]
    return matching.scores(store, times, numbers, scope) if numbers else {}


def _summed(
    store: Store, query: Query, by_words: Mapping[int, float], named: Mapping[int, Likeness]
) -> dict[int, float]:
    """Return the scores of entries by their names and their words together."""
    scores = {number: like.score for number, like in named.items()}
    names = {number: like.text for number, like in named.items()}
    for number, more in made_of(store, query.terms, names).items():
        scores[number] += more
    for number, score in by_words.items():
        scores[number] = scores.get(number, 0.0) + score / (score + _HALF)
    roles = queries.roles_in_all(store)
    return {number: score * (_ROLE if number <= roles else 1) for number, score in scores.items()}


def _left_out(store: Store, query: Query, field: Field | None, numbers: Iterable[int]) -> set[int]:
    """Return the entries that lack a phrase or have what must not be there."""
    numbers = set(numbers)
    left: set[int] = set()
    for phrase in query.phrases:
        left |= numbers - _saying(store, phrase, numbers, field)
    for text in query.excluded:
        left |= _saying(store, text, numbers, field)
    return left


def _saying(store: Store, phrase: str, found: set[int], field: Field | None) -> set[int]:
    """Return the entries that say a phrase: one word as it is, several in any case and number."""
    several = phrase.split()
    if len(several) == 1:
        return found & matching.owners(store, indexed(phrase), field)
    for word in map(uninflected, several):
        if len(word) >= TRIGRAM:  # few are left to read
            found = found & matching.owners(store, word, field)
    return matching.with_pattern(store, inflected(phrase), found, field)


def _hits(store: Store, found: _Found) -> Iterator[str]:
    """Yield the hits as JSON, each with its reasons; what has none is no hit."""
    for start in range(0, len(found.ranked), DEFAULT_LIMIT):
        some = found.ranked[start : start + DEFAULT_LIMIT]
        names = {one.number: one.name for one in some}
        because = reasons(store, names, found.terms, found.field)
        rows = queries.rows(store, because)
        for number, score, _name in some:
            if because[number]:
                row = rows[number]
                lang = row.pop("lang")
                told = {"score": round(score, 4), "matches": because[number], "lang": lang}
                yield written({**row, **told})


def _decoded(text: str) -> "Hit":
    from rolecli.explore.decoding import decoded  # it loads the records
    from rolecli.records import Hit

    return decoded(text, Hit)
