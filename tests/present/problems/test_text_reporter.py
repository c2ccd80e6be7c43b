"""Problems for people: bounded, with their line, and never a command to a build log."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rolecli import i18n
from rolecli.present.problems.log_lines import moved, plain_line

Made = Callable[..., str]
# What GitHub's runner and those of others obey: blanks and `::` at a line's start, `##[` anywhere.
OBEYED = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)


def test_people_see_the_first_fifty_warnings_of_a_code_and_how_many_more_there_are(
    written: Made, problem: Callable
) -> None:
    unused = [problem(line=n, code="unused", severity="warning") for n in range(1, 53)]
    empty = [problem(line=n, code="empty-role", severity="warning") for n in range(1, 51)]
    shown = written([*unused, *empty])
    assert shown.count("unused (warning)") == 50
    assert shown.count("empty-role (warning)") == 50
    assert "unused: 2 more warnings; --format json has all of them." in shown
    assert "empty-role: " not in shown.replace("empty-role (warning): ", "")
    assert shown.endswith("1 file checked: 102 warnings\n")


def test_no_problems_are_told_in_german_too(written: Made) -> None:
    i18n.speak("de")
    assert written([]) == "1 Datei geprüft: keine Probleme\n"


def test_errors_are_all_shown(written: Made, problem: Callable) -> None:
    assert written([problem(line=line) for line in range(1, 61)]).count(": type: ") == 60


def test_a_problem_has_its_line_with_a_caret_and_a_hint(
    written: Made, problem: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("k.yaml").write_text("eins\nzwei: ä\n", "utf-8")
    assert written([problem("k.yaml", 2, 7, entry="koch", hint="Do.")], files=2) == (
        "k.yaml:2:7: type: entry 'koch': wrong\n"
        "    zwei: ä\n"
        "          ^\n"
        "  Do.\n\n"
        "2 files checked: 1 error\n"
    )


@pytest.mark.parametrize(
    ("at", "excerpt"),
    [
        (("::stop-commands::tok", 1), "    \\::stop-commands::tok\n     ^\n"),
        (("::stop-commands::tok", 3), "    \\::stop-commands::tok\n       ^\n"),
        (("\u3000 ::error::x", 3), "    \u3000 \\::error::x\n        ^\n"),
        (("a: ##[group]b", 4), "    a: #\\#[group]b\n       ^\n"),
        (("a: ##[group]b", 5), "    a: #\\#[group]b\n         ^\n"),
        (("a: ##[group]b", 6), "    a: #\\#[group]b\n          ^\n"),
        (("- ##vso[task.complete]", 1), "    - #\\#vso[task.complete]\n    ^\n"),
        (("- ##teamcity[message]", 1), "    - #\\#teamcity[message]\n    ^\n"),
        (("a: b::c # ## [x]", 4), "    a: b::c # ## [x]\n       ^\n"),
    ],
)
def test_a_line_of_a_file_is_no_command(
    written: Made, problem: Callable, tmp_path: Path, at: tuple[str, int], excerpt: str
) -> None:
    line, column = at
    file = tmp_path / "k.yaml"
    file.write_text(f"{line}\n", "utf-8")
    shown = written([problem(file, 1, column)])
    assert excerpt in shown
    assert not OBEYED.search(shown)


@pytest.mark.parametrize("text", ["::warning::x", "##[error]x", "a\n::warning::x", " ::debug::x"])
@pytest.mark.parametrize("part", ["file", "message", "hint", "entry"])
def test_no_part_of_a_problem_is_a_command(
    written: Made, problem: Callable, part: str, text: str
) -> None:
    given = {"file": f"{text}.yaml"} if part == "file" else {part: text}
    shown = written([problem(**given)])
    assert text.partition("::")[2].partition("[")[2] in shown
    assert not OBEYED.search(shown)


def test_a_plain_line_stays_as_it_is_and_positions_move_with_it() -> None:
    assert plain_line("k.yaml:1:1: a::b") == "k.yaml:1:1: a::b"
    assert plain_line(" ::a ###[b] ##[c]") == " \\::a ##\\#[b] #\\#[c]"
    line = "::a ##[b]"
    assert [plain_line(line)[moved(line, at)] for at in range(len(line))] == [*line]
