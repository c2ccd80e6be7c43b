"""Runs commands as whole processes and tells what they take."""

import os
import random
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_BETWEEN = """
import os, sys
nowhere = [(os.POSIX_SPAWN_OPEN, at, os.devnull, os.O_RDWR, 0) for at in range(3)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
_pid, status, used = os.wait4(child, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


class Cost(NamedTuple):
    """What one run took: CPU seconds of the process and the most memory it held, in MB."""

    seconds: float
    memory: float


class Case(NamedTuple):
    """A command to time.

    `most` is the bound of its ratio to the case named `against`, by default the first one.
    """

    name: str
    command: Sequence[str]
    most: float | None = None
    environment: Mapping[str, str] = {}
    against: str | None = None


def cost(command: Sequence[str], environment: Mapping[str, str] = {}) -> Cost:
    """Run a command and return what it took.

    CPU time, not the time that passes: it moves least when others use the machine too. A small
    process stands between, because a child begins with the memory of the one that started it.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _BETWEEN, *command],
        check=True,
        capture_output=True,
        env=os.environ | environment,
    )
    seconds, memory = done.stdout.split()
    return Cost(float(seconds), float(memory))


def medians(cases: Sequence[Case], rounds: int) -> dict[str, Cost]:
    """Return the median cost of each case.

    The cases take turns, in a new order each round, so that a slow moment of the machine hits
    them all alike and what runs behind a large catalog is not always the same one.
    """
    for case in cases:  # the first call on a catalog builds its store
        cost(case.command, case.environment)
    runs: dict[str, list[Cost]] = {case.name: [] for case in cases}
    for _round in range(rounds):
        for case in random.sample(cases, len(cases)):
            runs[case.name].append(cost(case.command, case.environment))
    return {name: _median(found) for name, found in runs.items()}


def _median(runs: Sequence[Cost]) -> Cost:
    return Cost(*map(statistics.median, zip(*runs, strict=True)))


def report(cases: Sequence[Case], found: Mapping[str, Cost]) -> None:
    """Print a table of the cases: CPU time, memory, ratio and bound."""
    print(f"\n{'command':<44}{'CPU':>9}{'memory':>9}{'ratio':>7}{'bound':>7}")
    for case in cases:
        taken = found[case.name]
        ratio = taken.seconds / found[case.against or cases[0].name].seconds
        print(
            f"{case.name:<44}{1000 * taken.seconds:>6.1f} ms{taken.memory:>6.0f} MB{ratio:>7.2f}",
            bound(ratio, case.most),
            sep="",
        )


def bound(value: float, most: float | None) -> str:
    """Return a bound for print, marked where it is missed."""
    if most is None:
        return ""
    return f"{most:>7.2f}" + ("  missed" if value > most else "")
