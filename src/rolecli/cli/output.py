"""From a question to its answer in the format that was asked for."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from rolecli.answer import Answer
from rolecli.cli.files import Fill, deliver, is_file, is_stdout
from rolecli.cli.options import ALL, Settings
from rolecli.errors import UsageError
from rolecli.i18n import _
from rolecli.present.formats import FORMATS, SUFFIXES, Format, Output, write

if TYPE_CHECKING:
    from rolecli.store.opening import Store

F = TypeVar("F")
Question = Callable[["Store"], Answer[Any]]

_FILE_WIDTH = 100  # columns of a table in a file


class Wanted(NamedTuple):
    """What the output options of a command say."""

    form: Format | None = None
    json: bool = False
    file: Path | None = None
    excel: bool = False


def respond(question: Question, wanted: Wanted, settings: Settings) -> None:
    """Ask the store a question and write the answer; a long page through a terminal's pager.

    Raises:
        CatalogError: the catalog is unreadable or invalid.
        UsageError: the output options contradict each other, or the file cannot be written.
    """
    form = _format_of(wanted)
    one_language(settings, unless=FORMATS[form].languages)
    _write(_asked(question, form, settings), form, wanted, settings)


def respond_with(answer: Answer[Any], wanted: Wanted, settings: Settings) -> None:
    """Write an answer for which no store was asked; see `respond`."""
    form = _format_of(wanted)
    one_language(settings, unless=FORMATS[form].languages)
    _write(answer, form, wanted, settings)


def respond_text(text: str, file: Path | None) -> None:
    """Write a text for programs to a file, or to stdout where none is named.

    Raises:
        UsageError: the file cannot be written.
    """
    deliver(lambda stream: stream.write(text), file, "utf-8")


def one_language(settings: Settings, *, unless: bool = False) -> None:
    """Refuse all languages at once, `unless` what is written can hold them.

    Raises:
        UsageError: all languages are asked for.
    """
    if settings.lang != ALL or unless:
        return
    able = ", ".join(form for form, traits in FORMATS.items() if traits.languages)
    raise UsageError(
        _("All languages at once are for programs: {formats}.").format(formats=able),
        _("Choose one language with --lang, or one of these formats."),
    )


def chosen_format(named: F | None, file: Path | None, suffixes: Mapping[str, F], otherwise: F) -> F:
    """Return the format that is named, else the one that the file's ending chooses.

    Args:
        named: the format of an option, which wins.
        file: that of `--output`.
        suffixes: the formats by their endings.
        otherwise: the format of what is no file: stdout, a device, a pipe.

    Raises:
        UsageError: the ending is no format's.
    """
    if named is not None:
        return named
    if file is None or not is_file(file):
        return otherwise
    if file.suffix.lower() in suffixes:
        return suffixes[file.suffix.lower()]
    raise UsageError(
        _("The ending of {file} stands for no format.").format(file=file),
        _("Endings that do: {endings}.").format(endings=", ".join(suffixes)),
    )


def refuse_two_formats(form: str | None, *, json: bool) -> None:
    """Raise a UsageError where --json and --format ask for different formats."""
    if json and form not in (None, "json"):
        raise UsageError(
            _("--json and --format {format} exclude each other.").format(format=form),
            _("Leave one of them out."),
        )


def is_data(wanted: Wanted) -> bool:
    """Return whether the answer is for programs, and no page for people."""
    return FORMATS[_format_of(wanted)].content == "data"


def _format_of(wanted: Wanted) -> Format:
    refuse_two_formats(wanted.form, json=wanted.json)
    seen = is_stdout(wanted.file) and sys.stdout.isatty()
    named = Format.JSON if wanted.json else wanted.form
    form = chosen_format(named, wanted.file, SUFFIXES, Format.TABLE if seen else Format.PLAIN)
    if wanted.excel and form is not Format.CSV:
        raise UsageError(
            _("--excel is for CSV, and this would be {format}.").format(format=form),
            _("Add --format csv, or name a file that ends in .csv with --output."),
        )
    return form


def _asked(question: Question, form: Format, settings: Settings) -> Answer[Any]:
    """Return the answer in the language, or the languages, that were asked for."""
    from rolecli.store.opening import ask  # not every command asks the store

    remarks: dict[str, None] = {}  # each once, though the question may be asked several times

    def asked(store: "Store") -> Answer[Any]:
        return question(store._replace(remark=remarks.setdefault))

    if settings.lang == ALL:
        from rolecli.explore.languages import ask_in_all  # it loads the records

        answer = ask_in_all(asked, settings.layers)
    elif FORMATS[form].stored:
        answer = ask(asked, settings.layers, settings.language)
    else:
        # Decoded while it can be asked again: a store that turns out to be damaged is built anew.
        answer = ask(lambda store: asked(store).decoded(), settings.layers, settings.language)
    _say(remarks)
    return answer


def _say(remarks: Iterable[str]) -> None:
    for remark in remarks:
        with suppress(OSError):  # nobody reads it
            print(remark, file=sys.stderr)  # noqa: T201


def _write(answer: Answer[Any], form: Format, wanted: Wanted, settings: Settings) -> None:
    _refuse_unfit(answer, form)
    file = wanted.file
    stdout = is_stdout(file)
    seen = stdout and sys.stdout.isatty()
    colour, width = not settings.no_color, None if stdout else _FILE_WIDTH
    links = seen and os.environ.get("TERM") != "linux"  # its console shows what leads there

    def fill(stream: Any) -> None:
        write(answer, form, Output(stream, colour, links, width, wanted.excel))

    paged = seen and form is Format.TABLE and not settings.no_pager
    deliver(_through_pager(fill) if paged else fill, file, FORMATS[form].signs)


def _through_pager(fill: Fill) -> Fill:
    from rolecli.cli.pager import with_pager  # for terminals only

    return with_pager(fill)


def _refuse_unfit(answer: Answer[Any], form: Format) -> None:
    """Raise a UsageError where a format exists for other answers only."""
    fit = [form for form, traits in FORMATS.items() if answer.of in (traits.answers or [answer.of])]
    if form not in fit:
        raise UsageError(
            _("This answer cannot be written as {format}.").format(format=form),
            _("It can be written as {formats}.").format(formats=", ".join(fit)),
        )
