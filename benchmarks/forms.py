"""The ways in which people write a job title, made from titles; the same each time.

A kind of form is a function: from a title, the feminine of its owner's names and a source of
chance it makes the form, or nothing where the title has no such form.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

SEED = 20240125
_LINKED = ("ung", "heit", "keit", "ion", "tät", "schaft")  # compounds join these with an "s"


class Title(NamedTuple):
    """A name and the feminine form of its head, if its owner has one."""

    text: str
    feminine: str | None


class Question(NamedTuple):
    """A form of a name and its kind; any of `answers` is right."""

    kind: str
    text: str
    answers: frozenset[str]


Form = Callable[[Title, random.Random], str | None]


def _replaced(text: str, old: str, new: str) -> str | None:
    return text.replace(old, new) if old in text else None


def _umlauts(title: Title, written: Mapping[str, str]) -> str | None:
    text = title.text.translate({ord(letter): to for letter, to in written.items()})
    return text if text != title.text else None


def _marked(mark: str) -> Form:
    """Return the form with a gender mark behind the word that has a feminine."""

    def form(title: Title, _chance: random.Random) -> str | None:
        at = _ending(title)
        return f"{title.text[:at]}{mark}{title.text[at:]}" if at else None

    return form


def _ending(title: Title) -> int | None:
    """Return where the masculine lacks the feminine's "in": "Leiter|(in) Marketing"."""
    if not title.feminine:
        return None
    at = next(
        (n for n, (a, b) in enumerate(zip(title.text, title.feminine)) if a != b),  # noqa: B905
        len(title.text),
    )
    return at if title.text[:at] + "in" + title.text[at:] == title.feminine else None


def _couple(to: str) -> Form:
    def form(title: Title, _chance: random.Random) -> str | None:
        found = re.sub("(?<=[a-zß])(?:mann|frau)\\b", to, title.text)
        return found if found != title.text else None

    return form


def _note(note: str) -> Form:
    return lambda title, _chance: f"{title.text} {note}"


def _hyphens(joint: str) -> Form:
    def form(title: Title, _chance: random.Random) -> str | None:
        return _replaced(title.text, "-", joint) if re.search(r"\w-\w", title.text) else None

    return form


def _spaces(joint: str, words: int) -> Form:
    """Return the form with the first spaces of a title of a few words replaced."""

    def form(title: Title, _chance: random.Random) -> str | None:
        parts = title.text.split(" ")
        if not (1 < len(parts) <= words and all(map(_is_noun, parts))):
            return None
        return joint.join(parts)

    return form


def _is_noun(part: str) -> bool:
    return part.isalpha() and part[0].isupper()


def _joined_lower(title: Title, _chance: random.Random) -> str | None:
    """Online Marketing Manager -> Onlinemarketing-Manager."""
    parts = title.text.split(" ")
    if len(parts) != 3 or not all(map(_is_noun, parts)):  # noqa: PLR2004
        return None
    return f"{parts[0]}{parts[1].lower()}-{parts[2]}"


def _turned(title: Title, _chance: random.Random) -> str | None:
    parts = title.text.split(" ")
    if len(parts) != 2 or not all(map(_is_noun, parts)):  # noqa: PLR2004
        return None
    return " ".join(reversed(parts))


def _head_first(pattern: str) -> Form:
    """Return the form of "Marketingleiter" that begins with its head."""

    def form(title: Title, _chance: random.Random) -> str | None:
        found = re.fullmatch(r"(\w{4,}?)s?(?<!beg)leiter", title.text)
        return pattern.format(found[1]) if found else None

    return form


def _compound(title: Title, _chance: random.Random) -> str | None:
    """Leiter Marketing -> Marketingleiter."""
    found = re.fullmatch(r"(Leiter(?:in)?) (\w+)", title.text)
    if not found:
        return None
    link = "s" if found[2].endswith(_LINKED) else ""
    return f"{found[2]}{link}{found[1].lower()}"


def _nominal(title: Title, _chance: random.Random) -> str | None:
    """Leiter Marketing -> Leitung Marketing; Marketingleiter -> Marketingleitung."""
    found = re.sub("(?i)(?<=leit)(?<!begleit)er(?:in)?\\b", "ung", title.text)
    return found if found != title.text else None


def _inflected(ending: str) -> Form:
    def form(title: Title, _chance: random.Random) -> str | None:
        at = _ending(title)
        if not at or not title.text[:at].endswith("er"):
            return None
        return f"{title.text[:at]}{ending}{title.text[at:]}"

    return form


def _typos(count: int) -> Form:
    """Return the form with letters left out, doubled, turned or changed inside long words."""

    def form(title: Title, chance: random.Random) -> str | None:
        if sum(map(str.isalpha, title.text)) < 6 + 3 * count:
            return None
        text = title.text
        for _ in range(count):
            text = _mistyped(text, chance)
        return text

    return form


def _mistyped(text: str, chance: random.Random) -> str:
    places = [n for n in range(1, len(text) - 1) if text[n - 1 : n + 2].isalpha()]
    at = chance.choice(places)
    match chance.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at] + text[at:]
        case 2:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case _:
            return text[:at] + chance.choice("abdefgiklmnorstu") + text[at + 1 :]


def _prefix(title: Title, _chance: random.Random) -> str | None:
    length = len(title.text) * 7 // 10
    return title.text[:length].rstrip() if length >= 6 else None  # noqa: PLR2004


def _asked(pattern: str) -> Form:
    return lambda title, _chance: pattern.format(title.text)


def _parts(title: Title, _chance: random.Random) -> str | None:
    """The words of the name in another order, as one remembers them."""
    parts = re.findall(r"\w{3,}", title.text)
    return " ".join([*parts[1:], parts[0]]).lower() if len(parts) > 2 else None  # noqa: PLR2004


KINDS: dict[str, Form] = {
    "as it is": lambda title, _chance: title.text,
    "lower case": lambda title, _chance: title.text.lower(),
    "upper case": lambda title, _chance: title.text.upper(),
    "ae oe ue": lambda title, _chance: _umlauts(
        title, {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
    ),
    "a o u": lambda title, _chance: _umlauts(
        title, {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"}
    ),
    "feminine": lambda title, _chance: title.feminine,
    "/in": _marked("/in"),
    "/-in": _marked("/-in"),
    ":in": _marked(":in"),
    "*in": _marked("*in"),
    "_in": _marked("_in"),
    "In": _marked("In"),
    "Innen": _marked("Innen"),
    "innen": _marked("innen"),
    "(in)": _marked("(in)"),
    "(m/w/d)": _note("(m/w/d)"),
    "(gn)": _note("(gn)"),
    "-mann": _couple("mann"),
    "-frau": _couple("frau"),
    "-leute": _couple("leute"),
    "hyphens as spaces": _hyphens(" "),
    "hyphens left out": _hyphens(""),
    "spaces as hyphens": _spaces("-", 3),
    "OneWord": _spaces("", 3),
    "Onlinemarketing-Manager": _joined_lower,
    "turned": _turned,
    "words in disorder": _parts,
    "Leiter X": _head_first("Leiter {0}"),
    "Leiter/in - X": _head_first("Leiter/in - {0}"),
    "Leitung X": _head_first("Leitung {0}"),
    "Xleiter": _compound,
    "Xleitung": _nominal,
    "genitive": _inflected("s"),
    "dative plural": _inflected("n"),
    "one typo": _typos(1),
    "two typos": _typos(2),
    "prefix": _prefix,
    "Aufgaben von ...": _asked("Aufgaben von einem {0}"),
    "was macht ...": _asked("Was macht ein {0}?"),
}


def questions(names: Mapping[str, Iterable[str]], most: int | None = None) -> Iterator[Question]:
    """Yield every form of every name: kind by kind, at most `most` of a kind.

    Args:
        names: the names of each owner.
        most: how many of a kind; they are drawn by chance, the same each time.
    """
    owners: dict[str, set[str]] = {}
    for key, texts in names.items():
        for text in texts:
            owners.setdefault(_same(text), set()).add(key)
    titles = [
        (key, title) for key, texts in names.items() for title in titles_of(dict.fromkeys(texts))
    ]
    for kind, form in KINDS.items():
        chance = random.Random(f"{SEED} {kind}")  # noqa: S311  nothing secret
        made = 0
        for key, title in chance.sample(titles, len(titles)):
            text = form(title, chance)
            if text is None:
                continue
            answers = {key} | owners[_same(title.text)] | owners.get(_same(text), set())
            if kind == "prefix":
                start = _same(text)
                answers |= {
                    k for name, keys in owners.items() if name.startswith(start) for k in keys
                }
            yield Question(kind, text, frozenset(answers))
            made += 1
            if made == most:
                break


def titles_of(names: Iterable[str]) -> Iterator[Title]:
    """Yield names with the feminine that stands beside each of them, if one does."""
    names = tuple(names)
    beside = set(names)
    for name in names:
        ends = [match.end() for match in re.finditer(r"\w\b", name)]
        feminine = (f"{name[:end]}in{name[end:]}" for end in ends)
        yield Title(name, next((text for text in feminine if text in beside), None))


def _same(text: str) -> str:
    """Return a name without what no one counts as a difference: case, spaces and signs."""
    return re.sub(r"[\W_]+", "", text.casefold())
