"""What a YAML parser complains of, in words for people who do not know its terms."""

from typing import Any, NamedTuple

import yaml

from rolecli.i18n import _


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
    if ("token" in said or "tab" in said) and _sign(text, mark) == "\t":
        return _("a tab stands where only spaces may"), mark, _("Indent with spaces.")
    for slip in _slips():
        if all(word in said for word in slip.words):
            return slip.message, error.context_mark if slip.at_start else mark, slip.hint
    return _("this is no YAML: {error}").format(error=said), mark, ""


def _sign(text: str, mark: Any) -> str:
    lines = text.split("\n")
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _slips() -> tuple[_Slip, ...]:
    return (
        _Slip(
            ("quoted scalar", "end of stream"),
            _("the quotation mark here is not closed"),
            _("Close it with the same sign."),
            at_start=True,
        ),
        _Slip(
            ("flow sequence",),
            _("the '[' here is not closed"),
            _("Put commas between the values and ']' behind the last one."),
            at_start=True,
        ),
        _Slip(
            ("flow mapping",),
            _("the '{' here is not closed"),
            _("Put commas between the values and '}' behind the last one."),
            at_start=True,
        ),
        _Slip(
            ("mapping values", "not allowed"),
            _("a ':' stands where no key can be"),
            _("Indent keys alike, and put a text with ': ' in quotes."),
        ),
        _Slip(
            ("sequence entries", "not allowed"),
            _("a '- ' stands where no list can begin"),
            _("Put the list on lines of its own."),
        ),
        _Slip(
            ("parsing a block",),
            _("this does not fit what stands above it"),
            _("Indent what belongs together alike, and put texts with signs in quotes."),
        ),
        _Slip(
            ("cannot start any token",),
            _("no text can begin with this sign"),
            _("Put the text in quotes."),
        ),
        _Slip(
            ("unknown escape",),
            _("the sign behind the backslash has no meaning"),
            _("Use single quotes, or write the backslash twice."),
        ),
    )
