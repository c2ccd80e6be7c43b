"""Where other people's data lies: folders, zip files as they were downloaded, single files."""

import io
import lzma
import stat
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from rolecli.errors import CatalogError, UsageError
from rolecli.i18n import _, system_reason

MAX_MIB = 256  # of a file in a zip file, unpacked; ESCO's largest has 30
_DEPTH = 4  # folders and zip files within each other
_MIB = 2**20
_ENCRYPTED = 0x1  # a flag of a file in a zip file
# What zipfile and its decompressors raise where bytes are not what they should be.
_DAMAGED = (
    *(BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError),
)


class Member(NamedTuple):
    """A file to read.

    `name` is its own name, `folder` the names of what it lies in, from the source on; `place` is
    what messages call it.
    """

    name: str
    folder: str
    place: str
    open: Callable[[], IO[bytes]]

    @contextmanager
    def stream(self) -> Iterator[IO[bytes]]:
        """Open the file for reading.

        Raises:
            UsageError: the file cannot be read.
            CatalogError: it lies in a zip file that is damaged or locked, or is too large.
        """
        with _told(self.place), self.open() as stream:
            yield stream


def find_members(sources: Iterable[Path], ending: str) -> list[Member]:
    """Return the files whose names end in `ending` (".csv", in any case) in the order of sources.

    Folders and zip files are looked through, also those in each other. What begins with a dot is
    passed over, and so is what macOS adds to a zip file.

    Args:
        sources: folders, zip files, or such files themselves.
        ending: in lower case.

    Raises:
        UsageError: a source is not there, cannot be read, or is neither of these.
        CatalogError: a zip file is damaged.
    """
    found: list[Member] = []
    for source in sources:
        search = _Search(ending)
        if not search.add(source, source.resolve().name, 0):
            raise UsageError(
                _(
                    "{path} is neither a folder nor a zip file nor a file with the ending {ending}."
                ).format(path=source, ending=ending),
                _("Name what was downloaded: a zip file, or the folder with its files."),
            )
        found += search.found
    return found


class _Search:
    """A walk through one source."""

    def __init__(self, ending: str) -> None:
        self.ending = ending
        self.found: list[Member] = []
        self._seen: set[Path] = set()  # folders: links may lead in a circle
        self._room = MAX_MIB * _MIB  # bytes for zip files in zip files

    def add(self, path: Path, folder: str, depth: int) -> bool:
        """Add what lies at `path`; return whether that is something to look into or to read."""
        with _told(str(path)):
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                self._add_folder(path, folder, depth)
                return True
            if not stat.S_ISREG(mode):
                return False
            if path.suffix.lower() == ".zip":
                self._add_zip(ZipFile(path), str(path), folder, depth)
                return True
        if path.suffix.lower() != self.ending:
            return False
        self.found.append(Member(path.name, folder, str(path), partial(_binary, path)))
        return True

    def _add_folder(self, path: Path, folder: str, depth: int) -> None:
        real = path.resolve()
        if real in self._seen or depth > _DEPTH:
            return
        self._seen.add(real)
        for inner in sorted(path.iterdir()):
            if _wanted(inner.name) and inner.exists():
                self.add(inner, f"{folder}/{inner.name}" if inner.is_dir() else folder, depth + 1)

    def _add_zip(self, archive: ZipFile, place: str, folder: str, depth: int) -> None:
        if depth > _DEPTH:
            return
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            inner = PurePosixPath(info.filename.replace("\\", "/"))
            if info.is_dir() or not all(map(_wanted, inner.parts)):
                continue
            inside, shown = f"{folder}/{inner.parent}", f"{place}/{inner}"
            opened = partial(_opened, archive, info, shown)
            if inner.suffix.lower() == ".zip":
                self._room -= info.file_size
                if self._room < 0:
                    raise _too_large(shown)
                with _told(shown), opened() as stream:
                    unpacked = ZipFile(io.BytesIO(stream.read()))
                    self._add_zip(unpacked, shown, f"{inside}/{inner.name}", depth + 1)
            elif inner.suffix.lower() == self.ending:
                self.found.append(Member(inner.name, inside, shown, opened))


def _binary(path: Path) -> IO[bytes]:
    return path.open("rb")


def _wanted(name: str) -> bool:
    return not name.startswith(".") and name != "__MACOSX"


def _opened(archive: ZipFile, info: ZipInfo, place: str) -> IO[bytes]:
    """Open a file of a zip file; it never yields more than the size it claims to have."""
    if info.flag_bits & _ENCRYPTED:
        raise CatalogError(
            _("{file}: the file is locked with a password.").format(file=place),
            _("Unpack it, and name the folder."),
        )
    if info.file_size > MAX_MIB * _MIB:
        raise _too_large(place)
    return archive.open(info)


def _too_large(place: str) -> CatalogError:
    message = _("{file}: unpacked, the file has more than {limit} MiB.")
    return CatalogError(message.format(file=place, limit=MAX_MIB), _again())


def _again() -> str:
    return _("The file is not as it was offered: download it again.")


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Say of errors that reading meets what they mean and where."""
    try:
        yield
    except FileNotFoundError:
        named = (
            _("There is no file {path}.") if Path(place).suffix else _("There is no folder {path}.")
        )
        raise UsageError(
            named.format(path=place),
            _("Name what was downloaded: a zip file, or the folder with its files."),
        ) from None
    except OSError as error:
        raise UsageError(
            _("{file} cannot be read: {reason}.").format(file=place, reason=system_reason(error)),
            _("Name what was downloaded: a zip file, or the folder with its files."),
        ) from None
    except _DAMAGED:
        raise CatalogError(
            _("{file}: the zip file is damaged.").format(file=place), _again()
        ) from None
