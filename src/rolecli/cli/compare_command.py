"""`rolecli compare`: entries side by side."""

from typing import Annotated

import typer

from rolecli.cli.completion import NamesArgument
from rolecli.cli.options import ExcelOption, FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, respond
from rolecli.cli.words import Command
from rolecli.i18n import _

app = typer.Typer(add_completion=False)


@app.command(
    cls=Command,
    help=_("Compare two to five roles, areas or concepts."),
    epilog=_(
        "rolecli compare marketing sales  two areas\n"
        "rolecli compare vertriebsleiter sales-manager  two roles"
    ),
)
def compare_command(
    context: typer.Context,
    names: NamesArgument,
    notes: Annotated[
        bool, typer.Option("--notes", help=_("Show what is said of the sources as well."))
    ] = False,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
    excel: ExcelOption = False,
) -> None:
    from rolecli.explore.compare import compare  # a key press needs the names only

    wanted = Wanted(form, json, output, excel)
    respond(lambda store: compare(store, names, notes=notes), wanted, settings_of(context))
