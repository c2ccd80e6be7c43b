"""How long commands take, as ratios to `python -c "import typer"` in the same run.

All commands take turns, in a new order each round, so that a slow moment of the machine hits them
all alike; what is printed is the median of the rounds. The bounds are goals, not tests. With the
folder of ESCO's CSV files the same is asked of all its occupations; made-up catalogs show what
size costs.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import catalogs

from rolecli.catalog.layering import find_layers
from rolecli.catalog.loading import Catalog
from rolecli.store import building, opening

_COST = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
SIZES = (1_000, 10_000, 100_000)  # roles
ROLECLI = str(Path(sys.executable).with_name("rolecli"))


class Case(NamedTuple):
    """A command to time; `goal` is the most its ratio should be (None: no goal)."""

    name: str
    command: list[str]
    goal: float | None = None
    environment: dict[str, str] = {}  # noqa: RUF012  never changed


def cases() -> list[Case]:
    """Return the commands to time, the yardstick first."""
    completion = {"_ROLECLI_COMPLETE": "complete_bash", "COMP_WORDS": "rolecli show ver"}
    return [
        Case("python -c 'import typer'", [sys.executable, "-c", "import typer"]),
        Case("python -c pass", [sys.executable, "-c", "pass"]),
        Case("show --json", [ROLECLI, "show", "vertriebsleiter", "--json"], 1.25),
        Case("list --json", [ROLECLI, "list", "--json"], 1.25),
        Case("completion", [ROLECLI], 1.25, completion | {"COMP_CWORD": "2"}),
        Case("search --json", [ROLECLI, "search", "budget", "--json"], 1.5),
        Case("--help", [ROLECLI, "--help"], 2.2),
        Case("show, as a table", [ROLECLI, "show", "vertriebsleiter", "-f", "table"], 2.2),
        Case(
            "compare, as a table",
            [ROLECLI, "compare", "marketing", "vertrieb", "-f", "table"],
            2.2,
        ),
    ]


def milliseconds(case: Case, environment: dict[str, str]) -> float:
    """Return how long one run of a command takes, from start to end of the process."""
    start = time.perf_counter()
    subprocess.run(
        case.command, check=True, capture_output=True, env=environment | case.environment
    )
    return 1000 * (time.perf_counter() - start)


def keep(catalog: Catalog, file: Path) -> tuple[float, int]:
    """Put the store of a catalog where rolecli looks for that of `file`.

    Returns:
        How long compiling took in seconds, without reading YAML, and the store's size in bytes.
    """
    file.write_text("roles: []\n")
    layers = find_layers([], {"ROLECLI_CATALOG": str(file)})
    place = opening.store_file(layers)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"")
    start = time.perf_counter()
    fingerprint = opening.fingerprint_of(layers) or ""
    opening.write_store(lambda store: building.build(catalog, store, fingerprint), place).close()
    return time.perf_counter() - start, place.stat().st_size


def sized(folder: Path, data: Path | None) -> list[Case]:
    """Return the same questions for ESCO and for made-up catalogs; print what they weigh."""
    found: list[Case] = []
    if data and (data / "esco" / "occupations_de.csv").exists():
        file = folder / "esco.json"
        full_size(data / "esco", file, folder)
        found += asked("ESCO", file, ["Vertriebsleiter", "marketingleiter", "market"], 1.9)
    else:
        print("No ESCO (esco/occupations_de.csv): its rows are left out. DATA=folder names it.")
    print(f"{'made-up roles':<20}{'compiled in':>14}{'store':>12}")
    for count in SIZES:
        file = folder / f"{count}.yaml"
        catalog = catalogs.generated(count)
        took, size = keep(catalog, file)
        print(f"{count:<20}{took:>12.1f} s{size / 1e6:>9.1f} MB", flush=True)
        title = next(iter(catalog.roles.values())).entry.title[catalogs.LANGUAGE]
        found += asked(f"{count}", file, [title, "role-7", "role-77"], None)
    return found


def full_size(esco: Path, file: Path, folder: Path) -> None:
    """Import the whole of ESCO and ask it once; print what that takes, and sqlite-utils."""
    languages = [word for language in ("de", "en") for word in ("--language", language)]
    calls = [
        [ROLECLI, "import", "esco", str(esco), *languages, "-o", str(file)],
        [ROLECLI, "show", "marketingleiter", "--json"],
    ]
    environment = os.environ | {"ROLECLI_CATALOG": str(file)}
    spent = [cost(call, environment if at else os.environ) for at, call in enumerate(calls)]
    store = opening.store_file(find_layers([], {"ROLECLI_CATALOG": str(file)}))
    print(f"{'the whole of ESCO':<28}{'CPU':>10}{'memory':>10}{'file':>12}")
    _print_cost("import", *spent[0], file)
    _print_cost("first answer", *spent[1], store)
    insert(esco, folder / "utils.sqlite")


def insert(esco: Path, file: Path) -> None:
    """Insert the same files with sqlite-utils, with full-text search; print what that takes."""
    program = shutil.which("sqlite-utils", path=f"{Path(sys.executable).parent}:{os.defpath}")
    program = os.environ.get("SQLITE_UTILS") or program
    if not program:
        print("sqlite-utils is not installed: left out. SQLITE_UTILS=path names it.\n")
        return
    calls = []
    for language in ("de", "en"):
        for sort in ("occupations", "ISCOGroups", "skills", "occupationSkillRelations"):
            name = f"{sort}_{language}"
            calls.append(["insert", str(file), name, str(esco / f"{name}.csv"), "--csv"])
        for sort in ("occupations", "skills"):
            columns = ("preferredLabel", "altLabels", "description")
            calls.append(["enable-fts", str(file), f"{sort}_{language}", *columns])
    spent = [cost([program, *call], os.environ) for call in calls]
    peak = max(memory for _seconds, memory in spent)
    _print_cost("sqlite-utils", sum(seconds for seconds, _memory in spent), peak, file)
    print()


def _print_cost(name: str, seconds: float, memory: float, file: Path) -> None:
    size = file.stat().st_size / 1e6
    print(f"{name:<28}{seconds:>8.1f} s{memory:>7.0f} MB{size:>9.1f} MB", flush=True)


def cost(command: list[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Return the CPU seconds and the most memory (in MB) that a run of a command takes."""
    done = subprocess.run(
        [sys.executable, "-c", _COST, *command], check=True, capture_output=True, env=environment
    )
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds), float(memory)


def asked(name: str, file: Path, words: list[str], most: float | None) -> list[Case]:
    """Return a search, a show and a completion in a catalog file."""
    query, key, start = words
    base = {"ROLECLI_CATALOG": str(file)}
    completion = {"_ROLECLI_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    completion["COMP_WORDS"] = f"rolecli show {start}"
    return [
        Case(f"search --json, {name}", [ROLECLI, "search", query, "--json"], most, base),
        Case(f"show --json, {name}", [ROLECLI, "show", key, "--json"], 1.25, base),
        Case(f"completion, {name}", [ROLECLI], 1.25, base | completion),
    ]


def main() -> None:
    """Time all commands and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, help="a folder with esco/")
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROLECLI_CACHE_DIR"] = str(Path(folder) / "cache")
        environment = dict(os.environ)
        found = [*cases(), *sized(Path(folder), given.data)]
        times: dict[str, list[float]] = {case.name: [] for case in found}
        for case in found:  # the first call on a catalog builds its store
            milliseconds(case, environment)
        peaks = {case.name: cost(case.command, environment | case.environment)[1] for case in found}
        for _round in range(given.rounds):
            # In a new order each round: what runs behind a large catalog must not be the yardstick.
            for case in random.sample(found, len(found)):
                times[case.name].append(milliseconds(case, environment))
    yardstick = statistics.median(times[found[0].name])
    print(f"\n{'command':<28}{'median':>10}{'ratio':>8}{'goal':>8}{'memory':>10}")
    for case in found:
        median = statistics.median(times[case.name])
        goal = f"{case.goal:.2f}" if case.goal else ""
        peak = f"{peaks[case.name]:.0f} MB"
        print(f"{case.name:<28}{median:>7.1f} ms{median / yardstick:>8.2f}{goal:>8}{peak:>10}")


if __name__ == "__main__":
    main()
