from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecli.present import plain
from rolecli.present.formats import Output
from rolecli.present.report import (
    Bullets,
    Column,
    Facts,
    Heading,
    Paragraph,
    Report,
    Table,
    Title,
    line,
    stacked,
    strong,
)
from rolecli.text import printable

LONG = "Führungskraft " * 40


def test_every_block_has_its_form(drawn: Callable[..., str]) -> None:
    report: Report = [
        Title(line(strong("Koch"), "  koch")),
        Paragraph(line("Leitet die Küche.")),
        Facts([("Ebene", line("Leitung"))]),
        Heading("Aufgaben"),
        Table([Column("Aufgabe"), Column("Themen")], [[line("Kochen"), stacked(["Herd", "Topf"])]]),
        Heading("Quellen"),
        Bullets([line("Das Kochbuch"), line("Ein anderes")]),
    ]
    assert drawn(report) == (
        "Koch  koch\n"
        "\n"
        "Leitet die Küche.\n"
        "\n"
        "Ebene:\tLeitung\n"
        "\n"
        "Aufgaben\n"
        "Aufgabe\tThemen\n"
        "Kochen\tHerd; Topf\n"
        "\n"
        "Quellen\n"
        "- Das Kochbuch\n"
        "- Ein anderes\n"
    )


def test_a_listing_has_no_column_titles(drawn: Callable[..., str]) -> None:
    table = Table([Column("ID"), Column("Titel")], [[line("koch"), line("Koch")]], listing=True)
    assert drawn([table]) == "koch\tKoch\n"


@pytest.mark.parametrize("columns", ["1", "20", "80", "4000"])
def test_nothing_is_wrapped_or_cut_at_any_width(
    columns: str, monkeypatch: pytest.MonkeyPatch, drawn: Callable[..., str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    report: Report = [
        Paragraph(line(LONG)),
        Bullets([line(LONG)]),
        Table([], [[line(LONG)]], listing=True),
    ]
    assert drawn(report, width=20) == f"{LONG}\n\n- {LONG}\n\n{LONG}\n"


@given(st.lists(st.text(), min_size=2, max_size=4))
@settings(max_examples=60)
def test_a_row_is_one_line_and_its_cells_are_parted_by_tabs_alone(texts: list[str]) -> None:
    stream = StringIO()
    row = [line(text) for text in texts]
    plain.write([Table([Column("")] * len(texts), [row], listing=True)], Output(stream))
    written = stream.getvalue()
    assert written == "\t".join(map(printable, texts)) + "\n"
    assert (written.count("\t"), written.count("\n")) == (len(texts) - 1, 1)


def test_what_could_steer_a_terminal_is_shown_as_a_sign(drawn: Callable[..., str]) -> None:
    nasty = "\x1b[31mrot\x1b[0m \x9b \u202e"
    report: Report = [Title(line(nasty)), Heading(nasty), Facts([(nasty, line(nasty))])]
    tamed = "\ufffd[31mrot\ufffd[0m \ufffd \ufffd"
    assert drawn(report) == f"{tamed}\n\n{tamed}\n{tamed}:\t{tamed}\n"


@pytest.mark.parametrize("text", ["[red]x[/red]", "[/]", ":smile:", "<b>x</b>", "=1+1", "**x**"])
def test_what_is_markup_elsewhere_is_text(text: str, drawn: Callable[..., str]) -> None:
    assert drawn([Paragraph(line(text))]) == f"{text}\n"
