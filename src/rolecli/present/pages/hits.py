"""The page of `search`: ranked hits and why each one matched."""

from rolecli.i18n import _
from rolecli.present.pages.labels import field_name, kind_name, responsibility_name
from rolecli.present.pages.parts import name_of
from rolecli.present.report import Column, Line, Report, Span, Table, faint, line, stacked
from rolecli.records import Hit, Match

_CONTEXT = 60  # characters kept on either side of a match in a long text


def page(hits: list[Hit]) -> Report:
    """Return the hits as a table, the best first."""
    columns = [
        Column(_("ID"), whole=True),
        Column(_("Found"), whole=True),
        Column(_("Kind"), whole=True, spare=True),
        Column(_("Because")),
    ]
    return [Table(columns, [_cells(hit) for hit in hits], listing=True)]


def _cells(hit: Hit) -> list[Line]:
    kind = kind_name(hit.kind)
    return [
        line(faint(hit.id)),
        line(name_of(hit, "strong")),
        line(kind),
        stacked(map(_reason, hit.matches)),
    ]


def _reason(match: Match) -> Line:
    said = [responsibility_name(match.responsibility)] if match.responsibility else []
    said += [f"{reading.typed} → {reading.read}" for reading in match.readings]
    return line(
        faint(f"{field_name(match.field)}: "),
        excerpt(match.text, match.spans),
        faint(f" ({'; '.join(said)})") if said else "",
    )


def excerpt(text: str, spans: list[tuple[int, int]]) -> Line:
    """Return the part of `text` around the first match, with every match in it marked."""
    start = _word_start(text, spans[0][0] - _CONTEXT) if spans else 0
    match_end = spans[0][1] if spans else 0
    end = max(_word_end(text, match_end + 2 * _CONTEXT), match_end)
    pieces: list[Span] = [Span("… " if start else "")]
    at = start
    for first, last in spans:
        if last > end:
            break
        pieces += [Span(text[at:first]), Span(text[first:last], "match")]
        at = last
    pieces += [Span(text[at:end]), Span(" …" if end < len(text) else "")]
    return line(*(piece._replace(text=_on_one_line(piece.text)) for piece in pieces))


def _on_one_line(text: str) -> str:
    return text.replace("\n\n", " ")  # between paragraphs


def _word_start(text: str, position: int) -> int:
    return 0 if position <= 0 else text.find(" ", position) + 1


def _word_end(text: str, position: int) -> int:
    return len(text) if position >= len(text) else max(text.rfind(" ", 0, position), 0) or position
