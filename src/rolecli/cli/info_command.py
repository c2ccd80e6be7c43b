"""`rolecli info`: what the answers come from."""

import typer

from rolecli.cli.options import FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, respond
from rolecli.cli.words import Command
from rolecli.explore.informing import inform
from rolecli.i18n import _

app = typer.Typer(add_completion=False)


@app.command(
    cls=Command,
    help=_("Show the layers of the catalog, what is in them, and the store."),
    epilog=_(
        "rolecli info  where the answers come from\nrolecli info --json  the same for a script"
    ),
)
def info_command(
    context: typer.Context,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    settings = settings_of(context)
    wanted = Wanted(form, json, output)
    respond(lambda store: inform(store, settings.layers), wanted, settings)
