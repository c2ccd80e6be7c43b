"""Opens the store that fits the catalog's files; builds it first where there is none."""

import os
import sqlite3
import struct
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import platformdirs

from rolecli import __version__
from rolecli.catalog.layering import Layer

T = TypeVar("T")

FORMAT_VERSION = 7  # of the store's tables and records

_HEADER = struct.Struct(">16xH10xI")  # an SQLite file's first bytes: page size, number of pages

_UNREAD = 60 * 24 * 60 * 60  # seconds after which a store is removed; any can be made again

_PACKAGE = Path(__file__).parents[1]
# What decides how a store looks: in a checkout these change without a new version.
_PROGRAM = [
    _PACKAGE / name
    for name in (
        "text.py",
        "records.py",
        "store/tables.py",
        "store/contents.py",
        "store/building.py",
    )
]


class DamagedError(Exception):
    """What the store holds cannot be what was written into it."""


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
        with closing(kept), suppress(sqlite3.DatabaseError, DamagedError):
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
    with suppress(sqlite3.DatabaseError, FileNotFoundError):  # the current folder may be gone
        if not _is_whole(file):
            return None
        # A store is replaced, never changed: without locks it opens faster.
        address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True)
        with suppress(sqlite3.DatabaseError):
            if _meta(connection, "fingerprint") == fingerprint:
                return connection
        connection.close()
    return None


def _is_whole(file: Path) -> bool:
    """Return whether the file is as long as its header says.

    SQLite itself reads a cut one as far as it goes. Source: SQLite's file format, section 1.3.
    """
    try:
        with file.open("rb", buffering=0) as stream:
            header = stream.read(_HEADER.size)
            length = stream.seek(0, os.SEEK_END)
    except OSError:
        return False
    if len(header) < _HEADER.size:
        return False
    page_size, pages = _HEADER.unpack(header)
    return bool(length == page_size * pages)


def _build(layers: tuple[Layer, ...], file: Path, fingerprint: str) -> sqlite3.Connection:
    """Compile the catalog in memory, and keep the result in `file` where that can be written."""
    # Here, not above: pydantic and PyYAML are slow to load and needed only now.
    from rolecli.checks.verdict import load_checked
    from rolecli.store.building import build

    catalog = load_checked(layers)
    store = sqlite3.connect(":memory:", isolation_level=None)
    build(catalog, store, fingerprint)
    with suppress(OSError):
        _keep(store.serialize(), file)
    return store


def _keep(store: bytes, file: Path) -> None:
    """Write a store beside `file` and rename it, so that `file` is whole or as it was."""
    import tempfile  # needed only when a store is built

    if not file.is_absolute() and not os.environ.get("ROLECLI_CACHE_DIR"):
        raise FileNotFoundError(file)  # no home folder: "~" could not be resolved
    file = file.absolute()
    file.parent.mkdir(parents=True, exist_ok=True)
    _clear(file.parent)
    # What a killed program left. A living one that loses its part answers from memory, and the
    # last of several to come here keeps the store.
    for part in file.parent.glob(f"{file.stem}*.part"):
        part.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(store)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _clear(folder: Path) -> None:
    """Remove stores that nobody has read for a long time: those of catalogs that are gone."""
    limit = time.time() - _UNREAD
    for store in folder.glob(f"{'[0-9a-f]' * 8}.sqlite"):
        with suppress(OSError):
            status = store.stat()
            if max(status.st_atime, status.st_mtime) < limit:
                store.unlink()


def _speaking(connection: sqlite3.Connection, language: str) -> Store:
    known = languages(connection)
    return Store(connection, language if language in known else known[0])


def languages(connection: sqlite3.Connection) -> list[str]:
    """Return the languages that a store has answers in, the preferred one first."""
    return (_meta(connection, "languages") or "").split(",")


def _meta(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None
