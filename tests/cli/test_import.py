"""`rolecli import esco`, from the command line to the file."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from rolecli.cli.app import run

OCCUPATIONS = """\
conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description
Occupation,http://data.europa.eu/esco/occupation/o1,5120,Koch/Köchin,,Kocht. Würzt.
"""
SKILLS = "conceptUri,preferredLabel\nhttp://data.europa.eu/esco/skill/s1,Hygiene\n"
GROUPS = "conceptUri,code,preferredLabel\nhttp://data.europa.eu/esco/isco/C512,512,Köche\n"
RELATIONS = """\
occupationUri,relationType,skillUri
http://data.europa.eu/esco/occupation/o1,essential,http://data.europa.eu/esco/skill/s1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "esco"
    folder.mkdir()
    for language in ("de", "en"):
        (folder / f"occupations_{language}.csv").write_text(OCCUPATIONS, encoding="utf-8")
        (folder / f"skills_{language}.csv").write_text(SKILLS, encoding="utf-8")
        (folder / f"ISCOGroups_{language}.csv").write_text(GROUPS, encoding="utf-8")
    (folder / "occupationSkillRelations.csv").write_text(RELATIONS, encoding="utf-8")
    return folder


def test_the_catalog_file_is_written_to_stdout(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "esco", str(folder), "--language", "de"]) == 0
    out, err = capsys.readouterr()
    assert (yaml.safe_load(out)["roles"][0]["title"], err) == ("Koch", "")


def test_a_file_is_written_and_can_be_asked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "esco.yaml"
    arguments = [
        str(folder),
        "--language",
        "de",
        "--language",
        "en",
        "--isco",
        "51",
        "-o",
        str(file),
    ]
    assert run(["import", "esco", *arguments]) == 0
    assert run(["--no-builtin", "--catalog", str(file), "list"]) == 0
    assert capsys.readouterr() == ("koch\tKoch\tKöche\t\tKocht.\n", "")


def test_a_file_stays_as_it_was_when_the_import_fails(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "esco.yaml"
    file.write_text("alt", encoding="utf-8")
    (folder / "occupations_de.csv").write_text('conceptUri,"', encoding="utf-8")
    assert run(["import", "esco", str(folder), "--language", "de", "-o", str(file)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"Fehler: {folder}/occupations_de.csv:1: die Zeile, die hier beginnt,")
    assert file.read_text(encoding="utf-8") == "alt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["esco", "esco.yaml"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--language", "de", "--isco", "9"], 1, "Kein Beruf hat einen ISCO-08-Code, der mit 9"),
        (["--language", "de", "--isco", "x"], 2, "„x“ ist kein ISCO-08-Code."),
        (["--language", "fr"], 2, "--language: „fr“ ist nicht erlaubt; möglich: de, en."),
        (["--lang", "fr"], 2, "--lang: „fr“ ist nicht erlaubt; möglich: de, en, all."),
        (["-o", "esco.xlsx"], 2, "Die Endung von esco.xlsx steht für kein Format."),
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
    ("arguments", "languages"),
    [
        ([], ["de", "en"]),
        (["--language", "en", "--language", "de"], ["de", "en"]),
        (["--language", "en", "--lang", "de"], ["en"]),
        # The old word for it.
        (["--lang", "de"], ["de"]),
        (["--lang", "en", "--lang", "de"], ["de", "en"]),
        (["--lang", "all"], ["de", "en"]),
    ],
)
def test_the_languages_asked_for_are_imported_or_all_there_are(
    folder: Path, rolecli: Callable, arguments: list[str], languages: list[str]
) -> None:
    done = rolecli("import", "esco", folder, *arguments)
    assert (done.code, done.err) == (0, "")
    data = yaml.safe_load(done.out)
    title = data["roles"][0]["title"]
    assert (sorted(title) if isinstance(title, dict) else [data["language"]]) == languages


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--lang", "en", "import", "esco", "fehlt"], "Error: There is no folder fehlt."),
        (["import", "esco", "fehlt", "--lang", "en"], "Error: There is no folder fehlt."),
        (
            ["import", "esco", "fehlt", "--language", "en"],
            "Fehler: Den Ordner fehlt gibt es nicht.",
        ),
        (["import", "esco", "fehlt.zip"], "Fehler: Die Datei fehlt.zip gibt es nicht."),
    ],
)
def test_lang_is_the_language_spoken_as_for_every_command(
    process: Callable, arguments: list[str], message: str
) -> None:
    done = process(*arguments, env={"LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1"})
    assert (done.code, done.err.splitlines()[0]) == (2, message)


def test_the_old_word_is_not_in_the_help(rolecli: Callable) -> None:
    shown = rolecli("import", "esco", "--help").out
    assert "--language" in shown
    assert "--lang " not in shown


@pytest.mark.parametrize("name", ["esco.json", "esco.JSON"])
def test_the_ending_chooses_json(
    folder: Path, tmp_path: Path, rolecli: Callable, name: str
) -> None:
    assert rolecli("import", "esco", folder, "-o", tmp_path / name) == (0, "", "")
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert json.loads(written) == yaml.safe_load(rolecli("import", "esco", folder).out)
    assert '\n{"id":"koch","title":{"de":"Koch","en":"Koch/Köchin"},' in written


def test_what_is_left_out_is_said_beside_the_answer(folder: Path, rolecli: Callable) -> None:
    for language in ("de", "en"):
        (folder / f"skills_{language}.csv").unlink()
    done = rolecli("import", "esco", folder, "--language", "de")
    assert done.code == 0
    assert yaml.safe_load(done.out)["roles"][0]["id"] == "koch"
    assert done.err == (
        "Es fehlt: skills_de.csv. 1 Beziehung zwischen einem Beruf und einer Kompetenz fällt weg.\n"
    )


def test_progress_is_shown_on_a_terminal_and_taken_back(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["import", "esco", str(folder), "--language", "de"]) == 0
    told = [
        *("occupations_de.csv", "ISCOGroups_de.csv", "skills_de.csv"),
        "occupationSkillRelations.csv",
    ]
    clear = "\r\x1b[K"
    shown = "".join(f"{clear}{name} wird gelesen …" for name in told)
    assert capsys.readouterr().err == f"{shown}{clear}"
