"""No English in German help and complaints, though Typer's own words are English."""

from collections.abc import Callable

import pytest

COMPLAINTS = {
    "show": "Es fehlt: NAME.",
    "search": "Es fehlt: WÖRTER.",
    "import": "Es fehlt ein Befehl.",
    "import esco folder": "Die Option --lang fehlt.",
    "shw": "Den Befehl shw gibt es nicht. Meinten Sie show?",
    "zzz": "Den Befehl zzz gibt es nicht.",
    "list --formt json": "Die Option --formt gibt es nicht. Meinten Sie --format, --sort?",
    "list --zzz": "Die Option --zzz gibt es nicht.",
    "list --level foo": "--level: „foo“ ist nicht erlaubt; möglich: head, manager, assistant.",
    "list nichts": "WAS: „nichts“ ist nicht erlaubt; möglich: roles, concepts, areas.",
    "--lang fr list": "--lang (ROLECLI_LANG): „fr“ ist nicht erlaubt; möglich: de, en, all.",
    "search budget -n 0": "--limit / -n: 0 ist weniger als 1.",
    "search budget -n x": "--limit / -n: „x“ ist keine ganze Zahl.",
    "list --topic": "Die Option --topic braucht einen Wert.",
    "list --json=1": "Die Option --json nimmt keinen Wert an.",
    "list roles areas": "Zu viele Angaben: areas",
}


@pytest.mark.parametrize(("call", "complaint"), COMPLAINTS.items())
def test_a_wrong_call_is_told_in_german(process: Callable, call: str, complaint: str) -> None:
    done = process(*call.split(), env={"LC_ALL": "de_DE.UTF-8"})
    assert done.code == 2
    assert done.err.splitlines()[0] == f"Fehler: {complaint}"


def test_a_wrong_call_is_told_in_english(process: Callable) -> None:
    done = process("--lang", "en", "list", "--level", "foo")
    assert done.err.splitlines()[0] == (
        "Error: --level: 'foo' is not one of head, manager, assistant."
    )


@pytest.mark.parametrize("command", ["", "list", "show", "search", "import", "import esco", "new"])
def test_help_has_no_english_headings_in_german(process: Callable, command: str) -> None:
    words = process(*command.split(), "--help", env={"LC_ALL": "de_DE.UTF-8"}).out
    assert "Aufruf: " in words
    assert "─ Optionen ─" in words
    assert "Diese Hilfe zeigen." in words
    for english in ("Usage", "Options", "OPTIONS", "Arguments", "Commands", "default", "required"):
        assert english not in words


def test_help_is_english_where_english_is_spoken(process: Callable) -> None:
    words = process("list", "--help", env={"LC_ALL": "en_US.UTF-8"}).out
    assert "Usage: rolecli list [OPTIONS] [WHAT]" in words
    assert "─ Options ─" in words
    assert "[default: roles]" in words
