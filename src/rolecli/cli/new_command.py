"""`rolecli new`: files to start from."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from rolecli.cli.options import settings_of
from rolecli.cli.output import one_language, respond_text
from rolecli.cli.words import Command
from rolecli.errors import UsageError
from rolecli.i18n import _
from rolecli.terms import ConceptKind
from rolecli.text import printable

app = typer.Typer(add_completion=False)

What = Literal["role", "concept", "catalog"]


@app.command(
    cls=Command,
    help=_("Start a role or a concept (printed), or a catalog (written to a folder)."),
    epilog=_(
        "rolecli new catalog my-catalog  a folder with an example in it\n"
        "rolecli new role consultant  a role to fill in"
    ),
)
def new_command(
    context: typer.Context,
    what: Annotated[What, typer.Argument(metavar=_("WHAT"), help=_("What to start."))],
    name: Annotated[
        str,
        typer.Argument(
            metavar=_("ID|FOLDER"), help=_("The id of the role or concept; the catalog's folder.")
        ),
    ],
    kind: Annotated[
        ConceptKind | None,
        typer.Option(
            "--kind", metavar=_("KIND"), help=_("The kind of concept; a topic if left out.")
        ),
    ] = None,
) -> None:
    from rolecli.catalog import starting  # loads pydantic and YAML

    settings = settings_of(context)
    one_language(settings)
    language = settings.language
    if kind and what != "concept":
        raise UsageError(_("--kind is for concepts only."), _("Leave it out."))
    if what == "catalog":
        if not name.strip():
            raise UsageError(_("'{name}' is not a folder.").format(name=name))
        starting.new_catalog(Path(name), language)
        said = _("{folder} holds a catalog now. `rolecli --catalog {folder} list` reads it.")
        typer.echo(said.format(folder=printable(name)), err=True)
        return
    text = (
        starting.new_role(name, language)
        if what == "role"
        else starting.new_concept(name, language, kind or "topic")
    )
    respond_text(text, None)
