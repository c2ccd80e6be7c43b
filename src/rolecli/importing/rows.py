"""Reads CSV files row by row, mends their texts, and remembers on which line each row begins."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from rolecli.errors import CatalogError
from rolecli.i18n import _
from rolecli.importing.characters import mended, suspicious
from rolecli.importing.remarks import Mark, Remarks
from rolecli.importing.sources import Member

_SEPARATORS = ",;\t|"
_LONGEST_CELL = 2**24  # characters; the module's own bound (131,072) is less than a long text
_LONGEST_HEADER = 2**16  # characters that are looked through for the separator

Line = tuple[int, list[str]]
"""The cells of a row, and the line it begins on."""


class Columns(NamedTuple):
    """The columns to read: those that must be there, those that may, those that hold texts.

    In a `ragged` file empty cells at the end of a row may be missing.
    """

    needed: Sequence[str]
    optional: Sequence[str] = ()
    texts: Sequence[str] = ()
    ragged: bool = False


class Row(NamedTuple):
    """A row of a CSV file: its cells by column, and the line it begins on."""

    place: str
    line: int
    cells: dict[str, str]

    def error(self, message: str) -> CatalogError:
        """Return an error that names the row's place."""
        return _error(self.place, self.line, message)


class Table:
    """A CSV file (UTF-8) that is read row by row; empty lines are passed over.

    Cells are parted by what parts the columns' names in the first row: commas, semicolons, tabs.
    """

    def __init__(self, member: Member, columns: Columns, remarks: Remarks) -> None:
        self.place = member.place
        self._member = member
        self._columns = columns
        self._remarks = remarks

    def rows(self) -> Iterator[Row]:
        """Yield the rows with the columns wanted that are there; texts are mended.

        Raises:
            UsageError, CatalogError: see `cells`.
        """
        lines = self._lines()
        header = self._header(lines)
        at = {
            name: header.index(name)
            for name in (*self._columns.needed, *self._columns.optional)
            if name in header
        }
        texts = [name for name in self._columns.texts if name in at]
        for line, cells in self._whole(lines, len(header)):
            row = Row(self.place, line, {name: cells[place] for name, place in at.items()})
            self._mend(row, texts)
            yield row

    def cells(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the cells of the needed columns (two or more) as they are, each with its line.

        For files with a hundred thousand rows: it takes half the time of `rows`.

        Raises:
            UsageError: the file cannot be read.
            CatalogError: it is not UTF-8, lacks a column, or a row is cut or damaged.
        """
        lines = self._lines()
        header = self._header(lines)
        needed = itemgetter(*map(header.index, self._columns.needed))
        return ((line, needed(cells)) for line, cells in self._whole(lines, len(header)))

    def error(self, line: int, message: str) -> CatalogError:
        """Return an error that names the place of a row."""
        return _error(self.place, line, message)

    def _header(self, lines: Iterator[Line]) -> list[str]:
        _line, header = next(lines, (1, []))
        for column in self._columns.needed:
            if column not in header:
                raise self.error(1, _("the column '{name}' is missing").format(name=column))
        return header

    def _whole(self, lines: Iterable[Line], width: int) -> Iterator[Line]:
        """Yield rows that have a cell for each column; remark on a file that has none."""
        empty = True
        for line, cells in lines:
            if len(cells) != width:
                if not self._columns.ragged or len(cells) > width:
                    message = _("the row has {count} cells, the header {wanted}")
                    raise self.error(line, message.format(count=len(cells), wanted=width))
                cells.extend([""] * (width - len(cells)))
            empty = False
            yield line, cells
        if empty:
            self._remarks.say(_("{file} has a header and no rows.").format(file=self.place))

    def _mend(self, row: Row, texts: Sequence[str]) -> None:
        for name in texts:
            if suspicious(row.cells[name]):
                result = mended(row.cells[name])
                row.cells[name] = result.text
                self._remarks.mark(Mark.MENDED, row.place, row.line, result.mended)
                self._remarks.mark(Mark.DROPPED, row.place, row.line, result.dropped)

    def _lines(self) -> Iterator[Line]:
        """Yield the rows that are not empty, the header as well."""
        csv.field_size_limit(_LONGEST_CELL)
        line = 1
        with self._member.stream() as binary, self._utf8():
            stream = io.TextIOWrapper(binary, "utf-8-sig", newline="")
            first = stream.readline(_LONGEST_HEADER)
            separator = max(_SEPARATORS, key=first.count)
            reader = csv.reader(chain((first,), stream), delimiter=separator, strict=True)
            try:
                for cells in reader:
                    if cells:
                        yield line, cells
                    line = reader.line_num + 1
            except csv.Error:
                message = _(
                    "the row that begins here cannot be read: a quotation mark is open or out of"
                    " place, or a cell is too long"
                )
                raise self.error(line, message) from None

    @contextmanager
    def _utf8(self) -> Iterator[None]:
        """Say of a byte that is not UTF-8 where it stands."""
        try:
            yield
        except UnicodeDecodeError:
            raise self._not_utf8() from None

    def _not_utf8(self) -> CatalogError:
        with self._member.stream() as stream:
            content = stream.read()
        try:
            content.decode()
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            message = _("the file is not UTF-8: byte 0x{byte:02X}")
            return self.error(line, message.format(byte=content[error.start]))
        return self.error(1, _("the file has changed while it was read"))


def _error(place: str, line: int, message: str) -> CatalogError:
    hint = _("The file is not as it was offered: download it again.")
    return CatalogError(f"{place}:{line}: {message}", hint)
