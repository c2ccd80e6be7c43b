"""Which files make the catalog; a later layer wins.

Imported at every start, so it knows neither YAML nor pydantic.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import platformdirs

from rolecli.errors import CatalogError
from rolecli.i18n import _, system_reason

_PACKAGE = Path(__file__).parents[1]
_SUFFIXES = (".yaml", ".yml")


class Layer(NamedTuple):
    """Files that belong together; `name` says where they come from."""

    name: str
    path: Path
    files: tuple[Path, ...]


def find_layers(
    catalogs: Iterable[Path],
    environment: Mapping[str, str],
    *,
    builtin: bool = True,
    checked: Sequence[Path] = (),
) -> tuple[Layer, ...]:
    """Return the layers in force, the lowest first.

    Args:
        catalogs: the files and folders named on the command line.
        environment: `ROLECLI_CATALOG` lists files and folders as `PATH` does.
        builtin: whether the built-in catalog is the lowest layer.
        checked: files and folders that are one more layer on top of all. A layer that has
            one of the files is checked as a whole: on top of itself it would be read twice.

    Raises:
        CatalogError: a file or folder does not exist, or no layer is left.
    """
    named = [
        Path(text) for text in environment.get("ROLECLI_CATALOG", "").split(os.pathsep) if text
    ]
    layers = [_layer("builtin", builtin_folder())] if builtin else []
    if (own := user_folder()).is_dir():
        layers.append(_layer("user", own))
    layers += [_layer("environment", path) for path in named]
    layers += [_layer("option", path) for path in catalogs]
    if checked:
        layers = _with_checked(layers, checked)
    if not layers:
        raise CatalogError(
            _("There is no catalog to read."),
            _("Name one with --catalog, or leave out --no-builtin."),
        )
    return tuple(layers)


def _with_checked(layers: Iterable[Layer], checked: Sequence[Path]) -> list[Layer]:
    given = {file.resolve(): file for path in checked for file in _layer("checked", path).files}
    below: list[Layer] = []
    files: dict[Path, Path] = {}
    for layer in layers:
        own = {file.resolve(): file for file in layer.files}
        if own.keys() & given.keys():
            files |= own
        else:
            below.append(layer)
    files |= given
    return [*below, Layer("checked", checked[0], tuple(files.values()))]


def builtin_folder() -> Path:
    """Return the folder of the built-in catalog: in the wheel, or in a source checkout."""
    packed = _PACKAGE / "data"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "data"


def user_folder() -> Path:
    """Return the folder of the user's own catalog files, whether or not it exists."""
    return platformdirs.user_config_path("rolecli") / "catalog"


def _layer(name: str, path: Path) -> Layer:
    try:
        return _found_layer(name, path)
    except OSError as error:
        raise CatalogError(
            _("The catalog {path} cannot be read: {reason}.").format(
                path=path, reason=system_reason(error)
            ),
            _("Check the path.")
            if name == "checked"
            else _("Check the path given with --catalog or ROLECLI_CATALOG."),
        ) from None


def _found_layer(name: str, path: Path) -> Layer:
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix in _SUFFIXES)
        if not files:
            raise CatalogError(
                _("There are no YAML files in {path}.").format(path=path),
                _("A catalog folder holds files that end in .yaml."),
            )
        return Layer(name, path, tuple(files))
    if not path.exists():
        raise CatalogError(
            _("The catalog {path} does not exist.").format(path=path),
            _("Check the path.")
            if name == "checked"
            else _("Check the path, and where it was given: with --catalog or in ROLECLI_CATALOG."),
        )
    return Layer(name, path, (path,))
