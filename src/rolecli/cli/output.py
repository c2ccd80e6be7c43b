"""Where an answer goes: a terminal, a pipe, or a file that is written whole or not at all."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar, cast

import typer

from rolecli.cli.options import ALL, Settings
from rolecli.errors import UsageError
from rolecli.i18n import _, system_reason
from rolecli.present.formats import SUFFIXES, Format, Output, write

if TYPE_CHECKING:  # a report is laid out for people only
    from rolecli.present.report import Report
    from rolecli.store.opening import Store

T = TypeVar("T")
Page = Callable[[Any], "Report"]

_FILE_WIDTH = 100  # columns of a table in a file
_LANGUAGE_FORMATS = (Format.JSON, Format.JSONL, Format.YAML)
_DATA = (Format.JSON, Format.JSONL, Format.YAML, Format.CSV)


class Wanted(NamedTuple):
    """What the output options of a command say."""

    form: Format | None = None
    json: bool = False
    file: Path | None = None

    @property
    def format(self) -> Format:
        """The format in force."""
        if self.json:
            return Format.JSON
        if self.form:
            return self.form
        if self.file:
            return SUFFIXES.get(self.file.suffix.lower(), Format.PLAIN)
        return Format.TABLE if sys.stdout.isatty() else Format.PLAIN


def answer_to(question: "Callable[[Store], T]", wanted: Wanted, settings: Settings) -> Any:
    """Return the answer to a question in the language, or the languages, that was asked for.

    Raises:
        CatalogError: the catalog is unreadable or invalid.
        UsageError: all languages are wanted at once in a format for people.
    """
    from rolecli.store.opening import ask  # not every command asks the store

    if settings.lang != ALL:
        return ask(question, settings.layers, settings.language)
    if wanted.format not in _LANGUAGE_FORMATS:
        raise UsageError(
            _("All languages at once are for programs: json, jsonl or yaml."),
            _("Add --json, or choose one language."),
        )
    from rolecli.explore.languages import ask_in_all  # it loads the records

    return ask_in_all(question, settings.layers)


def respond(
    answer: Any, page: Page, wanted: Wanted, settings: Settings, *, long: bool = False
) -> None:
    """Write an answer to where it was asked for; a `long` one through the pager on a terminal.

    Raises:
        UsageError: the output options contradict each other, or the file cannot be written.
    """
    colour = not settings.no_color
    width = _FILE_WIDTH if wanted.file else None

    def fill(stream: TextIO) -> None:
        write(answer, page, wanted.format, Output(stream, colour, width))

    if long and wanted.format is Format.TABLE and sys.stdout.isatty():
        from rolecli.cli.pager import with_pager  # for terminals only

        _deliver(with_pager(fill), wanted)
    else:
        _deliver(fill, wanted)


def respond_ready(records: Sequence[str], wanted: Wanted, *, single: bool) -> None:
    """Write records that are JSON already: as an object if it is a `single` one, or an array.

    Raises:
        UsageError: see `respond`.
    """
    inner = ",\n".join(records).replace("\n", "\n  ")  # inside JSON's texts no line ends
    text = records[0] if single else f"[\n  {inner}\n]"
    _deliver(lambda stream: stream.write(text + "\n"), wanted)


def respond_text(text: str, file: Path | None) -> None:
    """Write a text for programs to a file, or to stdout where none is named.

    Raises:
        UsageError: the file cannot be written.
    """
    deliver(lambda stream: stream.write(text), file, data=True)


def _deliver(fill: Callable[[TextIO], object], wanted: Wanted) -> None:
    refuse_two_formats(wanted.form, json=wanted.json)
    deliver(fill, wanted.file, data=wanted.format in _DATA)


def refuse_two_formats(form: str | None, *, json: bool) -> None:
    """Raise a UsageError where --json and --format ask for different formats."""
    if json and form not in (None, "json"):
        raise UsageError(
            _("--json and --format {format} exclude each other.").format(format=form),
            _("Leave one of them out."),
        )


def deliver(fill: Callable[[TextIO], object], file: Path | None, *, data: bool) -> None:
    """Have an answer written to a file, or to stdout where none is named.

    Args:
        fill: writes the answer to the stream it is given.
        file: where to; written whole or not at all.
        data: whether the answer is for programs, and so UTF-8 wherever it goes.

    Raises:
        UsageError: the file cannot be written.
    """
    if file:
        _fill_file(fill, file)
        return
    if data and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        fill(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. What is left goes nowhere, and that is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:  # a full disk, for example
        raise unwritten(error) from None


def unwritten(error: OSError) -> UsageError:
    """Return the error for an answer that stdout does not take."""
    return UsageError(
        _("The answer cannot be written: {reason}.").format(reason=system_reason(error))
    )


def _fill_file(fill: Callable[[TextIO], object], file: Path) -> None:
    """Write beside the file and rename, so that it is whole or as it was.

    A device or pipe is written to, not replaced; so is what a symbolic link leads to.
    """
    import tempfile  # needed for files only

    part: Path | None = None
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            with file.open("w", encoding="utf-8", newline="") as stream:
                fill(stream)
            return
        file = file.resolve()
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=file.parent, prefix=".rolecli", delete=False
        ) as stream:
            part = Path(stream.name)
            fill(cast("TextIO", stream))
        part.chmod(0o666 & ~_umask())
        part.replace(file)
    except OSError as error:
        raise UsageError(
            _("{file} cannot be written: {reason}.").format(file=file, reason=system_reason(error)),
            _("Name another file with --output."),
        ) from None
    finally:
        if part:
            part.unlink(missing_ok=True)


def _umask() -> int:
    """Return the process's file mode mask; the only way to read it is to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
