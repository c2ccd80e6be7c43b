import csv
import json
from collections.abc import Callable
from importlib import import_module
from io import StringIO

import pytest
import yaml

from rolecli import records
from rolecli.answer import Answer
from rolecli.present import markdown, pages, plain
from rolecli.present.formats import FORMATS, SUFFIXES, Format, Output, write
from rolecli.present.pages import PAGES, page_of
from rolecli.records import Row

ROW = Row(id="koch", kind="role", title="Koch", summary="Leitet die Küche.", area_title="Küche")


def _written(form: Format) -> str:
    stream = StringIO()
    write(Answer("Row", [ROW]), form, Output(stream, width=100))
    return stream.getvalue()


WRITTEN: dict[Format, Callable[[str], bool]] = {
    Format.TABLE: lambda text: text.startswith("ID  ") and "\nKüche\n" in text,
    Format.PLAIN: lambda text: text == "koch\tKoch\tKüche\t\tLeitet die Küche.\n",
    Format.MARKDOWN: lambda text: "| koch | **Koch** | Küche |  | Leitet die Küche. |\n" in text,
    Format.JSON: lambda text: json.loads(text)[0]["title"] == "Koch",
    Format.JSONL: lambda text: json.loads(text)["title"] == "Koch",
    Format.YAML: lambda text: yaml.safe_load(text)[0]["title"] == "Koch",
    Format.CSV: lambda text: next(csv.DictReader(StringIO(text)))["title"] == "Koch",
}


def test_every_format_knows_itself() -> None:
    assert [*FORMATS] == [*Format] == [*WRITTEN]


@pytest.mark.parametrize("form", Format)
def test_every_format_is_written_as_itself(form: Format) -> None:
    assert WRITTEN[form](_written(form)), _written(form)


def test_each_format_has_a_writer_of_its_own() -> None:
    writers = [traits.writer for traits in FORMATS.values()]
    assert len({*writers}) == len(writers)
    assert all(callable(import_module(f"rolecli.present.{name}").write) for name in writers)


def test_only_data_has_all_languages_and_only_json_is_copied_from_the_store() -> None:
    able = {form for form, traits in FORMATS.items() if traits.languages}
    assert able == {Format.JSON, Format.JSONL, Format.YAML}
    assert all(FORMATS[form].content == "data" for form in able)
    assert [form for form, traits in FORMATS.items() if traits.stored] == [Format.JSON]


def test_data_formats_lay_out_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(_answer: object) -> None:
        pytest.fail("a page was laid out")

    monkeypatch.setattr(pages, "page_of", page)
    for form, traits in FORMATS.items():
        if traits.content == "data":
            assert _written(form)


def test_every_type_of_answer_has_a_page_of_its_own() -> None:
    assert {*PAGES} == {
        *("Row", "Entry", "Comparison", "Doer", "Hit", "Explained", "Info", "Noted"),
        *("NotedComparison", "Reporting", "SchemaRow"),
    }
    assert len({*PAGES.values()}) == len(PAGES)
    assert all(hasattr(records, name) for name in PAGES)
    modules = [import_module(f"rolecli.present.pages.{name}") for name in PAGES.values()]
    assert all(callable(module.page) for module in modules)


def test_the_page_follows_from_the_type_even_where_a_list_is_empty() -> None:
    assert page_of(Answer("Row", [ROW]))
    assert page_of(Answer("Hit", []))


def test_file_endings_lead_to_all_formats_but_the_one_for_terminals() -> None:
    assert {*SUFFIXES.values()} == {*Format} - {Format.TABLE}
    assert all(ending.startswith(".") and ending.islower() for ending in SUFFIXES)
    given = [ending for traits in FORMATS.values() for ending in traits.suffixes]
    assert len({*given}) == len(given)


def test_the_writers_of_pages_take_any_stream() -> None:
    for writer in (plain, markdown):
        stream = StringIO()
        writer.write(page_of(Answer("Row", [ROW])), Output(stream))
        assert "Koch" in stream.getvalue()
