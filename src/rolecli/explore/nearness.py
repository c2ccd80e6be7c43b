"""Names that are near to one that means nothing: what may have been meant, the nearest first."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest

from rolecli.errors import Choice
from rolecli.explore.query import LONGEST, parse, stem
from rolecli.explore.ranking import alike, name_parts
from rolecli.explore.spelling import errors
from rolecli.store import queries
from rolecli.store.labels import names_of
from rolecli.store.opening import Store

NEAR_NAMES = 3
_LEAST = 0.5  # of the weight of a name's words that a near name must share
_COMMON = 0.1  # weight of a word that many titles have, beside one that tells
_LEAST_STEM = 4  # letters a word must have to be looked for in longer ones
_LEAST_ALIKE = 0.85  # of the letters of two words that are one, mistyped
_ROLES_FIRST = 0.05
_MISTYPED, _WITHIN = 0.9, 0.8  # how much words are one that differ in a letter, or in length
_BESIDE = 0.3  # weight of the share of the near name that the given one has
_CANDIDATES = 60  # entries
_MOST_WORDS = 12  # of a name
# Who leads; and words that many titles have, whatever the job: what shares only these is not near.
_LEADS = frozenset(["chief", "chef", "head", "leiter", "direktor", "director", "president", "lead"])
_COMMON_WORDS = _LEADS | frozenset(
    [
        "manager",
        "officer",
        "assistent",
        "assistenz",
        "assistant",
        "mitarbeiter",
        "referent",
        "spezialist",
        "specialist",
        "fachkraft",
        "sachbearbeiter",
        "berater",
        "consultant",
        "executive",
        "vice",
        "senior",
        "junior",
        "management",
        "of",
        "for",
        "and",
        "team",
    ]
)


def near_names(store: Store, name: str) -> list[Choice]:
    """Return up to three entries with a name most like `name`, in the language spoken.

    A near name shares at least half of the telling words, spelled alike or as part of a longer
    word; one that shares only words such as "manager" is none.
    """
    parts = _words(name[:LONGEST])
    if not 0 < len(parts) <= _MOST_WORDS:  # a text is near to no name
        return []
    likely = alike(store, parse(name[:LONGEST]))
    likeliest = nlargest(_CANDIDATES, likely, key=lambda number: likely[number].score)
    found = [
        (nearness, -number)
        for number, names in names_of(store, likeliest).items()
        if (nearness := _nearness(parts, names))
    ]
    ranked = sorted(found, reverse=True)[: 4 * NEAR_NAMES]
    entries = {number: queries.numbered(store, -number) for _near, number in ranked}
    ranked.sort(key=lambda one: -one[0] - _ROLES_FIRST * (entries[one[1]].kind == "role"))
    chosen = (entries[number] for _near, number in ranked[:NEAR_NAMES])
    return [Choice(entry.id, entry.title, entry.kind) for entry in chosen]


def _nearness(parts: list[str], names: Iterable[str]) -> float:
    """Return how near the nearest of an entry's names is: what it shares, and little beside."""
    found = (_words(name) for name in names)
    return max(
        (
            shared + _BESIDE * _shared(others, parts)
            for others in found
            if (shared := _shared(parts, others)) >= _LEAST
        ),
        default=0.0,
    )


def _words(name: str) -> list[str]:
    """Return the words of a name, those apart that many titles end with: "vertriebs", "leiter"."""
    return [piece for word in name_parts(name) for piece in _apart(word)]


def _apart(word: str) -> list[str]:
    for common in _COMMON_WORDS:
        if len(word) > len(common) + 2 and len(common) > _LEAST_STEM and word.endswith(common):
            return [word.removesuffix(common), common]
    return [word]


def _shared(parts: list[str], others: list[str]) -> float:
    """Return the share of a name's words that stand among others, by weight."""
    weights = {part: _COMMON if part in _COMMON_WORDS else 1.0 for part in parts}
    shared = sum(
        weight * max((_alike(part, other) for other in others), default=0.0)
        for part, weight in weights.items()
    )
    return shared / sum(weights.values()) if weights else 0.0


@lru_cache(maxsize=2**16)  # the names of a catalog are made of few words, again and again
def _alike(part: str, other: str) -> float:
    """Return how much two words are one: 1 for the same but for its ending."""
    if stem(part) == stem(other) or (part in _LEADS and other in _LEADS):
        return 1.0
    if min(len(part), len(other)) < _LEAST_STEM:
        return 0.0
    if errors(part, other, 2) <= (2 if len(part) > 2 * _LEAST_STEM else 1):
        return _MISTYPED
    if {part, other} & _COMMON_WORDS:
        return 0.0
    if part.startswith(other) or other.startswith(part) or other.endswith(part):
        return _WITHIN
    matcher = SequenceMatcher(None, part, other, autojunk=False)
    most = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    ratio = matcher.ratio() if most >= _LEAST_ALIKE else 0.0
    return ratio if ratio >= _LEAST_ALIKE else 0.0
