"""Long pages go through the pager; the terminal of these tests has 40 lines."""

import re
from collections.abc import Callable

import pytest

MARK = "sed s/^/PAGER:/"
LINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")  # each has an id of its own
LONG = (
    "list concepts",
    "show vertriebsleiter",
    "compare marketing vertrieb",
    "search vertrieb -n 200",
    "show vertriebsleiter -f table",
)


@pytest.mark.parametrize("call", LONG)
def test_a_page_longer_than_the_screen_goes_through_the_pager(
    terminal: Callable, call: str
) -> None:
    lines = terminal(*call.split(), env={"PAGER": MARK}).splitlines()
    assert len(lines) > 40
    assert all(line.startswith("PAGER:") for line in lines)


@pytest.mark.parametrize("call", ["show produktziel", "who team führen", "who produktziel"])
def test_a_page_that_fits_the_screen_does_not(terminal: Callable, call: str) -> None:
    shown = terminal(*call.split(), env={"PAGER": MARK})
    assert 0 < len(shown.splitlines()) < 40
    assert "PAGER:" not in shown


@pytest.mark.parametrize("form", ["json", "csv", "plain", "markdown"])
def test_only_tables_do(terminal: Callable, form: str) -> None:
    assert "PAGER:" not in terminal("list", "concepts", "-f", form, env={"PAGER": MARK})


@pytest.mark.parametrize(
    "call", ["--no-pager show vertriebsleiter", "show vertriebsleiter --no-pager"]
)
def test_no_pager_prints_a_page_whole(terminal: Callable, call: str) -> None:
    whole = LINK.sub("", terminal("show", "vertriebsleiter", env={"PAGER": "cat"}))
    assert LINK.sub("", terminal(*call.split(), env={"PAGER": MARK})) == whole


def test_the_pager_gets_colours_but_no_links(terminal: Callable) -> None:
    shown = terminal("show", "vertriebsleiter", env={"PAGER": MARK})
    assert "\x1b[" in shown
    assert "\x1b]8" not in shown
    assert "\x1b]8" in terminal("show", "vertriebsleiter", "--no-pager")
    plain = terminal("list", "concepts", "--no-color", env={"PAGER": MARK})
    assert not re.search(r"\x1b\[[0-9;]*[39][0-7]", plain)


@pytest.mark.parametrize(
    "environment",
    [
        {"PAGER": ""},
        {"PAGER": " "},
        {"PAGER": "cat"},
        {"PAGER": "no-such-pager 2>/dev/null"},
        {"PAGER": None, "PATH": "/nowhere"},
        {"PAGER": MARK, "TERM": "dumb"},
    ],
    ids=str,
)
def test_without_a_pager_the_page_is_written(
    terminal: Callable, environment: dict[str, str | None]
) -> None:
    shown = terminal("list", "concepts", env=environment)
    assert "leads" in shown
    assert "PAGER:" not in shown


@pytest.mark.parametrize("subject", ["roles", "concepts"])
def test_a_terminal_without_umlauts_and_rules_gets_what_it_can_show(
    terminal: Callable, subject: str
) -> None:
    shown = terminal("list", subject, env={"PYTHONIOENCODING": "ascii", "PAGER": MARK})
    assert "?????" not in shown
    assert shown.isascii()


def test_a_pager_that_ends_early_is_no_error(terminal: Callable) -> None:
    assert terminal("list", "concepts", env={"PAGER": "head -2"}).count("\n") == 2


def test_ctrl_c_is_left_to_the_pager(terminal: Callable) -> None:
    pager = f"kill -INT $PPID; {MARK}"
    shown = terminal("list", "concepts", env={"PAGER": pager})
    assert len(shown.splitlines()) > 40
    assert all(line.startswith("PAGER:") for line in shown.splitlines())


def test_a_pipe_has_no_pager(process: Callable) -> None:
    done = process("list", "concepts", env={"PAGER": MARK})
    assert (done.code, "PAGER:" in done.out) == (0, False)
