"""The signs a stream can write: what it lacks is written out in those it has."""

import codecs
import unicodedata

WRITTEN_OUT = "rolecli.written-out"
"""The name of the error handler, for `errors=` of a stream."""

_DIAERESIS = "\u0308"

# Umlauts and ß as German writes them where there are none; signs as typewriters have them.
_WRITTEN: dict[str, str] = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ß": "ss",
    "ẞ": "SS",
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "…": "...",
    "·": "-",
    **dict.fromkeys("„“”«»", '"'),
    **dict.fromkeys("‚‘’‹›", "'"),
    "•": "*",
    "●": "A",  # responsibilities by their letters in RASCI
    "◐": "R",
    "○": "S",
    "◇": "C",
    "→": "->",
    "←": "<-",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "€": "EUR",
    "æ": "ae",
    "Æ": "Ae",
    "ø": "oe",
    "Ø": "Oe",
    "œ": "oe",
    "Œ": "Oe",
    "ł": "l",
    **dict.fromkeys("│┃", "|"),
    **dict.fromkeys("─━", "-"),
}


def _written_out(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return what stands for the signs that cannot be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    before, lacking = error.object[: error.start], error.object[error.start : error.end]
    umlaut = lacking[0] == _DIAERESIS and before[-1:] in [*"aouAOU"]  # written as two characters
    return "e" * umlaut + "".join(map(_sign, unicodedata.normalize("NFC", lacking))), error.end


def _sign(sign: str) -> str:
    if sign in _WRITTEN:
        return _WRITTEN[sign]
    simple = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return simple or ("" if unicodedata.combining(sign) else "?")


codecs.register_error(WRITTEN_OUT, _written_out)


def in_signs_of(encoding: str, text: str) -> str:
    """Return `text` as a stream of this encoding shows it, for measuring before it is written."""
    return text.encode(encoding, WRITTEN_OUT).decode(encoding)
