"""`rolecli show`: everything about a role or a concept."""

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
    help=_("Show everything about roles or concepts."),
    epilog=_(
        "rolecli show Head of Sales  what a role does\n"
        "rolecli show sales marketing --json  two areas, for a script"
    ),
)
def show_command(
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
    from rolecli.explore.showing import show  # a key press needs the names only

    wanted = Wanted(form, json, output, excel)
    respond(lambda store: show(store, names, notes=notes), wanted, settings_of(context))
