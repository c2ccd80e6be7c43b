"""--output: the format by the file's ending, and the file whole or as it was."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from rolecli.cli import app
from rolecli.present import csv
from rolecli.present.formats import FORMATS, SUFFIXES, Format, Traits

POSIX = pytest.mark.skipif(os.name == "nt", reason="file modes and links of POSIX")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_ending_of_the_file_chooses_the_format(
    rolecli: Callable, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"answer{suffix}"
    assert rolecli("list", "--output", file) == (0, "", "")
    assert file.read_text("utf-8") == rolecli("list", "--format", SUFFIXES[suffix]).out


def test_an_ending_in_capitals_chooses_the_same(rolecli: Callable, tmp_path: Path) -> None:
    rolecli("list", "-o", tmp_path / "answer.JSON")
    assert json.loads((tmp_path / "answer.JSON").read_text("utf-8"))


ENDINGS = {
    "list": ".txt, .md, .json, .jsonl, .yaml, .yml, .csv",
    "schema": ".txt, .md, .json, .jsonl, .yaml, .yml, .csv",
    "schema search": ".json",
    "validate": ".txt, .json, .sarif",
    "import esco nowhere --lang de": ".json, .yaml, .yml",
}


@pytest.mark.parametrize("name", ["answer.foo", "answer.xyz", "answer", ".json", "json", "a.json~"])
@pytest.mark.parametrize("command", ENDINGS)
def test_an_ending_without_a_format_is_an_error_that_names_those_there_are(
    rolecli: Callable, tmp_path: Path, command: str, name: str
) -> None:
    file = tmp_path / name
    said = f"Die Endung von {file} steht für kein Format."
    hint = f"Für ein Format stehen: {ENDINGS[command]}."
    done = rolecli(*command.split(), "-o", file)
    assert done == (2, "", f"Fehler: {said}\n{hint}\n")
    assert [*tmp_path.glob("*")] == []


@pytest.mark.parametrize(
    ("command", "form"),
    [("list", "csv"), ("schema search", "json"), ("validate", "github"), ("validate", "json")],
)
def test_a_format_that_is_named_needs_no_ending(
    rolecli: Callable, tmp_path: Path, command: str, form: str
) -> None:
    file = tmp_path / "answer.foo"
    arguments = [*command.split(), "-f", form]
    assert rolecli(*arguments, "-o", file) == (0, "", "")
    assert file.read_text("utf-8") == rolecli(*arguments).out


@pytest.mark.parametrize(
    "command", ["list", "show bdm --json", "schema", "schema search", "validate", "info -f yaml"]
)
@pytest.mark.parametrize("stdout", ["-", pytest.param("/dev/stdout", marks=POSIX)])
def test_stdout_can_be_named(
    rolecli: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, stdout: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert rolecli(*command.split(), "-o", stdout) == rolecli(*command.split())
    assert [*tmp_path.glob("*")] == []


def test_the_format_that_is_named_wins_over_the_ending(rolecli: Callable, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    rolecli("list", "-o", file, "-f", "csv")
    assert file.read_text("utf-8").startswith("id,kind,")


@pytest.mark.parametrize(
    "arguments", [["show", "bdm"], ["compare", "marketing", "vertrieb"], ["search", "budget"]]
)
def test_every_command_writes_to_a_file(
    rolecli: Callable, tmp_path: Path, arguments: list[str]
) -> None:
    file = tmp_path / "answer.json"
    assert rolecli(*arguments, "-o", file) == (0, "", "")
    assert file.read_text("utf-8") == rolecli(*arguments, "--json").out


def test_a_table_in_a_file_has_no_escape_codes(rolecli: Callable, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    rolecli("compare", "marketing", "vertrieb", "-f", "table", "-o", file)
    text = file.read_text("utf-8")
    assert "\t" not in text  # drawn in columns, not written for a pipe
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100


def refused(rolecli: Callable, file: Path) -> None:
    done = rolecli("list", "-o", file)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"Fehler: {file} lässt sich nicht schreiben: ")
    assert "Traceback" not in done.err


def test_a_folder_that_is_missing_is_named(rolecli: Callable, tmp_path: Path) -> None:
    refused(rolecli, tmp_path / "nix" / "answer.json")
    assert not (tmp_path / "nix").exists()


def test_a_folder_is_no_file(rolecli: Callable, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    refused(rolecli, tmp_path / "folder")
    assert [*tmp_path.glob("**/.rolecli*")] == []


def test_a_file_below_a_file_is_refused(rolecli: Callable, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    refused(rolecli, tmp_path / "file" / "answer.json")


def test_a_name_that_is_too_long_is_refused(rolecli: Callable, tmp_path: Path) -> None:
    done = rolecli("list", "-o", tmp_path / f"{'x' * 300}.json")
    assert (done.code, done.out) == (2, "")
    assert [*tmp_path.glob(".rolecli*")] == []


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_may_not_be_written_is_named(rolecli: Callable, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    refused(rolecli, folder / "answer.json")


def test_a_file_stays_as_it_was_when_there_is_no_answer(rolecli: Callable, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text("as it was", "utf-8")
    assert rolecli("show", "xyzzyq", "-o", file).code == 1
    assert rolecli("list", "--json", "-f", "csv", "-o", file).code == 2
    assert file.read_text("utf-8") == "as it was"


@pytest.mark.parametrize("form", ["json", "yaml", "csv", "table", "plain", "markdown"])
def test_a_file_stays_as_it_was_when_writing_fails_halfway(
    rolecli: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def full(_handle: object, _size: object = None) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "answer.txt"
    file.write_text("as it was", "utf-8")
    monkeypatch.setattr("pathlib.Path.replace", full)
    done = rolecli("compare", "marketing", "vertrieb", "-f", form, "-o", file)
    assert (done.code, done.out) == (2, "")
    assert "kein Platz mehr auf dem Datenträger" in done.err
    assert file.read_text("utf-8") == "as it was"
    assert [*tmp_path.glob(".rolecli*")] == []


def test_a_file_that_is_there_is_replaced(rolecli: Callable, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text("x" * 1_000_000, "utf-8")
    assert rolecli("list", "-o", file).code == 0
    assert json.loads(file.read_text("utf-8"))


@POSIX
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_the_mode_of_the_file_respects_the_mask(
    process: Callable, tmp_path: Path, mask: int, mode: int
) -> None:
    file = tmp_path / "answer.json"
    assert process("list", "-o", file, script=f'umask {mask:03o}; "$@"').code == 0
    assert stat.S_IMODE(file.stat().st_mode) == mode


@POSIX
def test_a_link_is_followed_not_replaced(rolecli: Callable, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "answer.json"
    link = tmp_path / "link.json"
    link.symlink_to(target)
    assert rolecli("list", "-o", link) == (0, "", "")
    assert link.is_symlink()
    assert json.loads(target.read_text("utf-8"))


@POSIX
def test_a_pipe_is_written_to_not_replaced(process: Callable, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = process("list", "-f", "json", "-o", "pipe", script='cat pipe & "$@"; wait')
    assert json.loads(done.out)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_what_is_written_ends_lines_alike_everywhere(rolecli: Callable, tmp_path: Path) -> None:
    for name in ("a.csv", "a.json", "a.txt", "a.md"):
        rolecli("list", "-o", tmp_path / name)
        assert b"\r" not in (tmp_path / name).read_bytes()


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o666])
def test_a_file_that_is_replaced_keeps_its_mode(
    rolecli: Callable, tmp_path: Path, mode: int
) -> None:
    file = tmp_path / "answer.json"
    file.touch()
    file.chmod(mode)
    assert rolecli("list", "-o", file) == (0, "", "")
    assert json.loads(file.read_text("utf-8"))
    assert stat.S_IMODE(file.stat().st_mode) == mode


@POSIX
@pytest.mark.parametrize("linked", [False, True])
def test_a_read_only_file_is_refused_even_for_root(
    rolecli: Callable, tmp_path: Path, linked: bool
) -> None:
    file, link = tmp_path / "answer.json", tmp_path / "link.json"
    file.write_text("as it was", "utf-8")
    file.chmod(0o444)
    link.symlink_to(file)
    done = rolecli("list", "-o", link if linked else file)
    assert (done.code, done.out) == (2, "")
    assert "keine Berechtigung" in done.err
    assert file.read_text("utf-8") == "as it was"
    assert [*tmp_path.glob(".rolecli*")] == []


@POSIX
def test_a_file_another_may_write_is_refused(
    rolecli: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "answer.json"
    file.write_text("as it was", "utf-8")
    monkeypatch.setattr(os, "access", lambda *_asked, **_how: False)
    assert rolecli("list", "-o", file).code == 2
    assert file.read_text("utf-8") == "as it was"


@POSIX
def test_a_link_to_itself_is_refused(rolecli: Callable, tmp_path: Path) -> None:
    link = tmp_path / "answer.json"
    link.symlink_to(link)
    done = rolecli("list", "-o", link)
    assert (done.code, done.out) == (2, "")
    assert link.is_symlink()


@POSIX
@pytest.mark.parametrize("named", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "-", "link"])
def test_a_redirected_stdout_is_added_to_not_cut_off(
    process: Callable, tmp_path: Path, named: str
) -> None:
    if not Path("/proc/self/fd/1").exists() and named.startswith("/proc"):
        pytest.skip("no /proc")
    (tmp_path / "link").symlink_to("/dev/stdout")
    script = f'(echo before; "$@" --json -o {named}; echo after) > shared'
    assert process("show", "leads", script=script) == (0, "", "")
    shared = (tmp_path / "shared").read_text("utf-8")
    assert shared == f"before\n{process('show', 'leads', '--json').out}after\n"


@POSIX
def test_another_descriptor_is_written_to(process: Callable, tmp_path: Path) -> None:
    script = 'exec 5> other; echo before >&5; "$@" --json -o /dev/fd/5; echo after >&5'
    assert process("show", "leads", script=script) == (0, "", "")
    other = (tmp_path / "other").read_text("utf-8")
    assert other == f"before\n{process('show', 'leads', '--json').out}after\n"
    done = process("show", "leads", "--json", "-o", "/dev/fd/77")
    assert (done.code, done.out) == (2, "")
    assert "/dev/fd/77" in done.err


@POSIX
def test_a_reader_of_a_descriptor_that_has_seen_enough_is_no_error(process: Callable) -> None:
    script = '"$@" -o >(true); echo $?'
    assert process("list", "concepts", script=script) == (0, "0\n", "")


SLOWLY = """
import os, signal, sys
number = int(sys.argv.pop())
from rolecli.present import plain
def write(report, output):
    output.stream.write("half")
    output.stream.flush()
    print(*[name for name in os.listdir() if name.startswith(".rolecli")])
    sys.stdout.flush()
    os.kill(os.getpid(), number)
    output.stream.write(" and half")
plain.write = write
from rolecli.cli import main
main()
"""


@POSIX
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_leaves_no_half_file_behind_and_ends_as_it_does(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    (tmp_path / "answer.txt").write_text("as it was", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SLOWLY, "list", "-o", "answer.txt", str(int(number))],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.stdout.startswith(b".rolecli")
    assert done.returncode == (130 if name == "SIGINT" else -number)
    assert (tmp_path / "answer.txt").read_text("utf-8") == "as it was"
    assert [*tmp_path.glob(".rolecli*")] == []


@POSIX
def test_an_ignored_hangup_does_not_end_the_writing(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            "nohup",
            sys.executable,
            "-c",
            SLOWLY,
            "list",
            "-o",
            "answer.txt",
            str(int(signal.SIGHUP)),
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert (tmp_path / "answer.txt").read_text("utf-8") == "half and half"


@pytest.fixture
def _csv_is_bytes_for_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format such as a workbook's: of bytes, and for some answers only."""
    traits = FORMATS[Format.CSV]._replace(signs="bytes", answers=("Hit",))
    monkeypatch.setitem(cast("dict[Format, Traits]", FORMATS), Format.CSV, traits)
    monkeypatch.setattr(csv, "write", lambda _hits, output: output.stream.write(b"PK\x00\xff"))


@pytest.mark.usefixtures("_csv_is_bytes_for_hits")
def test_a_format_of_bytes_is_written_to_files_and_pipes(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "hits.csv"
    assert app.run(["search", "budget", "-o", str(file)]) == 0
    assert file.read_bytes() == b"PK\x00\xff"
    assert app.run(["search", "budget", "-f", "csv"]) == 0
    assert capfdbinary.readouterr().out == b"PK\x00\xff"


@pytest.mark.usefixtures("_csv_is_bytes_for_hits")
def test_a_format_that_an_answer_lacks_is_an_error_that_names_those_it_has(
    rolecli: Callable, tmp_path: Path
) -> None:
    done = rolecli("list", "-o", tmp_path / "list.csv")
    assert (done.code, done.out) == (2, "")
    assert "Als csv lässt sich diese Antwort nicht schreiben.\n" in done.err
    assert done.err.endswith("sich als table, plain, markdown, json, jsonl, yaml.\n")
    assert [*tmp_path.glob("*")] == []
