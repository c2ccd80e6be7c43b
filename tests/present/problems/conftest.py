"""Problems to report, and what becomes of them."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from rolecli import i18n
from rolecli.catalog.problems import Place, Problem
from rolecli.present.problems import ProblemFormat, write_problems

Written = Callable[..., str]
Made = Callable[..., Problem]


@pytest.fixture(autouse=True)
def _english(_own_surroundings: None, monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.speak("en")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


@pytest.fixture
def written() -> Written:
    """Return what a reporter writes."""

    def write(problems: list[Problem], form: str = "text", files: int = 1) -> str:
        stream = io.StringIO()
        write_problems(problems, files, ProblemFormat(form), stream)
        return stream.getvalue()

    return write


@pytest.fixture
def problem() -> Made:
    """Return a problem; what is not given is as usual."""

    def make(
        file: Path | str = "keine.yaml", line: int = 1, column: int = 1, **changes: str
    ) -> Problem:
        usual = Problem(Place(Path(file), line, column), "type", "", "wrong")
        return usual._replace(**changes)

    return make
