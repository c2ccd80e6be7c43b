"""The command as users run it: in this process where that will do, else in one of its own."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from rolecli.i18n import choose_language, speak


class Done(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str


Rolecli = Callable[..., Done]


@pytest.fixture(autouse=True)
def _shared_stores(stores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECLI_CACHE_DIR", str(stores))
    for name in ("ROLECLI_DEBUG", "PYTHONIOENCODING", "PYTHONUTF8", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def rolecli(capsys: pytest.CaptureFixture[str]) -> Rolecli:
    """Run the command in this process."""
    from rolecli.cli.app import run  # help texts are made while it loads

    def call(*arguments: str | Path) -> Done:
        texts = [str(argument) for argument in arguments]
        capsys.readouterr()
        speak(choose_language(texts, os.environ))
        code = run(texts)
        return Done(code, *capsys.readouterr())

    return call


@pytest.fixture
def process(tmp_path: Path) -> Rolecli:
    """Run the command in a process of its own; variables set to None are taken away."""

    def call(
        *arguments: str | Path,
        env: Mapping[str, str | None] | None = None,
        python: Sequence[str] = (),
        script: str = "",
    ) -> Done:
        merged = {**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}
        command = [sys.executable, *python, "-m", "rolecli", *map(str, arguments)]
        if script:  # `"$@"` stands for the command
            command = ["bash", "-c", script, "bash", *command]
        done = subprocess.run(
            command,
            env={name: value for name, value in merged.items() if value is not None},
            cwd=tmp_path,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Done(
            done.returncode,
            done.stdout.decode("utf-8", "surrogateescape"),
            done.stderr.decode("utf-8", "surrogateescape"),
        )

    return call


@pytest.fixture
def terminal(tmp_path: Path) -> Callable[..., str]:
    """Run the command on a terminal of 40 lines; return what it shows.

    There is no pager unless one is asked for; variables set to None are taken away.
    """
    pty = pytest.importorskip("pty")
    import fcntl  # not on Windows
    import struct
    import termios

    def call(*arguments: str, width: int = 80, env: Mapping[str, str | None] | None = None) -> str:
        own = {"LINES": None, "COLUMNS": None, "TERM": "xterm-256color", "PAGER": ""}
        merged = {**os.environ, **own, **(env or {})}
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
        running = subprocess.Popen(
            [sys.executable, "-m", "rolecli", *arguments],
            env={name: value for name, value in merged.items() if value is not None},
            cwd=tmp_path,
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
        )
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # how Linux says that the other side is closed
            while piece := os.read(ours, 65536):
                shown += piece
        os.close(ours)
        _, errors = running.communicate()
        assert (running.returncode, errors) == (0, b"")
        return shown.decode().replace("\r\n", "\n")

    return call
