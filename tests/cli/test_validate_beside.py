"""One file of a catalog's folder, checked as editors and hooks do."""

import io
from pathlib import Path

import pytest

from rolecli.cli.app import run

ROLE = "roles: [{id: koch, title: Koch, summary: s, tasks: [{text: t, topics: [garen]}]}]\n"
TOPIC = "concepts: [{id: garen, kind: topic, title: Garen, summary: s}]\n"


@pytest.mark.parametrize("name", ["roles.yaml", "concepts.yaml"])
def test_what_stands_in_the_file_beside_is_known(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "roles.yaml").write_text(ROLE, encoding="utf-8")
    (tmp_path / "concepts.yaml").write_text(TOPIC, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("roles: [{id: X}]\n", encoding="utf-8")
    assert run(["--no-builtin", "validate", "--strict", str(tmp_path / name)]) == 0
    assert "X" not in capsys.readouterr().out


def test_what_no_file_beside_has_is_still_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "roles.yaml").write_text(ROLE, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(
        TOPIC.replace("garen", "backen").replace("Garen", "Backen"), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    for file in ("roles.yaml", str(tmp_path / "roles.yaml")):
        assert run(["--no-builtin", "validate", file]) == 3


def test_a_dash_is_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ROLE.encode())))
    assert run(["--no-builtin", "validate", "-"]) == 3
    assert capsys.readouterr().out.startswith("<stdin>:1:72: unknown-reference")
