"""Typer's two options that set completion up, in the chosen language; what fails is told."""

import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from subprocess import SubprocessError
from typing import Any

import typer
from typer.core import TyperGroup

from rolecli.errors import UsageError
from rolecli.i18n import _, system_reason


def spoken_completion(group: TyperGroup) -> None:
    """Put Typer's options for completion into the chosen language."""
    words = {
        "install_completion": _("Install completion for the current shell."),
        "show_completion": _("Show completion for the current shell, to copy or change it."),
    }
    for option in group.params:
        if option.name in words:
            setattr(option, "help", words[option.name])  # noqa: B010  Parameter declares none
            option.callback = _telling(option.callback)


def _telling(callback: Any) -> Callable[..., Any]:
    """Return what does as Typer's callback, but tells what fails; Typer says it in English."""

    def call(context: Any, option: Any, value: Any) -> Any:
        said = StringIO()
        try:
            with redirect_stdout(said), redirect_stderr(said):
                return callback(context, option, value)
        except SystemExit:  # that is how it ends when all is well
            sys.stdout.write(said.getvalue())
            raise
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

    return call
