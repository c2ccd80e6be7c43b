"""Long lists go through the pager; the terminal of these tests has 40 lines."""

import re
from collections.abc import Callable

import pytest

MARK = "sed s/^/PAGER:/"


def test_a_list_longer_than_the_screen_goes_through_the_pager(terminal: Callable) -> None:
    shown = terminal("list", "concepts", env={"PAGER": MARK})
    lines = shown.splitlines()
    assert len(lines) > 40
    assert all(line.startswith("PAGER:") for line in lines)


def test_the_pager_gets_colours(terminal: Callable) -> None:
    assert "\x1b[" in terminal("list", "concepts", env={"PAGER": MARK})
    plain = terminal("list", "concepts", "--no-color", env={"PAGER": MARK})
    assert not re.search(r"\x1b\[[0-9;]*[39][0-7]", plain)


@pytest.mark.parametrize(
    "arguments",
    [("list", "areas"), ("show", "vertriebsleiter"), ("list", "concepts", "--json")],
    ids=" ".join,
)
def test_short_lists_pages_and_data_do_not(terminal: Callable, arguments: tuple[str, ...]) -> None:
    assert "PAGER:" not in terminal(*arguments, env={"PAGER": MARK})


@pytest.mark.parametrize(
    "environment", [{"PAGER": ""}, {"PAGER": "cat"}, {"PAGER": None, "PATH": "/nowhere"}]
)
def test_without_a_pager_the_list_is_written(
    terminal: Callable, environment: dict[str, str | None]
) -> None:
    assert "leads" in terminal("list", "concepts", env=environment)


@pytest.mark.parametrize("subject", ["roles", "concepts"])
def test_a_terminal_without_umlauts_and_rules_gets_what_it_can_show(
    terminal: Callable, subject: str
) -> None:
    shown = terminal("list", subject, env={"PYTHONIOENCODING": "ascii", "PAGER": MARK})
    assert "?????" not in shown
    assert shown.isascii()


def test_a_pager_that_ends_early_is_no_error(terminal: Callable) -> None:
    assert terminal("list", "concepts", env={"PAGER": "head -2"}).count("\n") == 2


def test_a_pipe_has_no_pager(process: Callable) -> None:
    done = process("list", "concepts", env={"PAGER": MARK})
    assert (done.code, "PAGER:" in done.out) == (0, False)
