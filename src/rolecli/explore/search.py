"""Who or what fits some words: ranked hits with the reason each one matched."""

from collections.abc import Iterable

from rolecli.errors import UsageError
from rolecli.explore.lookup import missed, near_names
from rolecli.i18n import _
from rolecli.records import Hit, Match
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.store.queries import Entry, Passage
from rolecli.text import fold_words, part_of, printable, without_gender, words

DEFAULT_LIMIT = 20
_WEIGHTS = (10.0, 5.0, 4.0, 1.0)  # names before tasks before topics before other texts
_MATCHES_SHOWN = 3
_TRIGRAM = 3  # letters; the index finds shorter words only with the spaces around them
_FIELD_ORDER = ("name", "task", "topic")


def search(store: Store, query: str, limit: int = DEFAULT_LIMIT) -> list[Hit]:
    """Return the entries that the words of `query` fit, the best first.

    All words must be found in an entry, as words or as parts of words; where no entry has them
    all, any of them counts. Words of one or two letters count only where there are no longer
    ones, and as whole words.

    Args:
        store: the store to search.
        query: words as people type them.
        limit: how many hits at most.

    Raises:
        UsageError: the query holds no word.
        NothingFoundError: nothing fits; near names are given.
    """
    terms = [word.folded for word in words(without_gender(query))]
    if not terms:
        raise UsageError(
            _("There is no word to search for."), _("For example: rolecli search budget")
        )
    terms = [term for term in terms if len(term) >= _TRIGRAM] or terms
    found = _found(store, terms, " AND ", limit) or _found(store, terms, " OR ", limit)
    if not found:
        message = _("Nothing in the catalog fits '{query}'.").format(query=printable(query))
        raise missed(message, near_names(store, query), _("Try fewer or other words."))
    return [_hit(store, entry, score, terms) for entry, score in found]


def _found(store: Store, terms: list[str], operator: str, limit: int) -> list[tuple[Entry, float]]:
    """Ask FTS5 for the terms; quotes keep them from being read as its query syntax."""
    expression = operator.join(f'"{_indexed(term)}"' for term in terms)
    return queries.search(store, expression, _WEIGHTS, limit)


def _indexed(term: str) -> str:
    return term if len(term) >= _TRIGRAM else f" {term} "


def _hit(store: Store, entry: Entry, score: float, terms: list[str]) -> Hit:
    return Hit(
        **entry._asdict(),
        score=round(score, 4),
        matches=_matches(queries.passages(store, entry.id), terms, store.language),
    )


def _matches(passages: Iterable[Passage], terms: list[str], language: str) -> list[Match]:
    """Return where the terms are found: names first, then as the entry is written.

    An entry that is written in two languages is quoted in one: in `language`, unless the other
    has more of the terms.
    """
    found = [
        Match(field=passage.field, text=passage.text, lang=passage.language, spans=spans)
        for passage in passages
        if (spans := _spans(passage.text, terms))
    ]
    found.sort(
        key=lambda match: (-_count(match, terms), match.lang != language, _rank(match.field))
    )
    return [match for match in found if match.lang == found[0].lang][:_MATCHES_SHOWN]


def _spans(text: str, terms: list[str]) -> list[tuple[int, int]]:
    """Return the parts of `text` that fit a term, in order, none inside another."""
    spans: list[tuple[int, int]] = []
    for word in words(text):
        found = (_part(text[word.start : word.end], word.folded, term) for term in terms)
        parts = sorted(part for part in found if part)
        for start, end in parts[:1]:
            spans.append((word.start + start, word.start + end))
    return spans


def _part(word: str, folded: str, term: str) -> tuple[int, int] | None:
    """Return the part of a word that fits a term: all of it where only its masculine form does."""
    if _indexed(term) not in f" {folded} ":
        return None
    return part_of(word, term) or (0, len(word))


def _count(match: Match, terms: list[str]) -> int:
    indexed = fold_words(match.text)
    return sum(_indexed(term) in indexed for term in terms)


def _rank(field: str) -> int:
    return _FIELD_ORDER.index(field) if field in _FIELD_ORDER else len(_FIELD_ORDER)
