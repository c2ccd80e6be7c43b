"""The page of `search`: ranked hits, each with the best reason why it matched."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rolecli.i18n import _
from rolecli.present.pages.labels import field_name, kind_name, responsibility_name
from rolecli.present.pages.parts import name_of, said
from rolecli.present.report import Column, Line, Report, Span, Style, Table, faint, line, stacked
from rolecli.records import Hit, Match
from rolecli.text import name_key

_CONTEXT = 40  # characters kept on either side of a match in a long text


def page(hits: list[Hit], *, why: bool = False) -> Report:
    """Return the hits as a table, the best first; `why` gives every reason."""
    columns = [
        Column(_("Found"), whole=True),
        Column(_("Kind"), whole=True, spare=True),
        Column(_("Because") if why else _("What fits")),
    ]
    titles = Counter(name_key(hit.title) for hit in hits)
    rows = [
        [
            _named(hit, alone=titles[name_key(hit.title)] == 1),
            line(kind_name(hit.kind)),
            stacked(map(_reason, hit.matches)) if why else _best(hit),
        ]
        for hit in hits
    ]
    return [Table(columns, rows, listing=True)]


def _named(hit: Hit, *, alone: bool) -> Line:
    """Return the title with its matches marked; the id too where it does not stand `alone`.

    A title is as good a name as the id, and easier to remember.
    """
    name = name_of(hit, "strong")
    spans = hit.matches[0].spans if _is_title(hit) else []
    pieces = [name._replace(text=text, style=style) for text, style in _marked(hit.title, spans)]
    return line(*pieces, "" if alone else faint(f" · {hit.id}"))


def _is_title(hit: Hit) -> bool:
    return hit.matches[0].field == "name" and hit.matches[0].text == hit.title


def _best(hit: Hit) -> Line:
    """Return the best reason; where that is the title, what the entry is."""
    if _is_title(hit) and not hit.matches[0].readings:
        return line(said(hit, "summary"))
    return _reason(hit.matches[0])


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
    shown = [(first - start, last - start) for first, last in spans if last <= end]
    pieces = [Span("… " if start else "")]
    pieces += [Span(part, style) for part, style in _marked(text[start:end], shown, "plain")]
    pieces += [Span(" …" if end < len(text) else "")]
    return line(*(piece._replace(text=_on_one_line(piece.text)) for piece in pieces))


def _marked(
    text: str, spans: Iterable[tuple[int, int]], style: Style = "strong"
) -> Iterator[tuple[str, Style]]:
    """Yield the parts of a text, those in `spans` as matches, the others in `style`."""
    at = 0
    for first, last in spans:
        yield text[at:first], style
        yield text[first:last], "match"
        at = last
    yield text[at:], style


def _on_one_line(text: str) -> str:
    return text.replace("\n\n", " ")  # between paragraphs


def _word_start(text: str, position: int) -> int:
    return 0 if position <= 0 else text.find(" ", position) + 1


def _word_end(text: str, position: int) -> int:
    return len(text) if position >= len(text) else max(text.rfind(" ", 0, position), 0) or position
