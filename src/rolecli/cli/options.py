"""Options that several commands share, and the settings they add up to."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import typer

from rolecli.catalog.layering import Layer, find_layers
from rolecli.i18n import LANGUAGES, _, choose_language
from rolecli.present.formats import Format

ALL = "all"  # languages at once
GLOBAL_PANEL = _("Options of all commands")
OUTPUT_PANEL = _("Output")


class Settings(NamedTuple):
    """What the options of all commands say."""

    catalog: tuple[Path, ...] = ()
    no_builtin: bool = False
    lang: str | None = None
    no_color: bool = False
    no_pager: bool = False

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of the catalog in force."""
        return self.layers_under(())

    def layers_under(self, checked: Sequence[Path], *, in_view: bool = False) -> tuple[Layer, ...]:
        """Return the layers in force, with files and folders to check as one more on top.

        Where their neighbours are `in_view`, they belong to it.
        """
        return find_layers(
            self.catalog,
            os.environ,
            builtin=not self.no_builtin,
            checked=checked,
            in_view=in_view,
        )

    @property
    def language(self) -> str:
        """The language of the answers."""
        return self.lang if self.lang in LANGUAGES else choose_language((), os.environ)

    def overridden(self, name: str, value: object) -> "Settings":
        """Return the settings with an option given again, behind the command's name."""
        if name == "catalog" and isinstance(value, Iterable):
            return self._replace(catalog=(*self.catalog, *map(Path, value)))
        given: dict[str, Any] = {name: value}
        return self._replace(**given)


def settings_of(context: typer.Context) -> Settings:
    """Return the settings of a call; the defaults where none were made yet."""
    return context.obj if isinstance(context.obj, Settings) else Settings()


CatalogOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalog",
        metavar=_("PATH"),
        help=_("Catalog file or folder on top of the others; may be repeated."),
        rich_help_panel=GLOBAL_PANEL,
    ),
]
NoBuiltinOption = Annotated[
    bool,
    typer.Option(
        "--no-builtin",
        help=_("Leave the built-in catalog out."),
        rich_help_panel=GLOBAL_PANEL,
    ),
]
LangOption = Annotated[
    Literal["de", "en", "all"] | None,
    typer.Option(
        "--lang",
        metavar=_("LANGUAGE"),
        envvar="ROLECLI_LANG",
        case_sensitive=False,
        help=_("Language of the answers and messages; all: each text in each, in JSON."),
        rich_help_panel=GLOBAL_PANEL,
    ),
]
NoColorOption = Annotated[
    bool,
    typer.Option("--no-color", help=_("Use no colours."), rich_help_panel=GLOBAL_PANEL),
]
NoPagerOption = Annotated[
    bool,
    typer.Option(
        "--no-pager",
        help=_("Print long pages whole, without a pager."),
        rich_help_panel=GLOBAL_PANEL,
    ),
]

FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar=_("FORMAT"),
        help=_("Output format; by default a table, in a pipe plain text."),
        rich_help_panel=OUTPUT_PANEL,
    ),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help=_("Short for --format json."), rich_help_panel=OUTPUT_PANEL),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=_("FILE"),
        help=_("Write to a file; its ending chooses the format."),
        rich_help_panel=OUTPUT_PANEL,
    ),
]
ExcelOption = Annotated[
    bool,
    typer.Option(
        "--excel",
        help=_("CSV as a German Excel opens it by a double click."),
        rich_help_panel=OUTPUT_PANEL,
    ),
]
