"""`rolecli schema`: JSON Schema of the catalog files and of the answers."""

from typing import Annotated

import typer

from rolecli.cli.options import FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, chosen_format, respond_text, respond_with
from rolecli.cli.words import Command
from rolecli.errors import UsageError
from rolecli.explore.schemas import schema_rows, schema_text
from rolecli.i18n import _
from rolecli.present.formats import FORMATS, Format

app = typer.Typer(add_completion=False)


def complete_schema(incomplete: str) -> list[tuple[str, str]]:
    """Return the names of schemas that begin with `incomplete`, each with what it describes."""
    rows = schema_rows().value
    return [(row.name, row.describes) for row in rows if row.name.startswith(incomplete)]


@app.command(
    cls=Command,
    help=_("Print JSON Schema of the catalog files or of an answer."),
    epilog=_(
        "rolecli schema  which schemas there are\n"
        "rolecli schema catalog -o catalog.schema.json  for checks in an editor"
    ),
)
def schema_command(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[NAME]"),
            help=_("Which schema; without it, a list of them."),
            autocompletion=complete_schema,
        ),
    ] = None,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    if name is None:
        respond_with(schema_rows(), Wanted(form, json, output), settings_of(context))
        return
    if form not in (None, Format.JSON):
        raise UsageError(
            _("A schema is JSON; it cannot be written as {format}.").format(format=form),
            _("Leave --format out."),
        )
    endings = dict.fromkeys(FORMATS[Format.JSON].suffixes, Format.JSON)
    chosen_format(form, output, endings, Format.JSON)
    respond_text(schema_text(name), output)
