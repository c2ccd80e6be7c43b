"""Slips that show in a text whatever its format."""

import re

from rolecli.catalog.document import START, Spot, spot_of
from rolecli.i18n import _

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)

# What looks like a space, or like nothing, and is not the space that YAML and JSON know.
ODD_SPACE = re.compile("[\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]")


def common_slip(text: str) -> tuple[str, Spot, str] | None:
    """Return message, place and hint where a text is no catalog at all, or half merged."""
    if text.lstrip().startswith("<") and not text.lstrip().startswith("<<"):
        message = _("this looks like a web page, not like a catalog")
        return message, START, _("Download the file itself, not the page that shows it.")
    if conflict := _CONFLICT.search(text):
        message = _("there is an unresolved merge conflict here")
        hint = _("Keep one side and remove the lines with '<<<<<<<', '=======' and '>>>>>>>'.")
        return message, spot_of(text, conflict.start()), hint
    return None


def odd_space(character: str, spot: Spot) -> tuple[str, Spot, str]:
    """Return message, place and hint for a character that looks like a space or like nothing."""
    message = _("the character U+{code:04X} stands where only plain spaces may be")
    hint = _("Replace it with a space, or remove it.")
    return message.format(code=ord(character)), spot, hint
