"""What is written of how two entries differ, as parts of a page."""

from collections.abc import Sequence

from rolecli.i18n import _
from rolecli.present.pages.labels import figure_text
from rolecli.present.pages.parts import name_of, paragraphs, refs_line, said
from rolecli.present.report import (
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    faint,
    joined,
    line,
    strong,
)
from rolecli.records import Comparison, Contrast, Figure, Friction, Item

Written = Comparison | Contrast


def differences(written: Written, items: Sequence[Item]) -> list[Block]:
    """Return the differences one by one, a column a side; nothing where none are written."""
    if not written.contrasts:
        return []
    columns = [Column(""), *(Column(item.title) for item in items)]
    rows = [
        [
            line(said(dimension, "title", "strong")),
            *(line(dimension.sides.get(item.id, "")) for item in items),
        ]
        for dimension in written.contrasts
    ]
    return [Heading(_("Differences")), Table(columns, rows)]


def rest_of(written: Written, items: Sequence[Item], *, notes: bool) -> list[Block]:
    """Return what else is written: complaints, where the two meet, what helps, figures.

    Args:
        written: what is written of two entries.
        items: the two.
        notes: whether what is said of the sources of figures is shown.
    """
    titles = {item.id: item.title for item in items}
    return [
        *_frictions(_("What each side complains about"), written.frictions, titles),
        *_overlap(written),
        *_frictions(_("Outdated views"), written.old_views, titles),
        *_practices(written),
        *_figures(written.figures, notes=notes),
    ]


def _frictions(heading: str, frictions: list[Friction], titles: dict[str, str]) -> list[Block]:
    if not frictions:
        return []
    blocks: list[Block] = [Heading(heading)]
    for sender in dict.fromkeys(friction.sender for friction in frictions):
        complaints = [friction for friction in frictions if friction.sender == sender]
        about = _("{side} on {other}").format(
            side=titles[sender], other=titles[complaints[0].about]
        )
        blocks += [
            Paragraph(line(strong(f"{about}:"))),
            Bullets([line(said(friction, "text")) for friction in complaints]),
        ]
    return blocks


def _overlap(written: Written) -> list[Block]:
    if not written.overlap and not written.shared:
        return []
    shared = refs_line(written.shared)
    return [
        Heading(_("Where they overlap")),
        *paragraphs(said(written, "overlap")),
        *([Paragraph(line(faint(_("Shared:") + " "), shared))] if shared else []),
    ]


def _practices(written: Written) -> list[Block]:
    if not written.practices:
        return []
    items = [
        line(name_of(practice, "strong"), ": ", said(practice, "summary"))
        for practice in written.practices
    ]
    return [Heading(_("What helps")), Bullets(items)]


def _published(figure: Figure) -> list[str]:
    """Return who published a figure, unless a source says it, and the sources."""
    titles = [source.title for source in figure.sources]
    by = figure.published_by or ""
    return titles if any(title.startswith(by) for title in titles) else [by, *titles]


def _figures(figures: list[Figure], *, notes: bool) -> list[Block]:
    if not figures:
        return []
    columns = [Column(_("Figure"), whole=True), Column(_("Measures")), Column(_("Source"))]
    rows = [
        [
            line(strong(figure_text(figure.value, figure.unit))),
            joined(
                (said(figure, "measures"), said(figure, "note", "faint") if notes else ""),
                Span(". ", "break"),
            ),
            joined(_published(figure)),
        ]
        for figure in figures
    ]
    return [Heading(_("Figures")), Table(columns, rows)]
