"""Registers the commands; the only place where an error becomes an exit code."""

import copy
import errno
import os
import re
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import chain
from typing import Annotated, Any, cast

import typer

from rolecli import __version__
from rolecli.cli.files import unwritten
from rolecli.cli.installing import spoken_completion
from rolecli.cli.options import (
    CatalogOption,
    LangOption,
    NoBuiltinOption,
    NoColorOption,
    NoPagerOption,
    Settings,
)
from rolecli.cli.words import Group
from rolecli.errors import Choice, ExitCode, RolecliError
from rolecli.i18n import _
from rolecli.signs import WRITTEN_OUT
from rolecli.terms import Kind
from rolecli.text import printable

SECTIONS = {
    _("Ask"): ("show", "compare", "search", "who"),
    _("See and hand on"): ("list", "info", "schema"),
    _("Your own catalog"): ("new", "import", "validate"),
}
COMMANDS = tuple(chain.from_iterable(SECTIONS.values()))

_LONGEST_LINE = 600  # characters of an error; of a longer line (a long name) its ends are shown
_END_SHOWN = 150


def run(arguments: list[str]) -> int:
    """Run rolecli and return its exit code; every error has been said on stderr."""
    _forget_odd_sizes()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=WRITTEN_OUT)  # a terminal may lack a character
    try:
        result = _command().main(arguments or ["--help"], "rolecli", standalone_mode=False)
        sys.stdout.flush()
    except RolecliError as error:
        return _say(error)
    except typer.TyperException as error:
        return _say_usage(error)
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except (SystemExit, BrokenPipeError) as end:
        return _ended(end)
    # No bugs: that is how little memory shows. `main` tells, as it does while loading.
    except (MemoryError, ImportError, SystemError):
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, the user gets a sentence
        # A key press is no place for messages.
        return ExitCode.ANSWERED if _completing() else _say_failure(error)
    return result or ExitCode.ANSWERED


def _forget_odd_sizes() -> None:
    """Have the terminal asked where a variable gives it a size that none has, such as 0."""
    for name in ("COLUMNS", "LINES"):
        if not re.fullmatch("0*[1-9][0-9]{0,3}", os.environ.get(name, "")):
            os.environ.pop(name, None)


def _ended(end: BaseException) -> int:
    """Return the exit code of a call that was broken off.

    Completion ends so; and Typer and rich do (with 1) when the reader of a pipe has seen
    enough, which is no error.
    """
    code = getattr(end, "code", None)
    return code if _completing() and isinstance(code, int) else ExitCode.ANSWERED


def _completing() -> bool:
    return "_ROLECLI_COMPLETE" in os.environ


def _say(error: RolecliError, code: ExitCode | None = None) -> int:
    lines = [_("Error: {message}").format(message=error.message)]
    lines += [f"  {candidate}" for candidate in _choices(error.candidates)]
    lines += [error.hint] if error.hint else []
    _tell(lines)
    return error.exit_code if code is None else code


def _choices(candidates: Sequence[str | Choice]) -> Iterator[str]:
    """Yield what there is to choose from: entries as calls ready to run."""
    from rolecli.present.pages.labels import kind_name  # few answers are errors

    for candidate in candidates:
        if isinstance(candidate, Choice):
            kind = kind_name(cast("Kind", candidate.kind))
            yield f"rolecli show {candidate.id}  {candidate.title} ({kind})"
        else:
            yield candidate


def _tell(paragraphs: Iterable[str]) -> None:
    """Print on stderr, with what cannot steer a terminal or flood it."""
    lines = [_shortened(printable(line)) for text in paragraphs for line in text.split("\n")]
    with suppress(OSError):  # nobody reads it
        print("\n".join(lines), file=sys.stderr)  # noqa: T201


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[:_END_SHOWN]} … {line[-_END_SHOWN:]}"


def _say_usage(error: typer.TyperException) -> int:
    from rolecli.cli.complaints import complaint, help_hint  # few calls are wrong

    message = _("Error: {message}").format(message=complaint(error))
    _tell([message, help_hint(getattr(error, "ctx", None))])
    return ExitCode.WRONG_USAGE


def _say_failure(error: Exception) -> int:
    """Say that a help text could not be written; of anything else, that it is a bug.

    Raises:
        MemoryError: that is what failed.
    """
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        raise MemoryError from error
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return _say(unwritten(error))
    return _say_bug(error)


def _say_bug(error: Exception) -> int:
    """Say that rolecli failed; with ROLECLI_DEBUG set, show where."""
    if os.environ.get("ROLECLI_DEBUG"):
        traceback.print_exception(error)
    message = _("rolecli has failed: {error}").format(error=f"{type(error).__name__}: {error}")
    hint = _("This is a bug. Set ROLECLI_DEBUG=1 to see where, and please report it.")
    return _say(RolecliError(message, hint), ExitCode.BUG)


class _Commands(Mapping[str, Any]):
    """The commands by name; a command's module is loaded when the command is used."""

    def __init__(self) -> None:
        self.shared: list[Any] = []  # options that every command takes as well

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        module = import_module(f"rolecli.cli.{name}_command")
        command = typer.main.get_command(module.app)
        command.name = name
        command.params += map(_repeated, self.shared)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _repeated(option: Any) -> Any:
    """Return a global option as it stands behind a command's name."""
    again = copy.copy(option)
    again.envvar = None  # read once, in front; here it would override what is said there
    again.default = None
    again.expose_value = False
    again.callback = _override
    return again


def _override(context: typer.Context, option: Any, value: Any) -> None:
    if value and isinstance(context.obj, Settings):
        context.obj = context.obj.overridden(option.name, value)


class _Group(Group):
    """Loads commands one by one: building all of them takes longer than answering."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        commands = _Commands()
        commands.shared = [option for option in self.params if not option.is_eager]
        self.commands = cast("Any", commands)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def help_sections(self, ctx: Any) -> Mapping[str, Sequence[tuple[str, str]]]:
        return {title: self.summaries(ctx, names) for title, names in SECTIONS.items()}


def _command() -> Any:
    app = typer.Typer(
        cls=_Group,
        help=_("Explain and compare job roles."),
        epilog=_(
            "rolecli show Head of Sales  what a role does\n"
            "rolecli compare marketing sales  what tells two areas apart\n"
            "rolecli who online shop  whose task something is"
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_settings)
    group = cast("Group", typer.main.get_command(app))
    if _completing():
        from rolecli.cli.shells import use_our_shells  # for key presses only

        use_our_shells()
    spoken_completion(group)
    return group


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"rolecli {__version__}")
        raise typer.Exit


def _settings(  # its arguments are the options of all commands
    context: typer.Context,
    catalog: CatalogOption = None,
    no_builtin: NoBuiltinOption = False,
    lang: LangOption = None,
    no_color: NoColorOption = False,
    no_pager: NoPagerOption = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_show_version, help=_("Show the version.")
        ),
    ] = False,
) -> None:
    context.obj = Settings(tuple(catalog or ()), no_builtin, lang, no_color, no_pager)
