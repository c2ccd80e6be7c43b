"""`rolecli search`: ranked hits, with the reason for each."""

from typing import Annotated

import typer

from rolecli.cli.options import FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, respond
from rolecli.cli.words import Command
from rolecli.explore.search import DEFAULT_LIMIT, search
from rolecli.i18n import _
from rolecli.present.pages import hits_page
from rolecli.store.opening import ask

app = typer.Typer(add_completion=False)


@app.command(cls=Command, help=_("Search all texts of the catalog."))
def search_command(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar=_("WORDS..."), help=_("What to search for."))
    ],
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, help=_("How many hits at most."))
    ] = DEFAULT_LIMIT,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    settings = settings_of(context)
    hits = ask(
        lambda store: search(store, " ".join(words), limit), settings.layers, settings.language
    )
    respond(hits, hits_page, Wanted(form, json, output), settings)
