"""The command line: parse, ask, write."""

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any, Never

from rolecli.errors import ExitCode
from rolecli.i18n import choose_language, speak


def main() -> Never:
    """Run rolecli on the process's arguments and end the process."""
    arguments = sys.argv[1:]
    _open_missing_streams()
    # Before the commands are loaded: their help texts are made while they load.
    speak(choose_language(_of_all_commands(arguments), os.environ))
    from rolecli.cli.app import run  # noqa: PLC0415

    try:
        _raise_interruptions()
        code = run(arguments)
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        # Nothing is open any more. Taking the interpreter down in order would cost a seventh of
        # the time of `show --json` (measured); mypy ends this way too.
        os._exit(code)
    except KeyboardInterrupt:
        os._exit(ExitCode.INTERRUPTED)


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


def _of_all_commands(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments without those of `import esco`: its `--lang` says what to import."""
    pairs = enumerate(pairwise(arguments))
    end = next((at for at, pair in pairs if pair == ("import", "esco")), len(arguments))
    return arguments[:end]
