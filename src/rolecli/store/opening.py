"""Opens the store that fits the catalog's files; builds it first where there is none."""

import os
import sqlite3
import stat
import struct
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

import platformdirs

from rolecli import __version__
from rolecli.catalog.layering import Layer, path_text

T = TypeVar("T")

FORMAT_VERSION = 7  # of the store's tables and records

_HEADER = struct.Struct(">16xH10xI")  # an SQLite file's first bytes: page size, number of pages
_CHECKSUM = struct.Struct(">I")
_CHECKSUM_AT = 60  # SQLite leaves these four bytes to the program: `PRAGMA user_version`
_CHUNK = 2**20  # bytes
_ALWAYS_CHECKED = 4 * 2**20  # bytes; a larger store is summed up only when an answer fails

_UNREAD = 60 * 24 * 60 * 60  # seconds after which a store is removed; any can be made again

_PACKAGE = Path(__file__).parents[1]
_SHIPPED = _PACKAGE / "data" / "builtin.sqlite"  # made when a wheel is built; never in a checkout
_DEVICES = ("/dev/", "/proc/")  # what is read there may be something else next time


class DamagedError(Exception):
    """What the store holds cannot be what was written into it."""


class Store(NamedTuple):
    """An open store and the language its answers are wanted in.

    `remark` takes sentences on how a question was understood, for the one who asks.
    """

    connection: sqlite3.Connection
    language: str
    remark: Callable[[str], object] = str  # nobody listens


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
    fingerprint = fingerprint_of(layers)
    for file, expected in ((_SHIPPED, _shipped(layers)), (store_file(layers), fingerprint)):
        kept = _open_kept(file, expected) if expected else None
        if kept is None:
            continue
        with closing(kept):
            try:
                return question(_speaking(kept, language))
            except (sqlite3.Error, DamagedError):
                pass
            except Exception:  # of the question, or because the store holds something else
                if _is_as_written(file):
                    raise
    with closing(_build(layers, store_file(layers), fingerprint)) as fresh:
        return question(_speaking(fresh, language))


def kept_file(layers: Iterable[Layer]) -> Path:
    """Return the file that answers about `layers` come from, if there is one."""
    layers = tuple(layers)
    expected = _shipped(layers)
    kept = _open_kept(_SHIPPED, expected) if expected else None
    if kept is None:
        return store_file(layers)
    kept.close()
    return _SHIPPED


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


def fingerprint_of(layers: Iterable[Layer]) -> str | None:
    """Return what the store for `layers` is made from: program, format, files as they are.

    Nothing where a file is none that can be told to be the same later: a pipe, a device.
    """
    found = [f"rolecli {__version__} {FORMAT_VERSION} {_program()}"]
    for place, layer in enumerate(layers):
        for file in layer.files:
            state = _state(file)
            if state is None:
                return None
            found.append(f"{place} {state}")
    return "\n".join(found)


def _state(file: Path) -> str | None:
    """Return all that tells whether a file is another one, or has been written to."""
    real = os.path.realpath(file)
    with suppress(OSError):
        status = os.stat(real)  # noqa: PTH116  a Path for each file of a checkout takes longer
        if stat.S_ISREG(status.st_mode) and not os.path.abspath(file).startswith(_DEVICES):  # noqa: PTH100
            times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
            return f"{path_text(real)} {status.st_size} {times} {status.st_dev} {status.st_ino}"
    return None


def _program() -> str:
    """Return what tells whether a checkout has changed; an installed version stays as it is."""
    if (_PACKAGE / "data").is_dir():
        return ""
    found = "\n".join(sorted(_modules(str(_PACKAGE))))
    return f"{zlib.crc32(os.fsencode(found)):08x}"


def _modules(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns} {status.st_ino}"
            elif entry.is_dir() and not entry.name.startswith("__"):
                yield from _modules(entry.path)


def _shipped(layers: Sequence[Layer]) -> str | None:
    """Return what the shipped store must be made from to answer about `layers`, if it may."""
    if len(layers) == 1 and layers[0].path == _SHIPPED.parent and _SHIPPED.is_file():
        return shipped_fingerprint(layers[0])
    return None


def shipped_fingerprint(layer: Layer) -> str:
    """Return what a store is made from that is to be shipped: contents tell, not dates."""
    sums = (f"{file.name} {zlib.crc32(file.read_bytes()):08x}" for file in layer.files)
    return "\n".join([f"rolecli {__version__} {FORMAT_VERSION}", *sums])


def _open_kept(file: Path, fingerprint: str) -> sqlite3.Connection | None:
    """Return the store in `file` if it is there, whole and made from what is there now."""
    with suppress(sqlite3.Error, FileNotFoundError):  # the current folder may be gone
        if not _is_whole(file):
            return None
        # A store is replaced, never changed: without locks it opens faster.
        address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True)
        with suppress(sqlite3.Error):
            if _has_tables_only(connection) and _meta(connection, "fingerprint") == fingerprint:
                return connection
        connection.close()
    return None


def _is_whole(file: Path) -> bool:
    """Return whether a file is as long as its header says and, if it is small, as written.

    SQLite itself reads a cut one as far as it goes. Source: SQLite's file format, section 1.3.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would have us wait
            return False
        if status.st_size <= _ALWAYS_CHECKED:
            return _is_as_written(file)
        with file.open("rb", buffering=0) as stream:
            page_size, pages = _HEADER.unpack(stream.read(_HEADER.size))
    except (OSError, struct.error):
        return False
    return bool(status.st_size == page_size * pages)


def _is_as_written(file: Path) -> bool:
    """Return whether a store holds the bytes that were written, by its checksum."""
    try:
        data = file.read_bytes()
        (expected,) = _CHECKSUM.unpack_from(data, _CHECKSUM_AT)
    except (OSError, struct.error):
        return False
    return bool(expected == _checksum(data))


def _checksum(data: bytes) -> int:
    """Return the checksum of a store, without the bytes that hold it."""
    view = memoryview(data)
    return zlib.crc32(view[_CHECKSUM_AT + _CHECKSUM.size :], zlib.crc32(view[:_CHECKSUM_AT]))


def _has_tables_only(connection: sqlite3.Connection) -> bool:
    """Return whether no view stands in a table's place: it could be endless."""
    found = "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
    return bool(connection.execute(found).fetchone() == (0,))


def _build(layers: tuple[Layer, ...], file: Path, fingerprint: str | None) -> sqlite3.Connection:
    """Compile the catalog into `file`; in memory where that cannot be written or kept."""
    # Here, not above: pydantic and PyYAML are slow to load and needed only now.
    from rolecli.checks.verdict import load_checked
    from rolecli.store.building import build

    catalog = load_checked(layers)
    if fingerprint is not None:
        with suppress(OSError, sqlite3.OperationalError):  # no folder, no rights, a full disk
            return _kept(lambda store: build(catalog, store, fingerprint), file)
    with ExitStack() as undoing:
        store = sqlite3.connect(":memory:", isolation_level=None)
        undoing.callback(store.close)
        build(catalog, store, fingerprint or "")
        undoing.pop_all()
    return store


def _kept(fill: Callable[[sqlite3.Connection], None], file: Path) -> sqlite3.Connection:
    """Fill a store beside `file` and rename it, so that `file` is whole or as it was.

    Raises:
        OSError: it cannot be written there.
        sqlite3.OperationalError: the same, found by SQLite.
    """
    import tempfile  # needed only when a store is built

    if not file.is_absolute() and not os.environ.get("ROLECLI_CACHE_DIR"):
        raise FileNotFoundError(file)  # no home folder: "~" could not be resolved
    file = file.absolute()
    file.parent.mkdir(parents=True, exist_ok=True)
    _clear(file.parent)
    # What a killed program left. A living one that loses its part goes on in it all the same, and
    # the last of several to come here keeps the store.
    for left in file.parent.glob(f"{file.stem}*.part"):
        left.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".part")
    os.close(handle)
    part = Path(name)
    with ExitStack() as undoing:
        undoing.callback(part.unlink, missing_ok=True)
        store = write_store(fill, part)
        undoing.callback(store.close)
        with suppress(FileNotFoundError):  # another one came here
            part.replace(file)
        undoing.pop_all()
    return store


def write_store(fill: Callable[[sqlite3.Connection], None], file: Path) -> sqlite3.Connection:
    """Fill the store in an empty file, with its checksum, and return it open.

    Raises:
        OSError: the file cannot be written.
        sqlite3.OperationalError: the same, found by SQLite.
    """
    store = sqlite3.connect(file, isolation_level=None)
    try:
        with file.open("r+b") as stream:
            # Nobody reads the file before it is whole: no journal is needed, and no waiting.
            store.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            fill(store)
            _seal(stream)
    except BaseException:
        store.close()
        raise
    return store


def _seal(stream: BinaryIO) -> None:
    """Write a store's checksum into it."""
    head = stream.read(_CHECKSUM_AT + _CHECKSUM.size)
    total = zlib.crc32(head[:_CHECKSUM_AT])
    while chunk := stream.read(_CHUNK):
        total = zlib.crc32(chunk, total)
    stream.seek(_CHECKSUM_AT)
    stream.write(_CHECKSUM.pack(total))


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
