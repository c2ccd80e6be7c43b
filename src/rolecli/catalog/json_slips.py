"""What is wrong with a text that is no JSON, in words for people who write catalogs."""

import re
from pathlib import Path

from rolecli.catalog.document import UnreadableError, half_character, spot_of, unreadable
from rolecli.catalog.slips import ODD_SPACE, common_slip, odd_space
from rolecli.i18n import _

TEXT = r'"(?:[^"\\]|\\.)*+"'  # in JSON, with its quotation marks
_WHOLE_TEXT = re.compile(TEXT, re.DOTALL)
_CONTROL = "".join(map(chr, [*range(32), 127]))
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{0,4})?$")


def slip(text: str, at: int, file: Path) -> UnreadableError:
    """Tell what is wrong where the decoder stopped, by what stands there: it tells no kind."""
    if common := common_slip(text):
        return unreadable(file, "syntax", *common)
    before, sign = text[:at].rstrip(), text[at : at + 1]
    if sign in ("]", "}") and before.endswith(","):  # Pythons before 3.13 stop behind the comma
        at, sign = len(before) - 1, ","
    elif escape := _ESCAPE.search(text, max(0, at - 6), at + 1):
        at = escape.start()
        if escape[0] != "\\" or text[at + 1 : at + 2] == "u":
            return half_character(file, spot_of(text, at))
        sign = "\\"
    code = "syntax"
    if ODD_SPACE.match(sign):
        return unreadable(file, "character", *odd_space(sign, spot_of(text, at)))
    if sign and sign in _CONTROL:
        code, message = "character", _("the character U+{code:04X} is not allowed in JSON")
        message = message.format(code=ord(sign))
        hint = _("Write \\n for a line end and \\t for a tab, and remove the others.")
    else:
        message, hint = _slip_words(text, at, sign, before)
    return unreadable(file, code, message, spot_of(text, at), hint)


def _slip_words(text: str, at: int, sign: str, before: str) -> tuple[str, str]:
    """Return message and hint for the character that cannot stand where it does."""
    open_quote = sign == '"' and not _WHOLE_TEXT.match(text, at)
    words = {
        "": (
            _("the file ends before all is closed"),
            _("Close every quotation mark and every bracket."),
        ),
        '"': (_("the quotation mark here is not closed"), _("Close it with the same mark.")),
        "\\": (
            _("the character after the backslash has no meaning"),
            _("Write the backslash twice."),
        ),
        "/": _no_comment(),
        "#": _no_comment(),
        ",": (_("there is a ',' too many"), _("Remove it.")),
        "]": _no_opening("]"),
        "}": _no_opening("}"),
    }
    if sign in words and (sign != '"' or open_quote):
        return words[sign]
    if before and before[-1] not in ",:[{":
        hint = _("Write ',' between values, and ':' between a key and its value.")
        return _("a ',' or ':' is missing before this"), hint
    hint = _("Put texts in double quotes, and write words such as null in lowercase.")
    return _("this is not JSON"), hint


def _no_comment() -> tuple[str, str]:
    hint = _("Remove it, or give the file a name that ends in .yaml and begin it with '#'.")
    return _("JSON has no comments"), hint


def _no_opening(sign: str) -> tuple[str, str]:
    message = _("there is nothing open that '{sign}' closes").format(sign=sign)
    return message, _("Remove it, or open it above.")
