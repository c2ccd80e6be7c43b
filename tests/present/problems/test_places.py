"""Files as code hosts know them: from the root of the repository."""

from pathlib import Path

import pytest

from rolecli.present.problems import REPORTERS, ProblemFormat
from rolecli.present.problems.places import Repository

FROM_SUB = {
    "catalog/r.yaml": "sub/catalog/r.yaml",
    "../x.yaml": "x.yaml",
    "./catalog/../r.yaml": "sub/r.yaml",
}


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "repo"
    (folder / "sub" / "catalog").mkdir(parents=True)
    monkeypatch.chdir(folder / "sub")
    return folder


def path(file: str | Path) -> str:
    return Repository().path(Path(file)).as_posix()


def test_every_format_has_a_reporter() -> None:
    assert [*REPORTERS] == [*ProblemFormat]


@pytest.mark.parametrize("file", FROM_SUB)
@pytest.mark.parametrize("git", ["folder", "file"])
def test_the_root_is_the_folder_that_holds_git(repo: Path, git: str, file: str) -> None:
    (repo / ".git").mkdir() if git == "folder" else (repo / ".git").write_text("gitdir: x")
    assert path(file) == FROM_SUB[file]
    assert path(repo / "sub" / file) == FROM_SUB[file]


@pytest.mark.parametrize("file", FROM_SUB)
def test_the_root_is_the_workspace_above_the_file(
    repo: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    (repo / "sub" / ".git").mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repo))
    assert path(file) == FROM_SUB[file]


def test_a_workspace_elsewhere_does_not_count(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repo / ".git").mkdir()
    for workspace in ("", str(repo / "other"), str(repo / "su")):
        monkeypatch.setenv("GITHUB_WORKSPACE", workspace)
        assert path("r.yaml") == "sub/r.yaml"


def test_a_workspace_may_be_a_link(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = repo.parent / "link"
    link.symlink_to(repo)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(link))
    assert path("r.yaml") == "sub/r.yaml"
    assert path(link / "sub" / "r.yaml") == "sub/r.yaml"


def test_a_link_out_of_the_repository_is_named_as_it_stands_in_it(repo: Path) -> None:
    (repo / ".git").mkdir()
    (repo.parent / "außen.yaml").write_text("roles: []", "utf-8")
    (repo / "r.yaml").symlink_to(repo.parent / "außen.yaml")
    assert path("../r.yaml") == "r.yaml"


def test_without_a_repository_a_file_is_named_as_seen_from_here(repo: Path) -> None:
    assert path("r.yaml") == "r.yaml"
    assert path(repo / "x.yaml") == (repo / "x.yaml").as_posix()
