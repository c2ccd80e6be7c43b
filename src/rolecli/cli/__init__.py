"""The command line: parse, ask, write."""

import errno
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Never

from rolecli.errors import ExitCode
from rolecli.i18n import _, choose_language, speak, system_reason


def main() -> Never:
    """Run rolecli on the process's arguments and end the process."""
    try:
        code = _run(sys.argv[1:])
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        # Nothing is open any more. Taking the interpreter down in order would cost another 8 % of
        # the instructions (measured as in __main__.py); mypy ends this way too.
        os._exit(code)
    except KeyboardInterrupt:
        os._exit(ExitCode.INTERRUPTED)


def _run(arguments: Sequence[str]) -> int:
    """Return the exit code of a call; every error has been said on stderr."""
    try:
        _open_missing_streams()
        # Before the commands are loaded: their help texts are made while they load.
        speak(choose_language(arguments or _line_completed(), os.environ))
        from rolecli.cli.app import run

        _raise_interruptions()
        return run([*arguments])
    except (MemoryError, ImportError, OSError, SystemError) as error:
        return _say_shortage(error)


def _line_completed() -> list[str]:
    """Return the words of the line on which a key press asks what may follow."""
    return os.environ.get("COMP_WORDS", os.environ.get("_TYPER_COMPLETE_ARGS", "")).split()


def _say_shortage(error: Exception) -> int:
    """Say that the memory is too small, or so it seems: then no library can be loaded either."""
    if isinstance(error, ImportError):
        message = _(
            "{module} cannot be loaded: the memory is too small, or the installation is damaged."
        ).format(module=error.name)
    elif isinstance(error, OSError) and error.errno != errno.ENOMEM:
        message = f"{system_reason(error)}: {error.filename}"
    else:
        message = _("There is not enough memory.")
    if "_ROLECLI_COMPLETE" not in os.environ:  # a key press is no place for messages
        with suppress(OSError):
            print(_("Error: {message}").format(message=message), file=sys.stderr)  # noqa: T201
    return ExitCode.WRONG_USAGE


def _raise_interruptions() -> None:
    """Have Ctrl-C raise KeyboardInterrupt from here on, so that half-written files go."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.unraisablehook = _end_if_interrupted


def _end_if_interrupted(unraisable: Any) -> None:
    """Take for an interruption what Python would only print: one that hit a destructor."""
    if unraisable.exc_type is KeyboardInterrupt:
        os._exit(ExitCode.INTERRUPTED)
    sys.__unraisablehook__(unraisable)


def _open_missing_streams() -> None:
    """Let output go nowhere where the caller has closed a stream (`>&-`)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
