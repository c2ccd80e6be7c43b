from rolecli.present.report import Span, faint, joined, line, stacked, strong, text_of


def test_a_line_is_made_of_texts_spans_and_lines_and_holds_nothing_empty() -> None:
    inner = line("b", strong(""))
    assert line("a", "", inner, faint("c")) == (Span("a"), Span("b"), Span("c", "faint"))


def test_what_is_empty_needs_no_separator() -> None:
    assert text_of(joined(["", "a", (), strong("b"), ""], " · ")) == "a · b"
    assert joined(["", ()]) == ()


def test_stacked_texts_are_parted_by_a_break_that_reads_as_a_semicolon() -> None:
    assert stacked(["a", "", "b"]) == (Span("a"), Span("; ", "break"), Span("b"))
    assert text_of(stacked(["a", "b"])) == "a; b"
