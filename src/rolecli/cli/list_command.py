"""`rolecli list`: which entries there are."""

from typing import Annotated

import typer

from rolecli.cli.completion import AreaOption, TopicOption
from rolecli.cli.options import ExcelOption, FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, respond
from rolecli.cli.words import Command
from rolecli.explore.filters import Filters
from rolecli.explore.listing import Order, Subject, list_entries
from rolecli.i18n import _
from rolecli.terms import Kind, Level

app = typer.Typer(add_completion=False)


@app.command(
    cls=Command,
    help=_("List roles, concepts or areas."),
    epilog=_(
        "rolecli list --area sales --level head  who leads sales\n"
        "rolecli list concepts -o concepts.csv  all concepts, for a spreadsheet"
    ),
)
def list_command(
    context: typer.Context,
    subject: Annotated[
        Subject,
        typer.Argument(metavar=_("[WHAT]"), help=_("What to list.")),
    ] = "roles",
    area: AreaOption = None,
    level: Annotated[
        Level | None,
        typer.Option("--level", metavar=_("LEVEL"), help=_("Only roles of this level.")),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", metavar=_("KIND"), help=_("Only entries of this kind."))
    ] = None,
    topic: TopicOption = None,
    sort: Annotated[
        Order, typer.Option("--sort", metavar=_("ORDER"), help=_("In which order."))
    ] = "area",
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
    excel: ExcelOption = False,
) -> None:
    wanted, filters = Wanted(form, json, output, excel), Filters(area, level, kind)
    respond(
        lambda store: list_entries(store, subject, filters, topic, sort),
        wanted,
        settings_of(context),
    )
