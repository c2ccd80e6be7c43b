"""Reads a catalog file: its bytes, its text, and by its ending YAML or JSON."""

import math
import os
import re
import sys
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO

from rolecli.catalog.document import Document, shown, spot_of, unreadable
from rolecli.catalog.json_text import read_json
from rolecli.catalog.layering import STDIN
from rolecli.catalog.problems import Problem
from rolecli.errors import UsageError
from rolecli.i18n import _, system_reason

MAX_MIB = 64  # of a file; ROLECLI_MAX_MIB in the environment sets another bound

_PIECE = 2**20  # bytes; a MiB


def read_file(file: Path) -> tuple[Document, list[Problem]]:
    """Read a YAML or JSON file.

    Returns:
        The document and the problems that do not keep the rest from being read.

    Raises:
        UnreadableError: nothing of the file can be used.
    """
    try:
        return read_text(_decoded(_content(file), file), file)
    except MemoryError:
        message = _("there is not enough memory to read this file")
        hint = _("Split the file, or allow rolecli more memory.")
        raise unreadable(file, "size", message, hint=hint) from None


def read_text(text: str, file: Path) -> tuple[Document, list[Problem]]:
    """Read JSON or YAML from `text`; `file` is what places name. See `read_file`."""
    if file.suffix.lower() == ".json":
        return read_json(text, file)
    # Slow to load, and not needed for JSON.
    from rolecli.catalog.yaml_text import read_yaml

    return read_yaml(text, file)


def _content(file: Path) -> bytes:
    limit = _limit()
    try:
        with _opened(file) as stream:  # piece by piece: a pipe or device has no size
            pieces = islice(iter(partial(stream.read, _PIECE), b""), limit + 1)
            content = b"".join(pieces)
        if len(content) <= limit * _PIECE:
            return content
        whole = len(content) if file == STDIN else max(file.stat().st_size, len(content))
    except OSError as error:
        raise unreadable(file, "unreadable", system_reason(error)) from None
    message = _("the file has {size} MiB, more than the {limit} MiB allowed").format(
        size=math.ceil(whole / _PIECE), limit=limit
    )
    hint = _("Split the file, or set ROLECLI_MAX_MIB to a higher number.")
    raise unreadable(file, "size", message, hint=hint)


def _opened(file: Path) -> AbstractContextManager[IO[bytes]]:
    if file != STDIN:
        return file.open("rb")
    if sys.stdin is None:  # the caller has closed it
        return Path(os.devnull).open("rb")
    return nullcontext(sys.stdin.buffer)


def _limit() -> int:
    """Return how many MiB a file may have.

    Raises:
        UsageError: the environment says something else than a number.
    """
    said = os.environ.get("ROLECLI_MAX_MIB")
    if not said:
        return MAX_MIB
    if not re.fullmatch(r"\d{1,9}", said):
        raise UsageError(
            _("ROLECLI_MAX_MIB is '{value}'; it should be a whole number.").format(
                value=shown(said)
            ),
            _("It is the size in MiB up to which files are read; unset it for {limit}.").format(
                limit=MAX_MIB
            ),
        )
    return int(said)


def _decoded(content: bytes, file: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # without a byte order mark
        spot, byte = spot_of(before, len(before)), error.object[error.start]
        message = _("the file is not UTF-8: byte 0x{byte:02X}").format(byte=byte)
        hint = _("Save the file as UTF-8.")
        raise unreadable(file, "encoding", message, spot, hint) from None
