"""What is shown on a real terminal, and in what colours and characters."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\")  # and what links (OSC 8)
COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
WIDTHS = (60, 80, 100, 120, 200)
CALLS = (
    "list",
    "list concepts",
    "show vertriebsleiter",
    "show marketing",
    "compare marketing vertrieb",
    "compare leiter-marketing vertriebsleiter leiter-e-commerce",
    "search budget --limit 99",
)
THREE = "compare leiter-marketing vertriebsleiter leiter-e-commerce"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("call", CALLS)
def test_no_line_is_wider_than_the_terminal(terminal: Callable, call: str, width: int) -> None:
    lines = ESCAPE.sub("", terminal(*call.split(), width=width)).splitlines()
    assert len(lines) > 5
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_id_of_a_list_is_uncut(terminal: Callable, rolecli: Callable, width: int) -> None:
    words = ESCAPE.sub("", terminal("list", width=width)).split()
    assert {row["id"] for row in json.loads(rolecli("list", "--json").out)} <= {*words}


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_several_entries_are_compared_in_two_tables_of_signs(
    terminal: Callable, width: int
) -> None:
    shown = ESCAPE.sub("", terminal(*THREE.split(), width=width))
    pairs = shown.partition("Paarweise")[2].partition("\n\n")[0]
    assert [row for row in ("1 Leiter Marketing", "3 Leiter E-Commerce") if row not in pairs] == []
    topics = shown.partition("Was mehrere haben")[2].partition("\n\n")[0]
    assert re.search("Mitarbeiterführung[ │]+●[ │]+●[ │]+●", topics)


@pytest.mark.parametrize("first", range(0, 50, 20))
def test_five_roles_are_compared_in_a_hundred_lines(
    terminal: Callable, entries: dict[str, list[Any]], first: int
) -> None:
    """What is written of how two differ comes on top; so these are five without."""
    told_apart = [{*contrast["between"]} for contrast in entries["contrasts"]]
    roles: list[str] = []
    for role in entries["roles"][first:]:
        if len(roles) < 5 and not any({role["id"], other} in told_apart for other in roles):
            roles.append(role["id"])
    shown = ESCAPE.sub("", terminal("compare", *roles, width=80))
    assert "Paarweise" in shown
    assert len(shown.splitlines()) <= 100


def test_a_terminal_gets_a_table_and_a_pipe_plain_text(
    terminal: Callable, process: Callable
) -> None:
    assert "\t" not in terminal("list")
    assert "\t" in process("list").out


def test_a_terminal_gets_the_format_that_is_named(terminal: Callable, process: Callable) -> None:
    assert terminal("list", "--json") == process("list", "--json").out
    assert terminal("list", "-f", "plain").expandtabs() == process("list").out.expandtabs()


def test_a_terminal_gets_colours(terminal: Callable) -> None:
    assert COLOUR.search(terminal("show", "vertriebsleiter"))


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "behind it"])
def test_no_color_takes_the_colours_away(terminal: Callable, before: bool) -> None:
    command = ["show", "vertriebsleiter"]
    shown = terminal("--no-color", *command) if before else terminal(*command, "--no-color")
    assert not COLOUR.search(shown)
    assert "Vertriebsleiter" in shown


def test_the_variable_no_color_takes_the_colours_away(terminal: Callable) -> None:
    assert not COLOUR.search(terminal("show", "vertriebsleiter", env={"NO_COLOR": "1"}))


def test_a_terminal_without_colours_gets_none(terminal: Callable) -> None:
    assert not ESCAPE.search(terminal("show", "vertriebsleiter", env={"TERM": "dumb"}))


def test_colours_can_be_forced_into_a_pipe(process: Callable) -> None:
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert COLOUR.search(process("show", "vertriebsleiter", "-f", "table", env=forced).out)


@pytest.mark.parametrize("form", ["plain", "markdown", "json", "jsonl", "yaml", "csv"])
def test_what_is_not_drawn_has_no_colours_even_if_forced(process: Callable, form: str) -> None:
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert "\x1b" not in process("show", "vertriebsleiter", "-f", form, env=forced).out


def test_no_color_wins_over_forced_colours(process: Callable) -> None:
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    done = process("show", "vertriebsleiter", "-f", "table", "--no-color", env=forced)
    assert not COLOUR.search(done.out)


NARROW = [
    {"LANG": "C", "LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "ascii:strict"},
]


@pytest.mark.parametrize("env", NARROW, ids=str)
@pytest.mark.parametrize("form", ["table", "plain", "markdown"])
def test_a_terminal_that_lacks_characters_is_no_error(
    process: Callable, env: dict[str, str], form: str
) -> None:
    done = process("compare", "marketing", "vertrieb", "-f", form, env=env)
    assert (done.code, done.err) == (0, "")
    assert "Marketing" in done.out


@pytest.mark.parametrize("env", NARROW, ids=str)
def test_help_and_errors_need_no_characters_either(process: Callable, env: dict[str, str]) -> None:
    done = process("show", "--help", env=env)
    assert (done.code, done.err) == (0, "")
    done = process("show", "größenwahn", env=env)
    assert done.code == 1
    assert done.err.startswith("Fehler: ")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("env", NARROW, ids=str)
def test_data_is_utf_8_everywhere(process: Callable, env: dict[str, str]) -> None:
    expected = process("show", "verkaufsfoerderung", "--json").out
    assert json.loads(expected)["title"] == "Verkaufsförderung"
    done = process("show", "verkaufsfoerderung", "--json", env=env)
    assert (done.code, done.out, done.err) == (0, expected, "")


LINK_ID = re.compile(r"(?<=\x1b\]8;)id=\d+")  # chosen at random


@pytest.mark.parametrize("columns", ["0", "00", "abc", "-3", "", "1e3", "99999999999"])
@pytest.mark.parametrize("command", ["show leads", "list areas", "--help", "show --help"])
def test_a_width_that_no_terminal_has_is_passed_over(
    terminal: Callable, columns: str, command: str
) -> None:
    odd = {"COLUMNS": columns, "TERMINAL_WIDTH": columns, "LINES": columns}
    shown, usual = terminal(*command.split(), env=odd), terminal(*command.split())
    assert LINK_ID.sub("", shown) == LINK_ID.sub("", usual)


LINK = re.compile(r"\x1b\]8;[^;]*;(?P<url>https?://[^\x1b]+)\x1b")


def test_web_addresses_are_links_on_a_terminal(terminal: Callable) -> None:
    links = [found["url"] for found in LINK.finditer(terminal("show", "vertriebsleiter"))]
    assert links
    assert all(link.isascii() for link in links)
    assert "\x1b]8" in terminal("show", "vertriebsleiter", "--no-color")


@pytest.mark.parametrize("term", ["dumb", "linux"])
def test_terminals_without_links_get_none(terminal: Callable, term: str) -> None:
    assert "\x1b]8" not in terminal("show", "vertriebsleiter", env={"TERM": term})


def test_neither_pipes_nor_files_get_links(process: Callable, tmp_path: Path) -> None:
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert "\x1b]8" not in process("show", "vertriebsleiter", "-f", "table", env=forced).out
    process("show", "vertriebsleiter", "-f", "table", "-o", "x.txt", env=forced)
    assert "\x1b]8" not in (tmp_path / "x.txt").read_text("utf-8")


SPELLED = """
roles:
  - id: baecker
    title: Bäcker
    feminine: Bäckerin
    summary: Großes „Brot“ – für 5 € … und Café.
    tasks: [{text: Übt Süßes, topics: [teig]}]
concepts: [{id: teig, kind: topic, title: Teig, summary: S.}]
"""


@pytest.mark.parametrize("form", ["table", "plain", "markdown"])
def test_a_stream_without_umlauts_gets_them_written_out(
    process: Callable, tmp_path: Path, form: str
) -> None:
    (tmp_path / "k.yaml").write_text(SPELLED, "utf-8")
    call = ("--catalog", "k.yaml", "--no-builtin", "show", "Bäcker", "-f", form)
    done = process(*call, env={"PYTHONIOENCODING": "ascii"})
    assert (done.code, done.err) == (0, "")
    assert done.out.isascii()
    assert "?" not in done.out
    assert "Baecker" in done.out
    assert 'Grosses "Brot" - fuer 5 EUR ... und Cafe.' in done.out
    assert "Uebt Suesses" in done.out
    longest = max(map(len, done.out.splitlines()))
    assert form != "table" or longest <= 80  # measured as it is written


def test_errors_and_help_have_umlauts_written_out_too(process: Callable) -> None:
    narrow = {"PYTHONIOENCODING": "ascii"}
    assert "Groessenwahn" in process("show", "Größenwahn", env=narrow).err
    helped = process("show", "--help", env=narrow).out
    assert "fuer" in helped.lower() or "ue" in helped
    assert "?" not in helped.replace("[?]", "")


def test_a_stream_that_has_umlauts_keeps_them(process: Callable) -> None:
    done = process("show", "Größenwahn", env={"PYTHONIOENCODING": "latin-1"})
    assert "Gr\udcf6\udcdfenwahn" in done.err
