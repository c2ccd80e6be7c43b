"""What the shell offers while a name is typed."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer
from typer import _completion_classes

from rolecli.cli.options import Settings
from rolecli.errors import RolecliError
from rolecli.i18n import _
from rolecli.store import queries
from rolecli.store.opening import ask
from rolecli.terms import CONCEPT_KINDS, TASK_KINDS
from rolecli.text import visible

Completion = list[tuple[str, str]]


def complete_name(context: typer.Context, incomplete: str) -> Completion:
    """Return the ids that begin with `incomplete`, each with its title as help."""
    return _offered(context, incomplete, ("role", *CONCEPT_KINDS))


def complete_area(context: typer.Context, incomplete: str) -> Completion:
    """Return what `complete_name` does, but areas only."""
    return _offered(context, incomplete, ("area",))


def complete_topic(context: typer.Context, incomplete: str) -> Completion:
    """Return what `complete_name` does, but only what tasks are about."""
    return _offered(context, incomplete, TASK_KINDS)


def _offered(context: typer.Context, incomplete: str, kinds: Collection[str]) -> Completion:
    settings = _settings_so_far(context)
    try:
        entries = ask(
            lambda store: queries.entries_from(store, visible(incomplete)),
            settings.layers,
            settings.language,
        )
    except RolecliError:  # a broken catalog is for commands to tell, not for a key press
        return []
    return [(entry.id, entry.title) for entry in entries if entry.kind in kinds]


def _settings_so_far(context: typer.Context) -> Settings:
    """Return what the options before the command say: no command has run to gather them."""
    said = context.find_root().params
    return Settings(
        catalog=tuple(map(Path, said.get("catalog") or ())),
        no_builtin=bool(said.get("no_builtin")),
        lang=said.get("lang"),
    )


def _as_it_is(text: str) -> str:
    return text


# Typer has rich render the help of each completion: that takes longer than finding them, and
# reads a title such as "Leitung [m/w/d]" as markup. A title is plain text. (Private, but Typer
# offers no other way; a test fails when it moves.)
_completion_classes._sanitize_help_text = _as_it_is  # noqa: SLF001

NamesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar=_("NAME..."),
        help=_("Roles or concepts: ids, titles or other names."),
        autocompletion=complete_name,
    ),
]

AreaOption = Annotated[
    str | None,
    typer.Option(
        "--area",
        metavar=_("NAME"),
        help=_("Only this area."),
        autocompletion=complete_area,
    ),
]
TopicOption = Annotated[
    str | None,
    typer.Option(
        "--topic",
        metavar=_("NAME"),
        help=_("Only what has to do with this topic."),
        autocompletion=complete_topic,
    ),
]
