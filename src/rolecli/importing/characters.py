"""Texts whose characters were spoiled on their way -> texts that a catalog may hold."""

import re
from typing import NamedTuple

from rolecli.catalog.format import CONTROL

# Windows-1252's signs for the bytes 0x80 to 0x9F; five of them have none.
_SIGNS = {
    byte: sign for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", "ignore"))
}
_BYTES = {sign: byte for byte, sign in _SIGNS.items()}
_LATER = f"[\x80-\xbf{''.join(_SIGNS.values())}]"  # a byte of UTF-8 behind the first, as a sign
_TWICE = re.compile(f"[\xc2-\xdf]{_LATER}|[\xe0-\xef]{_LATER}{{2}}|[\xf0-\xf4]{_LATER}{{3}}")
_CONTROL = re.compile(CONTROL)
# What every spoiled text holds; most texts do not. Four times as fast as looking for the whole.
_SUSPICIOUS = re.compile(f"{CONTROL.removesuffix(']')}\xc2-\xf4]")
_STEPS = re.compile("[\x80-\x9f]")  # bytes that are no sign of their own, in Latin-1
_SPACES = str.maketrans(
    dict.fromkeys("\x0b\x0c\r\x1c\x1d\x1e\x1f", " ") | dict.fromkeys("\x85\u2028\u2029", "\n")
)
# What a text in German or English may hold: Latin, Greek, Cyrillic; punctuation and symbols;
# ligatures; the marks of byte order and of a character that was lost; emoji.
_USUAL = re.compile("[\x80-\u052f\u1e00-\u2bff\ufb00-\ufb06\ufeff\ufffd\U0001f000-\U0010ffff]")
# What stands behind a letter in ordinary text, too: „Ä“, Å…
_PUNCTUATION = "‚„…‘’“”–—‹›«»\xa0"
_ROUNDS = 3  # how often a text was encoded once more


class Mended(NamedTuple):
    """A text as it was meant, how many characters were mended for it, and how many dropped."""

    text: str
    mended: int = 0
    dropped: int = 0


def suspicious(text: str) -> bool:
    """Tell whether `text` may need mending: a quick look."""
    return bool(_SUSPICIOUS.search(text))


def mended(text: str) -> Mended:
    """Return `text` without characters that no catalog may hold.

    UTF-8 that was read as Latin-1 or Windows-1252 and encoded again is read as it was meant
    ("â€™" becomes "’", with or without control characters in it), and so is a lone byte of
    Windows-1252. Lines and spaces in unusual characters become usual ones. Other control
    characters are dropped.
    """
    count = 0
    for _round in range(_ROUNDS):
        text, found = _decoded(text)
        count += found
        if not found:
            break
    text = text.translate(_SPACES)
    text, lone = _STEPS.subn(lambda match: _SIGNS.get(ord(match.group()), match.group()), text)
    lone -= len(_STEPS.findall(text))
    text, dropped = _CONTROL.subn("", text)
    return Mended(text, count + lone, dropped)


def _decoded(text: str) -> tuple[str, int]:
    """Return `text` with what was encoded twice decoded once, and how many characters that is."""
    count = 0

    def meant(match: re.Match[str]) -> str:
        nonlocal count
        signs = match.group()
        try:
            sign = bytes(_BYTES.get(char, ord(char) & 0xFF) for char in signs).decode()
        except UnicodeDecodeError:
            return signs
        if not _plausible(signs, sign, text[match.end() : match.end() + 1]):
            return signs
        count += 1
        return sign

    return _TWICE.sub(meant, text), count


def _plausible(signs: str, sign: str, following: str) -> bool:
    """Tell whether `signs` rather stand for `sign` than for themselves.

    Letters with a sign behind them are ordinary text: „Spaß“, „Ä“. So what has no control
    character in it must begin with letters that are hardly ever written so in German or English.
    """
    if not _USUAL.fullmatch(sign):
        return False
    if _STEPS.search(signs) or signs[0] in "ÂÃâïð":
        return True
    if signs[0] not in "ÄÅÎÏ":
        return False
    return signs[1] not in _PUNCTUATION or following.isalpha()
