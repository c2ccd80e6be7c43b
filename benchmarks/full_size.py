"""What the whole of ESCO takes, beside sqlite-utils inserting the same files."""

import shutil
from pathlib import Path

from measuring import Case, Cost, bound, cost

LANGUAGES = ("de", "en")
FILES = ("occupations", "ISCOGroups", "skills", "occupationSkillRelations")
SEARCHED = ("preferredLabel", "altLabels", "description")
MEMORY = 500  # MB
QUERIES = ("Vertriebsleiter", "software engineer", "koch", "preise festlegen", "budget", "seo")


def imported(esco: Path, rolecli: str, utils: str | None, folder: Path, cache: Path) -> Path:
    """Import ESCO and ask it once; print what that takes, and what sqlite-utils takes.

    Returns:
        The catalog file that was written; its store is in `cache`.
    """
    file = folder / "esco.json"
    wanted = [word for language in LANGUAGES for word in ("--language", language)]
    before = set(cache.glob("*.sqlite"))
    steps = [
        cost([rolecli, "import", "esco", str(esco), *wanted, "-o", str(file)]),
        cost([rolecli, "show", "marketingleiter", "--json"], {"ROLECLI_CATALOG": str(file)}),
    ]
    (store,) = set(cache.glob("*.sqlite")) - before
    theirs = inserted(esco, utils, folder / "utils.sqlite") if utils else None
    print(f"\n{'the whole of ESCO':<30}{'CPU':>9}{'memory':>9}{'file':>10}")
    for name, step, made in zip(("import", "first answer"), steps, (file, store), strict=True):
        _line(name, step, made)
    if theirs:
        _line("sqlite-utils", theirs, folder / "utils.sqlite")
    _judge(steps, store, theirs, folder / "utils.sqlite")
    return file


def inserted(esco: Path, utils: str, file: Path) -> Cost:
    """Insert the files with sqlite-utils, with full-text search, and return what that takes."""
    calls = []
    for language in LANGUAGES:
        for sort in FILES:
            name = f"{sort}_{language}"
            calls.append(["insert", str(file), name, str(esco / f"{name}.csv"), "--csv"])
        calls += [
            ["enable-fts", str(file), f"{sort}_{language}", *SEARCHED]
            for sort in ("occupations", "skills")
        ]
    spent = [cost([utils, *call]) for call in calls]
    return Cost(sum(run.seconds for run in spent), max(run.memory for run in spent))


def _line(name: str, taken: Cost, file: Path) -> None:
    size = file.stat().st_size / 1e6
    print(f"{name:<30}{taken.seconds:>7.1f} s{taken.memory:>6.0f} MB{size:>7.1f} MB", flush=True)


def _judge(steps: list[Cost], store: Path, theirs: Cost | None, utils: Path) -> None:
    memory = max(step.memory for step in steps)
    print(f"\n{'':<44}{'':>9}{'':>9}{'value':>7}{'bound':>7}")
    print(f"{'most memory, in MB':<62}{memory:>7.0f}{bound(memory, MEMORY)}")
    if theirs:
        seconds = sum(step.seconds for step in steps) / theirs.seconds
        print(f"{'CPU of both / sqlite-utils':<62}{seconds:>7.2f}{bound(seconds, 1)}")
        size = store.stat().st_size / utils.stat().st_size
        print(f"{'store / file of sqlite-utils':<62}{size:>7.2f}{bound(size, 1)}", flush=True)


def cases(rolecli: str, file: Path) -> list[Case]:
    """Return the questions to time on the imported catalog."""
    base = {"ROLECLI_CATALOG": str(file)}
    completion = {
        "_ROLECLI_COMPLETE": "complete_bash",
        "COMP_WORDS": "rolecli show marketingleiter",
        "COMP_CWORD": "2",
    }
    show = Case(
        "show --json, ESCO / built-in",
        [rolecli, "show", "marketingleiter", "--json"],
        1.15,
        base,
        "show --json",
    )
    searches = [
        Case(f"search '{query}' --json, ESCO", [rolecli, "search", query, "--json"], 1.9, base)
        for query in QUERIES
    ]
    return [show, Case("completion, ESCO", [rolecli], None, base | completion), *searches]


def found_utils(named: str | None) -> str | None:
    """Return where sqlite-utils is, if it is there; say so if it is not."""
    program = shutil.which(named or "sqlite-utils")
    if program is None:
        print("sqlite-utils is not there: its figures are left out.")
    return program
