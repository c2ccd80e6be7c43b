"""Who does something: the roles whose tasks say so, by topic and by word."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from rolecli.answer import Answer, StoredAnswer
from rolecli.explore.filters import Filters
from rolecli.explore.floor import alike_enough
from rolecli.explore.lookup import missed
from rolecli.explore.query import TRIGRAM, Query, Term, asked, indexed, root, says
from rolecli.explore.ranking import alike
from rolecli.explore.spelling import mended
from rolecli.i18n import _
from rolecli.store import doing, matching, queries
from rolecli.store.answers import written
from rolecli.store.doing import Doing
from rolecli.store.opening import Store
from rolecli.terms import Responsibility
from rolecli.text import fold, printable

if TYPE_CHECKING:
    from rolecli.records import Doer

DEFAULT_LIMIT = 20
_ORDER = get_args(Responsibility)  # the accountable first
# The share of what was asked for that a task must say, by the rarity of its words.
_LEAST_SAID = 0.6
_BELOW = 0.9  # worth of a topic that is narrower than the one asked for
_WITHOUT_VERB = 0.8  # worth of a topic that says what, but not what is done about it
_VERB = 0.25  # weight of a verb: "festlegen" says little beside "Preise"
_ENGLISH_VERBS = frozenset(
    fold(
        "analyse analyze build coordinate create develop handle lead manage monitor negotiate "
        "organise organize plan prepare run set support train write"
    ).split()
)
_NEAR = 3
_LEAST_LIKENESS = 0.35


class _Asked(NamedTuple):
    """What was asked for: the words and how much each of them matters."""

    terms: tuple[Term, ...]
    weights: Mapping[Term, float]

    def said_by(self, folded: str) -> set[Term]:
        """Return which of the words a folded text says."""
        said = {term for term in self.terms if says(folded, term)}
        half = {term.whole for term in self.terms if term.whole and term not in said}
        return {term for term in said if term.whole not in half}

    def share(self, said: Iterable[Term]) -> float:
        """Return how much of what was asked for these words are, 0 to 1."""
        return sum(self.weights[term] for term in said) / sum(self.weights.values())


def who(
    store: Store, words: str, limit: int = DEFAULT_LIMIT, area: str | None = None
) -> "Answer[list[Doer]]":
    """Return the roles that do something, the accountable first, with the tasks that say so.

    A task says so by its words, by its topics, or by topics above them.

    Args:
        store: the store to ask.
        words: a topic, or what is done: "seo", "preise festlegen".
        limit: how many roles at most.
        area: only roles of this area, by any of its names.

    Raises:
        NothingFoundError: no role does it; near topics are given.
        UsageError: there is no word, or there are too many; `area` is none.
    """
    query = asked(words, "rolecli who budget")
    scope = Filters(area, kind="role").scope(store)
    wanted = _weighed(store, *_in_order(words, mended(store, query.terms)))
    topics = _topics(store, wanted)
    owners = {
        number
        for term in wanted.terms
        if wanted.weights[term] >= 1
        for number in _saying(store, term)
    }
    found = _scored(doing.doings(store, owners, topics, scope), wanted, topics)
    if not found:
        raise _nobody(store, words, query, area)
    ranked = sorted(found, key=lambda number: _rank(found[number]))[:limit]
    rows = doing.roles(store, ranked)
    texts = [written(_doer(rows[number], found[number])) for number in ranked]
    return StoredAnswer("Doer", texts, _decoded)


def _weighed(store: Store, terms: tuple[Term, ...], verb: Term | None) -> _Asked:
    """Return the words with their rarity among the tasks; a verb beside nouns weighs less."""
    count = doing.count_of_roles(store)
    weights = {}
    for term in terms:
        weights[term] = 1 + log((count + 1) / (len(_saying(store, term)) + 1))
    if len(terms) > 1 and verb:
        weights[verb] = _VERB
    return _Asked(terms, weights)


def _saying(store: Store, term: Term) -> set[int]:
    """Return the roles whose tasks say a word or a kin of it."""
    found = matching.owners(store, indexed(term.stem), "tasks")
    if len(term.stem) > TRIGRAM:
        found |= matching.owners(store, f" {root(term.folded)}", "tasks")
    return found


def _in_order(words: str, terms: tuple[Term, ...]) -> tuple[tuple[Term, ...], Term | None]:
    """Return the words that were asked for, and which of them is the verb.

    German has it last, questions and English have it first: "preise festlegen", "wer betreut
    kunden", "manage budgets". What follows "wer" is given the ending of the infinitive.
    """
    first, last = terms[0], terms[-1]
    question = re.match(r"(?i)\s*(?:wer|who)\s+(\S+)", words)
    if question and first.typed == question[1] and first.typed.islower():
        if first.folded.endswith("t"):
            infinitive = f"{first.folded[:-1]}en"
            first = Term(first.typed, infinitive, infinitive[:-1])
        return (first, *terms[1:]), first
    if first.folded in _ENGLISH_VERBS:
        return terms, first
    verbal = last.typed.islower() and re.search("(?:en|ern|eln)$", last.folded)
    return terms, last if verbal else None


def _topics(store: Store, wanted: _Asked) -> dict[int, float]:
    """Return the topics that were asked for and those below, and how well they fit."""
    nouns = [term for term in wanted.terms if wanted.weights[term] >= 1]
    if not nouns:
        return {}
    named = set.intersection(
        *(matching.owners(store, indexed(term.stem), "names") for term in nouns)
    )
    fits: dict[int, float] = {}
    for number, names in doing.names(store, named).items():
        folded = [_folded(name) for name in names]
        if not any(all(indexed(term.stem) in name for term in nouns) for name in folded):
            continue  # one name has one of the words, another name another
        every = any(len(wanted.said_by(name)) == len(wanted.terms) for name in folded)
        for lower in doing.below(store, number):
            worth = (1.0 if lower == number else _BELOW) * (1.0 if every else _WITHOUT_VERB)
            fits[lower] = max(worth, fits.get(lower, 0.0))
    return fits


def _folded(text: str) -> str:
    return f" {re.sub(r'[^a-z0-9]+', ' ', fold(text))} "


def _scored(
    doings: Iterable[Doing], wanted: _Asked, topics: Mapping[int, float]
) -> dict[int, list[tuple[float, Doing]]]:
    """Return the tasks that fit, with their scores, by role; the best first.

    Where tasks say all that was asked for, those that say a part of it do not count.
    """
    part: dict[int, list[tuple[float, Doing]]] = {}
    every: dict[int, list[tuple[float, Doing]]] = {}
    for task in doings:
        said = max((wanted.said_by(_folded(text)) for text in task.texts.values()), key=len)
        share = wanted.share(said)
        fits = max((topics.get(topic, 0.0) for topic in task.topics), default=0.0)
        if fits or share >= _LEAST_SAID:
            score = round(max(fits, share) + min(fits, share) / 2, 4)
            part.setdefault(task.owner, []).append((score, task))
            if fits >= _BELOW or len(said) == len(wanted.terms):
                every.setdefault(task.owner, []).append((score, task))
    found = every or part
    for tasks in found.values():
        tasks.sort(key=lambda scored: (_place(scored[1]), -scored[0], scored[1].place))
    return found


def _place(task: Doing) -> int:
    return _ORDER.index(task.responsibility)


def _rank(tasks: list[tuple[float, Doing]]) -> tuple[int, float, int]:
    """Return by what roles are ordered: responsibility, score, and the order of lists."""
    return _place(tasks[0][1]), -max(score for score, _task in tasks), tasks[0][1].owner


def _doer(row: Mapping[str, Any], tasks: list[tuple[float, Doing]]) -> dict[str, Any]:
    kept = ("id", "kind", "title", "area", "area_title", "level")
    return {
        **{key: row[key] for key in kept},
        "responsibility": tasks[0][1].responsibility,
        "tasks": [row["tasks"][task.place] for _score, task in tasks],
        "score": max(score for score, _task in tasks),
        "lang": row["lang"],
    }


def _nobody(store: Store, words: str, query: Query, area: str | None) -> Exception:
    """Return the error for what no role does, with the topics most like it."""
    message = _("No role of the catalog says that it does '{words}'.").format(
        words=printable(words)
    )
    if area is not None:
        return missed(message, [], _("Leave out a filter to see more."))
    likely = sorted(alike(store, query).items(), key=lambda found: -found[1].score)
    numbers = [
        number
        for number, like in likely
        if like.best >= _LEAST_LIKENESS and alike_enough(like.text, query.terms)
    ]
    for term in query.terms:
        numbers += sorted(matching.owners(store, indexed(term.stem), "names"))
    entries = (queries.numbered(store, number) for number in dict.fromkeys(numbers))
    topics = (entry.title for entry in entries if entry.kind not in ("role", "area"))
    near = [f'rolecli who "{title}"' for title in islice(topics, _NEAR)]
    return missed(message, near, _("`rolecli list concepts` shows the topics."))


def _decoded(text: str) -> "Doer":
    from rolecli.explore.decoding import decoded  # it loads the records
    from rolecli.records import Doer

    return decoded(text, Doer)
