"""`rolecli import`: a catalog file made of someone else's data."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rolecli.cli.options import OUTPUT_PANEL
from rolecli.cli.output import chosen_format, respond_text
from rolecli.cli.words import Command, Group
from rolecli.i18n import _
from rolecli.text import printable

app = typer.Typer(cls=Group, add_completion=False)


class _Language(StrEnum):
    """Typer takes a list of an enumeration's members, but none of a Literal's."""

    DE = "de"
    EN = "en"


_ENDINGS = (".yaml", ".yml")
_CLEAR_LINE = "\r\x1b[K"


@app.callback(help=_("Make a catalog file from someone else's data."))
def import_command() -> None:
    pass


@app.command("esco", cls=Command, help=_("Make a catalog file from ESCO's CSV download."))
def import_esco_command(
    folder: Annotated[
        Path, typer.Argument(metavar=_("FOLDER"), help=_("The folder of the CSV files."))
    ],
    # Behind the command this is its own option, not that of all commands.
    languages: Annotated[
        list[_Language],
        typer.Option("--lang", help=_("Language to import; may be repeated.")),
    ],
    isco: Annotated[
        list[str] | None,
        typer.Option(
            "--isco",
            metavar=_("CODE"),
            help=_("Only occupations whose ISCO-08 code begins so; may be repeated."),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=_("FILE"),
            help=_("Write to a file."),
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
) -> None:
    chosen_format(None, output, dict.fromkeys(_ENDINGS, "yaml"), "yaml")
    from rolecli.importing.esco import import_esco  # noqa: PLC0415  it loads pydantic

    try:
        text = import_esco(folder, [*map(str, languages)], isco or (), _show_progress)
    finally:
        _show_progress("")
    respond_text(text, output)


def _show_progress(file: str) -> None:
    """Say on a terminal what is being read; "" takes the line back."""
    if sys.stderr.isatty():
        said = _("Reading {file} …").format(file=printable(file)) if file else ""
        print(f"{_CLEAR_LINE}{said}", end="", file=sys.stderr, flush=True)  # noqa: T201
