"""`rolecli compare`: entries side by side."""

import typer

from rolecli.cli.completion import NamesArgument
from rolecli.cli.options import FormatOption, JsonOption, OutputOption, settings_of
from rolecli.cli.output import Wanted, answer_to, respond
from rolecli.cli.words import Command
from rolecli.explore.compare import compare
from rolecli.i18n import _
from rolecli.present.pages import comparison_page

app = typer.Typer(add_completion=False)


@app.command(cls=Command, help=_("Compare two to five roles, areas or concepts."))
def compare_command(
    context: typer.Context,
    names: NamesArgument,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    settings, wanted = settings_of(context), Wanted(form, json, output)
    comparison = answer_to(lambda store: compare(store, names), wanted, settings)
    respond(comparison, comparison_page, wanted, settings)
