from rolecli.i18n import speak
from rolecli.present.pages.parts import (
    codes_line,
    first_names,
    note_blocks,
    paragraphs,
    refs_line,
    sources_blocks,
)
from rolecli.present.report import (
    Bullets,
    EntryLink,
    Heading,
    Paragraph,
    Span,
    WebLink,
    line,
    text_of,
)
from rolecli.records import Codes, EscoMatch, Ref, Source


def test_empty_lines_part_paragraphs() -> None:
    text = Span("a\nb\n\n\n\n c \n\n", lang="en")
    assert paragraphs(text) == [
        Paragraph(line(Span("a\nb", lang="en"))),
        Paragraph(line(Span("c", lang="en"))),
    ]
    assert paragraphs(Span("")) == []


def test_a_note_has_a_heading_and_no_note_has_none() -> None:
    speak("en")
    source = Source(id="a", title="A", note="x", lang="en")
    assert note_blocks(source) == [Heading("Note"), Paragraph(line("x"))]
    assert note_blocks(Source(id="a", title="A")) == []


def test_a_ref_keeps_its_id_its_kind_and_a_language_that_is_not_the_pages() -> None:
    speak("en")
    ours = Ref(id="gast", title="Guest", kind="stakeholder", lang="en")
    other = Ref(id="koch", title="Koch", kind="role", lang={"title": "de"})
    assert refs_line([ours, other]) == (
        Span("Guest", to=EntryLink("gast", "stakeholder")),
        Span(", "),
        Span("Koch", to=EntryLink("koch", "role"), lang="de"),
    )
    speak("de")
    assert [span.lang for span in refs_line([ours, other])] == ["en", "", ""]


def test_the_addresses_of_sources_and_codes_lead_there() -> None:
    address = "https://x.example/1"
    source = Source(id="a", title="A", url=address)
    [bullets] = [block for block in sources_blocks([source]) if isinstance(block, Bullets)]
    codes = codes_line(Codes(esco=EscoMatch(uri=address, match="close")))
    for found in (bullets.items[0], codes):
        assert [span.text for span in found if span.to == WebLink(address)] == [address]


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
    assert text_of(first_names(names)) == f"{', '.join(names[:15])} and 2 more"
