"""Whole files, good and bad: each says itself what is wrong with it.

A case is a file, or a folder of layers, the lowest first; a layer is a file or a folder of files.
A file's first lines name each problem that it has, as `# expect: LINE:COLUMN code`; where a file
can hold no comment, the lines stand in a file beside it that ends in `.expect`.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from rolecli.catalog import yaml_text
from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import Loaded, load
from rolecli.catalog.problems import Problem
from rolecli.checks.rules import RULES
from rolecli.checks.verdict import find_errors, find_warnings
from rolecli.store.building import build

DATA = Path(__file__).parents[1] / "data"
EXPECT = re.compile(rb"^(?:\xef\xbb\xbf)?# expect: (\d+):(\d+) ([a-z-]+)\r?$")
PARSER_WORDS = re.compile(
    r"scalar|token|stream|parsing|scanning|simple key|\bnode\b|flow |block |Input should|pydantic"
    r"|\bstr\b|\bdict\b|(?<!!!)\bint\b|\bNone\b|codec|tag:yaml"
)
LONGEST_MESSAGE = 260


def cases(folder: str) -> list[Path]:
    return sorted(path for path in (DATA / folder).iterdir() if path.suffix != ".expect")


def layers(case: Path) -> list[Layer]:
    parts = sorted(case.iterdir()) if case.is_dir() else [case]
    return [
        Layer("option", part, tuple(sorted(part.iterdir())) if part.is_dir() else (part,))
        for part in parts
    ]


def expected(case: Path) -> list[tuple[str, int, int, str]]:
    found = []
    for layer in layers(case):
        for file in layer.files:
            sidecar = file.with_name(f"{file.name}.expect")
            content = (sidecar if sidecar.exists() else file).read_bytes()
            for line in re.split(rb"\r\n|\r|\n", content):
                if not (said := EXPECT.match(line)):
                    break
                place = (int(said[1]), int(said[2]))
                found.append((str(file.relative_to(DATA)), *place, said[3].decode()))
    return sorted(found)


def checked(case: Path) -> tuple[Loaded, list[Problem]]:
    loaded = load(layers(case))
    errors = find_errors(loaded)
    warnings = find_warnings(loaded, layers(case), sound=not errors)
    return loaded, sorted([*errors, *warnings])


def found(case: Path) -> list[tuple[str, int, int, str]]:
    return sorted(
        (str(file.relative_to(DATA)), line, column, problem.code)
        for problem in checked(case)[1]
        for file, line, column in [problem.place]
    )


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("case", cases("bad"), ids=lambda case: case.name)
def test_a_bad_file_has_the_problems_it_names_and_no_other(case: Path) -> None:
    assert expected(case), "it names none"
    assert found(case) == expected(case)


@pytest.mark.parametrize("case", cases("bad"), ids=lambda case: case.name)
def test_the_parser_written_in_python_finds_the_same_in_the_same_lines(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_text, "LOADER", yaml.SafeLoader)
    without_columns = [(file, line, code) for file, line, _column, code in expected(case)]
    assert [(file, line, code) for file, line, _column, code in found(case)] == without_columns


@pytest.mark.usefixtures("either_loader")
@pytest.mark.parametrize("case", cases("bad"), ids=lambda case: case.name)
def test_problems_are_told_in_short_sentences_without_the_parsers_terms(case: Path) -> None:
    for problem in checked(case)[1]:
        said = f"{problem.message} {problem.hint}"
        assert not PARSER_WORDS.search(said)
        assert len(said) <= LONGEST_MESSAGE
        assert problem.code in RULES


@pytest.mark.usefixtures("either_loader")
@pytest.mark.parametrize("case", cases("good"), ids=lambda case: case.name)
def test_a_good_file_has_no_problems_and_makes_a_store(case: Path) -> None:
    loaded, problems = checked(case)
    assert problems == []
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as store:
        build(loaded.catalog, store, "good")
        (entries,) = store.execute("SELECT count(*) FROM entry").fetchone()
    assert entries == len(loaded.catalog.roles) + len(loaded.catalog.concepts)


def test_every_rule_is_broken_by_a_bad_file() -> None:
    # What no file can show: its size (another bound is set there) and that it cannot be opened.
    broken = {code for case in cases("bad") for *_place, code in expected(case)}
    assert set(RULES) - broken == {"size", "unreadable"}
