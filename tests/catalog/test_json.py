"""Catalog files in JSON, read without a YAML parser."""

import subprocess
import sys
from pathlib import Path

import pytest

from rolecli.catalog.document import UnreadableError
from rolecli.catalog.reading import read_text

FILE = Path("katalog.json")


def refused_at(text: str) -> tuple[int, int, str, str]:
    with pytest.raises(UnreadableError) as caught:
        read_text(text, FILE)
    problem = caught.value.problem
    assert problem.hint or problem.code == "depth"
    return problem.place.line, problem.place.column, problem.code, problem.message


def test_every_value_and_key_knows_its_place() -> None:
    text = '{\n "rollen": [{"id": "köch", "tags": ["a",  "b"]}, {}],\n "ende": 1\n}'
    document, problems = read_text(text, FILE)
    places = {
        (): (1, 1),
        ("rollen",): (2, 12),
        ("rollen", 0): (2, 13),
        ("rollen", 0, "id"): (2, 20),
        ("rollen", 0, "tags", 1): (2, 43),
        ("rollen", 1, "fehlt"): (2, 50),
        ("rollen", 7): (2, 12),
        ("ende", "fehlt"): (3, 10),
    }
    assert problems == []
    assert {path: document.place(path)[1:] for path in places} == places
    assert document.place(("rollen", 0, "tags"), of_key=True)[1:] == (2, 28)


def test_a_pair_of_escaped_surrogates_is_one_character() -> None:
    assert read_text('{"a": "\\ud83d\\ude00"}', FILE)[0].data == {"a": "😀"}


def test_a_key_written_twice_is_a_problem_at_the_second() -> None:
    document, problems = read_text('{"a": {"b": 1, "c": ["b", "b"],\n "b": 2}}', FILE)
    assert [(*problem.place[1:], problem.code) for problem in problems] == [(2, 2, "duplicate-key")]
    assert document.data["a"]["b"] == 2


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "message"),
    [
        ("", 1, 1, "syntax", "the file ends before all is closed"),
        ('{"a": [1,\n 2,]}', 2, 3, "syntax", "there is a ',' too many"),
        ('{"a": 1,\n}', 1, 8, "syntax", "there is a ',' too many"),
        ('{"a": "x\ny"}', 1, 9, "character", "the character U+000A is not allowed in JSON"),
        ('{"a": "x', 1, 7, "syntax", "the quotation mark here is not closed"),
        ('{"a" "b"}', 1, 6, "syntax", "a ',' or ':' is missing before this"),
        ('{"a": NaN}', 1, 7, "syntax", "NaN is no number in JSON"),
        ('{"a": [-Infinity]}', 1, 8, "syntax", "-Infinity is no number in JSON"),
        ("{'a': 1}", 1, 2, "syntax", "this is not JSON"),
        ('{"a": 1} // b', 1, 10, "syntax", "JSON has no comments"),
        ('{"a": 1}}', 1, 9, "syntax", "there is nothing open that '}' closes"),
        (
            '{"a":\u00a01}',
            1,
            6,
            "character",
            "the character U+00A0 stands where only plain spaces may be",
        ),
        ("[" * 41 + "]" * 41, 1, 41, "depth", "nested deeper than 40 levels"),
        ("[" * 100_000, 1, 41, "depth", "nested deeper than 40 levels"),
        (
            '{"a": "\\ude00\\ud83d"}',
            1,
            7,
            "syntax",
            "the number after the backslash stands for no character",
        ),
        (
            '{"a": "\\u12"}',
            1,
            8,
            "syntax",
            "the number after the backslash stands for no character",
        ),
        (
            "[" + "1," * 2_000_000 + "1]",
            1,
            4_000_000,
            "size",
            "the file has more than 2000000 values",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    text: str, line: int, column: int, code: str, message: str
) -> None:
    assert refused_at(text) == (line, column, code, message)


def test_no_yaml_parser_is_loaded_for_json(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"a": [1]}', encoding="utf-8")
    code = (
        "import sys, pathlib; from rolecli.catalog.reading import read_file;"
        "document, _ = read_file(pathlib.Path(sys.argv[1]));"
        "print(document.place(('a', 0)).column, 'yaml' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["8", "False"]
