"""Problems of a catalog -> text for people, JSON, and what code hosts show beside the lines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TextIO

from rolecli.catalog.problems import Problem
from rolecli.present.problems import (
    github_reporter,
    json_reporter,
    sarif_reporter,
    text_reporter,
)


class ProblemFormat(StrEnum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


Reporter = Callable[[Sequence[Problem], int], Iterable[str]]
"""Takes the problems, in the order in which they are shown, and how many files were read."""

REPORTERS: Mapping[ProblemFormat, Reporter] = {
    ProblemFormat.TEXT: text_reporter.report,
    ProblemFormat.JSON: json_reporter.report,
    ProblemFormat.GITHUB: github_reporter.report,
    ProblemFormat.SARIF: sarif_reporter.report,
}


def write_problems(
    problems: Sequence[Problem], files: int, form: ProblemFormat, stream: TextIO
) -> None:
    """Write problems to a stream.

    Args:
        problems: what was found, in the order in which it is to be shown.
        files: how many files were read.
        form: the format.
        stream: where to.
    """
    stream.writelines(REPORTERS[form](problems, files))
