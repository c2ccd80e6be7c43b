"""Opens the store that fits the catalog's files; builds it first where there is none."""

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import platformdirs

from rolecli import __version__
from rolecli.catalog.layering import Layer

T = TypeVar("T")

FORMAT_VERSION = 1  # of the store's tables and records

_PACKAGE = Path(__file__).parents[1]
# What decides how a store looks: in a checkout these change without a new version.
_PROGRAM = [_PACKAGE / name for name in ("text.py", "records.py", "store/building.py")]


class Store(NamedTuple):
    """An open store and the language its answers are wanted in."""

    connection: sqlite3.Connection
    language: str


def ask(question: Callable[[Store], T], layers: Iterable[Layer], language: str) -> T:
    """Return the answer to `question`, asked of the store for `layers`.

    A store that turns out to be damaged is built anew, once, and asked again.

    Args:
        question: reads the store and returns records.
        layers: the catalog's layers, the lowest first.
        language: the language wanted; where the catalog lacks it, its own is taken.

    Raises:
        CatalogError: the store had to be built and the catalog is unreadable or invalid.
    """
    layers = tuple(layers)
    fingerprint = _fingerprint(layers)
    file = store_file(layers)
    kept = _open_kept(file, fingerprint)
    if kept is not None:
        with closing(kept), suppress(sqlite3.DatabaseError, msgspec.DecodeError):
            return question(_speaking(kept, language))
    with closing(_build(layers, file, fingerprint)) as fresh:
        return question(_speaking(fresh, language))


def store_file(layers: Iterable[Layer]) -> Path:
    """Return where the store for `layers` is kept; each set of layers has its own.

    Two sets that share a checksum take turns: the fingerprint inside tells them apart.
    """
    named = "\n".join(str(layer.path.absolute()) for layer in layers)
    return cache_folder() / f"{zlib.crc32(os.fsencode(named)):08x}.sqlite"


def cache_folder() -> Path:
    """Return the folder the stores are kept in."""
    chosen = os.environ.get("ROLECLI_CACHE_DIR")
    return Path(chosen) if chosen else platformdirs.user_cache_path("rolecli")


def _fingerprint(layers: Iterable[Layer]) -> str:
    """Return what the store for `layers` is made from: program, format, files as they are."""
    files = [file for layer in layers for file in layer.files]
    return "\n".join([f"rolecli {__version__} {FORMAT_VERSION}", *map(_state, (*_PROGRAM, *files))])


def _state(file: Path) -> str:
    try:
        status = file.stat()
    except OSError:
        return f"{file} missing"
    return f"{file} {status.st_size} {status.st_mtime_ns}"


def _open_kept(file: Path, fingerprint: str) -> sqlite3.Connection | None:
    """Return the store in `file` if it is there, whole and made from what is there now."""
    if not file.is_file():
        return None
    # A store is replaced, never changed: without locks it opens faster.
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    with suppress(sqlite3.DatabaseError):
        connection = sqlite3.connect(address, uri=True)
        with suppress(sqlite3.DatabaseError):
            if _meta(connection, "fingerprint") == fingerprint:
                return connection
        connection.close()
    return None


def _build(layers: tuple[Layer, ...], file: Path, fingerprint: str) -> sqlite3.Connection:
    """Compile the catalog into `file`; into memory where the file cannot be written."""
    # Here, not above: pydantic and PyYAML are slow to load and needed only now.
    from rolecli.catalog.checking import load_checked  # noqa: PLC0415
    from rolecli.store.building import build  # noqa: PLC0415

    catalog = load_checked(layers)
    with suppress(OSError, sqlite3.OperationalError):
        written = _written(file, lambda store: build(catalog, store, fingerprint))
        return sqlite3.connect(f"{written.as_uri()}?mode=ro&immutable=1", uri=True)
    memory = sqlite3.connect(":memory:")
    build(catalog, memory, fingerprint)
    return memory


def _written(file: Path, fill: Callable[[sqlite3.Connection], None]) -> Path:
    """Write a database beside `file` and rename it, so that `file` is whole or not there."""
    import tempfile  # noqa: PLC0415  needed only when a store is built

    if not file.is_absolute() and not os.environ.get("ROLECLI_CACHE_DIR"):
        raise FileNotFoundError(file)  # no home folder: "~" could not be resolved
    file = file.absolute()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name, isolation_level=None)) as store:
            # Nobody else sees the file before it is renamed: journal and sync protect nothing.
            store.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            fill(store)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return file


def _speaking(connection: sqlite3.Connection, language: str) -> Store:
    languages = (_meta(connection, "languages") or "").split(",")
    return Store(connection, language if language in languages else languages[0])


def _meta(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None
