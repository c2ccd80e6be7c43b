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


# Typer takes a list of an enumeration's members, but none of a Literal's.
class _Language(StrEnum):
    """What `--language` may say."""

    DE = "de"
    EN = "en"


class _Lang(StrEnum):
    """What `--lang` may say behind the command."""

    DE = "de"
    EN = "en"
    ALL = "all"


_ENDINGS = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
_CLEAR_LINE = "\r\x1b[K"


@app.callback(
    help=_("Make a catalog file from someone else's data."),
    epilog=_(
        "rolecli import esco esco.zip -o esco.json  the occupations of ESCO\n"
        "rolecli --catalog esco.json list  … list them as well"
    ),
)
def import_command() -> None:
    pass


@app.command(
    "esco",
    cls=Command,
    help=_("Make a catalog file from ESCO's CSV download."),
    epilog=_(
        "rolecli import esco esco.zip -o esco.json  all that was downloaded\n"
        "rolecli import esco esco.zip --isco 24 -o esco.json  one group of occupations"
    ),
)
def import_esco_command(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar=_("SOURCE..."),
            help=_("What was downloaded: zip files, or folders of CSV files."),
        ),
    ],
    languages: Annotated[
        list[_Language] | None,
        typer.Option(
            "--language",
            metavar=_("LANGUAGE"),
            help=_("Language to import; may be repeated. By default all there are."),
        ),
    ] = None,
    lang: Annotated[list[_Lang] | None, typer.Option("--lang", hidden=True)] = None,
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
            help=_("Write to a file; its ending, .json or .yaml, chooses the format."),
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
) -> None:
    # `--lang` chose what to import once; it still does where `--language` says nothing.
    codes = [*map(str, languages or lang or ())]
    form = chosen_format(None, output, _ENDINGS, "yaml")
    from rolecli.importing.esco import import_esco  # it loads pydantic

    try:
        found = import_esco(
            sources, [code for code in codes if code != _Lang.ALL], isco or (), _show_progress
        )
    finally:
        _show_progress("")
    for remark in found.remarks:
        print(printable(remark), file=sys.stderr)  # noqa: T201
    respond_text(found.json() if form == "json" else found.yaml(), output)


def _show_progress(file: str) -> None:
    """Say on a terminal what is being read; "" takes the line back."""
    if sys.stderr.isatty():
        said = _("Reading {file} …").format(file=printable(file)) if file else ""
        print(f"{_CLEAR_LINE}{said}", end="", file=sys.stderr, flush=True)  # noqa: T201
