"""Who or what fits some words: ranked hits with the reason each one matched."""

import sys
from collections.abc import Iterable
from typing import NamedTuple

from rolecli.answer import Answer
from rolecli.explore.filters import NO_FILTERS, Filters
from rolecli.explore.floor import alike_enough, made_of, says_enough
from rolecli.explore.lookup import missed
from rolecli.explore.nearness import near_names
from rolecli.explore.query import Query, Term, asked, indexed
from rolecli.explore.ranking import Likeness, alike
from rolecli.explore.spelling import mended
from rolecli.i18n import _
from rolecli.records import Hit, Match, Reading
from rolecli.store import matching, queries
from rolecli.store.matching import Passage, Words
from rolecli.store.opening import Store
from rolecli.store.queries import Scope
from rolecli.store.tables import Searched, searched
from rolecli.text import fold, fold_words, masculine, part_of, printable, spelled, words

Field = Searched

DEFAULT_LIMIT = 20
# Tasks before topics before other texts; how much names look alike is judged apart.
_WEIGHTS = (0.0, 5.0, 4.0, 1.0)
_WHOLE = 1.0  # weight of words that stand alone beside words found anywhere
_HALF = 5.0  # BM25 of words that weighs half as much as a name that is the same
_MADE_OF = 0.5  # for a name that a word is made of: "marke" in "Markenführung"
_MATCHES_SHOWN = 3
_CANDIDATES = 200  # entries found by their words
_FIELD_ORDER = ("name", "task", "topic")
# Letters that a name must share with a word to be a hit by likeness: at the beginning of one of
# them, and anywhere.
_LEAST_BEGINNING, _LEAST_RUN = 4, 5
_LEAST_LIKENESS = 0.15
_LEAST_BESIDE = 0.35  # the same where other entries have all the words


def search(
    store: Store,
    query: str,
    limit: int = DEFAULT_LIMIT,
    filters: Filters = NO_FILTERS,
    field: Field | None = None,
) -> Answer[list[Hit]]:
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
    parsed = asked(query, "rolecli search budget")
    terms = mended(store, parsed.terms)
    most = min(max(limit, _CANDIDATES), sys.maxsize)  # SQLite's numbers end there
    scope = filters.scope(store)
    by_words, all_words = _by_words(store, terms, most, field, scope)
    least = _LEAST_BESIDE if all_words else _LEAST_LIKENESS
    reasons = _Reasons(store, terms, field)
    hits: list[Hit] = []
    named: dict[int, Likeness] = {}
    if field in (None, "names"):
        found = alike(store, parsed, scope)
        named = {n: like for n, like in found.items() if like.best >= least or n in by_words}
    for number, score, name in _ranked(store, parsed, by_words, named, field):
        if len(hits) == limit:
            break
        if number not in by_words and not alike_enough(name, terms):
            continue
        if matches := reasons.of(number, name):
            entry = queries.numbered(store, number)
            hits.append(Hit(**entry._asdict(), score=round(score, 4), matches=matches))
    if not hits:
        message = _("Nothing in the catalog fits '{query}'.").format(query=printable(query))
        raise missed(message, near_names(store, query), _("Try fewer or other words."))
    return Answer("Hit", hits)


def _by_words(
    store: Store, terms: Iterable[Term], limit: int, field: Field | None, scope: Scope
) -> tuple[dict[int, float], bool]:
    """Return the scores of the entries that have all the words; if none has, that have any.

    The second value tells which of the two it is.
    """
    stems = [indexed(term.stem) for term in terms]
    for every in (True, False):
        wanted = Words(stems, every, field)
        found = dict(matching.search(store, wanted, _WEIGHTS, limit, scope))
        if not every:
            enough = says_enough(store, tuple(terms), field)
            found = {number: score for number, score in found.items() if number in enough}
        if found:
            whole = Words([f" {term.folded} " for term in terms], every=False, field=field)
            for number, score in matching.search(store, whole, _WEIGHTS, limit, scope):
                if number in found:  # a word of its own says more than a part of one
                    found[number] += _WHOLE * score
            return found, every
    return {}, False


def _ranked(
    store: Store,
    query: Query,
    by_words: dict[int, float],
    named: dict[int, Likeness],
    field: Field | None,
) -> list[tuple[int, float, str]]:
    """Return number, score and likest name of the entries that may fit, the best first."""
    scores = {number: like.score for number, like in named.items()}
    for number in made_of(
        store, query.terms, {number: like.text for number, like in named.items()}
    ):
        scores[number] += _MADE_OF
    for number, score in by_words.items():
        scores[number] = scores.get(number, 0.0) + score / (score + _HALF)
    for number in _left_out(store, query, field, scores):
        del scores[number]
    order = sorted(scores, key=lambda number: (-scores[number], number))
    texts = {number: like.text for number, like in named.items()}
    return [(number, scores[number], texts.get(number, "")) for number in order]


def _left_out(store: Store, query: Query, field: Field | None, numbers: Iterable[int]) -> set[int]:
    """Return the entries that lack a phrase or have what must not be there."""
    numbers = set(numbers)
    left: set[int] = set()
    for phrase in query.phrases:
        left |= numbers - matching.with_words(store, indexed(phrase), numbers, field)
    for text in query.excluded:
        left |= matching.with_words(store, indexed(text), numbers, field)
    return left


class _Reasons(NamedTuple):
    """Says why entries fit."""

    store: Store
    terms: tuple[Term, ...]
    field: Field | None

    def of(self, number: int, name: str) -> list[Match]:
        """Return where the terms stand in an entry, or what its name `name` shares with them."""
        found = [
            passage
            for passage in matching.passages(self.store, number)
            if self.field in (None, searched(passage.field))
        ]
        return _matches(found, self.terms, self.store.language) or _likeness(
            found, name, self.terms
        )


def _matches(passages: Iterable[Passage], terms: tuple[Term, ...], language: str) -> list[Match]:
    """Return where the terms are found: names first, then as the entry is written.

    An entry that is written in two languages is quoted in one: in `language`, unless the other
    has more of the terms.
    """
    found = [
        Match(
            field=passage.field,
            text=passage.text,
            lang=passage.language,
            spans=[span for span, _term in spans],
            readings=_readings(passage.text, spans),
            responsibility=passage.responsibility,
        )
        for passage in passages
        if (held := _held(passage.text, terms)) and (spans := _spans(passage.text, held))
    ]
    found.sort(
        key=lambda match: (-_count(match, terms), match.lang != language, _rank(match.field))
    )
    return [match for match in found if match.lang == found[0].lang][:_MATCHES_SHOWN]


def _held(text: str, terms: Iterable[Term]) -> list[Term]:
    """Return the terms whose letters stand in a text: those to look for word by word."""
    folded = fold(text)
    folded = f"{folded} {masculine(folded)}"
    return [term for term in terms if term.stem in folded]


Found = tuple[tuple[int, int], Term]


def _spans(text: str, terms: Iterable[Term]) -> list[Found]:
    """Return the parts of `text` that fit a term, in order, none inside another."""
    spans: list[Found] = []
    for word in words(text):
        found = (
            (part, term)
            for term in terms
            if (part := _part(text[word.start : word.end], word.folded, term))
        )
        for (start, end), term in sorted(found)[:1]:
            spans.append(((word.start + start, word.start + end), term))
    return spans


def _part(word: str, folded: str, term: Term) -> tuple[int, int] | None:
    """Return the part of a word that fits a term: all of it where only its masculine form does."""
    for form in (term.folded, term.stem):
        if indexed(form) in f" {folded} ":
            return part_of(word, form) or (0, len(word))
    return None


def _readings(text: str, spans: Iterable[Found]) -> list[Reading]:
    """Return what was typed in another way than it is written in `text`."""
    readings = (
        Reading(typed=term.typed, read=text[start:end])
        for (start, end), term in spans
        if spelled(term.typed) != spelled(text[start:end])
    )
    return list(dict.fromkeys(readings))


def _likeness(passages: Iterable[Passage], name: str, terms: tuple[Term, ...]) -> list[Match]:
    """Return the name that looks like the query, with the letters that both have marked."""
    for passage in passages:
        if passage.field != "name" or passage.text != name:
            continue
        spans = [
            (word.start + span[0], word.start + span[1])
            for word in words(name)
            if (span := _shared(name[word.start : word.end], terms))
        ]
        if spans:
            return [
                Match(
                    field="name",
                    text=name,
                    lang=passage.language,
                    spans=spans,
                )
            ]
    return []


def _shared(word: str, terms: Iterable[Term]) -> tuple[int, int] | None:
    """Return the longest run of letters that a word shares with one of the terms."""
    folded = fold(word)
    run, term = max(
        ((_common_run(folded, term.folded), term) for term in terms),
        key=lambda found: len(found[0]),
    )
    begins = folded.startswith(run) or term.folded.startswith(run)
    least = _LEAST_BEGINNING if begins else _LEAST_RUN
    return part_of(word, run) if len(run) >= least else None


def _common_run(one: str, other: str) -> str:
    """Return the longest text that stands in both."""
    best = ""
    for start in range(len(one)):
        while start + len(best) < len(one) and one[start : start + len(best) + 1] in other:
            best = one[start : start + len(best) + 1]
    return best


def _count(match: Match, terms: Iterable[Term]) -> int:
    folded = fold_words(match.text)
    return sum(indexed(term.stem) in folded for term in terms)


def _rank(field: str) -> int:
    return _FIELD_ORDER.index(field) if field in _FIELD_ORDER else len(_FIELD_ORDER)
