from rolecli.present.pages.parts import (
    codes_line,
    first_names,
    note_blocks,
    paragraphs,
    sources_blocks,
)
from rolecli.present.report import Heading, Paragraph, line, text_of
from rolecli.records import Codes, EscoMatch, Source


def test_empty_lines_part_paragraphs() -> None:
    assert paragraphs("a\nb\n\n\n\n c \n\n") == [Paragraph(line("a\nb")), Paragraph(line("c"))]
    assert paragraphs(None) == []


def test_a_note_has_a_heading_and_no_note_has_none() -> None:
    assert note_blocks("x") == [Heading("Note"), Paragraph(line("x"))]
    assert note_blocks("") == note_blocks(None) == []


def test_codes_are_named_with_their_classification() -> None:
    esco = EscoMatch(uri="http://x.example/1", match="broad")
    codes = Codes(isco08="1221", kldb2010="61194", esco=esco)
    assert text_of(codes_line(codes)) == (
        "ISCO-08 1221 · KldB 2010 61194 · ESCO http://x.example/1 (broader occupation)"
    )
    assert codes_line(Codes()) == ()


def test_one_source_is_a_source_and_two_are_sources() -> None:
    source = Source(id="a", title="A")
    assert sources_blocks([source])[0] == Heading("Source")
    assert sources_blocks([source, source])[0] == Heading("Sources")
    assert sources_blocks([]) == []


def test_of_many_names_the_first_are_told() -> None:
    names = [f"Name {number}" for number in range(17)]
    assert text_of(first_names(names[:15])) == ", ".join(names[:15])
    assert text_of(first_names(names)) == f"{', '.join(names[:15])}, and 2 more"
