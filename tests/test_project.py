"""What the project says of itself, in pyproject.toml and the files that follow from it."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
NEEDED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
LOCK = (ROOT / "requirements-dev.txt").read_text("utf-8")
LOCKED = [
    entry.replace("\\\n", " ").split()
    for entry in re.split(r"\n(?=[a-z])", LOCK)
    if not entry.startswith("#")
]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = {*re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)}
JOBS = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_each_locked_version_stands_alone_with_its_hashes() -> None:
    unhashed = [
        name
        for name, *rest in LOCKED
        if not re.fullmatch(r"[a-z0-9-]+==[\w.]+", name)
        or not any(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", part) for part in rest)
    ]
    assert unhashed == []
    names = [name.partition("==")[0] for name, *_rest in LOCKED]
    assert names == sorted(names)


def test_the_lock_names_no_address() -> None:
    assert not re.search(r"://|^-|@|\bfile:", LOCK.replace("    --hash", ""), re.MULTILINE)


@pytest.mark.parametrize("text", NEEDED)
def test_the_lock_has_a_version_that_is_allowed(text: str) -> None:
    needed = Requirement(text)
    versions = dict(name.split("==") for name, *_rest in LOCKED)
    assert needed.specifier.contains(versions[canonicalize_name(needed.name)])


def test_all_that_a_build_needs_is_in_the_development_environment() -> None:
    assert {*PYPROJECT["build-system"]["requires"]} <= {*NEEDED}


@pytest.mark.parametrize("text", NEEDED)
def test_each_dependency_has_a_lower_bound(text: str) -> None:
    assert re.search(r">=\d", text)


def test_ci_runs_on_each_python_that_the_classifiers_name() -> None:
    start = "Programming Language :: Python :: 3."
    named = [f"3.{text.removeprefix(start)}" for text in PROJECT["classifiers"] if start in text]
    assert JOBS["test"]["strategy"]["matrix"]["python"] == named
    bounds = {
        row["bound"]: row["python"] for row in JOBS["bounds"]["strategy"]["matrix"]["include"]
    }
    assert bounds == {"lowest": named[0], "newest": named[-1]}
    assert PROJECT["requires-python"] == f">={named[0]}"


def test_what_ci_makes_can_be_made() -> None:
    made = [word for step in STEPS for word in made_by(step.get("run", ""))]
    assert {"test", "lint", "types", "architecture", "smoke", "lowest", "newest"} == {*made}
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    targets = re.findall(r"^for target in (.*); do$", run, re.MULTILINE)
    assert targets == ["check lowest newest"]
    assert {*made, *targets[0].split()} <= TARGETS


def made_by(command: str) -> list[str]:
    """Return the targets of a call of make, with the matrix filled in."""
    words = command.replace("${{ matrix.bound }}", "lowest newest").split()
    return [word for word in words[1:] if "=" not in word] if words[:1] == ["make"] else []


def test_ci_names_a_version_of_each_action() -> None:
    actions = [step["uses"] for step in STEPS if "uses" in step]
    assert actions
    assert [action for action in actions if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+", action)] == []


@pytest.mark.parametrize(("kind", "code"), [("good", 0), ("bad", 3)])
def test_the_pre_commit_hook_judges_a_file(kind: str, code: int, tmp_path: Path) -> None:
    assert {*HOOK} >= {"id", "name", "entry", "language"}
    program, *arguments = HOOK["entry"].split()
    assert (program, HOOK["language"]) == ("rolecli", "python")
    assert program in PROJECT["scripts"]
    file = tmp_path / "catalog" / "roles.yaml"
    file.parent.mkdir()
    text = "roles: [{id: koch, title: Koch, summary: Kocht.}]"
    file.write_text(text if kind == "good" else text.replace("title", "titel"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", program, *arguments, file],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code


@pytest.mark.parametrize(
    ("path", "passed"),
    [
        ("catalog/roles.yaml", True),
        ("hr/roles/sales.yml", True),
        ("catalog.yaml", False),
        ("catalog/catalog.schema.json", False),
        ("docker-compose.yaml", False),
    ],
)
def test_the_pre_commit_hook_takes_files_of_catalogs(path: str, passed: bool) -> None:
    excluded = re.search(HOOK["exclude"], path)
    assert bool(re.search(HOOK["files"], path) and not excluded) == passed
    assert HOOK["types_or"] == ["yaml", "json"]


def test_make_clean_removes_what_make_makes() -> None:
    (clean,) = re.findall(r"^clean:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    made = {*re.findall(r"\.venv-[a-z]+", MAKEFILE)}
    assert {".venv-lock", ".venv-lowest", ".venv-newest", ".venv-yardstick"} == made
    assert {"$(VENV)", "$(LOCKER)", "$(UTILS)", ".venv-lowest", ".venv-newest", "dist"} <= {
        *clean.split()
    }
