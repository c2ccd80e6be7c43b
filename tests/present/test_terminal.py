from collections import Counter
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from rolecli.present import terminal
from rolecli.present.formats import Format, Output
from rolecli.present.report import (
    Bullets,
    Column,
    Facts,
    Heading,
    Paragraph,
    Report,
    Span,
    Table,
    Title,
    WebLink,
    faint,
    line,
    stacked,
    strong,
)
from rolecli.text import printable

WORDS = "Führungskraft leitet das Team und plant die nächsten Schritte im laufenden Jahr"
FRAME = "•:"


class _Screen(StringIO):
    def isatty(self) -> bool:
        return True


def _on_screen(report: Report, *, colour: bool = True) -> str:
    screen = _Screen()
    terminal.write(report, Output(screen, colour=colour, width=80))
    return screen.getvalue()


@pytest.fixture(autouse=True)
def _a_terminal_of_known_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)


def _bare(text: str) -> str:
    return "\n".join(row.rstrip() for row in text.split("\n"))


@pytest.fixture
def table(drawn: Callable[..., str]) -> Callable[..., str]:
    """Return a report drawn as it is on a terminal, without the blanks at the ends of lines."""
    return lambda report, width=100: _bare(drawn(report, Format.TABLE, width))


def test_every_block_has_its_form(table: Callable[..., str]) -> None:
    report: Report = [
        Title(line(strong("Koch"), faint("  koch"))),
        Paragraph(line("Leitet die Küche.")),
        Facts([("Ebene", line("Leitung")), ("Auch genannt", line("Küchenchef"))]),
        Heading("Aufgaben"),
        Table([Column("Aufgabe"), Column("Themen")], [[line("Kochen"), stacked(["Herd", "Topf"])]]),
        Heading("Quellen"),
        Bullets([line("Das Kochbuch"), line("Ein anderes")]),
    ]
    assert table(report) == (
        "Koch  koch\n"
        "\n"
        "Leitet die Küche.\n"
        "\n"
        "Ebene         Leitung\n"
        "Auch genannt  Küchenchef\n"
        "\n"
        "Aufgaben\n"
        "Aufgabe   Themen\n"
        "Kochen    • Herd\n"
        "          • Topf\n"
        "\n"
        "Quellen\n"
        "• Das Kochbuch\n"
        "• Ein anderes\n"
    )


LISTING = Table(
    [
        Column("ID", whole=True),
        Column("Rolle", whole=True),
        Column("Bereich", whole=True),
        Column("Ebene", whole=True, spare=True),
        Column("Satz", spare=True),
    ],
    [
        [line("koch"), line("Koch"), line("Küche"), line("Leitung"), line(WORDS)],
        [line("spueler"), line("Spüler"), line("Küche"), line("Hilfe"), line("Spült.")],
        [line("kellner"), line("Kellner"), line(""), line(""), line("Bedient.")],
    ],
    group=2,
    listing=True,
)


def test_rows_that_belong_together_have_a_heading_and_what_is_spare_goes_first(
    table: Callable[..., str],
) -> None:
    assert table([LISTING], 30) == (
        "ID        Rolle     Ebene\n"
        "\n"
        "Küche\n"
        "koch      Koch      Leitung\n"
        "spueler   Spüler    Hilfe\n"
        "\n"
        "–\n"
        "kellner   Kellner\n"
    )
    assert "Ebene" not in table([LISTING], 20)
    assert "Satz" in table([LISTING], 70)


def test_whole_cells_stand_on_lines_of_their_own_rather_than_broken(
    table: Callable[..., str],
) -> None:
    columns = [Column("ID", whole=True), Column("Name", whole=True), Column("Art", whole=True)]
    rows = [[line("keine-trennung"), line("Keine Trennung"), line("Thema")]]
    assert table([Table(columns, rows, listing=True)], 22) == (
        "keine-trennung\nKeine Trennung  Thema\n"
    )


def test_several_texts_of_a_cell_are_bullets_that_wrap_under_themselves(
    table: Callable[..., str],
) -> None:
    report: Report = [Table([Column("Womit")], [[stacked([WORDS, "/ein/Pfad" * 8])]])]
    assert table(report, 44) == (
        "Womit\n"
        "• Führungskraft leitet das Team und plant\n"
        "  die nächsten Schritte im laufenden Jahr\n"
        "• /ein/Pfad/ein/Pfad/ein/Pfad/ein/Pfad/ein/\n"
        "  Pfad/ein/Pfad/ein/Pfad/ein/Pfad\n"
    )


def test_without_room_several_texts_stand_under_their_label(table: Callable[..., str]) -> None:
    columns = [Column("Rolle", whole=True), Column("Womit"), Column("Themen")]
    report: Report = [Table(columns, [[line("Koch"), stacked(["Herd", WORDS]), line(WORDS)]])]
    assert table(report, 40).startswith(
        "Koch\n"
        "  Womit:\n"
        "  • Herd\n"
        "  • Führungskraft leitet das Team und\n"
        "    plant die nächsten Schritte im\n"
    )


def test_rows_of_names_alone_stand_close_together(table: Callable[..., str]) -> None:
    columns = [Column("ID", whole=True), Column("Name", whole=True)]
    pairs = [("a" * 20, "A"), ("b", "B" * 20), ("c" * 20, "C" * 20), ("d", "D")]
    rows = [[line(key), line(name)] for key, name in pairs]
    assert table([Table(columns, rows, listing=True)], 40) == (
        f"{'a' * 20}  A\nb  {'B' * 20}\n\n{'c' * 20}\n{'C' * 20}\n\nd  D\n"
    )


def test_without_room_for_columns_each_row_is_a_block(table: Callable[..., str]) -> None:
    columns = [Column("Aufgabe"), Column("Rang", whole=True), Column("Themen")]
    rows = [[line(WORDS), line("führt aus"), line("")], [line("b"), line("hilft"), line("Team")]]
    assert table([Table(columns, rows)], 40) == (
        "führt aus\n"
        "  Aufgabe: Führungskraft leitet das Team\n"
        "  und plant die nächsten Schritte im\n"
        "  laufenden Jahr\n"
        "\n"
        "hilft\n"
        "  Aufgabe: b\n"
        "  Themen: Team\n"
    )


THREE = Table(
    [Column(""), *(Column(title) for title in ("Koch", "Kellner", "Wirt"))],
    [
        [line(strong("Satz")), line(WORDS), line("Bedient."), line("Rechnet.")],
        [line(strong("Rang")), line("Leitung"), line(""), line("Besitzer")],
    ],
    by_column=True,
)


def test_three_entries_are_side_by_side_where_they_fit(table: Callable[..., str]) -> None:
    rows = table([THREE], 100).split("\n")
    assert rows[0].split() == ["Koch", "Kellner", "Wirt"]


def test_three_entries_without_room_are_a_block_each(table: Callable[..., str]) -> None:
    assert table([THREE], 40) == (
        "Koch\n"
        "  Satz: Führungskraft leitet das Team\n"
        "  und plant die nächsten Schritte im\n"
        "  laufenden Jahr\n"
        "  Rang: Leitung\n"
        "\n"
        "Kellner\n"
        "  Satz: Bedient.\n"
        "\n"
        "Wirt\n"
        "  Satz: Rechnet.\n"
        "  Rang: Besitzer\n"
    )


def test_prose_stays_readable_on_a_wide_terminal(table: Callable[..., str]) -> None:
    report: Report = [Paragraph(line(f"{WORDS} " * 9)), Table([Column("A")], [[line(WORDS * 9)]])]
    lines = table(report, 400).split("\n\n")
    assert max(map(cell_len, lines[0].split("\n"))) <= 100
    assert 90 < max(map(cell_len, "\n".join(lines[1:]).split("\n"))) <= 100


def test_rows_are_parted_by_air_where_cells_wrap_and_by_nothing_else(
    table: Callable[..., str],
) -> None:
    columns = [Column("Aufgabe"), Column("Rang", whole=True)]
    short = [[line("Kochen"), line("hilft")], [line("Backen"), line("leitet")]]
    assert table([Table(columns, short)], 60) == (
        "Aufgabe   Rang\nKochen    hilft\nBacken    leitet\n"
    )
    wordy = table([Table(columns, [[line(WORDS), line("hilft")], *short])], 40).split("\n\n")
    assert [part.split()[0] for part in wordy] == ["Aufgabe", "Kochen"]


@pytest.mark.parametrize("width", [24, 40, 60])
def test_a_path_is_broken_behind_a_slash_and_nowhere_else(
    width: int, table: Callable[..., str]
) -> None:
    path = "/var/lib/firma/katalog/vertrieb/rollen.yaml"
    for report in (
        [Bullets([line(path)])],
        [Facts([("Pfad", line(path))])],
        [Paragraph(line(path))],
    ):
        rows = table(report, width).rstrip("\n").split("\n")
        pieces = [row.removeprefix("• ").removeprefix("Pfad").strip() for row in rows]
        assert "".join(pieces) == path
        assert all(piece.endswith("/") for piece in pieces[:-1])


def test_a_table_without_rows_is_its_head(table: Callable[..., str]) -> None:
    assert table([Table([Column("A"), Column("B")], [])]) == "A   B\n"
    assert table([Table([Column("A"), Column("B")], [], group=1, listing=True)]).startswith("A")


TEXTS = st.text(
    st.one_of(st.sampled_from("aüßW漢🙂 -—[]/\\"), st.characters(categories=["L", "P", "Zs"])),
    max_size=80,
)
COLUMNS = st.builds(Column, TEXTS, whole=st.booleans(), spare=st.just(False))


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(COLUMNS, min_size=1, max_size=4))
    row = st.lists(TEXTS.map(line), min_size=len(columns), max_size=len(columns))
    rows = draw(st.lists(row, min_size=1, max_size=3))
    first, *others = columns
    return Table(
        [first, *others],
        rows,
        group=draw(st.sampled_from([-1, len(columns) - 1])) if others else -1,
        listing=draw(st.booleans()),
        by_column=draw(st.booleans()) and all(any(row[1:]) for row in rows),
    )


@given(_tables(), st.integers(20, 200))
@settings(max_examples=150)
def test_no_line_is_wider_than_the_terminal_and_no_sign_is_lost(table: Table, width: int) -> None:
    stream = StringIO()
    terminal.write([table], Output(stream, colour=False, width=width))
    written = stream.getvalue()
    assert max(map(cell_len, written.split("\n"))) <= width
    shown = Counter(written)
    cells = "".join(printable(span.text) for row in table.rows for cell in row for span in cell)
    grouped = "".join(printable(span.text) for row in table.rows for span in row[table.group])
    wanted = Counter(cells) - (Counter(grouped) if table.group >= 0 else Counter())
    assert not [sign for sign in wanted - shown if not sign.isspace() and sign not in FRAME]


NASTY = ["[red]x[/red]", "[/]", "[link=https://x.example]x[/link]", ":smile:", "<b>x</b>", "=1+1"]


@pytest.mark.parametrize("text", [*NASTY, "\x1b[31mrot\x1b[0m", "\u202eabc", "\x9b31m", "a\nb\tc"])
def test_text_is_drawn_as_text_wherever_it_stands(text: str, table: Callable[..., str]) -> None:
    blocks: Report = [
        Title(line(text)),
        Heading(text),
        Paragraph(line(strong(text))),
        Facts([(text, line(text))]),
        Bullets([line(text)]),
        Table([Column(text)], [[line(Span(text, "match"))]]),
        Table([Column("A"), Column(text)], [[line(text), line(text)]], group=1, listing=True),
        Table([Column(""), Column(text, whole=True)], [[line(text), line(text)]], by_column=True),
    ]
    times = [1, 1, 1, 2, 1, 2, 2, 3]
    assert [table([block], 160).count(printable(text)) for block in blocks] == times
    assert table([blocks[-1]], len(printable(text)) + 10).count(printable(text)) >= 2
    on_screen = _on_screen(blocks)
    assert "\x1b[31m" not in on_screen
    assert not set("\x9b\u202e\t") & set(on_screen)


def test_colours_are_for_terminals(
    monkeypatch: pytest.MonkeyPatch, table: Callable[..., str]
) -> None:
    report: Report = [Heading("Aufgaben"), Paragraph(line(strong("fett"), faint("matt")))]
    assert _on_screen(report) == (
        "\x1b[1;94mAufgaben\x1b[0m\n\x1b[1mfett\x1b[0m\x1b[3mmatt\x1b[0m\n"
    )
    assert "94m" not in _on_screen(report, colour=False)
    assert "\x1b" not in table(report)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "94m" not in _on_screen(report)


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("90", 90), ("200", 100)])
def test_without_a_width_the_terminal_is_asked(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    stream = StringIO()
    terminal.write([Table([Column("A")], [[line("W" * 999)]])], Output(stream, colour=False))
    assert max(map(cell_len, stream.getvalue().split("\n"))) == width


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://x.example/a;b?c=%20", True),
        ("http://x.example", True),
        ("ftp://x.example", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://x.example/\x1b\\\x1b[31m", False),
        ("https://x.example/\x07", False),
        ("https://x.example/ä", False),
        ("https://x.example/a b", False),
        ("https://x.example\n", False),
    ],
)
def test_only_web_addresses_without_odd_signs_become_links(
    address: str, linked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    report: Report = [Paragraph(line(Span("hier", to=WebLink(address))))]
    for links in (True, False):
        stream = StringIO()
        terminal.write(report, Output(stream, links=links, width=80))
        shown = stream.getvalue()
        assert (f";{address}\x1b\\" in shown, "\x1b]" in shown) == (linked and links,) * 2
        assert "hier" in shown
