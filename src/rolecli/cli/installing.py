"""Typer's two options that set completion up, in the chosen language; what fails is told."""

import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from subprocess import SubprocessError
from typing import Any

import typer
from typer import completion
from typer._completion_shared import install
from typer.core import TyperGroup

from rolecli.errors import UsageError
from rolecli.i18n import _, system_reason
from rolecli.text import printable


def spoken_completion(group: TyperGroup) -> None:
    """Put Typer's options for completion into the chosen language."""
    words = {
        "install_completion": (_("Install completion for the current shell."), _install),
        "show_completion": (
            _("Show completion for the current shell, to copy or change it."),
            _show,
        ),
    }
    for option in group.params:
        if option.name in words:
            said, done = words[option.name]
            setattr(option, "help", said)  # noqa: B010  Parameter declares none
            option.callback = _telling(done)


def _install(_context: Any, _option: Any, _value: Any) -> None:
    shell, path = install()
    said = _("Completion for {shell} is in {path} now. It works in every new shell.")
    typer.echo(said.format(shell=shell, path=printable(str(path))))


def _show(context: Any, option: Any, value: Any) -> None:
    completion.show_callback(context, option, value)


def _telling(done: Callable[[Any, Any, Any], None]) -> Callable[..., None]:
    """Return a callback that does something and ends the call; what fails is told by us."""

    def call(context: Any, option: Any, value: Any) -> None:
        if not value or context.resilient_parsing:
            return
        from rolecli.cli.shells import use_our_shells

        use_our_shells()
        said = StringIO()
        try:
            with redirect_stdout(said), redirect_stderr(said):
                done(context, option, value)
        except SystemExit:  # that is how Typer ends when all is well
            pass
        except typer.Exit:
            raise UsageError(
                _("There is no completion for this shell."),
                _("There is one for Bash, zsh, fish and PowerShell; call rolecli from there."),
            ) from None
        except (OSError, RuntimeError, SubprocessError, ValueError) as error:
            reason = system_reason(error) if isinstance(error, OSError) else str(error)
            raise UsageError(
                _("Completion cannot be installed: {reason}.").format(reason=reason.rstrip(".")),
                _("`rolecli --show-completion` prints it, to be put where your shell looks."),
            ) from None
        sys.stdout.write(said.getvalue())
        raise typer.Exit

    return call
