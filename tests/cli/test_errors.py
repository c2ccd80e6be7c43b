"""Exit codes, and what is said on stderr."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rolecli.cli import app
from rolecli.errors import ExitCode
from rolecli.explore import showing

HOSTILE = {
    "escape codes": "\x1b[31mrot\x1b]0;Titel\x07",
    "rich markup": "[bold red]Koch[/bold red] [link=https://x.example]x[/link]",
    "unbalanced rich markup": "[/nix]",
    "very long": "x" * 100_000,
    "punctuation": "?!…—–()[]{}<>|&;$`\\\"'",
    "emoji": "👩‍🍳🧑🏽‍💻",
    "emoji and a word": "👩‍🍳 xyzzyq",
    "sql": "'; DROP TABLE entry; --x",
    "fts syntax": 'NEAR("xyzzyq" OR xyzzyq*) AND ^col:xyzzyq',
    "line ends": "xyzzyq\r\n\u2028zeile\tzwei",
    "direction override": "\u202exyzzyq",
    "format string": "{0.__class__} %s %(name)s xyzzyq",
    "bytes that are no text": "\udcff\udcfexyzzyq",
    "nothing": "",
    "spaces": "   ",
}
PLACES = {
    "show": lambda text: ["show", "--", text],
    "show json": lambda text: ["show", "--json", "--", text],
    "compare": lambda text: ["compare", "marketing", "--", text],
    "search": lambda text: ["search", "--", text],
    "area": lambda text: ["list", f"--area={text}"],
    "topic": lambda text: ["list", f"--topic={text}"],
    "level": lambda text: ["list", f"--level={text}"],
    "format": lambda text: ["list", f"--format={text}"],
    "subject": lambda text: ["list", "--", text],
    "command": lambda text: ["--", text],
    "option": lambda text: [f"--{text}"],
    "catalog": lambda text: [f"--catalog=/nowhere/{text}", "list"],
    "language": lambda text: [f"--lang={text}", "list"],
}


def test_an_answer_exits_with_0(rolecli: Callable) -> None:
    assert rolecli("show", "vertrieb").code == 0


def test_an_answer_says_nothing_on_stderr(rolecli: Callable) -> None:
    assert rolecli("show", "vertrieb").err == ""


def test_a_name_that_means_nothing_exits_with_1_and_near_names(rolecli: Callable) -> None:
    done = rolecli("show", "vertribsleiter")
    assert (done.code, done.out) == (1, "")
    assert "„vertribsleiter“" in done.err
    candidates = [line for line in done.err.splitlines() if line.startswith("  ")]
    assert "  Vertriebsleiter" in candidates
    assert len(candidates) <= 3


@pytest.mark.parametrize("arguments", [["show"], ["compare", "marketing"], ["search"]])
def test_what_is_missing_beside_a_miss_says_where_to_look(
    rolecli: Callable, arguments: list[str]
) -> None:
    done = rolecli(*arguments, "xyzzyqwv")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 2


def test_a_filter_that_leaves_nothing_exits_with_1(rolecli: Callable) -> None:
    done = rolecli("list", "--area", "e-commerce", "--level", "assistant")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Fehler: ")


def test_a_name_of_several_exits_with_2_and_lists_them(rolecli: Callable) -> None:
    done = rolecli("show", "leiter")
    assert (done.code, done.out) == (2, "")
    assert "  leiter-marketing  Leiter Marketing" in done.err.splitlines()
    assert "  leiter-e-commerce  Leiter E-Commerce" in done.err.splitlines()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nix"],
        ["show"],
        ["compare"],
        ["compare", "marketing"],
        ["compare", "marketing", "Marketing"],
        ["search"],
        ["search", "???"],
        ["list", "--nix"],
        ["list", "nix"],
        ["list", "roles", "areas"],
        ["list", "--level", "nix"],
        ["list", "--area", "bdm"],
        ["list", "--format", "nix"],
        ["list", "--json", "--format", "csv"],
        ["--lang", "fr", "list"],
        ["list", "--lang", "fr"],
        ["search", "team", "--limit", "0"],
        ["search", "team", "--limit", "viele"],
        ["compare", "marketing", "vertrieb", "e-commerce", "business-development", "bdm", "budget"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_a_sentence(rolecli: Callable, arguments: list[str]) -> None:
    done = rolecli(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Fehler: ")
    assert "Traceback" not in done.err


def test_a_missing_catalog_exits_with_3(rolecli: Callable, tmp_path: Path) -> None:
    done = rolecli("list", "--catalog", tmp_path / "nix.yaml")
    assert (done.code, done.out) == (3, "")
    assert str(tmp_path / "nix.yaml") in done.err


def test_a_broken_catalog_exits_with_3_and_the_place(rolecli: Callable, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("language: de\nroles:\n  - id: [\n", "utf-8")
    done = rolecli("list", "--catalog", broken)
    assert (done.code, done.out) == (3, "")
    assert f"{broken}:" in done.err
    assert "Traceback" not in done.err


def test_a_catalog_that_breaks_leaves_the_store_as_it_was(
    rolecli: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECLI_CACHE_DIR", str(tmp_path / "own"))
    own = tmp_path / "own.yaml"
    own.write_text("language: de\nsources:\n  - {id: buch, title: Ein Buch}\n", "utf-8")
    assert rolecli("list", "--catalog", own).code == 0
    (store,) = (tmp_path / "own").iterdir()
    before = store.read_bytes()
    own.write_text("language: de\nsources: [\n", "utf-8")
    assert rolecli("list", "--catalog", own).code == 3
    assert [*(tmp_path / "own").iterdir()] == [store]
    assert store.read_bytes() == before


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_an_interruption_exits_with_130_and_says_no_word(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise error

    rolecli("--version")
    monkeypatch.setattr(showing, "resolve", interrupted)
    done = rolecli("show", "vertrieb", "--json")
    assert (done.code, done.out, done.err.strip()) == (130, "", "")


def test_a_bug_exits_with_70_and_a_sentence(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "resolve", lambda *_arguments: 1 // 0)
    done = rolecli("show", "vertrieb", "--json")
    assert (done.code, done.out) == (70, "")
    assert "ZeroDivisionError" in done.err
    assert "ROLECLI_DEBUG" in done.err
    assert "Traceback" not in done.err


def test_a_bug_shows_its_place_when_asked_and_still_exits_with_70(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECLI_DEBUG", "1")
    monkeypatch.setattr(showing, "resolve", lambda *_arguments: 1 // 0)
    done = rolecli("show", "vertrieb", "--json")
    assert (done.code, done.out) == (70, "")
    assert "Traceback (most recent call last)" in done.err
    assert "showing.py" in done.err


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_answered_with_a_sentence(rolecli: Callable, place: str, text: str) -> None:
    done = rolecli(*PLACES[place](HOSTILE[text]))
    assert done.code in {0, 1, 2, 3}
    assert (done.code == 0) == (done.err == "")
    shown = done.err.replace("👩\u200d🍳", "").replace(
        "🏽\u200d💻", ""
    )  # joined, as they were typed
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert len(done.err) < 5_000
    assert "Traceback" not in done.err


@pytest.mark.parametrize("text", ["[bold red]Koch[/bold red]", "[/nix]"])
def test_markup_in_a_name_is_shown_as_it_is(rolecli: Callable, text: str) -> None:
    assert f"„{text}“" in rolecli("show", text).err


def test_a_very_long_name_is_told_by_its_two_ends(rolecli: Callable) -> None:
    first = rolecli("show", f"anfang{'x' * 100_000}ende").err.splitlines()[0]
    assert "„anfangxxx" in first
    assert "xxxende“" in first
    assert " … " in first


def test_every_exit_code_is_said_once() -> None:
    assert [*map(int, ExitCode)] == [0, 1, 2, 3, 70, 130]


PIPED = [
    "--help",
    "show --help",
    "--version",
    "list -f table",
    "list",
    "list --json",
    "list -f yaml",
    "compare marketing vertrieb -f markdown",
    "show marketing vertrieb leiter-marketing sales-manager --json",
    "search marketing -f csv",
]


@pytest.mark.parametrize("arguments", PIPED)
def test_a_closed_pipe_ends_quietly(arguments: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "rolecli", *arguments.split()],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
def test_a_reader_that_has_seen_enough_gets_its_line(process: Callable) -> None:
    done = process("list", script='"$@" | head -1; exit ${PIPESTATUS[0]}')
    assert (done.code, done.out.count("\n"), done.err) == (0, 1, "")


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
@pytest.mark.parametrize("arguments", ["list", "list --json", "list -f table", "--help"])
def test_a_closed_stdout_is_no_bug(process: Callable, arguments: str) -> None:
    done = process(*arguments.split(), script='"$@" >&-')
    assert (done.code, done.err) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
def test_a_closed_stderr_lets_no_error_into_the_answer(process: Callable) -> None:
    done = process("show", "xyzzyq", script='"$@" 2>&-')
    assert (done.code, done.out) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "call", ["list -f json", "list -f plain", "list -f table", "list -f csv", "--help", "--version"]
)
def test_a_full_disk_is_told_with_a_sentence(process: Callable, call: str) -> None:
    done = process(*call.split(), script='"$@" >/dev/full')
    assert done.code == 2
    assert done.err.startswith("Fehler: Die Antwort lässt sich nicht schreiben: ")
    assert "Traceback" not in done.err


def test_commands_are_loaded_by_their_names() -> None:
    assert len(app.COMMANDS) == len(set(app.COMMANDS)) >= 4


WITHOUT_DOCSTRINGS = ("compare marketing vertrieb", "schema catalog", "schema show", "--help")


@pytest.mark.parametrize("call", WITHOUT_DOCSTRINGS)
def test_without_docstrings_and_asserts_everything_works(process: Callable, call: str) -> None:
    done = process(*call.split(), env={"PYTHONOPTIMIZE": "2"})
    assert (done.code, "Traceback" in done.err) == (0, False)
