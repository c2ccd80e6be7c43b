from collections.abc import Callable
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rolecli.present import markdown
from rolecli.present.formats import Format, Output
from rolecli.present.report import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    Line,
    Paragraph,
    Report,
    Span,
    Table,
    Title,
    faint,
    line,
    stacked,
    strong,
)
from rolecli.text import printable

NASTY = [
    "[red]x[/red]",
    "[/]",
    "\x1b[31mrot\x1b[0m",
    "a\u202egnp.exe",
    "<b>fett</b><script>alert(1)</script><!-- nein -->",
    "| a | b |",
    "*a* **b** _c_ __d__ ~~e~~",
    "`code` ```x",
    "# nein",
    "> nein",
    "- nein",
    "+ nein",
    "= nein",
    "---",
    "***",
    "1. nein",
    "12) nein",
    "3.5 Mio.",
    "    nein",
    "\tnein",
    "&amp; &#42;",
    "![x](y) [x](y) [x]: y",
    "\\| \\* \\",
    "$x$ {y}",
    "a\tb\r\n\n# c",
    "=SUM(A1)",
]


class _Read(HTMLParser):
    """What a reader of the rendered page sees: its text and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _rendered(report: Report) -> _Read:
    stream = StringIO()
    markdown.write(report, Output(stream))
    # HTML of its own (<br>) passes, so HTML out of the catalog would pass as well.
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return _Read(reader.render(stream.getvalue()))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_block_has_its_form(drawn: Callable[..., str]) -> None:
    report: Report = [
        Title(line(strong("Koch"), faint("  koch"))),
        Paragraph(line("Leitet die ", Span("Küche", "match"), ".")),
        Facts([("Ebene", line("Leitung")), ("Bereich", line("Küche"))]),
        Heading("Aufgaben"),
        Table([Column("Aufgabe"), Column("Themen")], [[line("Kochen"), stacked(["Herd", "Topf"])]]),
        Bullets([line("Das Kochbuch"), line("Ein anderes")]),
    ]
    assert drawn(report, Format.MARKDOWN) == (
        "# Koch  koch\n"
        "\n"
        "Leitet die **Küche**.\n"
        "\n"
        "- **Ebene:** Leitung\n"
        "- **Bereich:** Küche\n"
        "\n"
        "## Aufgaben\n"
        "\n"
        "| Aufgabe | Themen |\n"
        "| --- | --- |\n"
        "| Kochen | Herd<br>Topf |\n"
        "\n"
        "- Das Kochbuch\n"
        "- Ein anderes\n"
    )


FORMS: dict[str, tuple[Callable[[Line], Block], list[str]]] = {
    "title": (Title, ["h1"]),
    "heading": (lambda text: Heading("".join(span.text for span in text)), ["h2"]),
    "paragraph": (Paragraph, ["p"]),
    "fact": (lambda text: Facts([("Ebene", text)]), ["ul", "li", "strong"]),
    "bullet": (lambda text: Bullets([text]), ["ul", "li"]),
    "cell": (
        lambda text: Table([Column("Ebene")], [[text]]),
        ["table", "thead", "tr", "th", "tbody", "tr", "td"],
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_read_as_markdown_or_html(form: str, text: str) -> None:
    block, tags = FORMS[form]
    page = _rendered([block(line(text))])
    assert page.tags == tags
    label = {"fact": "Ebene: ", "cell": "Ebene "}.get(form, "")
    assert _squeezed(page.text) == _squeezed(label + printable(text))


SIGNS = st.text(st.sampled_from("\\`*_{}[]<>|#~&$-+=.!:()1a \n\té"), max_size=20)


@given(SIGNS)
@example("1. a")
@example("    a")
@settings(max_examples=150)
def test_whatever_is_written_is_what_is_read(text: str) -> None:
    page = _rendered([Paragraph(line("x")), Bullets([line(text)]), Paragraph(line("x"))])
    assert page.tags == ["p", "ul", "li", "p"]
    assert _squeezed(page.text) == _squeezed(f"x {text} x")


@pytest.mark.parametrize("text", [*NASTY, " Rand ", "(x)"])
def test_a_strong_text_stays_strong_whatever_it_holds(text: str) -> None:
    page = _rendered([Paragraph(line("a ", strong(text), " b"))])
    assert page.tags == ["p", "strong"]
    assert _squeezed(page.text) == _squeezed(f"a {printable(text)} b")


def test_texts_in_one_cell_stand_on_lines_of_their_own() -> None:
    page = _rendered([Table([Column("A")], [[stacked(["<br>", "- b"])]])])
    assert page.tags.count("br") == 1
    assert page.text.split() == ["A", "<br>-", "b"]


def test_a_table_has_as_many_cells_as_columns_whatever_they_hold() -> None:
    columns = [Column("|"), Column("\\"), Column("")]
    page = _rendered([Table(columns, [[line("|"), line("\\|"), line("`|`")]])])
    assert (page.tags.count("th"), page.tags.count("td")) == (3, 3)
    assert page.text.split() == ["|", "\\", "|", "\\|", "`|`"]
