import csv
import json
from collections.abc import Callable
from io import StringIO

import pytest
import yaml

from rolecli.present import data, markdown, plain, terminal
from rolecli.present.formats import SUFFIXES, Format, Output, write
from rolecli.present.report import Column, Report, Table, line
from rolecli.records import Row

ROW = Row(id="koch", kind="role", title="Koch", summary="Leitet die Küche.")
PAGE: Report = [Table([Column("ID"), Column("Titel")], [[line("koch"), line("Koch")]])]


def _written(form: Format) -> str:
    stream = StringIO()
    write([ROW], lambda _answer: PAGE, form, Output(stream, width=40))
    return stream.getvalue()


WRITTEN: dict[Format, Callable[[str], bool]] = {
    Format.TABLE: lambda text: "│ koch │ Koch" in text,
    Format.PLAIN: lambda text: text == "ID\tTitel\nkoch\tKoch\n",
    Format.MARKDOWN: lambda text: text.endswith("| --- | --- |\n| koch | Koch |\n"),
    Format.JSON: lambda text: json.loads(text)[0]["title"] == "Koch",
    Format.JSONL: lambda text: json.loads(text)["title"] == "Koch",
    Format.YAML: lambda text: yaml.safe_load(text)[0]["title"] == "Koch",
    Format.CSV: lambda text: next(csv.DictReader(StringIO(text)))["title"] == "Koch",
}


def test_there_is_a_writer_for_every_format() -> None:
    assert set(WRITTEN) == set(Format)
    for form, is_right in WRITTEN.items():
        assert is_right(_written(form)), form


def test_data_formats_and_pages_have_a_module_each_and_no_other_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[str] = []
    for module in (terminal, plain, markdown, data):
        name = module.__name__.rpartition(".")[2]
        monkeypatch.setattr(module, "write", lambda *_a, name=name, **_k: called.append(name))
    for form in Format:
        _written(form)
    assert called == ["terminal", "plain", "markdown", "data", "data", "data", "data"]


def test_a_format_that_has_no_writer_is_an_error() -> None:
    with pytest.raises(AssertionError):
        _written("pdf")  # type: ignore[arg-type]


def test_data_formats_lay_out_no_page() -> None:
    def page(_answer: object) -> Report:
        pytest.fail("a page was laid out")

    for form in (Format.JSON, Format.JSONL, Format.YAML, Format.CSV):
        write([ROW], page, form, Output(StringIO()))


def test_file_endings_lead_to_all_formats_but_the_one_for_terminals() -> None:
    assert set(SUFFIXES.values()) == set(Format) - {Format.TABLE}
    assert all(ending.startswith(".") and ending.islower() for ending in SUFFIXES)
