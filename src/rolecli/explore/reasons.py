"""Why hits fit: where the words that were typed stand in an entry, or in a name like them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from rolecli.explore.query import TRIGRAM, Term, indexed
from rolecli.store.opening import Store
from rolecli.store.passages import Passage, passages
from rolecli.store.tables import Searched, searched
from rolecli.text import fold, fold_words, masculine, part_of, spelled, words

Match = dict[str, Any]  # with the keys of records.Match
Found = tuple[tuple[int, int], Term]
_Saying = tuple[int, Passage]  # how many of the terms a passage says

_SHOWN = 3
_SEPARATOR = "\0"  # stands in no text of a catalog
_COUPLE = "mann"  # the masculine of "-frau" and "-leute"
_FIELD_ORDER = ("name", "task", "topic")
# Letters that a name must share with a word to be a hit by likeness: at the beginning of one of
# them, and anywhere.
_LEAST_BEGINNING, _LEAST_RUN = 4, 5


def reasons(
    store: Store, likest: Mapping[int, str], terms: tuple[Term, ...], field: Searched | None
) -> dict[int, list[Match]]:
    """Return where the terms stand in some entries, by number: names first, then as written.

    Args:
        store: the store to ask.
        likest: of each entry the name that looks most like what was typed, or "".
        terms: what was typed.
        field: the texts that count, if not all.
    """
    found = _saying(store, likest, terms, field, spoken=True)
    # Texts in other languages are read where they may say more.
    less = [number for number, own in found.items() if _most(own) < len(terms)]
    for number, others in _saying(store, less, terms, field, spoken=False).items():
        found[number] += others
    return {
        number: _best(own, terms, store.language) or _like(own, likest[number], terms)
        for number, own in found.items()
    }


def _saying(
    store: Store,
    numbers: Iterable[int],
    terms: tuple[Term, ...],
    field: Searched | None,
    *,
    spoken: bool,
) -> dict[int, list[_Saying]]:
    """Return the texts of entries, by number, and how many of the terms each says."""
    found = {
        number: [passage for passage in own if field in (None, searched(passage.field))]
        for number, own in passages(store, numbers, spoken=spoken).items()
    }
    # All are folded at once, and their words told apart where they are shown only.
    joined = _SEPARATOR.join(passage.text for own in found.values() for passage in own)
    folded = iter(fold(joined).split(_SEPARATOR))
    return {
        number: [(_count(text, terms), passage) for passage, text in zip(own, folded, strict=False)]
        for number, own in found.items()
    }


def _most(own: Iterable[_Saying]) -> int:
    return max((count for count, _passage in own), default=0)


def _best(own: Iterable[_Saying], terms: tuple[Term, ...], language: str) -> list[Match]:
    """Return the passages that say most of the terms.

    An entry that is written in two languages is quoted in one: in `language`, unless the other
    has more of the terms.
    """
    ranked = sorted(
        (one for one in own if one[0]),
        key=lambda one: (-one[0], one[1].language != language, _rank(one[1].field)),
    )
    return [*islice(_matches((passage for _count, passage in ranked), terms), _SHOWN)]


def _count(folded: str, terms: Iterable[Term]) -> int:
    """Return how many of the terms a folded text says, as words or as parts of words."""
    count = 0
    for term in terms:
        if len(term.stem) < TRIGRAM:
            count += indexed(term.stem) in fold_words(folded)
        else:
            count += term.stem in folded or (
                _COUPLE in term.stem and term.stem in masculine(folded)
            )
    return count


def _matches(found: Iterable[Passage], terms: tuple[Term, ...]) -> Iterator[Match]:
    """Yield the passages with what fits in them, all in the language of the first."""
    language = None
    for passage in found:
        if language in (None, passage.language):
            match = _match(passage, terms)
            if match["spans"]:
                language = passage.language
                yield match


def _match(passage: Passage, terms: Iterable[Term]) -> Match:
    spans = [*_spans(passage.text, terms)]
    return {
        "field": passage.field,
        "text": passage.text,
        "lang": passage.language,
        "spans": [span for span, _term in spans],
        "readings": _readings(passage.text, spans),
        "responsibility": passage.responsibility,
    }


def _spans(text: str, terms: Iterable[Term]) -> Iterator[Found]:
    """Yield the parts of `text` that fit a term, in order, none inside another."""
    for word in words(text):
        found = [
            (part, term)
            for term in terms
            if term.stem in word.folded
            and (part := _part(text[word.start : word.end], word.folded, term))
        ]
        if found:
            (start, end), term = min(found)
            yield (word.start + start, word.start + end), term


def _part(word: str, folded: str, term: Term) -> tuple[int, int] | None:
    """Return the part of a word that fits a term: all of it where only its masculine form does."""
    for form in (term.folded, term.stem):
        if indexed(form) in f" {folded} ":
            return part_of(word, form) or (0, len(word))
    return None


def _readings(text: str, spans: Iterable[Found]) -> list[dict[str, str]]:
    """Return what was typed in another way than it is written in `text`."""
    readings = {
        (term.typed, text[start:end]): None
        for (start, end), term in spans
        if spelled(term.typed) != spelled(text[start:end])
    }
    return [{"typed": typed, "read": read} for typed, read in readings]


def _rank(field: str) -> int:
    return _FIELD_ORDER.index(field) if field in _FIELD_ORDER else len(_FIELD_ORDER)


def _like(own: Iterable[_Saying], name: str, terms: tuple[Term, ...]) -> list[Match]:
    """Return the name that looks like what was typed, with the letters that both have marked."""
    named = (passage for _count, passage in own if passage.field == "name" and passage.text == name)
    matches = ({**_match(passage, ()), "spans": _shared_spans(name, terms)} for passage in named)
    return [match for match in matches if match["spans"]][:1]


def _shared_spans(name: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    return [
        (word.start + span[0], word.start + span[1])
        for word in words(name)
        if (span := _shared(name[word.start : word.end], terms))
    ]


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
