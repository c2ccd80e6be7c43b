"""The real shells: what the Tab key makes of a line, in a new shell after the installation."""

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

CATALOG = """
language: de
roles:
  - id: leiter
    title: {de: Leiter Geschäftsführung, en: Head of Everything}
    aliases: {de: [CEO, "Mut'ige; touch pwned $(touch pwned) [x]*"]}
    summary: Leitet.
    tasks: [{text: Leitet alles., topics: [zimt]}]
concepts:
  - {id: zimt, kind: topic, title: Zimt, summary: Gewürz., sources: [buch]}
  - {id: zimtstange, kind: topic, title: Öl, summary: Süß., sources: [buch]}
sources:
  - {id: buch, title: Ein Buch}
"""
ODD = "Mut'ige; touch pwned $(touch pwned) [x]*"
# What is typed, and the words that it has become.
LINES = {
    "show leit": ["show", "leiter"],
    "show LEI": ["show", "leiter"],
    "show ceo": ["show", "CEO"],
    "show Öl": ["show", "Öl"],
    r"show Head\ of": ["show", "Head of Everything"],
    'show "Leiter ': ["show", "Leiter Geschäftsführung"],
    "show 'leiter gesch": ["show", "Leiter Geschäftsführung"],
    "show head of e": ["show", "head", "of", "Everything"],
    "compare zimt zi": ["compare", "zimt", "zimtstange"],
    "show Mut": ["show", ODD],
    'show "Mut': ["show", ODD],
    "compa": ["compare"],
    "list --topic=Öl": ["list", "--topic=Öl"],
    "list --form": ["list", "--format"],
}
SECONDS = 60


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of a user with a catalog."""
    (tmp_path / "own.yaml").write_text(CATALOG, "utf-8")
    monkeypatch.setenv("ROLECLI_CATALOG", str(tmp_path / "own.yaml"))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.defpath}:{os.environ['PATH']}")
    for name, value in {"HOME": tmp_path, "LC_ALL": "C.UTF-8", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.delenv("ZDOTDIR", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


@pytest.fixture
def new_shell(home: Path) -> Callable[[str], str]:
    """Return a function that installs completion for a shell, as a user does from it."""

    def install(shell: str) -> str:
        found = shutil.which(shell)
        if found is None:
            pytest.skip(f"{shell} is not installed")
        call = "rolecli --no-builtin list >/dev/null; rolecli --install-completion; true"
        done = subprocess.run([found, "-c", call], cwd=home, capture_output=True, check=True)
        assert b"Vervollst" in done.stdout, done
        return found

    return install


def typed(shell: str, lines: Iterable[str], folder: Path) -> list[list[str]]:
    """Return the words of command lines after the Tab key, typed in a new interactive shell."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [shell, "-i"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        start_new_session=True,
    )
    os.close(theirs)
    words = []
    try:
        os.write(ours, b"PS1='rea''dy> '\n")
        _read(ours, "ready> ")
        for line in lines:
            # In front of the line comes a command that shows its words.
            os.write(ours, f"rolecli --no-builtin {line}\t\x01printf '<%s>' \x05\n".encode())
            shown = _read(ours, "<rolecli>(?:<[^<>]*>)+[^<>]*ready> ").partition("<rolecli>")[2]
            words.append(re.findall("<([^<>]*)>", shown)[1:])
    finally:
        running.kill()
        running.wait()
        os.close(ours)
    return words


def _read(terminal: int, pattern: str) -> str:
    """Return what a terminal shows up to a pattern."""
    seen, end = b"", time.monotonic() + SECONDS
    while not re.search(pattern, seen.decode(errors="replace")):
        assert time.monotonic() < end, seen
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 65536)
    return seen.decode()


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_tab_key_completes_from_the_first_time_on(
    new_shell: Callable, home: Path, shell: str
) -> None:
    shown = typed(new_shell(shell), LINES, home)
    assert dict(zip(LINES, shown, strict=True)) == LINES
    assert not (home / "pwned").exists()


def test_fish_offers_the_same(new_shell: Callable, home: Path) -> None:
    fish = new_shell("fish")
    call = 'for line in $argv; complete -C "rolecli --no-builtin $line"; echo; end'
    command = [fish, "-c", call, "--", *LINES]
    done = subprocess.run(command, cwd=home, capture_output=True, check=True)
    offered = [rows.split("\n") for rows in done.stdout.decode().split("\n\n")]
    for rows, words in zip(offered, LINES.values(), strict=False):
        assert words[-1] in [row.partition("\t")[0] for row in rows]
    assert len(offered) >= len(LINES)
    assert not (home / "pwned").exists()
