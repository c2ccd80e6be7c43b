"""What the shell offers while a name is typed."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any

import typer
from typer._click.shell_completion import CompletionItem
from typer._click.types import ParamType

from rolecli.cli.options import Settings
from rolecli.cli.words import PARSED
from rolecli.errors import RolecliError
from rolecli.i18n import _
from rolecli.terms import CONCEPT_KINDS, TASK_KINDS


class _Name(ParamType):
    """A name of an entry.

    Typer's `autocompletion` would not do: it drops what is not spelled like what is typed. (Its
    types are private, but documented for this; a test fails when they move.)
    """

    name = "text"

    def __init__(self, kinds: Collection[str]) -> None:
        self.kinds = kinds

    def convert(self, value: Any, param: Any, ctx: Any) -> str:  # noqa: ARG002  Typer gives them
        return str(value)

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> list[CompletionItem]:
        """Return the names that begin so, each with its title as help."""
        from rolecli.explore.offering import offers
        from rolecli.store.opening import ask

        settings = _settings_so_far(ctx)
        before = ctx.params.get(param.name) if param.param_type_name == "argument" else ()
        try:
            found = ask(
                lambda store: offers(store, incomplete, self.kinds, tuple(before or ())),
                settings.layers,
                settings.language,
            )
        except RolecliError:  # a broken catalog is for commands to tell, not for a key press
            return []
        return [CompletionItem(offer.text, help=offer.title) for offer in found]


def _settings_so_far(context: typer.Context) -> Settings:
    """Return what the options on the line say: no command has run to gather them."""
    front, behind = context.find_root().params, context.meta[PARSED][0]
    catalogs = [*(front.get("catalog") or ()), *(behind.get("catalog") or ())]
    paths = dict.fromkeys(Path(catalog).expanduser() for catalog in catalogs)
    return Settings(
        catalog=tuple(paths),
        no_builtin=bool(front.get("no_builtin") or behind.get("no_builtin")),
        lang=behind.get("lang") or front.get("lang"),
    )


NamesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar=_("NAME..."),
        help=_("Roles or concepts: ids, titles or other names."),
        click_type=_Name(("role", *CONCEPT_KINDS)),
    ),
]

AreaOption = Annotated[
    str | None,
    typer.Option(
        "--area", metavar=_("NAME"), help=_("Only this area."), click_type=_Name(("area",))
    ),
]
TopicOption = Annotated[
    str | None,
    typer.Option(
        "--topic",
        metavar=_("NAME"),
        help=_("Only what has to do with this topic."),
        click_type=_Name(TASK_KINDS),
    ),
]
