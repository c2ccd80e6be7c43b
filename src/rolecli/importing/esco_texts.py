"""ESCO's labels and descriptions -> titles, names and summaries. Pure functions."""

import re

from rolecli.text import fold

_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")  # soft hyphen, zero width
_DASHES = str.maketrans("–—", "--")
_SHORT = 3  # letters; the forms of a longer word begin with as many that are the same
_GENDER_SIGN = re.compile(r"/(?:/[mf])?$")  # "Pizzakoch//m"
_ADJECTIVE_ENDING = re.compile(r"(?<=\we)/-?r\b")
_FEMININE_ENDING = re.compile(r"(?<=\w)/-?in\b")
_STOP = re.compile(r"[.!?]\s")
# A stop, and what begins a sentence. A single letter before the stop is an abbreviation ("z. B.",
# "e.g."), and so is what is named here.
_SENTENCE_END = re.compile(
    r"(?<=[\w)”“\"]{2}[.!?])(?<!\b(?:Nr|Dr|St|ca|vs)\.)(?<!\b(?:bzw|ggf|vgl|sog|usw|etc)\.)"
    r"(?<!\b(?:inkl|evtl|incl)\.)\s+(?=[\"„“(]?[^\W\d_a-zäöüß])"
)


def one_line(text: str) -> str:
    """Return `text` with single plain spaces between its words and none around them.

    Signs that are not to be seen go; they come from word processors.
    """
    if not text.isprintable():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Return `text` with each of its lines as a paragraph, parted by an empty line."""
    return "\n\n".join(filter(None, map(one_line, text.split("\n"))))


def shortened(text: str, length: int) -> str:
    """Return `text` if it has no more than `length` characters, else its beginning and "…"."""
    if len(text) <= length:
        return text
    begun = text[: length - 1]
    return f"{begun.rpartition(' ')[0] or begun}…"


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of `text` (of the first paragraph), and what follows it."""
    paragraph, _parting, others = text.partition("\n\n")
    # Most have one sentence, and a look for a stop inside takes a tenth of the time.
    end = _STOP.search(paragraph) and _SENTENCE_END.search(paragraph)
    if end is None:
        return paragraph, others
    rest = paragraph[end.end() :]
    return paragraph[: end.start()], f"{rest}\n\n{others}" if others else rest


def genders(label: str) -> tuple[str, str]:
    """Return the masculine and the feminine form that a German label names.

    "Leiter/Leiterin Vertrieb" and "Leiter/in Vertrieb" both name "Leiter Vertrieb" and
    "Leiterin Vertrieb"; "Beauftragte/r" names "Beauftragter" and "Beauftragte". A label that
    names one form stays as it is, with "" for the other.
    """
    label = _GENDER_SIGN.sub("", label)
    if ending := _FEMININE_ENDING.search(label):
        before, after = label[: ending.start()], label[ending.end() :]
        return before + after, f"{before}in{after}"
    if ending := _ADJECTIVE_ENDING.search(label):
        before, after = label[: ending.start()], label[ending.end() :]
        return f"{before}r{after}", before + after
    for at, sign in enumerate(label):
        if sign == "/" and (pair := _pair(label[:at], label[at + 1 :])):
            return pair
    return label, ""


def _pair(left: str, right: str) -> tuple[str, str] | None:
    """Return the two sides of a slash if they are forms of one title.

    Words behind one side alone belong to both.
    """
    if left.endswith("-") or left.count("/") != right.count("/"):
        return None
    ours, others = left.split(), right.split()
    if not all(map(_alike, ours, others)) or ours == others:
        return None
    return (
        " ".join([*ours, *others[len(ours) :]]),
        " ".join([*others, *ours[len(others) :]]),
    )


def _alike(word: str, other: str) -> bool:
    """Tell whether two words can be forms of one: "Arzt" and "Ärztin", "des" and "der"."""
    word, other = fold(word).translate(_DASHES), fold(other).translate(_DASHES)
    return word[:1] == other[:1] and (len(word) <= _SHORT or word[:_SHORT] == other[:_SHORT])
