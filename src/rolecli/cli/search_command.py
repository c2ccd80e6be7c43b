"""`rolecli search`: ranked hits, with the reason for each."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolecli.cli.completion import AreaOption
from rolecli.cli.options import (
    ExcelOption,
    FormatOption,
    JsonOption,
    OutputOption,
    Settings,
    settings_of,
)
from rolecli.cli.output import Wanted, is_data, respond
from rolecli.cli.words import Command
from rolecli.errors import NothingFoundError, UsageError
from rolecli.explore.asking import (
    Asked,
    answered,
    hits,
    names_only_what_is_done,
    understood,
)
from rolecli.explore.filters import NO_FILTERS, Filters
from rolecli.explore.query import LONGEST
from rolecli.explore.search import DEFAULT_LIMIT, Field, explained, search
from rolecli.i18n import _
from rolecli.present.formats import Format
from rolecli.terms import Kind, Level
from rolecli.text import printable

if TYPE_CHECKING:
    from rolecli.answer import Answer
    from rolecli.store.opening import Store

app = typer.Typer(add_completion=False)

# A hyphen and at least three letters: no options of ours, but for "-fjson" and its like.
_EXCLUDED = re.compile(rf"-(?!f(?:{'|'.join(Format)})$)[^\W\d_]{{3,}}")
_MINUS = "\N{MINUS SIGN}"  # the query takes it as a hyphen, Typer as a letter


class _SearchCommand(Command):
    """Tells a word to exclude (`-online`) from an option.

    Typer's own way does not do: with `ignore_unknown_options` it still takes `-online` apart and
    reads it as `-o nline`, and its parser has no public place to step in.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments of the call."""
        self.refuse_one_hyphen(ctx, args)
        end = args.index("--") if "--" in args else len(args)
        words = [
            f"{_MINUS}{word[1:]}" if _EXCLUDED.fullmatch(word) else word for word in args[:end]
        ]
        return super().parse_args(ctx, [*words, *args[end:]])


@app.command(
    cls=_SearchCommand,
    help=_("Search all texts of the catalog."),
    epilog=_(
        "rolecli search trade fair  where trade fairs are spoken of\n"
        "rolecli search customers -online --kind role  roles only, nothing online"
    ),
)
def search_command(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar=_("WORDS..."),
            help=_('What to search for; "…" finds a phrase, -word leaves entries out.'),
        ),
    ],
    limit: Annotated[
        int,
        typer.Option("--limit", "-n", metavar=_("NUMBER"), min=1, help=_("How many hits at most.")),
    ] = DEFAULT_LIMIT,
    field: Annotated[
        Field | None,
        typer.Option("--in", metavar=_("TEXTS"), help=_("Search only these texts.")),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", metavar=_("KIND"), help=_("Only entries of this kind."))
    ] = None,
    area: AreaOption = None,
    level: Annotated[
        Level | None,
        typer.Option("--level", metavar=_("LEVEL"), help=_("Only roles of this level.")),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help=_("Give every reason for a hit."))] = False,
    form: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
    excel: ExcelOption = False,
) -> None:
    wanted, filters = Wanted(form, json, output, excel), Filters(area, level, kind)
    query, settings = " ".join(words), settings_of(context)
    question = understood(query) if len(query) <= LONGEST else None
    narrowed = filters != NO_FILTERS or field is not None
    if question is not None and not narrowed:
        try:
            _respond_to(question, limit, wanted, settings)
        except (NothingFoundError, UsageError):
            if names_only_what_is_done(question):
                raise
        else:
            return

    def found(store: "Store") -> "Answer[Any]":
        if is_data(wanted):
            store = store._replace(remark=str)  # how many there are is for people
        hits_found = search(store, query, limit, filters, field)
        return explained(hits_found) if why else hits_found

    respond(found, wanted, settings)


def _respond_to(question: Asked, limit: int, wanted: Wanted, settings: Settings) -> None:
    if is_data(wanted):
        respond(lambda store: hits(store, question, limit), wanted, settings)
    else:
        respond(lambda store: answered(store, question), wanted, settings)
    if question.command == "reports":
        told = _("Understood as: who reports to whom. All of the role: {call}")
    else:
        told = _("Understood as: {call}")
    typer.echo(told.format(call=printable(question.call)), err=True)
