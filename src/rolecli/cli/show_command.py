"""`rolecli show`: everything about a role or a concept."""

import typer

from rolecli.cli.completion import NamesArgument
from rolecli.cli.options import ALL, FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, answer_to, respond, respond_ready
from rolecli.cli.words import Command
from rolecli.explore.encoded import show_encoded
from rolecli.i18n import _
from rolecli.present.formats import Format
from rolecli.present.pages import entries_page

app = typer.Typer(add_completion=False)


@app.command(cls=Command, help=_("Show everything about roles or concepts."))
def show_command(
    context: typer.Context,
    names: NamesArgument,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    settings, wanted = settings_of(context), Wanted(form, json, output)
    if wanted.format is Format.JSON and settings.lang != ALL:
        texts = answer_to(lambda store: show_encoded(store, names), wanted, settings)
        respond_ready(texts, wanted, single=len(texts) == 1)
        return
    from rolecli.explore.showing import show  # decoding is for people only

    found = answer_to(lambda store: show(store, names), wanted, settings)
    respond(found[0] if len(found) == 1 else found, entries_page, wanted, settings)
