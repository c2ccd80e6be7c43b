"""Ctrl-C ends the program without a word, whatever it is at: loading, too."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")

# Presses Ctrl-C when a module is about to be loaded.
PRESSING = """
import os, signal, sys
at, *arguments = sys.argv[1:]
class Pressing:
    def find_spec(self, name, *_):
        if name == at:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Pressing())
sys.argv = ["rolecli", *arguments]
from rolecli.__main__ import main
main()
"""
MODULES = {
    "rolecli.cli": "list",
    "rolecli.i18n": "list",
    "typer": "list",
    "rolecli.cli.app": "list",
    "rolecli.cli.list_command": "list",
    "sqlite3": "list",
    "rich": "list -f table",
    "pydantic": "validate",
    "rolecli.importing": "import esco . --lang de",
}


def pressed(at: str, call: str, *before: str) -> tuple[int, str, str]:
    """Press Ctrl-C when a module is loaded; return exit code, stdout and stderr."""
    command = [*before, sys.executable, "-c", PRESSING, at, *call.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("module", "call"), MODULES.items())
def test_while_loading_it_exits_with_130_and_says_no_word(module: str, call: str) -> None:
    assert pressed(module, call) == (130, "", "")


def test_where_the_caller_ignores_it_the_answer_comes() -> None:
    ignoring = ("bash", "-c", 'trap "" INT; exec "$@"', "bash")
    code, out, _err = pressed("typer", "--version", *ignoring)
    assert (code, out.split()[0]) == (0, "rolecli")


DESTROYED = """
import os, signal
from rolecli.cli import _raise_interruptions
class Destroyed:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
_raise_interruptions()
Destroyed()
"""


def test_in_a_destructor_it_is_not_lost() -> None:
    done = subprocess.run([sys.executable, "-c", DESTROYED], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
