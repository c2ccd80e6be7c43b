"""What the project says of itself, in pyproject.toml and the files that follow from it."""

import re
import tomllib
from pathlib import Path

import pytest
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
