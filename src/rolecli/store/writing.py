"""Writes a store into its file: whole, or not at all."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from rolecli.store.sealing import seal

Fill = Callable[[sqlite3.Connection], None]

_UNREAD = 60 * 24 * 60 * 60  # seconds after which a store is removed; any can be made again


def keep(fill: Fill, file: Path) -> sqlite3.Connection:
    """Fill a store beside `file`, rename it, so that `file` is whole or as it was, return it open.

    Raises:
        OSError: it cannot be written there.
        sqlite3.OperationalError: the same, found by SQLite.
    """
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


def write_store(fill: Fill, file: Path) -> sqlite3.Connection:
    """Fill the store in an empty file, with its checksum, and return it open.

    Raises:
        OSError: the file cannot be written.
        sqlite3.OperationalError: the same, found by SQLite.
    """

    def fill_and_seal(store: sqlite3.Connection) -> None:
        with file.open("r+b") as stream:
            # Nobody reads the file before it is whole: no journal is needed, and no waiting.
            store.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            fill(store)
            seal(stream)

    return filled(sqlite3.connect(file, isolation_level=None), fill_and_seal)


def filled(store: sqlite3.Connection, fill: Fill) -> sqlite3.Connection:
    """Fill an open store and return it; if that fails it is closed."""
    try:
        fill(store)
    except BaseException:
        store.close()
        raise
    return store


def _clear(folder: Path) -> None:
    """Remove stores that nobody has read for a long time: those of catalogs that are gone."""
    limit = time.time() - _UNREAD
    for store in folder.glob(f"{'[0-9a-f]' * 8}.sqlite"):
        with suppress(OSError):
            status = store.stat()
            if max(status.st_atime, status.st_mtime) < limit:
                store.unlink()
