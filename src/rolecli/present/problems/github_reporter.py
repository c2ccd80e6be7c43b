"""Problems -> workflow commands, which GitHub Actions shows beside the lines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rolecli.catalog.problems import Problem
from rolecli.i18n import ngettext
from rolecli.present.problems.places import Repository
from rolecli.present.problems.sentences import sentences
from rolecli.text import printable

_MOST = 100  # of each severity; GitHub shows ten of a step, the others stand in its log


def report(problems: Sequence[Problem], _files: int) -> Iterator[str]:
    """Yield a command for each problem, and one that tells how many are left out."""
    repository = Repository()
    met: Counter[str] = Counter()
    for problem in problems:
        met[problem.severity] += 1
        if met[problem.severity] <= _MOST:
            yield _annotation(problem, repository)
    if left_out := sum(max(0, count - _MOST) for count in met.values()):
        said = ngettext(
            "{count} more problem; --format json has all of them.",
            "{count} more problems; --format json has all of them.",
            left_out,
        )
        yield f"::notice title=rolecli::{_escaped(said.format(count=left_out))}\n"


def _annotation(problem: Problem, repository: Repository) -> str:
    """Return a GitHub Actions workflow command (its documentation: "Workflow commands")."""
    properties = {
        "file": printable(repository.path(problem.place.file).as_posix()),
        "line": problem.place.line,
        "col": problem.place.column,
        "title": f"rolecli: {problem.code}",
    }
    said = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    return f"::{problem.severity} {said}::{_escaped(sentences(problem))}\n"


def _escaped(text: str, more: str = "") -> str:
    return "".join(
        f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else printable(sign) for sign in text
    )
