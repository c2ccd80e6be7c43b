"""`rolecli show`: everything about a role or a concept."""

import typer

from rolecli.cli.completion import NamesArgument
from rolecli.cli.options import FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, respond
from rolecli.explore.lookup import show
from rolecli.i18n import _
from rolecli.present.pages.entry import entries_page
from rolecli.store.opening import ask

app = typer.Typer(add_completion=False)


@app.command(help=_("Show everything about roles or concepts."))
def show_command(
    context: typer.Context,
    names: NamesArgument,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    settings = settings_of(context)
    found = ask(lambda store: show(store, names), settings.layers, settings.language)
    answer = found[0] if len(found) == 1 else found
    respond(answer, entries_page, Wanted(form, json, output), settings)
