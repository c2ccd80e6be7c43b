"""`rolecli list`: which entries there are."""

from typing import Annotated

import typer

from rolecli.cli.completion import AreaOption, TopicOption
from rolecli.cli.options import ALL, FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, answer_to, respond, respond_ready
from rolecli.cli.words import Command
from rolecli.explore.encoded import list_encoded
from rolecli.explore.listing import Filters, Order, Subject
from rolecli.i18n import _
from rolecli.present.formats import Format
from rolecli.present.pages import list_page
from rolecli.terms import Kind, Level

app = typer.Typer(add_completion=False)


@app.command(cls=Command, help=_("List roles, concepts or areas."))
def list_command(
    context: typer.Context,
    subject: Annotated[
        Subject,
        typer.Argument(metavar=_("[WHAT]"), help=_("What to list: roles, concepts or areas.")),
    ] = "roles",
    area: AreaOption = None,
    level: Annotated[
        Level | None, typer.Option("--level", help=_("Only roles of this level."))
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", help=_("Only entries of this kind."))
    ] = None,
    topic: TopicOption = None,
    sort: Annotated[Order, typer.Option("--sort", help=_("In which order."))] = "area",
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    settings, wanted = settings_of(context), Wanted(form, json, output)
    filters = Filters(area, level, kind, topic)
    if wanted.format is Format.JSON and topic is None and settings.lang != ALL:
        lines = answer_to(
            lambda store: list_encoded(store, subject, filters, sort), wanted, settings
        )
        respond_ready(lines, wanted, single=False)
        return
    from rolecli.explore.showing import list_entries  # decoding is for people only

    rows = answer_to(lambda store: list_entries(store, subject, filters, sort), wanted, settings)
    respond(rows, list_page, wanted, settings, long=True)
