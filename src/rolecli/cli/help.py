"""The help of a command: how it is called, examples, what it takes, and its options last."""

import os
from collections.abc import Iterator, Mapping, Sequence
from shutil import get_terminal_size
from textwrap import TextWrapper
from typing import Any

import typer

from rolecli.cli.values import shown
from rolecli.cli.words import PARSED
from rolecli.i18n import _
from rolecli.present import PAGE_WIDTH

Rows = Sequence[tuple[str, str]]
"""What is typed, and what it does."""

_INDENT = 2
_GAP = 2
_LEAST = 24  # columns a description needs; with less room it stands below what is typed
_UNBROKEN = "\N{NO-BREAK SPACE}"


def help_page(command: Any, context: Any) -> str:
    """Return the help of a command or a group, as wide as all pages are.

    The examples are the command's epilog: a call a line, and behind two blanks what it does.
    """
    width = min(get_terminal_size().columns, PAGE_WIDTH)
    examples = {_("Examples"): [_parted(line) for line in (command.epilog or "").splitlines()]}
    lines = [*_usage(command, context, width), "", *_wrapped(command.help or "", width)]
    for part in (examples, command.help_sections(context), _parameters(command, context)):
        for title, rows in _laid_out(part, width):
            lines += ["", _heading(title, context), *rows]
    return "\n".join(lines)


def _parted(example: str) -> tuple[str, str]:
    call, _blanks, meaning = example.partition("  ")
    return call, meaning


def _usage(command: Any, context: Any, width: int) -> list[str]:
    pieces = [piece.strip("{}") for piece in command.collect_usage_pieces(context)]
    call = " ".join([_("Usage: ") + context.command_path, *pieces])
    return _wrapped(call, width, len(_("Usage: ")))


def _wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """Return a text in lines; no word, path or option is broken."""
    wrapper = TextWrapper(
        width, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace(_UNBROKEN, " ") for line in wrapper.wrap(text)]


def _laid_out(sections: Mapping[str, Rows], width: int) -> Iterator[tuple[str, list[str]]]:
    """Yield sections in lines; their descriptions stand below each other."""
    typed = [len(name) for rows in sections.values() for name, _text in rows]
    column = _INDENT + _GAP + max(typed, default=0)
    column = column if width - column >= _LEAST else _INDENT * 3
    for title, rows in sections.items():
        if rows:
            yield title, [line for row in rows for line in _row(*row, column, width)]


def _unbroken(note: str) -> str:
    return note.replace(" ", _UNBROKEN)


def _row(name: str, text: str, column: int, width: int) -> Iterator[str]:
    head = f"{'':{_INDENT}}{name}"
    lines = _wrapped(text, max(width - column, 1))
    if lines and len(head) + _GAP > column:
        yield head
        head = ""
    yield f"{head:{column}}{lines[0] if lines else ''}".rstrip()
    yield from (f"{'':{column}}{line}" for line in lines[1:])


def _heading(title: str, context: Any) -> str:
    """Return a heading as those of pages look; Typer takes the signs away where none may be."""
    if os.environ.get("TERM") in ("dumb", "unknown"):
        return title
    said = context.meta[PARSED][0].get("no_color") or getattr(context.obj, "no_color", False)
    plain = said or os.environ.get("NO_COLOR")
    return typer.style(title, fg=None if plain else "bright_blue", bold=True)


def _parameters(command: Any, context: Any) -> dict[str, Rows]:
    """Return arguments and options with what they do, under their headings."""
    sections: dict[str, list[tuple[str, str]]] = {_("Arguments"): [], _("Options"): []}
    for parameter in command.get_params(context):
        if not parameter.hidden:
            argument = parameter.param_type_name == "argument"
            usual = _("Arguments") if argument else _("Options")
            title = getattr(parameter, "rich_help_panel", None) or usual
            sections.setdefault(title, []).append((_typed(parameter), _told(parameter, context)))
    return {**sections}


def _typed(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar).strip("[]")
    short = [name for name in parameter.opts if not name.startswith("--")]
    long = [name for name in parameter.opts if name not in short]
    names = ", ".join([*short, *long]) if short else f"    {', '.join(long)}"
    return f"{names} {parameter.metavar}" if parameter.metavar else names


def _told(parameter: Any, context: Any) -> str:
    """Return what a parameter means, what it may be, and what it is where it is left out."""
    said = [parameter.help or ""]
    if choices := getattr(parameter.type, "choices", ()):
        said.append(_("One of: {choices}.").format(choices=", ".join(map(shown, choices))))
    default = parameter.get_default(context, call=False)
    if parameter.show_default and default and default is not True:
        said.append(_unbroken(_("[default: {}]").format(shown(default))))
    if parameter.envvar:
        said.append(_unbroken(_("[env var: {}]").format(parameter.envvar)))
    return " ".join(said)
