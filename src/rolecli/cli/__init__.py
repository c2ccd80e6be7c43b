"""The command line: parse, ask, write."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Never

# One short answer, then the process ends: collecting garbage on the way only costs time (a
# tenth of the start-up, measured). Before the imports, because they are most of the work.
gc.disable()

from rolecli.i18n import choose_language, speak  # noqa: E402


def main() -> Never:
    """Run rolecli on the process's arguments and end the process."""
    arguments = sys.argv[1:]
    _open_missing_streams()
    # Before the commands are loaded: their help texts are made while they load.
    speak(choose_language(_of_all_commands(arguments), os.environ))
    from rolecli.cli.app import run  # noqa: PLC0415

    code = run(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    # Nothing is open any more. Taking the interpreter down in order would cost a seventh of the
    # time of `show --json` (measured); mypy ends this way too.
    os._exit(code)


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
