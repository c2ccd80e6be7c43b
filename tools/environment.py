"""Sets up an environment with the newest or the lowest versions that pyproject.toml allows.

`python tools/environment.py newest FOLDER` takes the newest Python at hand and the newest
releases; `lowest` takes the lowest Python allowed that is at hand and the lower bound of each
dependency. Nothing but a Python with venv and pip is needed.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
NAMES = ("python3", "python", *(f"python3.{minor}" for minor in range(11, 30)))
PROBE = """
import ctypes, ensurepip, sqlite3, ssl, sys, venv
assert sys.implementation.name == "cpython" and sys.version_info.releaselevel == "final"
print(*sys.version_info[:3], getattr(sys, "_base_executable", sys.executable))
"""


class Interpreter(NamedTuple):
    """A Python that works: its version, and where it is."""

    version: tuple[int, ...]
    path: str


def main(kind: str, folder: str) -> None:
    """Make the environment in `folder` anew; say which Python it has."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    python = chosen(kind, working(candidates()), lowest_python(project))
    print(f"{kind}: Python {'.'.join(map(str, python.version))} ({python.path})", flush=True)
    run([python.path, "-m", "venv", "--clear", folder])
    bin_folder = Path(folder, "Scripts" if os.name == "nt" else "bin")
    pip = [str(bin_folder / "python"), "-m", "pip", "--disable-pip-version-check"]
    install = [*pip, "install", "--quiet"]
    run([*install, *requirements(kind, project)])
    run([*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    run([*pip, "freeze", "--exclude-editable"])


def run(command: list[str]) -> None:
    """Run a command; end as it ends if it fails, for it has said why."""
    if code := subprocess.run(command, check=False).returncode:
        raise SystemExit(code)


def requirements(kind: str, project: dict[str, Any]) -> list[str]:
    """Return what to install: each dependency as it stands, or at its lower bound."""
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [lower_bound(text) for text in named] if kind == "lowest" else named


def lower_bound(requirement: str) -> str:
    """Return a requirement that only its lowest version meets."""
    pinned, bounds = re.subn(r">=\s*([\w.]+).*?(?=;|$)", r"==\1", requirement)
    if not bounds:
        raise SystemExit(f"pyproject.toml: {requirement} has no lower bound; add one: >=VERSION")
    return pinned


def lowest_python(project: dict[str, Any]) -> tuple[int, ...]:
    """Return the lowest version that `requires-python` allows."""
    return tuple(int(part) for part in re.findall(r"\d+", project["requires-python"])[:2])


def candidates() -> Iterator[str]:
    """Yield each Python on the PATH and of pyenv, and the one that runs this."""
    yield sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders = [*os.get_exec_path(), *sorted(map(str, pyenv.glob("versions/*/bin")))]
    for folder in dict.fromkeys(folders):
        yield from filter(None, (shutil.which(name, path=folder) for name in NAMES))


def working(paths: Iterable[str]) -> Iterator[Interpreter]:
    """Yield those that are whole and released; a shim of pyenv for a version not chosen is none."""
    for path in paths:
        probed = subprocess.run(
            [path, "-c", PROBE], capture_output=True, encoding="utf-8", check=False
        )
        if probed.returncode == 0:
            *version, base = probed.stdout.strip().split(" ", 3)
            yield Interpreter(tuple(map(int, version)), base)


def chosen(kind: str, found: Iterable[Interpreter], least: tuple[int, ...]) -> Interpreter:
    """Return the newest of the Pythons, or the newest patch of the lowest that is allowed."""
    allowed = [python for python in found if python.version >= least]
    if not allowed:
        raise SystemExit(f"No Python {'.'.join(map(str, least))} or newer with venv and pip found.")
    if kind == "lowest":
        minor = min(python.version[:2] for python in allowed)
        allowed = [python for python in allowed if python.version[:2] == minor]
    return max(allowed, key=lambda python: python.version)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in {"newest", "lowest"}:  # noqa: PLR2004
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
