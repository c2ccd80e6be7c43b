"""What commands take, as ratios to `python -c "import typer"` in the same run.

To be run by the Python of an environment that rolecli is installed in, as users install it: a
checkout compiles its catalog first and is looked through at each start. The bounds are goals, not
tests.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import catalogs
import full_size
from measuring import Case, cost, medians, report

from rolecli.catalog.layering import builtin_folder, find_layers
from rolecli.catalog.loading import Catalog
from rolecli.store import building, freshness, opening, writing

SIZES = (1_000, 10_000, 100_000)  # roles
ROLECLI = str(Path(sys.executable).with_name("rolecli"))
DATA = 1.25  # most that an answer for programs may take, in times of `import typer`
FOUND = 1.5  # ... one that has to be looked for
PAGE = 2.2  # ... a page on a terminal


def cases() -> list[Case]:
    """Return the commands to time on the built-in catalog, the yardstick first."""
    typer = Case("python -c 'import typer'", [sys.executable, "-c", "import typer"])
    data = {"show": ["vertriebsleiter"], "list": []}
    found = {"search": ["budget"], "who": ["seo"]}
    pages = data | found | {"compare": ["vertriebsleiter", "sales-manager"], "info": []}
    completion = {
        "_ROLECLI_COMPLETE": "complete_bash",
        "COMP_WORDS": "rolecli show ver",
        "COMP_CWORD": "2",
    }
    return [
        typer,
        *(_command(name, words, "json", DATA) for name, words in data.items()),
        Case("completion", [ROLECLI], DATA, completion),
        *(_command(name, words, "json", FOUND) for name, words in found.items()),
        *(_command(name, words, "table", PAGE) for name, words in pages.items()),
        Case("--help", [ROLECLI, "--help"], PAGE),
    ]


def _command(name: str, words: list[str], fmt: str, most: float) -> Case:
    title = f"{name} --json" if fmt == "json" else f"{name}, a page"
    return Case(title, [ROLECLI, name, *words, "-f", fmt], most)


def first_answers(folder: Path) -> None:
    """Print what the first answer takes, in times of a later one, and of a user's own YAML."""
    own = folder / "own"
    own.mkdir()
    for file in builtin_folder().glob("*.yaml"):
        shutil.copy(file, own)
    calls = {
        "after an installation": ([ROLECLI, "show", "vertriebsleiter", "--json"], 4.0),
        "of as much YAML of one's own": (
            [ROLECLI, "--no-builtin", "--catalog", str(own), "list", "--json"],
            None,
        ),
    }
    print(f"{'first answer':<44}{'first':>9}{'later':>9}{'ratio':>7}{'bound':>7}")
    for name, (call, most) in calls.items():
        firsts, laters = [], []
        for at in range(5):
            cache = {"ROLECLI_CACHE_DIR": str(folder / f"first-{at}{name}")}
            firsts.append(cost(call, cache).seconds)
            laters.append(cost(call, cache).seconds)
        first, later = sorted(firsts)[2], sorted(laters)[2]
        ratio = first / later
        missed = full_size.bound(ratio, most)
        print(f"{name:<44}{first:>7.2f} s{later:>7.2f} s{ratio:>7.2f}{missed}", flush=True)


def made_up(folder: Path) -> list[Case]:
    """Return the same questions for made-up catalogs of any size; print what they weigh."""
    found = []
    print(f"\n{'made-up roles':<44}{'compiled':>9}{'store':>11}")
    for count in SIZES:
        file = folder / f"{count}.yaml"
        catalog = catalogs.generated(count)
        took, size = keep(catalog, file)
        print(f"{count:<44}{took:>7.1f} s{size / 1e6:>8.1f} MB", flush=True)
        title = next(iter(catalog.roles.values())).entry.title[catalogs.LANGUAGE]
        base = {"ROLECLI_CATALOG": str(file)}
        calls = (("search", title), ("show", "role-7"))
        found += [
            Case(f"{name} --json, {count} roles", [ROLECLI, name, word, "--json"], None, base)
            for name, word in calls
        ]
    return found


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
    start = time.process_time()
    fingerprint = freshness.fingerprint_of(layers) or ""
    writing.write_store(lambda store: building.build(catalog, store, fingerprint), place).close()
    return time.process_time() - start, place.stat().st_size


def main() -> None:
    """Time all commands and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, help="a folder with esco/")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--sqlite-utils", help="the program to compare the import with")
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else modules are compiled at each start
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        os.environ["ROLECLI_CACHE_DIR"] = str(cache)
        first_answers(folder)
        timed = cases()
        esco = given.data / "esco" if given.data else None
        if esco and (esco / "occupations_de.csv").exists():
            utils = full_size.found_utils(given.sqlite_utils)
            timed += full_size.cases(
                ROLECLI, full_size.imported(esco, ROLECLI, utils, folder, cache)
            )
        else:
            print("\nNo esco/occupations_de.csv in DATA: what all of ESCO takes is left out.")
        timed += made_up(folder)
        report(timed, medians(timed, given.rounds))


if __name__ == "__main__":
    main()
