"""What a store is made from: tells later whether it is still what the files say."""

import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from rolecli import __version__
from rolecli.catalog.layering import Layer, path_text

FORMAT_VERSION = 7  # of the store's tables and records

_PACKAGE = Path(__file__).parents[1]
_DEVICES = ("/dev/", "/proc/")  # what is read there may be something else next time


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


def shipped_fingerprint(layer: Layer) -> str:
    """Return what a store is made from that is to be shipped: contents tell, not dates."""
    sums = (f"{file.name} {zlib.crc32(file.read_bytes()):08x}" for file in layer.files)
    return "\n".join([f"rolecli {__version__} {FORMAT_VERSION}", *sums])
