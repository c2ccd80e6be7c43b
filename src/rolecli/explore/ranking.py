"""How much names look like what was typed: trigrams find the candidates and rank them.

BM25 over the trigrams of folded names is the best plain method there is for job titles. Three
things are added, each measured (benchmarks/README.md): the beginning of a word counts more than
its end, where German has its common heads (-leiter, -techniker); an entry is judged by the best
of its names and the next ones behind; and a name as it is typed goes before all.
"""

from collections.abc import Iterable
from heapq import nlargest
from math import hypot, log
from typing import NamedTuple

from rolecli.explore.query import Query, without_stop_words
from rolecli.store import labels as names
from rolecli.store.opening import Store
from rolecli.store.queries import EVERYTHING, Scope
from rolecli.text import as_role, fold, fold_all, fold_words, name_key

_CANDIDATES = 200  # names
_MOST_ROWS = 8_000  # how many names the trigrams asked for may have, summed up
_REGISTER = 0.25  # weight of words that job titles have, whatever the job
# Kinds of training, of school and of proof; and words between those that tell.
_REGISTER_WORDS = frozenset(
    fold(
        "akademisch akademische akademischer allgemein allgemeine allgemeiner anerkannt "
        "anerkannte anerkannter ausbildung bachelor befugt befugte befugter bereich certified "
        "dipl diplom diplomiert diplomierte diplomierter fach fachabschluss fachausbildung "
        "fachbereich fachgebiet fachhochschule fachrichtung fachschule gebiet geprüft geprüfte "
        "geprüfter gewerbe gewerblich gewerbliche gewerblicher hochschule ing konzessioniert "
        "konzessionierte konzessionierter lehrabschluss lehrberuf lehre lehrgang mag master "
        "qualified qualifiziert qualifizierte qualifizierter richtung schule schwerpunkt "
        "sonstige sonstiger staatlich staatliche universitär universität zertifiziert "
        "zertifizierte zertifizierter"
    ).split()
)
_K1, _B = 1.2, 0.75  # BM25's, as in FTS5
_FRONT, _SLOPE, _END = 2.0, 0.15, 0.7  # weights of a word's trigrams, from its beginning on
_REGISTER_MOST = _REGISTER * _FRONT
_OTHERS = 0.6  # weight of the mean of an entry's three best names beside the best
_ALL_NAMES = 0.15  # weight of the likeness of all names of an entry together
_COMPARED = 10  # entries for which it is reckoned: the likeliest
_TITLE = 1.1  # weight of a title beside other names
_EXACT = (4.0, 3.9, 3.8)  # by the rank of the name: id, title, alias
_INFLECTED = 1.0  # the same name in another case or number
_INFLECTIONS = ("e", "n", "s", "en", "es")
_LEAST_INFLECTED = 4  # letters
_SAME_PARTS = 2.0
_MOST_PARTS = 4  # words of a name that are tried in every order
_JOINTS = ("", "s", "n", "es", "en")  # between the parts of a word
_BEGINNING = 0.1
_ALIKE = 0.5  # similarity from which on the words of a name are looked at


class Likeness(NamedTuple):
    """How much an entry's names look like a query; `text` is the one that does most.

    `score` is about 1.6 for the same name, more for an exact one; `best` is the similarity of
    `text` alone, about 1 for the same.
    """

    score: float
    best: float
    text: str


def trigrams(folded: str) -> dict[str, float]:
    """Return the trigrams of folded words with spaces around them, and their weights."""
    found: dict[str, float] = {}
    for word in folded.split():
        padded = f" {word} "
        share = _REGISTER if says_how(word) else 1.0
        for at in range(len(padded) - 2):
            gram = padded[at : at + 3]
            weight = share * max(_END, _FRONT - _SLOPE * at)
            found[gram] = max(found.get(gram, 0.0), weight)
    return found


def says_how(word: str) -> bool:
    """Return whether a word belongs to the register of job titles, but says nothing of the job."""
    return word in _REGISTER_WORDS


def alike(
    store: Store, query: Query, scope: Scope = EVERYTHING, candidates: int = _CANDIDATES
) -> dict[int, Likeness]:
    """Return the entries whose names look like a query, by number.

    Args:
        store: the store to search.
        query: what was typed.
        scope: which entries may be found.
        candidates: how many names to look at.
    """
    found = _ranked(store, query.name, scope, candidates)
    _lift_exact(store, name_key(query.text), found)
    likeliest = nlargest(_COMPARED, found, key=lambda number: found[number].score)
    if likeliest and found[likeliest[0]].score < _EXACT[-1]:
        for number, cosine in _cosines(store, query.name, likeliest).items():
            more = found[number].score + _ALL_NAMES * cosine
            found[number] = found[number]._replace(score=more)
    return found


def _cosines(store: Store, folded: str, numbers: Iterable[int]) -> dict[int, float]:
    """Return how much all names of entries together look like a name, 0 to 1."""
    weights = trigrams(folded)
    grams = {
        number: {gram for name in fold_all(own) for gram in _grams(as_role(name))}
        for number, own in names.names_of(store, numbers).items()
    }
    count, _letters = names.label_statistics(store)
    documents = names.label_trigrams(store, set(weights).union(*grams.values()))
    rarity = {gram: log(count / often) for gram, often in documents.items()}
    asked = {gram: weight * rarity.get(gram, 0.0) for gram, weight in weights.items()}
    length = hypot(*asked.values())
    return {
        number: sum(asked[gram] * rarity[gram] for gram in own & asked.keys() & rarity.keys())
        / (length * hypot(*(rarity.get(gram, 0.0) for gram in own)) or 1)
        for number, own in grams.items()
    }


def _grams(folded: str) -> Iterable[str]:
    return (folded[at : at + 3] for at in range(len(folded) - 2))


def _ranked(store: Store, folded: str, scope: Scope, candidates: int) -> dict[int, Likeness]:
    weights = trigrams(folded)
    documents = names.label_trigrams(store, weights)
    if not documents:
        return {}
    count, letters = names.label_statistics(store)
    worth = {
        gram: weight * _rarity(documents.get(gram, 0), count) for gram, weight in weights.items()
    }
    telling = {gram: rows for gram, rows in documents.items() if weights[gram] > _REGISTER_MOST}
    expression = " OR ".join(f'"{gram}"' for gram in _rarest(telling or documents))
    own = sum(worth.values()) / (1 + _dampened(len(folded), letters))
    by_entry: dict[int, list[tuple[float, str]]] = {}
    parts, same = _parts(folded), set()
    for label in names.labels(store, expression, candidates, scope):
        dampened = _dampened(len(label.folded), letters)
        score = 0.0
        for gram in documents:
            if times := label.folded.count(gram):
                score += worth[gram] * times / (times + dampened)
        likeness = score / own * (_TITLE if label.is_title else 1)
        by_entry.setdefault(label.number, []).append((likeness, label.text))
        if likeness >= _ALIKE and same_parts(parts, _parts(label.folded)):
            same.add(label.number)
    return {
        number: _judged(labels, _SAME_PARTS if number in same else 0.0)
        for number, labels in by_entry.items()
    }


def _rarity(documents: int, count: int) -> float:
    """Return BM25's inverse document frequency; never below zero."""
    return max(1e-6, log((count - documents + 0.5) / (documents + 0.5)))


def _dampened(length: int, average: float) -> float:
    return _K1 * (1 - _B + _B * length / average)


def _rarest(documents: dict[str, int]) -> Iterable[str]:
    """Yield the trigrams to find candidates by: the rarest, as many as stay quick."""
    rows = 0
    for at, gram in enumerate(sorted(documents, key=lambda gram: documents[gram])):
        rows += documents[gram]
        if at and rows > _MOST_ROWS:
            return
        yield gram


def _judged(labels: list[tuple[float, str]], lift: float) -> Likeness:
    scores = sorted((score for score, _text in labels), reverse=True)[:3]
    best, text = max(labels, key=lambda label: label[0])  # the first: titles go before aliases
    return Likeness(best + _OTHERS * sum(scores) / 3 + lift, best, text)


def _lift_exact(store: Store, key: str, found: dict[int, Likeness]) -> None:
    lifts: dict[int, float] = {}
    for number, name in names.numbers_named_from(store, key, _CANDIDATES) if key else ():
        inflected = name[len(key) :] in _INFLECTIONS and len(key) >= _LEAST_INFLECTED
        lift = _INFLECTED if inflected else _BEGINNING
        lifts[number] = max(lift, lifts.get(number, 0.0))
    for shorter in _uninflected(key):
        lifts |= {number: _INFLECTED for number, _rank in names.numbers_named(store, shorter)}
    for number, rank in reversed(names.numbers_named(store, key)):
        lifts[number] = _BEGINNING + _EXACT[rank]
    for number in lifts.keys() & found.keys():
        found[number] = found[number]._replace(score=found[number].score + lifts[number])


def _uninflected(key: str) -> list[str]:
    """Return what a name may be that was typed in another case or number."""
    shorter = [key.removesuffix(ending) for ending in _INFLECTIONS if key.endswith(ending)]
    return [name for name in shorter if len(name) >= _LEAST_INFLECTED]


def name_parts(name: str) -> list[str]:
    """Return the telling words of a name, as they are searched, each once.

    "Bäcker/Bäckerin" is one word.
    """
    return _parts(as_role(fold_words(name)))


def _parts(folded: str) -> list[str]:
    return list(dict.fromkeys(without_stop_words(folded)))


def same_parts(one: list[str], other: list[str]) -> bool:
    """Return whether two names are made of the same words.

    "leiter marketing" and "marketingleiter" are; so are "leiter flugsicherung" and
    "flugsicherungsleiter": German joins words with "s", "es", "n", "en" or nothing.
    """
    return _joins(one, "".join(other)) or _joins(other, "".join(one))


def _joins(parts: list[str], joined: str) -> bool:
    spare = len(joined) - len("".join(parts))
    if len(parts) > _MOST_PARTS or not 0 <= spare <= 2 * len(parts):
        return False
    return _made_of(parts, joined)


def _made_of(parts: list[str], joined: str) -> bool:
    """Return whether a word is made of parts, each once, in any order."""
    if len(parts) <= 1:
        return joined == "".join(parts)
    return any(
        joined.startswith(part + joint)
        and _made_of([*parts[:at], *parts[at + 1 :]], joined[len(part + joint) :])
        for at, part in enumerate(parts)
        for joint in _JOINTS
    )
