"""`rolecli validate`: every problem of a catalog."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolecli.catalog.layering import Layer, files_in, neighbours
from rolecli.cli.files import deliver
from rolecli.cli.options import OutputOption, Settings, settings_of
from rolecli.cli.output import chosen_format, one_language, refuse_two_formats
from rolecli.cli.words import Command
from rolecli.errors import ExitCode
from rolecli.i18n import _
from rolecli.present.problems import ProblemFormat, write_problems

if TYPE_CHECKING:
    from rolecli.catalog.problems import Place, Problem

app = typer.Typer(add_completion=False)

# What may look different when the files beside a file are read as well.
_OF_OTHERS = {"unknown-reference", "unused", "one-language", "language"}
_SUFFIXES = {
    ".txt": ProblemFormat.TEXT,
    ".json": ProblemFormat.JSON,
    ".sarif": ProblemFormat.SARIF,
}


@app.command(
    cls=Command,
    help=_("Check a catalog and report every problem with its place."),
    epilog=_(
        "rolecli validate my-catalog  every problem, with what to do\n"
        "rolecli validate my-catalog --strict -f github  as a check on GitHub"
    ),
)
def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=_("[PATH...]"),
            help=_("Files and folders to check, on top of the catalog in use; else that one."),
            show_default=False,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Treat warnings as errors."))] = False,
    form: Annotated[
        ProblemFormat | None,
        typer.Option(
            "--format",
            "-f",
            metavar=_("FORMAT"),
            help=_("How to write the problems: for people, scripts or services."),
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=_("Short for --format json."))] = False,
    output: OutputOption = None,
) -> None:
    """Report all problems; end with 3 where there are errors."""
    refuse_two_formats(form, json=json)
    named = ProblemFormat.JSON if json else form
    chosen = chosen_format(named, output, _SUFFIXES, ProblemFormat.TEXT)
    settings = settings_of(context)
    one_language(settings)
    problems, files = _check(settings, tuple(paths or ()))
    if strict:
        problems = [problem._replace(severity="error") for problem in problems]
    with suppress(typer.Exit):  # who closes the pipe has seen enough, but the verdict stands
        deliver(
            lambda stream: write_problems(problems, files, chosen, stream),
            output,
            "stream" if chosen is ProblemFormat.TEXT else "utf-8",
        )
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(ExitCode.CATALOG_INVALID)


def _check(settings: Settings, paths: tuple[Path, ...]) -> tuple[list["Problem"], int]:
    """Return the problems and how many files were read.

    Of a catalog's files only those given are checked. What they refer to may stand in those
    beside them: a problem that goes away when these are read too is none.
    """
    layers = settings.layers_under(paths)
    problems = _problems(layers)
    if paths:
        given = set(files_in(paths))
        beside = {file for file in layers[-1].files if file not in given}
        problems = [problem for problem in problems if problem.place.file not in beside]
    if any(problem.code in _OF_OTHERS for problem in problems) and any(map(neighbours, paths)):
        left = {_key(problem) for problem in problems}
        in_view = _problems(settings.layers_under(paths, in_view=True))
        problems = [problem for problem in in_view if _key(problem) in left]
    return problems, sum(len(layer.files) for layer in layers)


def _problems(layers: tuple[Layer, ...]) -> list["Problem"]:
    # Slow to load, and not needed for --help.
    from rolecli.catalog.loading import load
    from rolecli.checks.verdict import find_errors, find_warnings

    own = [layer for layer in layers if layer.name != "builtin"]
    loaded = load(layers)
    errors = find_errors(loaded)
    warnings = find_warnings(loaded, own or layers, sound=not errors)
    return sorted([*errors, *warnings])


def _key(problem: "Problem") -> tuple["Place", str, str]:
    """Return what tells a problem from others, whatever else is in view."""
    return problem.place, problem.code, problem.entry
