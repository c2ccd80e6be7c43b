"""Titles that name both sexes: "Koch/Köchin", "Kaufmann bzw. Kauffrau", "Bankkaufmann/-frau"."""

import re
from collections.abc import Iterator

from rolecli.text import fold, masculine, without_gender

_WORD = r"[^\W\d_][\w-]+"
_BETWEEN = r"\s*(?:[/|,;]|\bbzw\b\.?|\bbeziehungsweise\b|\bund\b|\boder\b|\bor\b|\band\b|&)\s*"
_PAIR = rf"(?i)\b(?P<one>{_WORD}){_BETWEEN}[(]?(?P<other>-?{_WORD})[)]?"
_BRACKETED = rf"(?i)\b(?P<one>{_WORD})\s*[(](?P<other>-?{_WORD})[)]"
# "Technische/r", "Angestellte(r)", "Beamte:r": the ending that makes it masculine.
_ENDING = r"(?i)(?<=e)[/:*_(]-?[rn]\)?(?!\w)"
_LEAST_SHARED = 3  # letters
_COUPLE = ("mann", "frau")


def without_pairs(name: str) -> Iterator[str]:
    """Yield a name with the first, then with the second of two forms in each place.

    Nothing where it has no such place.
    """
    name = without_gender(name)
    ending = re.search(_ENDING, name) is not None
    for pattern in (_PAIR, _BRACKETED):
        pairs = [found for found in re.finditer(pattern, name) if _is_pair(*found.groups())]
        if pairs or ending:
            yield _reduced(name, pairs, "one")
            yield _reduced(name, pairs, "other")


def halves(name: str) -> tuple[str, str] | None:
    """Return the two names on both sides of the one sign or word between them, if there is one."""
    parts = re.split(_BETWEEN, name)
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else None  # noqa: PLR2004


def is_twin(one: str, other: str) -> bool:
    """Return whether two names differ in gender alone: "Leiterin Einkauf", "Leiter Einkauf"."""
    words, others = one.split(), other.split()
    return len(words) == len(others) and all(map(_same, words, others))


def _reduced(name: str, pairs: list[re.Match[str]], group: str) -> str:
    for found in reversed(pairs):
        kept = found["one"] if _is_ending(found["other"]) else found[group]
        name = f"{name[: found.start()]}{kept}{name[found.end() :]}"
    return re.sub(_ENDING, "" if group == "one" else "r", name)


def _is_pair(one: str, other: str) -> bool:
    first, second = _neutral(one), _neutral(other.removeprefix("-"))
    if _is_ending(other):
        return second in ("", first[-len(second) :]) or (
            second in _COUPLE and first.endswith(_COUPLE)
        )
    return first == second


def _is_ending(other: str) -> bool:
    """Tell whether the second half is only what changes: "-in", "-frau", "mann", "-ärztin"."""
    return other.startswith("-") or _neutral(other) in ("", *_COUPLE)


def _same(one: str, other: str) -> bool:
    return _neutral(one) == _neutral(other)


def _neutral(word: str) -> str:
    """Return what the two forms of a title share: "koch" of Köchin, "biolog" of Biologe."""
    folded = masculine(fold(word))
    if folded.endswith(_COUPLE):
        return folded
    for ending in ("innen", "in", "euse", "eur", "esse", "ess", "er", "en", "e", "r", "n"):
        if folded == ending:
            return ""
        if folded.endswith(ending) and len(folded) - len(ending) >= _LEAST_SHARED:
            return folded[: -len(ending)]
    return folded
