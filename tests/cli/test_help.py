"""The help: examples first, then what there is to say, options last; and nothing is broken."""

import re
import shlex
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import rolecli
from rolecli.cli.app import COMMANDS, SECTIONS
from rolecli.errors import ExitCode

HELPS = ("", *COMMANDS, "import esco")
HEADINGS = {
    "de": ("Beispiele", "Argumente", "Optionen", "Ausgabe", "Optionen aller Befehle"),
    "en": ("Examples", "Arguments", "Options", "Output", "Options of all commands"),
}
COMMAND_HEADINGS = {
    "de": ("Fragen", "Ansehen und weitergeben", "Eigener Katalog", "Befehle"),
    "en": ("Ask", "See and hand on", "Your own catalog", "Commands"),
}
OCCUPATIONS = """conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,definition
Occupation,http://data.europa.eu/esco/occupation/o1,2433,sales engineer,,Sells machines.,
"""


@pytest.fixture
def helped(process: Callable) -> Callable[..., str]:
    """Return the help of a command in a language, at a width."""

    def call(command: str, lang: str = "de", width: int = 80) -> str:
        env = {"LC_ALL": f"{lang}_XX.UTF-8", "COLUMNS": str(width), "ROLECLI_LANG": None}
        done = process(*command.split(), "--help", env=env | {"PYTHONUTF8": "1"})
        assert (done.code, done.err) == (0, "")
        return str(done.out)

    return call


def examples_of(text: str) -> list[str]:
    """Return the example calls of a help: its only lines that begin with the program's name."""
    lines = [line.strip() for line in text.splitlines() if line.startswith("  rolecli ")]
    return [re.split(r" {2,}", line)[0] for line in lines]


def headings_of(text: str) -> list[str]:
    """Return the lines with rows below them."""
    return re.findall(r"(?m)^\n(\S.*)\n {2}", text)


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("command", HELPS)
def test_examples_come_first_and_options_last(helped: Callable, command: str, lang: str) -> None:
    text = helped(command, lang)
    assert len(examples_of(text)) == (2 if command else 3)
    first, *others = HEADINGS[lang]
    known = [first, *COMMAND_HEADINGS[lang], *others]
    headings = headings_of(text)
    assert headings == sorted(headings, key=known.index)
    assert headings[0] == first


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("command", HELPS)
def test_no_word_option_or_path_is_broken(helped: Callable, command: str, lang: str) -> None:
    narrow, usual, wide = (helped(command, lang, width) for width in (60, 80, 200))
    assert sorted(narrow.split()) == sorted(usual.split()) == sorted(wide.split())
    assert max(map(len, usual.splitlines())) <= 80
    assert max(map(len, wide.splitlines())) <= 100
    for call in examples_of(wide):
        assert call in usual


@pytest.mark.parametrize("lang", ["de", "en"])
def test_commands_stand_in_their_groups(helped: Callable, lang: str) -> None:
    text = helped("", lang)
    groups = dict(zip(COMMAND_HEADINGS[lang], SECTIONS.values(), strict=False))
    for heading, commands in groups.items():
        rows = text.partition(f"\n{heading}\n")[2].partition("\n\n")[0]
        assert re.findall(r"(?m)^ {2}(\S+)", rows) == [*commands]


def test_every_command_stands_in_a_group() -> None:
    files = Path(rolecli.__file__).parent.glob("cli/*_command.py")
    assert sorted(COMMANDS) == sorted(file.stem.removesuffix("_command") for file in files)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder, to work in, with a download of ESCO."""
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile(tmp_path / "esco.zip", "w") as download:
        download.writestr("occupations_en.csv", OCCUPATIONS)
    return tmp_path


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_example_works(
    helped: Callable, rolecli: Callable, desk: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("ROLECLI_LANG", lang)
    helps = sorted(HELPS, key=["new", "import esco"].__contains__, reverse=True)
    calls = [call for command in helps for call in examples_of(helped(command, lang))]
    assert len(calls) == 2 * len(HELPS) + 1
    for call in calls:
        done = rolecli(*shlex.split(call)[1:])
        valid = (0, ExitCode.CATALOG_INVALID) if " --strict " in call else (0,)  # the catalog's say
        assert done.code in valid, (call, done.err)
    assert {"esco.json", "esco.zip"} < {file.name for file in desk.iterdir()}


def test_values_are_named_in_the_language_spoken(helped: Callable) -> None:
    assert "Möglich: Leitung, Fachebene, Assistenz." in helped("list", "de", 100)
    assert "One of: head, manager, assistant." in helped("list", "en", 100)


@pytest.mark.parametrize("command", ["", "show"])
def test_headings_stand_out_on_a_terminal_only(
    terminal: Callable, process: Callable, command: str
) -> None:
    words = command.split()
    assert "\x1b[94m\x1b[1mBeispiele\x1b[0m\n" in terminal(*words, "--help")
    assert "\x1b[1mBeispiele\x1b[0m\n" in terminal("--no-color", *words, "--help")
    assert "\x1b[9" not in terminal("--no-color", *words, "--help")
    assert "\x1b[9" not in terminal(*words, "--no-color", "--help")
    assert "\x1b[9" not in terminal(*words, "--help", env={"NO_COLOR": "1"})
    assert "\x1b" not in terminal(*words, "--help", env={"TERM": "dumb"})
    assert "\x1b" not in process(*words, "--help", env={"TERM": "xterm"}).out
