"""`rolecli new`: what it prints and writes, as a user calls it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, where English is spoken."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ROLECLI_LANG", "en")
    return folder


@pytest.fixture(params=["de", "en"])
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Either language, and it is spoken."""
    monkeypatch.setenv("ROLECLI_LANG", request.param)
    return str(request.param)


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("new role leiter-werkstatt", "leiter-werkstatt\tLeiter Werkstatt\t"),
        ("new concept lastenrad", "lastenrad\tLastenrad\tTopic\t"),
        ("new concept werkstatt --kind area", "werkstatt\tWerkstatt\tArea\t"),
    ],
)
def test_what_is_printed_is_a_catalog(
    rolecli: Callable, tmp_path: Path, command: str, line: str, lang: str
) -> None:
    printed = rolecli(*command.split())
    assert (printed.err, printed.code) == ("", 0)
    assert f"\nlanguage: {lang}" in printed.out
    file = tmp_path / "new.yaml"
    file.write_text(printed.out, "utf-8")
    listed = rolecli("--lang", "en", "--catalog", str(file), "list", f"{command.split()[1]}s")
    assert (listed.err, listed.code) == ("", 0)
    assert f"\n{line}" in listed.out


def test_a_language_may_be_chosen_behind_the_command(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = rolecli("new", "role", "a", "--lang", "de").out
    assert "\nlanguage: de" in chosen
    monkeypatch.setenv("ROLECLI_LANG", "de")
    assert rolecli("new", "role", "a").out == chosen


@pytest.mark.usefixtures("lang")
def test_a_new_catalog_is_read_alone_and_with_the_built_in_one(rolecli: Callable) -> None:
    made = rolecli("new", "catalog", "roles")
    assert (made.out, made.code) == ("", 0)
    assert "`rolecli --catalog roles list`" in made.err
    builtin = len(rolecli("list").out.splitlines())
    for options, count in ((["--no-builtin"], 3), ([], builtin + 3)):
        listed = rolecli("--catalog", "roles", *options, "list")
        assert (listed.err, listed.code) == ("", 0)
        assert len(listed.out.splitlines()) == count


def test_a_catalog_that_is_there_stays_as_it_is(rolecli: Callable, work: Path) -> None:
    file = work / "roles" / "concepts.yaml"
    file.parent.mkdir()
    file.write_text("mine")
    done = rolecli("new", "catalog", "roles")
    assert (done.out, done.code) == ("", 2)
    assert done.err == (
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
def test_what_cannot_be_started_is_said(rolecli: Callable, arguments: list[str], said: str) -> None:
    done = rolecli("new", *arguments)
    assert (done.out, done.err, done.code) == ("", said, 2)
