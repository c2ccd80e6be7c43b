"""What a YAML parser complains of, in words for people who do not know its terms."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

from rolecli.catalog.document import Spot, spot_of
from rolecli.catalog.slips import ODD_SPACE, common_slip, odd_space
from rolecli.i18n import _

_FOREIGN_COMMENT = re.compile(r"^[ \t]*(?=//|/\*)", re.MULTILINE)  # as in JavaScript
_INDENT = re.compile(rf" *(?:- *)*(?:[\w-]+:)?({ODD_SPACE.pattern})")
_LINE_END = re.compile("\r\n|\r|\n")
_KEY = re.compile(r"\s*(?:- +)*[\w-]+")
# Keys in one line end within 1,024 characters, says YAML; so far a parser reads on.
_LOOK_AHEAD = 1_100
_OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_NO_KEY = re.compile(r"(\s*(?:- +)*)[\w-]+(?::\S.*)?\s*")  # "title" or "title:Koch"


class Bracket(NamedTuple):
    """A bracket and where it stands; `step` is 1 where it opens and -1 where it closes."""

    spot: Spot
    step: int


class _Slip(NamedTuple):
    """A common mistake in words; the place may be where the construct begins."""

    message: str
    hint: str
    at_start: bool = False


# The only place that knows how parsers speak: what libyaml and PyYAML's own say of a mistake,
# the first that fits. What none of these fits is told by its place alone.
_KINDS = (
    ("open quote", ("quoted scalar", "end of stream")),
    ("flow sequence", ("flow sequence",)),
    ("flow mapping", ("flow mapping",)),
    ("colon", ("mapping values", "not allowed")),
    ("dash", ("sequence entries", "not allowed")),
    ("block", ("parsing a block",)),
    ("sign", ("cannot start any token",)),
    ("name", ("scanning an a", "alphabetic")),
    ("name", ("tag handle",)),
    ("name", ("ing a tag",)),  # scanning, parsing
    ("header", ("scanning a block scalar",)),
    ("no colon", ("expected ':'",)),
    ("escape", ("unknown escape",)),
    ("number", ("invalid Unicode",)),
    ("number", ("quoted scalar", "hexdec")),
    ("number", ("quoted scalar", "expected escape sequence")),
    ("version", ("incompatible YAML",)),
)


def syntax_words(error: yaml.MarkedYAMLError, text: str, since: int) -> tuple[str, str, Any, str]:
    """Return code, message, the mark of the place and hint for what the parser says.

    Args:
        error: what the parser says.
        text: what it read.
        since: the line, counted from 0, up to which all was well.
    """
    mark: Any = error.problem_mark or error.context_mark
    if common := common_slip(text):
        return "syntax", *common
    lines = _LINE_END.split(text)
    if odd := _odd_space(lines, max(0, min(since, mark.line - 2)), mark.line):
        return "character", *odd
    kind = _kind(error)
    found = _from_line(kind, mark, lines) or _from_text(kind, text)
    return "syntax", *(found or _from_slips(kind, mark, error.context_mark))


def _kind(error: yaml.MarkedYAMLError) -> str:
    said = ", ".join(filter(None, (error.context, error.problem)))
    return next((kind for kind, words in _KINDS if all(word in said for word in words)), "")


def _odd_space(lines: list[str], first: int, last: int) -> tuple[str, Spot, str] | None:
    """Find what looks like a space before a key, a dash or a value."""
    for number in range(first, min(last + 1, len(lines))):
        if found := _INDENT.match(lines[number]):
            return odd_space(found[1], Spot(number, found.start(1)))
    return None


def open_brackets(text: str, begin: int, *, in_flow: bool) -> Iterator[Bracket]:
    """Yield the brackets that a parser may have read beyond the last event it gave.

    Args:
        text: what the parser reads.
        begin: how many characters of it the event ended at.
        in_flow: whether the innermost mapping or list open there has brackets itself.
    """
    before = "[" if in_flow else ""
    rest = before + text[begin : begin + _LOOK_AHEAD]
    for token in _tokens(rest):
        index = begin + token.start_mark.index - len(before)
        step = isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if step and index >= begin:
            yield Bracket(spot_of(text, index), step)


def _tokens(text: str) -> list[Any]:
    """Return the tokens of a piece of YAML up to its first mistake."""
    tokens: list[Any] = []
    with suppress(yaml.YAMLError, ValueError, OverflowError):
        scanner: Any = yaml.SafeLoader(text)
        with suppress(yaml.MarkedYAMLError):
            while scanner.check_token():
                tokens.append(scanner.get_token())
        tokens += scanner.tokens  # read, but held back: a key may begin there
    return tokens


def _from_line(kind: str, mark: Any, lines: list[str]) -> tuple[str, Any, str] | None:
    """Tell a mistake that shows in the lines around it better than in the parser's words."""
    before, sign = "", ""
    if mark.line < len(lines):
        before, sign = lines[mark.line][: mark.column], lines[mark.line][mark.column :][:1]
    if sign == "\t":
        return _("there is a tab where only spaces may be"), mark, _("Indent with spaces.")
    if kind == "block" and before.rstrip().endswith(('"', "'")):
        message = _("the quotation mark before this ends the text")
        hint = _('Inside \'…\' write an apostrophe twice, inside "…" a quotation mark as \\".')
        return message, mark, hint
    if kind == "block" and sign in ("]", "}"):
        message = _("there is nothing open that '{sign}' closes").format(sign=sign)
        return message, mark, _("Remove it, or open it above.")
    if kind == "colon" and mark.line and _KEY.fullmatch(before):
        above = _NO_KEY.fullmatch(lines[mark.line - 1])
        if above:
            hint = _("Write a ':' and a space between a key and its value.")
            return _("a ': ' is missing here"), Spot(mark.line - 1, above.end(1)), hint
    return None


def _from_text(kind: str, text: str) -> tuple[str, Any, str] | None:
    """Tell comments of JavaScript inside brackets, wherever they stand."""
    if kind in ("flow sequence", "flow mapping") and (comment := _FOREIGN_COMMENT.search(text)):
        message = _("this is not a comment in YAML")
        return message, spot_of(text, comment.end()), _("Comments begin with '#'.")
    return None


def _from_slips(kind: str, mark: Any, start: Any) -> tuple[str, Any, str]:
    hint = _("Look here and just above for quotation marks, brackets, colons and indentation.")
    slip = _slips().get(kind, _Slip(_("this is not YAML"), hint))
    return slip.message, start if slip.at_start and start else mark, slip.hint


def _slips() -> dict[str, _Slip]:
    first_sign = _("no text can begin with this character")
    quote = _("Put the text in quotes.")
    return {
        "open quote": _Slip(
            _("the quotation mark here is not closed"),
            _("Close it with the same mark."),
            at_start=True,
        ),
        "flow sequence": _Slip(
            _("the '[' here is not closed"),
            _("Put commas between the values and ']' after the last one."),
            at_start=True,
        ),
        "flow mapping": _Slip(
            _("the '{' here is not closed"),
            _("Put commas between the values and '}' after the last one."),
            at_start=True,
        ),
        "colon": _Slip(
            _("there is a ':' where no key can be"),
            _("Indent keys alike, and put a text with ': ' in quotes."),
        ),
        "dash": _Slip(
            _("there is a '- ' where no list can begin"),
            _("Put the list on lines of its own."),
        ),
        "block": _Slip(
            _("this does not fit what is above it"),
            _("Indent alike what belongs together; put texts with special characters in quotes."),
        ),
        "sign": _Slip(first_sign, quote),
        "name": _Slip(first_sign, quote, at_start=True),
        "header": _Slip(
            _("the line must end after '|' or '>'"),
            _("Put the text on the lines below, or in quotes."),
        ),
        "no colon": _Slip(
            _("a ':' is missing after this"),
            _("Write a ':' and a space between a key and its value."),
            at_start=True,
        ),
        "escape": _Slip(
            _("the character after the backslash has no meaning"),
            _("Use single quotes, or write the backslash twice."),
        ),
        "number": _Slip(
            _("the number after the backslash stands for no character"),
            _("Write the character itself."),
        ),
        "version": _Slip(_("this version of YAML is unknown"), _("Remove the line.")),
    }
