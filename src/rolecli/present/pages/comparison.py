"""The page of `compare`: in sentences, then what differs, then the facts."""

from collections.abc import Sequence

from rolecli.i18n import _, ngettext
from rolecli.present.pages.contrast import differences, rest_of
from rolecli.present.pages.facts import besides, facts, names_and_codes
from rolecli.present.pages.labels import figure_text
from rolecli.present.pages.parts import (
    notes_call,
    paragraphs,
    said,
    source_notes,
    sources_blocks,
)
from rolecli.present.pages.side_by_side import two_sides
from rolecli.present.pages.signed import signed
from rolecli.present.report import Block, Heading, Paragraph, Report, Title, faint, line, strong
from rolecli.records import Comparison, Contrast

SEVERAL = 3  # from here on there are pairs to tell apart


def page(comparison: Comparison, *, notes: bool = False) -> Report:
    """Return a page on two or more entries.

    Args:
        comparison: what is told of them.
        notes: whether what is said of the sources is shown, or only where it can be read.
    """
    titles = " · ".join(item.title for item in comparison.items)
    several = len(comparison.items) >= SEVERAL
    return [
        Title(line(strong(titles))),
        *paragraphs(said(comparison, "summary")),
        *_similarity(comparison),
        *(_several(comparison) if several else _two(comparison, notes=notes)),
        *facts(comparison.items, comparison.summary),
        *(besides(comparison.items) if several else names_and_codes(comparison.items)),
        *sources_blocks(comparison.sources),
        *_notes(comparison, shown=notes),
    ]


def _notes(comparison: Comparison, *, shown: bool) -> list[Block]:
    """Return the notes on what is written of two entries, or the call that shows them."""
    written = [pair.contrast for pair in comparison.pairs if pair.contrast]
    candidates: Sequence[Contrast | Comparison] = written or [comparison]
    noted = [one for one in candidates if one.note]
    if not shown and (noted or any(figure.note for one in candidates for figure in one.figures)):
        ids = " ".join(item.id for item in comparison.items)
        return notes_call(f"rolecli compare {ids} --notes")
    if not noted:
        return []
    sources = {source.id: source for one in noted for source in one.sources}
    told = [block for one in noted for block in paragraphs(said(one, "note"))]
    return [Heading(_("Note")), *told, *source_notes(sources.values())]


def _two(comparison: Comparison, *, notes: bool) -> list[Block]:
    """Return what is written first, then topic by topic: areas share fifty of them."""
    return [
        *_unsaid(comparison),
        *differences(comparison, comparison.items),
        *paragraphs(said(comparison, "analogy")),
        *rest_of(comparison, comparison.items, notes=notes),
        *two_sides(comparison),
    ]


def _unsaid(comparison: Comparison) -> list[Block]:
    """Return what is written in a sentence, where the summary does not begin with it."""
    said_already = comparison.summary.startswith(comparison.statement or "")
    return [] if said_already else paragraphs(said(comparison, "statement"))


def _several(comparison: Comparison) -> list[Block]:
    blocks = signed(comparison)
    for pair in comparison.pairs:
        if pair.contrast:
            sides = [item for item in comparison.items if item.id in pair.between]
            blocks += [
                Heading(" · ".join(item.title for item in sides)),
                *paragraphs(said(pair.contrast, "statement")),
                *differences(pair.contrast, sides),
            ]
    return blocks


def _similarity(comparison: Comparison) -> list[Block]:
    if comparison.similarity is None or len(comparison.items) >= SEVERAL:
        return []
    percent = figure_text(round(100 * comparison.similarity), "percent")
    text = _counted(comparison).format(
        common=comparison.common, total=comparison.total, percent=percent
    )
    return [Paragraph(line(faint(text)))]


def _counted(comparison: Comparison) -> str:
    if not any(item.kind in ("role", "area") for item in comparison.items):
        return ngettext(
            "{common} of {total} link in common: similarity {percent}.",
            "{common} of {total} links in common: similarity {percent}.",
            comparison.total,
        )
    if any(comparison.other_tasks.values()):
        return _("{common} of {total} topics and other tasks in common: similarity {percent}.")
    return ngettext(
        "{common} of {total} topic in common: similarity {percent}.",
        "{common} of {total} topics in common: similarity {percent}.",
        comparison.total,
    )
