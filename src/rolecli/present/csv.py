"""Answers as CSV, for spreadsheets."""

import csv
import re
from typing import Any

from rolecli.answer import Answer
from rolecli.present.formats import Output
from rolecli.present.rows import rows_of
from rolecli.text import harmless

# Where a spreadsheet would begin to calculate: at the start of a cell, and behind what a German
# one parts cells at, with or without blanks, quotation marks and what nobody sees between them.
# The signs come as wide and as small ones as well.
_UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_FORMULA = (
    rf"(\A[{_UNSEEN}]*|[;\t\n\v\f\r\x85\u2028\u2029][\s\"{_UNSEEN}]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])"
)


def write(answer: Answer[Any], output: Output) -> None:
    """Write a line a record, of a comparison one a difference, topic and task.

    For Excel in German, cells are parted by semicolons, and the file is known as UTF-8 by its
    first sign: so it opens by a double click.
    """
    columns, rows = rows_of(answer)
    if output.excel:
        output.stream.write("\ufeff")
    writer = csv.DictWriter(
        output.stream,
        columns,
        delimiter=";" if output.excel else ",",
        lineterminator="\r\n" if output.excel else "\n",
    )
    writer.writeheader()
    writer.writerows({column: _guarded(cell) for column, cell in row.items()} for row in rows)


def _guarded(cell: Any) -> Any:
    """Return a cell that no spreadsheet calculates, and that steers no terminal."""
    if not isinstance(cell, str):
        return cell
    guarded = re.sub(_FORMULA, r"\1'", f"'{cell}" if cell.startswith(("\t", "\r")) else cell)
    return "\n".join(map(harmless, guarded.split("\n")))
