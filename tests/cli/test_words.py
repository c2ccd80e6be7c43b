"""No English in German help and complaints, though Typer's own words are English."""

from collections.abc import Callable
from typing import Any, cast

import pytest
import typer

from rolecli.cli.complaints import complaint

COMPLAINTS = {
    "show": "Es fehlt: NAME.",
    "search": "Es fehlt: WÖRTER.",
    "who": "Es fehlt: WÖRTER.",
    "import": "Es fehlt ein Befehl.",
    "import esco": "Es fehlt: QUELLE.",
    "shw": "Den Befehl shw gibt es nicht. Meinten Sie show?",
    "zzz": "Den Befehl zzz gibt es nicht.",
    "list --formt json": "Die Option --formt gibt es nicht. Meinten Sie --format, --sort?",
    "list --zzz": "Die Option --zzz gibt es nicht.",
    "list --level foo": "--level: „foo“ ist nicht erlaubt; möglich: Leitung, Fachebene, Assistenz.",
    "list nichts": (
        "WAS: „nichts“ ist nicht erlaubt; möglich: Rollen, Begriffe, Bereiche, Werkzeuge,"
        " Kennzahlen."
    ),
    "--lang fr list": "--lang (ROLECLI_LANG): „fr“ ist nicht erlaubt; möglich: de, en, all.",
    "search budget -n 0": "--limit / -n: 0 ist weniger als 1.",
    "search budget -n x": "--limit / -n: „x“ ist keine ganze Zahl.",
    "list --topic": "Die Option --topic braucht einen Wert.",
    "list --json=1": "Die Option --json nimmt keinen Wert an.",
    "list roles areas": "Zu viele Angaben: areas",
    "list -l head": "Die Option -l gibt es nicht. Meinten Sie --level, --lang?",
    "search team -limit 5": "Die Option -limit gibt es nicht. Meinten Sie --limit?",
    "search team -kind": "Die Option -kind gibt es nicht. Meinten Sie --kind?",
    "list -format=json": "Die Option -format gibt es nicht. Meinten Sie --format?",
    "search team -l 5": "Die Option -l gibt es nicht. Meinten Sie --limit, --level, --lang?",
    "search -x": "Die Option -x gibt es nicht.",
    "new role": "Es fehlt: ID|ORDNER.",
    "import esc": "Den Befehl esc gibt es nicht. Meinten Sie esco?",
    "-- --nix": "Den Befehl --nix gibt es nicht.",
    "import esco . --language fr": "--language: „fr“ ist nicht erlaubt; möglich: de, en.",
}


@pytest.mark.parametrize(("call", "complaint"), COMPLAINTS.items())
def test_a_wrong_call_is_told_in_german(process: Callable, call: str, complaint: str) -> None:
    done = process(*call.split(), env={"LC_ALL": "de_DE.UTF-8"})
    assert done.code == 2
    assert done.err.splitlines()[0] == f"Fehler: {complaint}"


class _Parameter:
    """An option as Typer has it, of a kind that no command of ours takes yet."""

    param_type_name = "option"
    opts = ("--share",)
    envvar = None

    def __init__(self, kind: object) -> None:
        self.type = kind

    def consume_value(self, _context: object, _options: object) -> tuple[str, None]:
        return "12", None


class _Range:
    min, max = None, 10

    def convert(self, *_arguments: object) -> None:
        raise typer.BadParameter("12 is not in the range x<=10.")


class _Odd:
    def convert(self, *_arguments: object) -> None:
        raise typer.BadParameter("That will not do.")


@pytest.mark.parametrize(
    ("kind", "said"),
    [(_Range(), "12 ist mehr als 10."), (_Odd(), "„12“ ist hier nicht möglich.")],
)
def test_kinds_of_values_to_come_are_told_in_german(kind: object, said: str) -> None:
    error = typer.BadParameter("English.", param=cast("Any", _Parameter(kind)))
    assert complaint(error) == f"--share: {said}"


def test_what_typer_may_come_to_say_has_a_german_frame() -> None:
    assert complaint(typer.BadParameter("So what?")) == "Der Aufruf stimmt nicht: So what?"


@pytest.mark.parametrize("wording", ["", "{}", "Something else altogether."])
def test_no_complaint_depends_on_the_words_of_typer(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch, wording: str
) -> None:
    told = {call: rolecli(*call.split()).err for call in COMPLAINTS}
    first = typer.TyperException.__init__

    def reworded(self: typer.TyperException, _message: str) -> None:
        first(self, wording)

    monkeypatch.setattr(typer.TyperException, "__init__", reworded)
    assert {call: rolecli(*call.split()).err for call in COMPLAINTS} == told


def test_a_wrong_call_is_told_in_english(process: Callable) -> None:
    done = process("--lang", "en", "list", "--level", "foo")
    assert done.err.splitlines()[0] == (
        "Error: --level: 'foo' is not one of head, manager, assistant."
    )


@pytest.mark.parametrize("command", ["", "list", "show", "search", "import", "import esco", "new"])
def test_help_has_no_english_headings_in_german(process: Callable, command: str) -> None:
    words = process(*command.split(), "--help", env={"LC_ALL": "de_DE.UTF-8"}).out
    assert "Verwendung: " in words
    assert "\nOptionen\n" in words
    assert "Diese Hilfe zeigen." in words
    for english in ("Usage", "Options", "OPTIONS", "Arguments", "Commands", "default", "required"):
        assert english not in words


def test_help_is_english_where_english_is_spoken(process: Callable) -> None:
    words = process("list", "--help", env={"LC_ALL": "en_US.UTF-8"}).out
    assert "Usage: rolecli list [OPTIONS] [WHAT]" in words
    assert "\nOptions\n" in words
    assert "[default: roles]" in words
