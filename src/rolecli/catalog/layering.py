"""Which files make the catalog; a later layer wins.

Imported at every start, so it knows neither YAML nor pydantic.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import platformdirs

from rolecli.errors import CatalogError
from rolecli.i18n import _, system_reason

_PACKAGE = Path(__file__).parents[1]
_SUFFIXES = (".yaml", ".yml", ".json")
_SCHEMA_SUFFIX = ".schema.json"  # beside the files, for editors
MOST_BESIDE = 64 * 2**20  # bytes; a folder with more, such as /tmp, is not read for one file
_DASH = Path("-")
STDIN = Path("<stdin>")  # what `validate -` reads, by the name that messages give it


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
    in_view: bool = False,
) -> tuple[Layer, ...]:
    """Return the layers in force, the lowest first.

    Args:
        catalogs: the files and folders named on the command line.
        environment: `ROLECLI_CATALOG` lists files and folders as `PATH` does.
        builtin: whether the built-in catalog is the lowest layer.
        checked: files and folders that are one more layer on top of all. A layer that has
            one of the files is checked as a whole: on top of itself it would be read twice.
            "-" is standard input.
        in_view: whether the neighbours of the files checked belong to their layer.

    Raises:
        CatalogError: a file or folder does not exist, or no layer is left.
    """
    named = [
        _expanded(Path(text))
        for text in environment.get("ROLECLI_CATALOG", "").split(os.pathsep)
        if text
    ]
    layers = [_layer("builtin", builtin_folder())] if builtin else []
    if (own := user_folder()).is_dir():
        layers.append(_layer("user", own))
    layers += [_layer("environment", path) for path in named]
    layers += [_layer("option", _expanded(path)) for path in catalogs]
    if checked:
        layers = _with_checked(layers, checked, in_view=in_view)
    if not layers:
        raise CatalogError(
            _("There is no catalog to read."),
            _("Name one with --catalog, or leave out --no-builtin."),
        )
    return tuple(layers)


def _with_checked(
    layers: Iterable[Layer], checked: Sequence[Path], *, in_view: bool
) -> list[Layer]:
    given = {_identity(file): file for file in files_in(checked)}
    below: list[Layer] = []
    files: dict[Path, Path] = {}
    for layer in layers:
        own = {_identity(file): file for file in layer.files}
        if own.keys() & given.keys():
            files |= own
        else:
            below.append(layer)
    beside = {_identity(file): file for path in checked for file in neighbours(path)}
    # Those given come first: of two that disagree, the later one is told of.
    others = files | (beside if in_view else {})
    files = given | {key: file for key, file in others.items() if key not in given}
    return [*below, Layer("checked", checked[0], tuple(files.values()))]


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the catalog files that `paths` name, those of folders with what lies below.

    Raises:
        CatalogError: a file or folder does not exist.
    """
    return [file for path in paths for file in _layer("checked", path).files]


def neighbours(file: Path) -> list[Path]:
    """Return the catalog files beside a file: what it refers to may stand there.

    They are the files of its catalog's folder, the nearest above that holds a schema as
    `new catalog` writes it; where none does, those of its own folder and what lies below. A
    folder has no neighbours, and a file has none where they are too much to be one catalog.
    """
    if file == _DASH or not file.is_file():
        return []
    folder = file.absolute().parent
    with suppress(OSError):
        for above in (folder, *folder.parents):
            if any(path.name.endswith(_SCHEMA_SUFFIX) for path in above.iterdir()):
                folder = above
                break
            if _is_end(above):
                break
        found = list(_catalog_files(folder))
        sizes = sum(path.stat().st_size for path in found)
        return found if sizes <= MOST_BESIDE else []
    return []


def _is_end(folder: Path) -> bool:
    """Return whether nothing above a folder belongs to it: a repository's root or a home."""
    return (folder / ".git").exists() or folder == _expanded(Path("~"))


def _identity(file: Path) -> Path:
    """Return a file's path without links; as it is where they run in a circle."""
    try:
        return file.resolve()
    except (OSError, RuntimeError):  # RuntimeError: Pythons before 3.13, for a circle
        return file.absolute()


def _expanded(path: Path) -> Path:
    """Return a path with `~` as the shell would have it: behind `=` and `:` it leaves it."""
    try:
        return path.expanduser()
    except RuntimeError:  # nobody's home
        return path


def path_text(path: Path | str) -> str:
    """Return a path as a text that can be written and kept, though its bytes be no UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


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
    if name == "checked" and path == _DASH:
        return Layer(name, path, (STDIN,))
    if path.is_dir():
        files = tuple(_catalog_files(path))
        if not files:
            raise CatalogError(
                _("There are no catalog files in {path}.").format(path=path),
                _("A catalog folder holds files that end in .yaml, .yml or .json."),
            )
        return Layer(name, path, files)
    if not os.path.lexists(path):
        raise CatalogError(
            _("The catalog {path} does not exist.").format(path=path),
            _("Check the path.")
            if name == "checked"
            else _("Check the path, and where it was given: with --catalog or in ROLECLI_CATALOG."),
        )
    return Layer(name, path, (path,))


def _catalog_files(folder: Path) -> Iterator[Path]:
    """Yield the catalog files in a folder and below it, sorted, each folder once.

    What begins with a dot is passed over, and so are pipes, devices and schemas. A link that
    leads nowhere is not: reading it will say so.

    Raises:
        OSError: a folder cannot be read.
    """
    entered: set[tuple[int, int]] = set()  # links may run in a circle
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        status = path.stat()
        if (status.st_dev, status.st_ino) in entered:
            continue
        entered.add((status.st_dev, status.st_ino))
        inner = sorted(file for file in path.iterdir() if not file.name.startswith("."))
        folders = [file for file in inner if file.is_dir()]
        yield from (file for file in inner if _is_catalog_file(file))
        waiting += reversed(folders)


def _is_catalog_file(file: Path) -> bool:
    name = file.name.lower()
    if not name.endswith(_SUFFIXES) or name.endswith(_SCHEMA_SUFFIX):
        return False
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return True
