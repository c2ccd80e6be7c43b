"""Exit codes, and what is said on stderr."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

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
    "who": lambda text: ["who", "--", text],
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
    assert "  rolecli show vertriebsleiter  Vertriebsleiter (Rolle)" in candidates
    assert len(candidates) <= 3


@pytest.mark.parametrize("arguments", [["show"], ["compare", "marketing"], ["search"]])
def test_what_is_missing_beside_a_miss_says_where_to_look(
    rolecli: Callable, arguments: list[str]
) -> None:
    done = rolecli(*arguments, "xyzzyqwv")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 2


def test_a_filter_that_leaves_nothing_exits_with_1(rolecli: Callable) -> None:
    done = rolecli("list", "--area", "kommunikation", "--level", "assistant")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Fehler: ")


def test_a_name_of_several_exits_with_2_and_lists_them(rolecli: Callable) -> None:
    done = rolecli("show", "leiter")
    assert (done.code, done.out) == (2, "")
    assert "  rolecli show leiter-marketing  Leiter Marketing (Rolle)" in done.err.splitlines()
    assert "  rolecli show leiter-e-commerce  Leiter E-Commerce (Rolle)" in done.err.splitlines()


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
    monkeypatch.setattr(showing, "resolve_words", interrupted)
    done = rolecli("show", "vertrieb", "--json")
    assert (done.code, done.out, done.err.strip()) == (130, "", "")


def test_a_bug_exits_with_70_and_a_sentence(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "resolve_words", lambda *_arguments: 1 // 0)
    done = rolecli("show", "vertrieb", "--json")
    assert (done.code, done.out) == (70, "")
    assert "ZeroDivisionError" in done.err
    assert "ROLECLI_DEBUG" in done.err
    assert "Traceback" not in done.err


def test_a_bug_shows_its_place_when_asked_and_still_exits_with_70(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECLI_DEBUG", "1")
    monkeypatch.setattr(showing, "resolve_words", lambda *_arguments: 1 // 0)
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


SHORTAGES = (MemoryError(), OSError(errno.ENOMEM, "Cannot allocate memory", "/lib/x"))


@pytest.mark.parametrize("error", SHORTAGES, ids=repr)
def test_too_little_memory_is_told_and_no_bug(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def failing(*_arguments: object) -> None:
        raise error

    rolecli("--version")
    monkeypatch.setattr(showing, "resolve_words", failing)
    with pytest.raises(MemoryError):
        rolecli("show", "vertrieb", "--json")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on memory that holds")
@pytest.mark.parametrize("call", ["list", "show vertrieb -f table"])
@pytest.mark.parametrize("kilobytes", range(24_000, 34_000, 2_000))
def test_with_little_memory_there_is_an_answer_or_a_sentence(
    process: Callable, call: str, kilobytes: int
) -> None:
    process("list")
    done = process(*call.split(), script=f'ulimit -v {kilobytes} && exec "$@"')
    told = [line for line in done.err.splitlines() if not line.startswith("bash: warning")]
    if done.code:
        assert (done.code, done.out, len(told)) == (2, "", 1)
        assert told[0].startswith("Fehler: ")
    else:
        assert done.out


@pytest.mark.parametrize(
    "call",
    [
        "list --catalog=",
        "validate {}",
        "validate -- {}",
        "list -o {}",
        "list --output=",
        "search budget --area {}",
        "import esco {} --lang de",
        "import esco . --lang de --isco=",
        "new catalog {}",
        "new role {}",
        "show {}",
        "compare {} vertrieb",
        "list --topic {}",
        "schema {}",
        "{}",
    ],
)
@pytest.mark.parametrize("empty", ["", " ", "\t"])
def test_nothing_is_no_name_and_no_path(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, call: str, empty: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    done = rolecli(*(word.replace("{}", empty) for word in call.split()))
    assert (done.code in (1, 2), done.out) == (True, "")
    assert done.err.startswith("Fehler: ")
    assert not [*(tmp_path / "here").iterdir()]


LONG = 100_000  # characters
LONG_TEXTS = {
    "one letter": "x" * LONG,
    "one word": "vertriebsleiter" * (LONG // 15),
    "many words": " ".join(f"team{number}" for number in range(LONG // 10)),
    "umlauts": "ü" * LONG,
    "open brackets": "(m/" * (LONG // 3),
    "accents": "yxq" + "\u0308" * LONG,  # letters that no name begins with
    "signs not seen": "u" + "\u00ad" * LONG + "x",
    "left out": "team " + "-wort " * (LONG // 6),
    "phrases": '"team leiter" ' * (LONG // 14),
}


@pytest.mark.parametrize("text", LONG_TEXTS)
@pytest.mark.parametrize("call", ["search", "show", "compare vertrieb", "list --area"])
def test_a_long_question_is_answered_or_refused_at_once(
    rolecli: Callable, call: str, text: str
) -> None:
    rolecli("list")
    started = process_time()
    done = rolecli(*call.split(), LONG_TEXTS[text])
    assert process_time() - started < 3  # 0.1 s at most on a quiet machine
    assert (done.code in (1, 2), done.out) == (True, "")
    assert done.err.startswith("Fehler: ")


def test_a_question_may_be_a_thousand_characters_long(rolecli: Callable) -> None:
    assert rolecli("search", "team " * 200).code == 0
    assert rolecli("search", "team " * 200 + "x").err.splitlines() == [
        "Fehler: Die Anfrage ist länger als 1000 Zeichen.",
        "Suchen Sie nach den wichtigsten Wörtern.",
    ]


@pytest.mark.skipif(os.name == "nt", reason="there no folder goes that is in use")
@pytest.mark.parametrize("call", ["list", "validate", "new role x", "info", "show vertrieb"])
@pytest.mark.parametrize("cache", ["relative", None])
def test_in_a_folder_that_is_gone_there_is_an_answer(
    process: Callable, call: str, cache: str | None
) -> None:
    gone = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    done = process(*call.split(), script=gone, env={"ROLECLI_CACHE_DIR": cache, "HOME": None})
    assert (done.code, "Traceback" in done.err, bool(done.out)) == (0, False, True)


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
@pytest.mark.parametrize("call", ["list -o x.json", "new catalog x", "list --catalog x.yaml"])
def test_in_a_folder_that_is_gone_a_file_is_told(process: Callable, call: str) -> None:
    gone = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    done = process(*call.split(), script=gone)
    assert (done.code in (2, 3), done.out) == (True, "")
    assert [line for line in done.err.splitlines() if line.startswith("Fehler: ")]


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
@pytest.mark.parametrize("call", ["list", "validate", "info", "compare marketing vertrieb"])
def test_a_closed_stdin_changes_nothing(process: Callable, call: str) -> None:
    done = process(*call.split(), script='exec "$@" 0<&-')
    assert (done.code, "Fehler" in done.err, bool(done.out)) == (0, False, True)
