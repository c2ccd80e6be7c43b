"""Reads ESCO's CSV files row by row and remembers on which line each row begins."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rolecli.errors import CatalogError, UsageError
from rolecli.i18n import _, system_reason


class Row(NamedTuple):
    """A row of a CSV file: its cells by column, and the line it begins on."""

    file: Path
    line: int
    cells: dict[str, str]

    def error(self, message: str) -> CatalogError:
        """Return an error that names the row's place."""
        return _error(self.file, self.line, message)


def read_rows(file: Path, columns: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a CSV file (UTF-8, commas); empty lines are passed over.

    Args:
        file: the file; its first row names its columns.
        columns: those that must be there.

    Raises:
        UsageError: the file is not there or cannot be read.
        CatalogError: it is not UTF-8, lacks a column, or a row is cut or damaged.
    """
    rows = _lines(file)
    _line, header = next(rows, (1, []))
    for column in columns:
        if column not in header:
            message = _("the column '{name}' is missing").format(name=column)
            raise _error(file, 1, message)
    for line, cells in rows:
        if len(cells) != len(header):
            message = _("the row has {count} cells, the header {wanted}")
            raise _error(file, line, message.format(count=len(cells), wanted=len(header)))
        yield Row(file, line, dict(zip(header, cells, strict=True)))


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with the line it begins on."""
    reader: Any = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            message = _("the row that begins here cannot be read: {reason}").format(reason=error)
            raise _error(file, line, message) from None
        if cells is None:
            return
        if cells:
            yield line, cells
        line = reader.line_num + 1


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(
            _("{file} cannot be read: {reason}.").format(file=file, reason=system_reason(error)),
            _("The folder must hold the CSV files of an ESCO download in this language."),
        ) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _("the file is not UTF-8: byte 0x{byte:02X}")
        raise _error(file, line, message.format(byte=content[error.start])) from None


def _error(file: Path, line: int, message: str) -> CatalogError:
    hint = _("The file is not as ESCO offers it: download it again.")
    return CatalogError(f"{file}:{line}: {message}", hint)
