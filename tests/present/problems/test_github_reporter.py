"""Problems as workflow commands: one a line, bounded, from the root of the repository."""

from collections.abc import Callable

import pytest


def test_a_problem_is_one_command(written: Callable, problem: Callable) -> None:
    given = problem("a,b:c%.yaml", 2, 3, entry="k", message="a\r\n::error::b%", hint="Do,: it")
    assert written([given], "github") == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=rolecli%3A type::"
        "entry 'k': a%0D%0A::error::b%25. Do,: it.\n"
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("wrong", ""), "wrong."),
        (("wrong.", ""), "wrong."),
        (("wrong", "Did you mean 'x'?"), "wrong. Did you mean 'x'?"),
        (("is this it?", "Do it."), "is this it? Do it."),
        (("cut off…", "Do it!"), "cut off… Do it!"),
        (("wrong. ", " Do it. "), "wrong. Do it."),
        (("'a.' is none", "For example 'a'."), "'a.' is none. For example 'a'."),
    ],
)
@pytest.mark.parametrize("form", ["github", "sarif"])
def test_no_sentence_ends_twice(
    written: Callable, problem: Callable, form: str, said: tuple[str, str], told: str
) -> None:
    message, hint = said
    shown = written([problem(message=message, hint=hint)], form)
    assert (f"::{told}\n" if form == "github" else f'"text": "{told}"\n') in shown


def test_a_hundred_of_each_severity_are_shown_and_the_rest_is_counted(
    written: Callable, problem: Callable
) -> None:
    warnings = [problem(line=line, severity="warning") for line in range(1, 103)]
    errors = [problem(line=line) for line in range(1, 102)]
    *shown, last = written([*warnings, *errors], "github").splitlines()
    assert [line.partition(" ")[0] for line in shown] == ["::warning"] * 100 + ["::error"] * 100
    assert last == "::notice title=rolecli::3 more problems; --format json has all of them."
    assert len(written([*warnings[:100], *errors[:100]], "github").splitlines()) == 200
