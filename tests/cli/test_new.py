"""`rolecli new`: what it prints and writes, as a user calls it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def rolecli(tmp_path: Path) -> Run:
    """Run the program in a folder of its own."""
    folder = tmp_path / "work"
    folder.mkdir()

    def run(*arguments: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "ROLECLI_LANG": lang}
        return subprocess.run(
            [sys.executable, "-m", "rolecli", *arguments],
            env=environment | {"LC_ALL": "C"},
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("new role leiter-werkstatt", "leiter-werkstatt\tLeiter Werkstatt\t"),
        ("new concept lastenrad", "lastenrad\tLastenrad\tTopic\t"),
        ("new concept werkstatt --kind area", "werkstatt\tWerkstatt\tArea\t"),
    ],
)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_what_is_printed_is_a_catalog(
    rolecli: Run, tmp_path: Path, command: str, line: str, lang: str
) -> None:
    printed = rolecli(*command.split(), lang=lang)
    assert (printed.stderr, printed.returncode) == ("", 0)
    assert f"\nlanguage: {lang}" in printed.stdout
    file = tmp_path / "new.yaml"
    file.write_text(printed.stdout, "utf-8")
    listed = rolecli("--catalog", str(file), "list", f"{command.split()[1]}s")
    assert (listed.stderr, listed.returncode) == ("", 0)
    assert f"\n{line}" in listed.stdout


def test_a_language_may_be_chosen_behind_the_command(rolecli: Run) -> None:
    assert (
        rolecli("new", "role", "a", "--lang", "de").stdout
        == rolecli("new", "role", "a", lang="de").stdout
    )
    assert "\nlanguage: de" in rolecli("new", "role", "a", "--lang", "de").stdout


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_new_catalog_is_read_alone_and_with_the_built_in_one(rolecli: Run, lang: str) -> None:
    made = rolecli("new", "catalog", "roles", lang=lang)
    assert (made.stdout, made.returncode) == ("", 0)
    assert "`rolecli --catalog roles list`" in made.stderr
    for options, count in ((["--no-builtin"], 3), ([], 12)):
        listed = rolecli("--catalog", "roles", *options, "list")
        assert (listed.stderr, listed.returncode) == ("", 0)
        assert len(listed.stdout.splitlines()) == count


def test_a_catalog_that_is_there_stays_as_it_is(rolecli: Run, tmp_path: Path) -> None:
    file = tmp_path / "work" / "roles" / "concepts.yaml"
    file.parent.mkdir()
    file.write_text("mine")
    done = rolecli("new", "catalog", "roles")
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == (
        "Error: roles/concepts.yaml exists already; nothing was written.\n"
        "Name another folder, or move the file away.\n"
    )
    assert (list(file.parent.iterdir()), file.read_text()) == ([file], "mine")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["role", "Leiter Übersetzung"],
            """\
Error: 'Leiter Übersetzung' is not an id: use lowercase letters, digits and hyphens.
For example 'leiter-uebersetzung'.
""",
        ),
        (["role", "a", "--kind", "area"], "Error: --kind is for concepts only.\nLeave it out.\n"),
        (
            ["catalog", f"{os.devnull}/roles"],
            f"""\
Error: {os.devnull}/roles cannot be written: Not a directory.
Name another folder.
""",
        ),
    ],
)
def test_what_cannot_be_started_is_said(rolecli: Run, arguments: list[str], said: str) -> None:
    done = rolecli("new", *arguments)
    assert (done.stdout, done.stderr, done.returncode) == ("", said, 2)
