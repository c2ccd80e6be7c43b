"""German-aware comparison of words: folding, gender forms, slugs. Pure functions."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Patterns are compiled when they are first needed (re keeps them): few commands need them all,
# and compiling takes longer than folding a name.

# "(m/w/d)", "(gn)", "[w/m/x]": what German job advertisements put behind a title.
_GENDER_NOTE = r"(?i)[(\[]\s*(?:[mwdfxi](?:\s*[/|,*]\s*[mwdfxi*])+|gn|all genders)\s*[)\]]"
# "Leiter/in", "LEITER/IN", "Leiter/-in", "Leiter:in", "Leiter*innen", "Leiter_in", "Leiter(in)".
_GENDER_MARK = r"(?<=[^\W\d_]{2})(?:[/:*_·]-?|-/-|\(-?)(?i:in(?:nen)?)\b\)?"
# "LeiterInnen".
_GENDER_CAPITAL = r"(?<=[a-zäöüß])In(?:nen)?\b"
# Endings that carry a feminine "-in": Leiter-in, Direktor-in, Assistent-in, Spezialist-in ...
_FEMININE = r"(?<=[a-z]{3})(?:(?<=[eo]r|nt|st|ur|at|ut)|(?<=log))in(?:nen)?\b"
_COUPLE = r"(?<=[a-z]{3})(?:fraun?|leut(?:en?)?)\b"
_OFFICE = r"leitung\b"
_ACCENT = "[\u0300-\u036f]"
_UMLAUT = r"(?<=[aou])e+"
# Soft hyphens, zero-width blanks, joiners and marks, and the tags of flags: nobody sees them.
_INVISIBLE = "[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
_JOINABLE = "[^\0-\u058f\u061c\u180e\u2000-\u206f\ufeff\U000e0000-\U000e007f]"
# A joiner between two signs of emoji or of a script that joins its letters; a region's flag.
_JOINED = (
    f"(?<={_JOINABLE})[\u200c\u200d](?={_JOINABLE})"
    "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
)
# The accents belong to a word: "ü" may be written as two characters.
_WORD = "[^\\W_](?:[^\\W_]|[\u0300-\u036f])*"


class Word(NamedTuple):
    """A word of a text: its folded form and where it stands (start and end, in characters)."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return `text` without the differences that do not matter when words are compared.

    Case goes; ä, ae and a become one (so do ö/oe/o, ü/ue/u), ß becomes ss, other accents go.
    Folding what is folded changes nothing. In Latin letters the folded form of a prefix of
    `text` is a prefix of the folded form of `text`.
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = re.sub(_ACCENT, "", text)
    return re.sub(_UMLAUT, "", text)


def without_gender(text: str) -> str:
    """Return `text` without gender notes and marks: "Leiter:in (m/w/d)" becomes "Leiter"."""
    if "In" in text:
        text = re.sub(_GENDER_CAPITAL, "", text)
    if text.isalpha():
        return text
    return re.sub(_GENDER_MARK, "", re.sub(_GENDER_NOTE, "", text))


def words(text: str) -> Iterator[Word]:
    """Yield the words of `text` in order, folded and in their masculine form."""
    for match in re.finditer(_WORD, text):
        yield Word(masculine(fold(match.group())), *match.span())


def part_of(word: str, folded_part: str) -> tuple[int, int] | None:
    """Return where in `word` the letters stand that fold to `folded_part`, or nothing.

    Start and end are in characters of `word` as it is written.
    """
    at = fold(word).find(folded_part)
    if at < 0:
        return None
    lengths = [len(fold(word[:end])) for end in range(len(word) + 1)]
    end = next(
        position for position, length in enumerate(lengths) if length >= at + len(folded_part)
    )
    start = max(position for position, length in enumerate(lengths[:end]) if length <= at)
    return start, end


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


def _folded_words(text: str) -> str:
    """Return the folded forms of `words` of a text without gender marks, with spaces between.

    All words are folded at once: one by one takes four times as long, and a store has many.
    """
    return masculine(fold(" ".join(re.findall(_WORD, without_gender(text)))))


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
    pieces[::2] = [re.sub(_INVISIBLE, "", piece) for piece in pieces[::2]]
    return harmless("".join(pieces))


def harmless(text: str) -> str:
    """Return `text` with every character that could steer a terminal made harmless.

    Control and format characters (escape, bell, direction overrides, lone surrogates) become
    U+FFFD, tabs and line ends become spaces; soft hyphens and zero-width signs stay.
    """
    if text.isprintable():
        return text
    pieces = re.split(f"({_INVISIBLE}+)", text)
    pieces[::2] = ["".join(map(_harmless, piece)) for piece in pieces[::2]]
    return "".join(pieces)


def _harmless(char: str) -> str:
    if char in "\t\n\r\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    return "\N{REPLACEMENT CHARACTER}" if category in ("Cc", "Cf", "Cs") else char
