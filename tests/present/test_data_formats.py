import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rolecli.answer import Answer
from rolecli.present.formats import Format, Output, write
from rolecli.records import (
    Comparison,
    Concept,
    Contrast,
    Dimension,
    Hit,
    OtherTask,
    Pair,
    Role,
    Row,
    Task,
    TopicRow,
)

NASTY = [
    "[red]x[/red]",
    "[/]",
    "a\tb",
    "<b>x</b>",
    "=1+1",
    "a, b; c",
    '"',
    "a\nb",
    "ü",
    "#",
    "null",
]


def _row(title: str, key: str = "x") -> Row:
    return Row(id=key, kind="topic", title=title, summary=title)


def _lines(text: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(StringIO(text, newline="")))


READERS: dict[Format, Callable[[str], Any]] = {
    Format.JSON: json.loads,
    Format.JSONL: lambda text: [json.loads(line) for line in text.split("\n")[:-1]],
    Format.YAML: yaml.safe_load,
}


@pytest.mark.parametrize("form", READERS)
def test_a_list_reads_back_as_it_was(form: Format, drawn: Callable[..., str]) -> None:
    rows = [_row(text, f"x{number}") for number, text in enumerate(NASTY)]
    assert READERS[form](drawn(rows, form)) == [
        {
            "id": f"x{number}",
            "kind": "topic",
            "title": text,
            "summary": text,
            "area": None,
            "area_title": None,
            "level": None,
            "lang": "de",
        }
        for number, text in enumerate(NASTY)
    ]


def test_json_of_one_record_is_an_object_for_people_and_scripts(drawn: Callable[..., str]) -> None:
    written = drawn(_row("Ä"), Format.JSON)
    assert written.startswith('{\n  "id": "x",\n')
    assert written.endswith("}\n")
    assert '"Ä"' in written


def test_json_lines_have_a_line_a_record(drawn: Callable[..., str]) -> None:
    assert drawn([_row("a\nb"), _row("c")], Format.JSONL).count("\n") == 2
    assert drawn(_row("a\nb"), Format.JSONL).count("\n") == 1
    assert drawn([], Format.JSONL) == ""


def test_json_and_yaml_write_an_escape_as_signs(drawn: Callable[..., str]) -> None:
    nasty = "\x1b[31m\x00"
    for form, read in READERS.items():
        written = drawn([_row(nasty)], form)
        assert "\x1b" not in written
        assert read(written)[0]["title"] == nasty


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"])))
@settings(max_examples=80)
def test_any_text_reads_back_equal(text: str) -> None:
    for form, read in READERS.items():
        stream = StringIO()
        write(Answer("Row", [_row(text)]), form, Output(stream))
        assert read(stream.getvalue())[0]["title"] == text
    stream = StringIO(newline="")
    write(Answer("Row", [_row(text)]), Format.CSV, Output(stream))
    assert _lines(stream.getvalue())[0]["title"].removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠﹦﹢﹣﹫", "\t", "\r", "\t=", "\u200b="])
def test_a_spreadsheet_calculates_no_text(start: str, drawn: Callable[..., str]) -> None:
    [row] = _lines(drawn([_row(f"{start}1+1")], Format.CSV))
    assert row["title"] == row["summary"]
    assert row["title"].lstrip("\u200b").startswith("'")
    assert row["title"].endswith("1+1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a; @b", "a; '@b"),
        ('a;"=1"', 'a;"\'=1"'),
        ("a;;－1; b", "a;;'－1; b"),
        ("a\n=1\n- b", "a\n'=1\n'- b"),
        ("a\t=1", "a '=1"),
        ("a;\u200b=1", "a;\u200b'=1"),
    ],
)
def test_nor_does_one_that_parts_cells_at_semicolons_tabs_and_line_ends(
    text: str, expected: str, drawn: Callable[..., str]
) -> None:
    assert _lines(drawn([_row(text)], Format.CSV))[0]["title"] == expected


@pytest.mark.parametrize(
    "text", ["👩\u200d🍳", "Ver\u00adtrieb", "a; b-c;d", "a=1", "1-1", "a@b.example", "'=1", " =1"]
)
def test_a_text_that_is_no_formula_stays_as_it_is(text: str, drawn: Callable[..., str]) -> None:
    assert _lines(drawn([_row(text)], Format.CSV))[0]["title"] == text


def test_a_csv_cell_holds_lines_but_nothing_that_steers_a_terminal(
    drawn: Callable[..., str],
) -> None:
    [row] = _lines(drawn([_row("a\n\nb \x1b[31m\u202e")], Format.CSV))
    assert row["title"] == "a\n\nb \ufffd[31m\ufffd"


def test_csv_has_a_line_a_record_and_all_columns_any_record_has(
    role: Role, topic: Concept, drawn: Callable[..., str]
) -> None:
    first, second = _lines(drawn([role, topic], Format.CSV))
    assert first["title"] == "Koch"
    assert first["aliases"] == "Küchenchef; Chef de Cuisine"
    assert first["tasks"].startswith("Führung der Brigade (accountable, ")
    assert "; Einkauf (" in first["tasks"]
    assert first["skills"].startswith("Hygiene (essential, ")
    assert first["codes.esco.match"] == "close"
    assert first["description"] == "Kocht.\n\nUnd kostet."
    assert first["broader"] == ""
    assert second["roles"].startswith("Koch (")
    assert second["tasks"] == ""


def test_csv_of_a_list_asked_for_a_topic_has_the_tasks(drawn: Callable[..., str]) -> None:
    tasks = [Task(text=text, topics=["a"], responsibility="responsible") for text in "ab"]
    row = TopicRow(id="x", kind="role", title="X", summary="", tasks=tasks, skills=[])
    assert _lines(drawn([row], Format.CSV))[0]["tasks"] == (
        "a (responsible, a); b (responsible, a)"
    )


def test_csv_of_hits_has_the_texts_that_matched(hit: Hit, drawn: Callable[..., str]) -> None:
    [row] = _lines(drawn([hit], Format.CSV))
    assert (row["score"], row["matches"]) == ("2.5", "Küchenchef (name); Der Chef kocht (task)")


def test_csv_of_a_comparison_loses_neither_contrasts_of_pairs_nor_tasks_without_topics(
    roles_compared: Comparison, drawn: Callable[..., str]
) -> None:
    said = Contrast(
        id="kk",
        title="Koch und Kellner",
        between=["koch", "kellner"],
        contrasts=[Dimension(id="ort", title="Ort", sides={"koch": "Herd", "kellner": "Tisch"})],
    )

    def other(role: str, text: str, row: int) -> OtherTask:
        return OtherTask(
            role=role, role_title=role, text=text, responsibility="supporting", row=row
        )

    others = {
        "koch": [other("koch", "Putzen", 0), other("koch", "Spülen", 1)],
        "wirt": [other("wirt", "Putzen von Tischen", 0)],
    }
    pair = Pair(between=["koch", "kellner"], similarity=0.5, common=[], contrast=said)
    found = replace(roles_compared, pairs=[pair], other_tasks=others, aspects=[])
    lines = drawn(found, Format.CSV).splitlines()
    assert lines[0] == "row,id,title,text,entry_1,entry_2,entry_3,entry_4,entry_5"
    assert lines[1] == "entry,id,,,koch,kellner,wirt,,"
    assert lines[-4:] == [
        "pair,koch / kellner,0.5,,,,,,",
        "contrast,ort,Ort,,Herd,Tisch,,,",
        "task,,,,Putzen (supporting),,Putzen von Tischen (supporting),,",
        "task,,,,Spülen (supporting),,,,",
    ]


def test_csv_of_a_comparison_has_a_line_a_difference_and_a_line_an_aspect(
    comparison: Comparison, drawn: Callable[..., str]
) -> None:
    comparison.contrasts.append(Dimension(id="ort", title="Ort", sides={"service": "=Am Tisch"}))
    lines = drawn(comparison, Format.CSV).splitlines()
    assert lines[1] == "entry,id,,,kueche,service,,,"
    assert "contrast,ort,Ort,,,'=Am Tisch,,," in lines
    assert [line for line in lines if line.startswith("aspect")] == [
        (
            "aspect,speisekarte,Speisekarte,,"
            '"Planung (responsible, koch)","Rat (responsible, kellner)",,,'
        ),
        "aspect,hygiene,Hygiene,,essential,,,,",
    ]
