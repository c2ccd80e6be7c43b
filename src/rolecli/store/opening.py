"""Opens the store that fits the catalog's files; builds it first where there is none."""

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import platformdirs

from rolecli.catalog.layering import Layer
from rolecli.store.freshness import fingerprint_of, shipped_fingerprint
from rolecli.store.sealing import is_as_written, is_whole

T = TypeVar("T")

_SHIPPED = Path(__file__).parents[1] / "data" / "builtin.sqlite"  # a wheel has it, no checkout


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
                if is_as_written(file):
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


def _shipped(layers: Sequence[Layer]) -> str | None:
    """Return what the shipped store must be made from to answer about `layers`, if it may."""
    if len(layers) == 1 and layers[0].path == _SHIPPED.parent and _SHIPPED.is_file():
        return shipped_fingerprint(layers[0])
    return None


def _open_kept(file: Path, fingerprint: str) -> sqlite3.Connection | None:
    """Return the store in `file` if it is there, whole and made from what is there now."""
    with suppress(sqlite3.Error, FileNotFoundError):  # the current folder may be gone
        if not is_whole(file):
            return None
        # A store is replaced, never changed: without locks it opens faster.
        address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True)
        with suppress(sqlite3.Error):
            if _has_tables_only(connection) and _meta(connection, "fingerprint") == fingerprint:
                return connection
        connection.close()
    return None


def _has_tables_only(connection: sqlite3.Connection) -> bool:
    """Return whether no view stands in a table's place: it could be endless."""
    found = "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
    return bool(connection.execute(found).fetchone() == (0,))


def _build(layers: tuple[Layer, ...], file: Path, fingerprint: str | None) -> sqlite3.Connection:
    """Compile the catalog into `file`; in memory where that cannot be written or kept."""
    # Here, not above: pydantic and PyYAML are slow to load and needed only now.
    from rolecli.checks.verdict import load_checked
    from rolecli.store.building import build
    from rolecli.store.writing import filled, keep

    catalog = load_checked(layers)

    def fill(store: sqlite3.Connection) -> None:
        build(catalog, store, fingerprint or "")

    if fingerprint is not None:
        with suppress(OSError, sqlite3.OperationalError):  # no folder, no rights, a full disk
            return keep(fill, file)
    return filled(sqlite3.connect(":memory:", isolation_level=None), fill)


def _speaking(connection: sqlite3.Connection, language: str) -> Store:
    known = languages(connection)
    return Store(connection, language if language in known else known[0])


def languages(connection: sqlite3.Connection) -> list[str]:
    """Return the languages that a store has answers in, the preferred one first."""
    return (_meta(connection, "languages") or "").split(",")


def _meta(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None
