"""`rolecli import esco`, from the command line to the file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from rolecli.cli.app import run

OCCUPATIONS = """\
conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description
Occupation,http://data.europa.eu/esco/occupation/o1,5120,Koch/Köchin,,Kocht. Würzt.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "esco"
    folder.mkdir()
    for language in ("de", "en"):
        (folder / f"occupations_{language}.csv").write_text(OCCUPATIONS, encoding="utf-8")
    return folder


def test_the_catalog_file_is_written_to_stdout(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "esco", str(folder), "--lang", "de"]) == 0
    out, err = capsys.readouterr()
    assert (yaml.safe_load(out)["roles"][0]["title"], err) == ("Koch", "")


def test_a_file_is_written_and_can_be_asked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "esco.yaml"
    arguments = [str(folder), "--lang", "de", "--lang", "en", "--isco", "51", "-o", str(file)]
    assert run(["import", "esco", *arguments]) == 0
    assert run(["--no-builtin", "--catalog", str(file), "list"]) == 0
    assert capsys.readouterr() == ("koch\tKoch\t\t\tKocht.\n", "")


def test_a_file_stays_as_it_was_when_the_import_fails(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "esco.yaml"
    file.write_text("alt", encoding="utf-8")
    (folder / "occupations_de.csv").write_text('conceptUri,"', encoding="utf-8")
    assert run(["import", "esco", str(folder), "--lang", "de", "-o", str(file)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"Fehler: {folder}/occupations_de.csv:1: die Zeile, die hier beginnt,")
    assert file.read_text(encoding="utf-8") == "alt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["esco", "esco.yaml"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--lang", "de", "--isco", "9"], 1, "Kein Beruf hat einen ISCO-08-Code, der mit 9"),
        (["--lang", "de", "--isco", "x"], 2, "„x“ ist kein ISCO-08-Code."),
        (["--lang", "fr"], 2, "--lang: „fr“ ist nicht erlaubt; möglich: de, en."),
        ([], 2, "Die Option --lang fehlt."),
    ],
)
def test_what_cannot_be_imported_is_an_error(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    assert run(["import", "esco", str(folder), *arguments]) == code
    out, err = capsys.readouterr()
    assert (out, err.startswith(f"Fehler: {message}")) == ("", True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import", "esco", "fehlt", "--lang", "en"], "Fehler: Den Ordner fehlt gibt es nicht."),
        (
            ["--lang", "en", "import", "esco", "fehlt", "--lang", "de"],
            "Error: There is no folder fehlt.",
        ),
    ],
)
def test_the_languages_to_import_are_not_the_language_spoken(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "rolecli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=os.environ | {"LC_ALL": "de_DE.UTF-8", "PYTHONIOENCODING": "utf-8"},
    )
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (2, message)


def test_progress_is_shown_on_a_terminal_and_taken_back(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["import", "esco", str(folder), "--lang", "de"]) == 0
    clear = "\r\x1b[K"
    assert capsys.readouterr().err == f"{clear}occupations_de.csv wird gelesen …{clear}"
