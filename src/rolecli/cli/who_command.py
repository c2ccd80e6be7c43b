"""`rolecli who`: the roles that do something."""

from typing import Annotated

import typer

from rolecli.cli.completion import AreaOption
from rolecli.cli.options import ExcelOption, FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, respond
from rolecli.cli.words import Command
from rolecli.explore.who import DEFAULT_LIMIT, who
from rolecli.i18n import _

app = typer.Typer(add_completion=False)


@app.command(
    cls=Command,
    help=_("Name the roles that do something, the accountable first."),
    epilog=_(
        "rolecli who online shop  whose task the online shop is\n"
        "rolecli who budget --area marketing  who in marketing has to do with budgets"
    ),
)
def who_command(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar=_("WORDS..."), help=_("A topic, or what is done.")),
    ],
    limit: Annotated[
        int,
        typer.Option(
            "--limit", "-n", metavar=_("NUMBER"), min=1, help=_("How many roles at most.")
        ),
    ] = DEFAULT_LIMIT,
    area: AreaOption = None,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
    excel: ExcelOption = False,
) -> None:
    wanted = Wanted(form, json, output, excel)
    respond(lambda store: who(store, " ".join(words), limit, area), wanted, settings_of(context))
