"""Where an answer is written: stdout, another stream, or a file that is whole or as it was."""

import errno
import os
import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import typer

from rolecli.errors import UsageError
from rolecli.i18n import _, system_reason
from rolecli.present.formats import Signs

Fill = Callable[[Any], object]
"""Writes an answer to the stream it is given."""

_STDOUT = 1
_DESCRIPTORS = ("/dev/fd", "/proc/self/fd")
_MOST_LINKS = 40  # as Linux follows them


def is_stdout(file: Path | None) -> bool:
    """Return whether a file of `--output` means stdout: none, "-", /dev/stdout and the like."""
    return file is None or str(file) == "-" or _descriptor(file) == _STDOUT


def is_file(file: Path | None) -> bool:
    """Return whether a file of `--output` is one, or will be: no stream, device, pipe or folder."""
    if file is None or is_stdout(file) or _descriptor(file) is not None:
        return False
    try:
        return file.is_file() or not file.exists()
    except OSError:  # a name that cannot be; opening it says why
        return True


def deliver(fill: Fill, file: Path | None, signs: Signs) -> None:
    """Have an answer written.

    Args:
        fill: writes the answer to the stream it is given.
        file: where to; none or "-" for stdout.
        signs: what the stream must take.

    Raises:
        UsageError: it cannot be written there.
    """
    if file is None or is_stdout(file):
        _fill_stdout(fill, signs)
        return
    try:
        _fill_other(fill, file, signs)
    except BrokenPipeError:
        raise typer.Exit from None  # as for stdout
    except OSError as error:
        raise UsageError(
            _("{file} cannot be written: {reason}.").format(file=file, reason=system_reason(error)),
            _("Name another file with --output."),
        ) from None


def unwritten(error: OSError) -> UsageError:
    """Return the error for an answer that stdout does not take."""
    return UsageError(
        _("The answer cannot be written: {reason}.").format(reason=system_reason(error))
    )


def _fill_stdout(fill: Fill, signs: Signs) -> None:
    if signs == "bytes" and sys.stdout.isatty():
        raise UsageError(_("A terminal cannot show this format."), _("Name a file with --output."))
    if signs == "utf-8" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        fill(sys.stdout.buffer if signs == "bytes" else sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. What is left goes nowhere, and that is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:  # a full disk, for example
        raise unwritten(error) from None


def _fill_other(fill: Fill, file: Path, signs: Signs) -> None:
    descriptor = _descriptor(file)
    if descriptor is not None:  # opened by name it would be cut off, and written from its start
        with _opened(os.dup(descriptor), "w", signs) as stream:
            fill(stream)
    elif is_file(file) or file.is_dir():
        _fill_file(fill, Path(os.path.realpath(file)), signs)
    else:  # a device or a pipe
        with _opened(file, "w", signs) as stream:
            fill(stream)


def _descriptor(file: Path) -> int | None:
    """Return the number of the open descriptor that a path (/dev/stdout, /dev/fd/3) leads to."""
    folders = {os.path.realpath(folder) for folder in _DESCRIPTORS}
    with suppress(OSError):  # a name that cannot be; opening it says why
        for _link in range(_MOST_LINKS):
            if os.path.realpath(file.parent) in folders and re.fullmatch("[0-9]+", file.name):
                return int(file.name)
            if not file.is_symlink():
                break
            file = file.parent / file.readlink()
    return None


def _fill_file(fill: Fill, file: Path, signs: Signs) -> None:
    """Write beside the file and rename, so that it is whole or as it was."""
    if file.is_symlink():  # one that leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    _refuse_read_only(file)
    part = file.parent / f".rolecli-{os.urandom(8).hex()}"
    with _without_trace(part):
        with _opened(part, "x", signs) as stream:
            fill(stream)
        _make_like(part, file)
        part.replace(file)


def _refuse_read_only(file: Path) -> None:
    """Raise a PermissionError where a file is there and nobody, or not this user, may write it."""
    if not file.exists():
        return
    # Root may write everything, but who took the right to write away meant it.
    locked = not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if locked or not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _opened(file: Path | int, mode: str, signs: Signs) -> IO[Any]:
    if signs == "bytes":
        return open(file, f"{mode}b", opener=_private)
    return open(file, mode, encoding="utf-8", newline="", opener=_private)


def _private(file: str, flags: int) -> int:
    """Open a file that nobody else may read before it gets its mode."""
    return os.open(file, flags, 0o600)


def _make_like(part: Path, file: Path) -> None:
    """Give what will replace a file its owner and mode; a new file gets those of new files."""
    if not file.exists():
        part.chmod(0o666 & ~_umask())
        return
    status = file.stat()
    with suppress(OSError, AttributeError):  # only root may give files away; Windows cannot
        os.chown(part, status.st_uid, status.st_gid)
    part.chmod(stat.S_IMODE(status.st_mode))


def _umask() -> int:
    """Return the process's file mode mask; the only way to read it is to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _without_trace(part: Path) -> Iterator[None]:
    """Remove a file, if it is still there, however the work on it ends; by a signal as well."""

    def end(number: int, _frame: object) -> None:
        part.unlink(missing_ok=True)
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    ending = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    watched = [number for number in ending if signal.getsignal(number) is signal.SIG_DFL]
    try:
        for number in watched:
            signal.signal(number, end)
        yield
    finally:
        part.unlink(missing_ok=True)
        for number in watched:
            signal.signal(number, signal.SIG_DFL)
