"""A page longer than the screen goes through the user's pager, as git's do."""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TextIO

from rolecli.cli.files import Fill
from rolecli.signs import WRITTEN_OUT

# What less gets unless the user's LESS says otherwise, as from git: F ends where all fits on the
# screen, R passes colours on, X leaves the text on the screen.
_LESS = "FRX"
_NO_PAGER = ("", "cat")
_LINK = "\x1b]8;[^\x1b]*\x1b\\\\"  # what begins or ends a link; many pagers show it as signs


class _Screen(io.TextIOWrapper):
    """Takes what a terminal would get, in the characters that the terminal has."""

    def isatty(self) -> bool:
        return True


def with_pager(fill: Fill) -> Fill:
    """Return what does as `fill`, but shows long pages through `$PAGER` on a terminal.

    Args:
        fill: writes a page to the stream it is given.
    """
    return lambda stream: _show(fill, stream) if stream.isatty() else fill(stream)


def _show(fill: Fill, terminal: TextIO) -> None:
    pager = os.environ.get("PAGER", shutil.which("less") or "").strip()
    if pager in _NO_PAGER or os.environ.get("TERM") == "dumb":
        fill(terminal)
        return
    screen = _Screen(io.BytesIO(), terminal.encoding, errors=WRITTEN_OUT, newline="\n")
    fill(screen)
    screen.seek(0)
    text = screen.read()
    fits = text.count("\n") < shutil.get_terminal_size().lines
    if fits or not _paged(re.sub(_LINK, "", text), pager, terminal.encoding):
        terminal.write(text)


def _paged(text: str, pager: str, encoding: str) -> bool:
    """Show a text through a pager; return whether there was one."""
    sys.stdout.flush()
    # Ctrl-C is the pager's: it ends a search, and must not leave the pager without its terminal.
    # A handler that does nothing, unlike "ignore", is not passed on to the pager.
    interruption = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        # The user's own command, with its arguments, as every program takes it from PAGER.
        process = subprocess.Popen(  # noqa: S602
            pager,
            shell=True,
            stdin=subprocess.PIPE,
            env={"LESS": _LESS, **os.environ},
            encoding=encoding,
            errors=WRITTEN_OUT,
        )
        with suppress(BrokenPipeError):  # left before the end
            process.communicate(text)
        return process.wait() not in (126, 127)  # the shell's "cannot be run" and "not found"
    finally:
        signal.signal(signal.SIGINT, interruption)
