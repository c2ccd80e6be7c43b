"""What a YAML parser complains of, in words for people who do not know its terms."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

from rolecli.i18n import _

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_FOREIGN_COMMENT = re.compile(r"^[ \t]*(?=//|/\*)", re.MULTILINE)  # as in JavaScript
_KEY = re.compile(r"\s*(?:- +)*[\w-]+")
# Keys in one line end within 1,024 characters, says YAML; so far a parser reads on.
_LOOK_AHEAD = 1_100
_OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_NO_KEY = re.compile(r"(\s*(?:- +)*)[\w-]+(?::\S.*)?\s*")  # "title" or "title:Koch"


class Spot(NamedTuple):
    """A place in a text as parsers count: from 0."""

    line: int
    column: int


class Bracket(NamedTuple):
    """A bracket and where it stands; `step` is 1 where it opens and -1 where it closes."""

    spot: Spot
    step: int


class _Slip(NamedTuple):
    """A common mistake; `words` are what both parsers, libyaml and PyYAML's own, say of it."""

    words: tuple[str, ...]
    message: str
    hint: str
    at_start: bool = False  # the place is where the construct begins


def syntax_words(error: yaml.MarkedYAMLError, text: str) -> tuple[str, Any, str]:
    """Return the message, the mark of the place and the hint for what the parser says.

    Args:
        error: what the parser says.
        text: what it read.
    """
    said = ", ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark or error.context_mark
    if text.lstrip().startswith("<") and not text.lstrip().startswith("<<"):
        message = _("this looks like a web page, not like a catalog")
        return message, Spot(0, 0), _("Download the file itself, not the page that shows it.")
    if conflict := _CONFLICT.search(text):
        message = _("there is an unresolved merge conflict here")
        hint = _("Keep one side and remove the lines with '<<<<<<<', '=======' and '>>>>>>>'.")
        return message, spot_of(text, conflict.start()), hint
    return _from_line(said, mark, text) or _from_slips(said, mark, error.context_mark)


def spot_of(text: str, index: int) -> Spot:
    """Return the place of a character of `text`."""
    lines = re.split("\r\n|\r|\n", text[:index])
    return Spot(len(lines) - 1, len(lines[-1]))


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


def _from_line(said: str, mark: Any, text: str) -> tuple[str, Any, str] | None:
    """Tell a mistake that shows in the lines around it better than in the parser's words."""
    lines = re.split("\r\n|\r|\n", text)
    before, sign = "", ""
    if mark.line < len(lines):
        before, sign = lines[mark.line][: mark.column], lines[mark.line][mark.column :][:1]
    if sign == "\t" and ("token" in said or "tab" in said):
        return _("there is a tab where only spaces may be"), mark, _("Indent with spaces.")
    if "parsing a block" in said and before.rstrip().endswith(('"', "'")):
        message = _("the quotation mark before this ends the text")
        hint = _('Inside \'…\' write an apostrophe twice, inside "…" a quotation mark as \\".')
        return message, mark, hint
    if "parsing a block" in said and sign in ("]", "}"):
        return _("there is nothing open that '{sign}' closes").format(sign=sign), mark, ""
    if "parsing a flow" in said and (comment := _FOREIGN_COMMENT.search(text)):
        message = _("this is not a comment in YAML")
        return message, spot_of(text, comment.end()), _("Comments begin with '#'.")
    if "mapping values" in said and mark.line and _KEY.fullmatch(before):
        above = _NO_KEY.fullmatch(lines[mark.line - 1])
        if above:
            hint = _("Write a ':' and a space between a key and its value.")
            return _("a ': ' is missing here"), Spot(mark.line - 1, above.end(1)), hint
    return None


def _from_slips(said: str, mark: Any, start: Any) -> tuple[str, Any, str]:
    for slip in _slips():
        if all(word in said for word in slip.words):
            return slip.message, start if slip.at_start and start else mark, slip.hint
    hint = _("Look here and just above for quotation marks, brackets, colons and indentation.")
    return _("this is not YAML"), mark, hint


def _slips() -> tuple[_Slip, ...]:
    no_character = _("the number after the backslash stands for no character")
    character = _("Write the character itself.")
    quote = _("Put the text in quotes.")
    first_sign = _("no text can begin with this character")
    return (
        _Slip(
            ("quoted scalar", "end of stream"),
            _("the quotation mark here is not closed"),
            _("Close it with the same mark."),
            at_start=True,
        ),
        _Slip(
            ("flow sequence",),
            _("the '[' here is not closed"),
            _("Put commas between the values and ']' after the last one."),
            at_start=True,
        ),
        _Slip(
            ("flow mapping",),
            _("the '{' here is not closed"),
            _("Put commas between the values and '}' after the last one."),
            at_start=True,
        ),
        _Slip(
            ("mapping values", "not allowed"),
            _("there is a ':' where no key can be"),
            _("Indent keys alike, and put a text with ': ' in quotes."),
        ),
        _Slip(
            ("sequence entries", "not allowed"),
            _("there is a '- ' where no list can begin"),
            _("Put the list on lines of its own."),
        ),
        _Slip(
            ("parsing a block",),
            _("this does not fit what is above it"),
            _("Indent alike what belongs together; put texts with special characters in quotes."),
        ),
        _Slip(("cannot start any token",), first_sign, quote),
        _Slip(("scanning an a", "alphabetic"), first_sign, quote, at_start=True),
        _Slip(("tag handle",), first_sign, quote, at_start=True),
        _Slip(("ing a tag",), first_sign, quote, at_start=True),  # scanning, parsing
        _Slip(
            ("scanning a block scalar",),
            _("the line must end after '|' or '>'"),
            _("Put the text on the lines below, or in quotes."),
        ),
        _Slip(
            ("expected ':'",),
            _("a ':' is missing after this"),
            _("Write a ':' and a space between a key and its value."),
            at_start=True,
        ),
        _Slip(
            ("unknown escape",),
            _("the character after the backslash has no meaning"),
            _("Use single quotes, or write the backslash twice."),
        ),
        _Slip(("invalid Unicode",), no_character, character),
        _Slip(("quoted scalar", "hexdec"), no_character, character),
        _Slip(("quoted scalar", "expected escape sequence"), no_character, character),
        _Slip(
            ("incompatible YAML",),
            _("this version of YAML is unknown"),
            _("Remove the line."),
        ),
    )
