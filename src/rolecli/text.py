"""German-aware comparison of words: folding, gender forms, slugs. Pure functions."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Patterns are compiled when they are first needed (re keeps them): few commands need them all,
# and compiling takes longer than folding a name. They begin with the letters they look for and
# look back from there: re skips to a letter at once, but tries what looks back everywhere (a
# fifth of the time for all of ESCO's texts).

# "(m/w/d)", "(gn)", "[w/m/x]": what German job advertisements put behind a title.
_SEX = r"(?:männlich|weiblich|diverse?|div\.?|male|female|[mwfdxi*])"
_ANY_SEX = (
    r"gn\*?|[mwfd]{2,3}|any gender|all genders?|alle geschlechter"
    r"|geschlechts(?:neutral|unabhängig)"
)
GENDER_NOTE = rf"[(\[{{*]\s*(?:{_SEX}(?:\s*[-/|,.;+&· ]\s*{_SEX})+|{_ANY_SEX})\s*[)\]}}*]"
# What makes a title feminine: "Leiter/in", "LEITER/IN", "Leiter/-in", "Leiter:in", "Leiter*innen",
# "Leiter_in", "Leiter(in)", "Leiter’in".
_MARKS = "-/:*_·•'’‘ʼ("
_GENDER_MARK = (
    f"[{_MARKS}]"
    r"(?<=[^\W\d_]{2}.)(?:(?<=[/:*_·•'’‘ʼ])-?|(?<=-)/-|(?<=\()-?)(?i:in(?:nen)?)\b\)?"
)
# "LeiterInnen".
_GENDER_CAPITAL = r"In(?<=[a-zäöüß]In)(?:nen)?\b"
# Endings that carry a feminine "-in": Leiter-in, Direktor-in, Assistent-in, Spezialist-in ...
_FEMININE = r"in(?<=[a-z]{3}in)(?:(?<=[eo]rin|ntin|stin|urin|atin|utin)|(?<=login))(?:nen)?\b"
_COUPLE = r"(?:frau|leut)(?<=[a-z]{7})(?:(?<=frau)n?|(?<=leut)(?:en?)?)\b"
_OFFICE = r"leitung\b"
# What is not seen does not count: soft hyphens, zero-width blanks, joiners and marks.
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_UNSEEN = f"[{INVISIBLE}\U000e0000-\U000e007f]"  # and the tags of flags
_UNWRITTEN = f"[\u0300-\u036f{INVISIBLE}]"  # in the folded form; the others are the accents
_UMLAUT = r"e(?<=[aou]e)e*"
_JOINABLE = "[^\0-\u058f\u061c\u180e\u2000-\u206f\ufeff\U000e0000-\U000e007f]"
# A joiner between two signs of emoji or of a script that joins its letters; a region's flag.
_JOINED = (
    f"(?<={_JOINABLE})[\u200c\u200d](?={_JOINABLE})"
    "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
)
# The accents belong to a word: "ü" may be written as two characters.
_WORD = f"[^\\W_]+(?:{_UNWRITTEN}+[^\\W_]*)*"
_PUNCTUATION = dict.fromkeys(map(ord, "–—‐‑‚‘’„“”«»‹›…·•€§°"), " ")
_SEPARATOR = "\0"  # stands in no text of a catalog, and is neither a letter nor a space


class Word(NamedTuple):
    """A word of a text: its folded form and where it stands (start and end, in characters)."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return `text` without the differences that do not matter when words are compared.

    Case goes; ä, ae and a become one (so do ö/oe/o, ü/ue/u), ß becomes ss, other accents go,
    and so do signs that are not seen, such as soft hyphens.
    Folding what is folded changes nothing. In Latin letters the folded form of a prefix of
    `text` is a prefix of the folded form of `text`.
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = re.sub(_UNWRITTEN, "", text)
    if "ae" in text or "oe" in text or "ue" in text:  # most words are without
        text = re.sub(_UMLAUT, "", text)
    return text


def visible(text: str) -> str:
    """Return `text` without signs that are not seen: soft hyphens and zero-width ones."""
    return text if text.isascii() else re.sub(f"[{INVISIBLE}]", "", text)


def spelled(text: str) -> str:
    """Return the form that two texts share which are spelled alike, but for case."""
    return unicodedata.normalize("NFC", visible(text).casefold())


def without_gender(text: str) -> str:
    """Return `text` without gender notes and marks: "Leiter:in (m/w/d)" becomes "Leiter"."""
    if "In" in text:
        text = re.sub(_GENDER_CAPITAL, "", text)
    signs = {*text}  # most names have none: then nothing need be compiled
    if not signs.isdisjoint("([{*"):
        text = re.sub(f"(?i){GENDER_NOTE}", "", text)
    return text if signs.isdisjoint(_MARKS) else re.sub(_GENDER_MARK, "", text)


def words(text: str) -> Iterator[Word]:
    """Yield the words of `text` in order, folded and in their masculine form."""
    found = [*re.finditer(_WORD, text)]
    whole = fold(text if text.isascii() else text.translate(_PUNCTUATION))
    if whole.isascii():  # at once: one by one takes twice as long
        folded = re.findall(_WORD, whole)
    if not whole.isascii() or len(folded) != len(found):  # "½" becomes several words
        folded = [fold(match.group()) for match in found]
    for match, word in zip(found, folded, strict=True):
        end = match.start() + len(match.group().rstrip(INVISIBLE))
        yield Word(masculine(word), match.start(), end)


def part_of(word: str, folded_part: str) -> tuple[int, int] | None:
    """Return where in `word` the letters stand that fold to `folded_part`, or nothing.

    Start and end are in characters of `word` as it is written.
    """
    at = fold(word).find(folded_part)
    if at < 0:
        return None
    lengths = [*_folded_lengths(word)]
    end = bisect_left(lengths, at + len(folded_part))
    return bisect_right(lengths, at, 0, end) - 1, end


def _folded_lengths(word: str) -> Iterator[int]:
    """Yield how long the folded forms of the beginnings of `word` are, from the empty one on."""
    length, before = 0, " "
    yield length
    for char in word:
        for letter in char.casefold() if char.isascii() else fold(char):
            if letter != "e" or before not in "aou":  # see _UMLAUT
                length, before = length + 1, letter
        yield length


def masculine(folded: str) -> str:
    """Return folded text with its words in their masculine form.

    "leiterin" and "leiterinnen" become "leiter"; "kauffrau" and "kaufleute" become "kaufmann".
    """
    if "in" in folded:
        folded = re.sub(_FEMININE, "", folded)
    if "frau" in folded or "leut" in folded:
        folded = re.sub(_COUPLE, "mann", folded)
    return folded


def as_role(folded: str) -> str:
    """Return folded words with offices named by the person: "leitung" becomes "leiter"."""
    return re.sub(_OFFICE, "leiter", folded) if "leitung" in folded else folded


def fold_words(text: str) -> str:
    """Return `text` as it is indexed: its words, folded and masculine, with spaces around them."""
    return f" {_folded_words(text)} "


def name_key(name: str) -> str:
    """Return the form under which names are compared.

    Two names with the same key are the same name: case, umlauts, gender, hyphens, spaces and
    "(m/w/d)" do not count. The key of a name made of signs alone is empty.
    """
    return _folded_words(name).replace(" ", "")


def fold_all(texts: Iterable[str]) -> list[str]:
    """Return the texts as they are indexed, like `fold_words`, but all at once.

    One by one takes several times as long, and a store has many.
    """
    joined = "".join(f"{text}{_SEPARATOR}" for text in ("", *texts))
    folded = _folded_words(joined, f"{_WORD}|{_SEPARATOR}").split(_SEPARATOR)
    return [f" {text[1:-1]} " for text in folded[1:-1]]


def _folded_words(text: str, word: str = _WORD) -> str:
    """Return the folded forms of `words` of a text without gender marks, with spaces between.

    All words are folded at once: one by one takes twice as long, and a store has many. (timeit
    over the lines of data/roles.yaml: 39 ms for 500 of them, against 91 ms.)
    """
    return masculine(fold(" ".join(re.findall(word, without_gender(visible(text))))))


def slug(text: str) -> str:
    """Return an id made of `text`: ASCII, lower case, words joined by hyphens.

    Umlauts are written out (ü becomes ue), as German addresses do.
    """
    text = unicodedata.normalize("NFC", text).casefold()
    for umlaut, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(umlaut, written)
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))


def printable(text: str) -> str:
    """Return `text` as it can be shown: without what nobody sees or what could steer a terminal.

    Soft hyphens and zero-width signs go, but for joiners where they join (emoji, scripts that
    need them); see `harmless` for the rest.
    """
    if text.isprintable():
        return text
    pieces = re.split(f"({_JOINED})", text)
    pieces[::2] = [re.sub(_UNSEEN, "", piece) for piece in pieces[::2]]
    return harmless("".join(pieces))


def harmless(text: str) -> str:
    """Return `text` with every character that could steer a terminal made harmless.

    Control and format characters (escape, bell, direction overrides, lone surrogates) become
    U+FFFD, tabs and line ends become spaces; soft hyphens and zero-width signs stay.
    """
    if text.isprintable():
        return text
    pieces = re.split(f"({_UNSEEN}+)", text)
    pieces[::2] = ["".join(map(_harmless, piece)) for piece in pieces[::2]]
    return "".join(pieces)


def _harmless(char: str) -> str:
    if char in "\t\n\r\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    return "\N{REPLACEMENT CHARACTER}" if category in ("Cc", "Cf", "Cs") else char
