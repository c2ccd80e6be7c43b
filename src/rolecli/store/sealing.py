"""Tells whether a store's file is as it was written: by its length and a checksum in it."""

import stat
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

_HEADER = struct.Struct(">16xH10xI")  # an SQLite file's first bytes: page size, number of pages
_CHECKSUM = struct.Struct(">I")
_CHECKSUM_AT = 60  # SQLite leaves these four bytes to the program: `PRAGMA user_version`
_CHUNK = 2**20  # bytes
_ALWAYS_CHECKED = 4 * 2**20  # bytes; a larger store is summed up only when an answer fails


def seal(store: BinaryIO) -> None:
    """Write a store's checksum into it."""
    total, _held = _checksum(store)
    store.seek(_CHECKSUM_AT)
    store.write(_CHECKSUM.pack(total))


def is_whole(file: Path) -> bool:
    """Return whether a file is as long as its header says and, if it is small, as written.

    SQLite itself reads a cut one as far as it goes. Source: SQLite's file format, section 1.3.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would have us wait
            return False
        if status.st_size <= _ALWAYS_CHECKED:
            return is_as_written(file)
        with file.open("rb", buffering=0) as store:
            page_size, pages = _HEADER.unpack(store.read(_HEADER.size))
    except (OSError, struct.error):
        return False
    return bool(status.st_size == page_size * pages)


def is_as_written(file: Path) -> bool:
    """Return whether a store holds the bytes that were written, by its checksum."""
    try:
        with file.open("rb", buffering=0) as store:
            total, held = _checksum(store)
    except (OSError, struct.error):
        return False
    return total == held


def _checksum(store: BinaryIO) -> tuple[int, int]:
    """Return the sum of what a store holds but for its checksum, and the checksum it holds."""
    head = store.read(_CHECKSUM_AT + _CHECKSUM.size)
    (held,) = _CHECKSUM.unpack_from(head, _CHECKSUM_AT)
    total = zlib.crc32(head[:_CHECKSUM_AT])
    while chunk := store.read(_CHUNK):
        total = zlib.crc32(chunk, total)
    return total, held
