"""How long commands take, as ratios to `python -c "import typer"` in the same run.

All commands take turns, round after round, so that a slow moment of the machine hits them all
alike; what is printed is the median of the rounds. The bounds are goals, not tests.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

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


def main() -> None:
    """Time all commands and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as cache:
        environment = dict(os.environ, ROLECLI_CACHE_DIR=cache)
        found = cases()
        times: dict[str, list[float]] = {case.name: [] for case in found}
        for case in found:
            milliseconds(case, environment)  # the first run builds the store
        for _round in range(rounds):
            for case in found:
                times[case.name].append(milliseconds(case, environment))
    yardstick = statistics.median(times[found[0].name])
    print(f"{'command':<26}{'median':>10}{'ratio':>8}{'goal':>8}")
    for case in found:
        median = statistics.median(times[case.name])
        goal = f"{case.goal:.2f}" if case.goal else ""
        print(f"{case.name:<26}{median:>7.1f} ms{median / yardstick:>8.2f}{goal:>8}")


if __name__ == "__main__":
    main()
