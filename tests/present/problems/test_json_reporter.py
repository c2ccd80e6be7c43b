"""Problems for scripts: all of them, whole, and harmless on a terminal."""

import json
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

STEERING = "\x1b[31m \x9b31m \x7f \x85 \u202eabc \u2028 \u2066 \u200b \ufeff \U000e0041 ##[group]"


def test_scripts_get_all_warnings(written: Callable, problem: Callable) -> None:
    many = [problem(line=line, severity="warning") for line in range(1, 61)]
    assert [found["line"] for found in json.loads(written(many, "json"))] == [*range(1, 61)]


def test_no_problems_are_an_empty_array(written: Callable) -> None:
    assert written([], "json") == "[]\n"


def test_a_problem_is_an_object(written: Callable, problem: Callable) -> None:
    assert json.loads(written([problem(entry="koch", hint="Do.")], "json")) == [
        {
            "code": "type",
            "severity": "error",
            "file": "keine.yaml",
            "line": 1,
            "column": 1,
            "entry": "koch",
            "message": "wrong",
            "hint": "Do.",
        }
    ]


@pytest.mark.parametrize("form", ["json", "sarif"])
@pytest.mark.parametrize("part", ["message", "hint"])
def test_what_steers_a_terminal_is_escaped_and_nothing_is_lost(
    written: Callable, problem: Callable, form: str, part: str
) -> None:
    text = f"Küche 厨 😀 {STEERING}"
    shown = written([problem(**{part: text})], form)
    assert text in json.dumps(json.loads(shown), ensure_ascii=False).replace("\\u001b", "\x1b")
    assert "Küche 厨 😀" in shown
    assert r"\u009b31m" in shown
    assert r"\udb40\udc41" in shown
    assert "##[" not in shown
    assert {unicodedata.category(sign) for sign in shown if sign != "\n"}.isdisjoint(
        {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )


def test_the_name_of_a_file_is_whole_as_far_as_it_is_text(
    written: Callable, problem: Callable
) -> None:
    (found,) = json.loads(written([problem(os.fsdecode(b"k\xff\x1b\xc2\x9b.yaml"))], "json"))
    assert found["file"] == "k\ufffd\x1b\x9b.yaml"


def test_a_file_is_named_as_seen_from_here(
    written: Callable, problem: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "sub")
    found = json.loads(written([problem(tmp_path / "sub" / "a.yaml"), problem("b.yaml")], "json"))
    assert [one["file"] for one in found] == ["a.yaml", "b.yaml"]
