"""Problems -> text for people: each with its line, a caret below it, and what to do."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rolecli.catalog.problems import Problem
from rolecli.i18n import _, ngettext
from rolecli.present.problems.excerpt import Excerpts
from rolecli.present.problems.log_lines import plain_line
from rolecli.present.problems.places import from_here
from rolecli.text import printable

_WARNINGS = 50  # of each code that are shown


def report(problems: Sequence[Problem], files: int) -> Iterator[str]:
    """Yield a block a problem, how many warnings are left out, and the verdict."""
    excerpts = Excerpts()
    met: Counter[str] = Counter()
    for problem in problems:
        if problem.severity == "warning":
            met[problem.code] += 1
        if met[problem.code] <= _WARNINGS:
            yield _block(problem, excerpts)
    for code, count in met.items():
        if (more := count - _WARNINGS) > 0:
            said = ngettext(
                "{code}: {count} more warning; --format json has all of them.",
                "{code}: {count} more warnings; --format json has all of them.",
                more,
            )
            yield said.format(code=code, count=more) + "\n\n"
    yield _summary(problems, files)


def _block(problem: Problem, excerpts: Excerpts) -> str:
    place = problem.place._replace(file=from_here(problem.place.file))
    lines = [plain_line(printable(str(problem._replace(place=place))))]
    if excerpt := excerpts.of(problem):
        lines += [f"    {line}" for line in excerpt]
    if problem.hint:
        lines.append(plain_line(f"  {printable(problem.hint)}"))
    return "\n".join(lines) + "\n\n"


def _summary(problems: Sequence[Problem], files: int) -> str:
    read = ngettext("{count} file checked", "{count} files checked", files).format(count=files)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    counts = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
    ]
    found = [count for count, number in zip(counts, (errors, warnings), strict=True) if number]
    result = ", ".join(found) or _("no problems")
    return f"{read}: {result}\n"
