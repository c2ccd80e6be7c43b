"""Three and more entries: the pairs, then topic by entry in signs."""

from rolecli.i18n import _
from rolecli.present.pages.cells import legend_of, sign_of, single
from rolecli.present.pages.labels import figure_text
from rolecli.present.pages.parts import name_of
from rolecli.present.pages.side_by_side import first_title, other_rows
from rolecli.present.report import (
    Block,
    Column,
    Heading,
    Line,
    Table,
    faint,
    line,
    strong,
)
from rolecli.records import Aspect, Comparison, Pair


def signed(comparison: Comparison) -> list[Block]:
    """Return how alike each two are, which topics several have, and which only one has."""
    cells = [cell for aspect in comparison.aspects for cell in aspect.cells.values()]
    return [
        *_pairs(comparison),
        *_shared(comparison),
        *single(comparison, comparison.items),
        *other_rows(comparison),
        *legend_of(cells),
    ]


def _numbered(count: int) -> list[Column]:
    """Return a column an entry, by its number: titles would leave no room."""
    return [Column(str(number), whole=True) for number in range(1, count + 1)]


def _pairs(comparison: Comparison) -> list[Block]:
    """Return the pairs as a triangle: each stands there once."""
    pairs = {frozenset(pair.between): pair for pair in comparison.pairs}
    items = comparison.items
    rows = [
        [
            line(strong(f"{number} {item.title}")),
            *(
                _alike(pairs.get(frozenset((item.id, other.id)))) if at < number - 1 else ()
                for at, other in enumerate(items[:-1])
            ),
        ]
        for number, item in enumerate(items, start=1)
    ]
    columns = [Column(_("Similarity (in common)")), *_numbered(len(items) - 1)]
    return [Heading(_("Two by two")), Table(columns, rows)]


def _alike(pair: Pair | None) -> Line:
    if pair is None or pair.similarity is None:
        return line(faint("–"))
    percent = figure_text(round(100 * pair.similarity), "percent")
    return line(f"{percent} ({len(pair.common)})")


def _shared(comparison: Comparison) -> list[Block]:
    shared = [aspect for aspect in comparison.aspects if len(aspect.shared_by) > 1]
    if not shared:
        return []
    rows = [
        [
            line(name_of(aspect)),
            *(_sign(aspect, item.id) for item in comparison.items),
        ]
        for aspect in shared
    ]
    return [
        Heading(_("What several have")),
        Table([Column(first_title(shared), whole=True), *_numbered(len(comparison.items))], rows),
    ]


def _sign(aspect: Aspect, owner: str) -> Line:
    return line(sign_of(aspect.cells[owner])) if owner in aspect.cells else ()
