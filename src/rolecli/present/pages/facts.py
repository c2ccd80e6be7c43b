"""The facts of entries compared: those that differ, those that are the same, names and codes."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rolecli.i18n import _
from rolecli.present.pages.labels import kind_name, language_name, level_name
from rolecli.present.pages.parts import (
    first_names,
    name_of,
    other_names,
    refs_line,
    said,
)
from rolecli.present.report import (
    Block,
    Bullets,
    Column,
    Heading,
    Line,
    Paragraph,
    Table,
    faint,
    joined,
    line,
    strong,
    text_of,
)
from rolecli.records import Item, Partner

_Fact = Callable[[Item], Line]
_TWO = 2
_FEW_ROLES = 6  # of an area


def _rows() -> list[tuple[str, _Fact]]:
    return [
        (_("In a sentence"), lambda item: line(said(item, "summary"))),
        (_("Kind"), lambda item: line(kind_name(item.kind))),
        (_("Question"), lambda item: line(said(item, "question"))),
        (_("Area"), lambda item: line(item.area_title or "")),
        (_("Level"), lambda item: line(level_name(item.level))),
        (_("Belongs to"), lambda item: refs_line(item.broader)),
        (_("Reports to"), lambda item: refs_line(item.reports_to)),
        (_("Roles"), lambda item: first_names([*map(name_of, item.roles)], _FEW_ROLES)),
        (_("Traits"), lambda item: joined(item.traits)),
        (_("Works with"), lambda item: refs_line(item.works_with)),
    ]


def facts(items: Sequence[Item], told: str) -> list[Block]:
    """Return the facts that differ side by side, and those that are the same in a line.

    Args:
        items: the entries compared.
        told: what the page has said of them already.
    """
    same_kind = len({item.kind for item in items}) == 1
    known = {_("Kind")} if same_kind else set()
    if all(item.summary in told for item in items):
        known.add(_("In a sentence"))
    rows = [row for row in _rows() if row[0] not in known]
    found = [(label, [fact(item) for item in items]) for label, fact in rows]
    same = [(label, cells[0]) for label, cells in found if cells[0] and _equal(cells)]
    different = [(label, cells) for label, cells in found if any(cells) and not _equal(cells)]
    blocks = _side_by_side(items, different) if len(items) == _TWO else _in_short(items)
    blocks += _same(same, len(items)) if same else []
    return [Heading(_("At a glance")), *blocks] if blocks else []


def _equal(cells: Sequence[Line]) -> bool:
    return len({*cells}) == 1


def _same(same: Sequence[tuple[str, Line]], count: int) -> list[Block]:
    words = _("The same in both:") if count == _TWO else _("The same in all:")
    found = joined((line(f"{label} ", cell) for label, cell in same), " · ")
    return [Paragraph(line(faint(f"{words} "), found))]


def _side_by_side(items: Sequence[Item], rows: Sequence[tuple[str, Sequence[Line]]]) -> list[Block]:
    if not rows:
        return []
    columns = [Column(""), *(Column(item.title) for item in items)]
    return [Table(columns, [[line(strong(label)), *cells] for label, cells in rows])]


def _in_short(items: Sequence[Item]) -> list[Block]:
    """Return an entry in a line: of several the rest is for `show`."""
    return [
        Bullets(
            [
                line(
                    strong(item.title),
                    faint(f" ({place}): " if (place := text_of(_place(item))) else ": "),
                    said(item, "summary"),
                )
                for item in items
            ]
        )
    ]


def _place(item: Item) -> Line:
    return joined((item.area_title or "", level_name(item.level)), " · ")


def names_and_codes(items: Sequence[Item]) -> list[Block]:
    """Return the other names, a line a language, and the codes of each entry that has any."""
    found = [told for item in items for told in _names(item)]
    return [Heading(_("Also called")), Bullets(found)] if found else []


def _names(item: Item) -> Iterator[Line]:
    """Yield the names of an entry, with the language where it has names in several."""
    by_language = other_names(item) or [("", item.aliases)]
    codes: Iterable[str] = _codes(item)
    for language, names in by_language:
        of = f"{item.title}, {language_name(language)}" if len(by_language) > 1 else item.title
        if words := joined((first_names(names), *codes), " · "):
            yield line(strong(f"{of}: "), words)
        codes = ()


def besides(items: Sequence[Item]) -> list[Block]:
    """Return a line for each of several entries: a name, the codes, a partner, how many more."""
    lines = [
        joined((_one_of(item.aliases), *_codes(item), _one_of(item.works_with)), " · ")
        for item in items
    ]
    if not any(lines):
        return []
    numbers = [str(place) for place in range(1, len(items) + 1)]
    return [Heading(_("Other names · codes · partners")), Bullets(lines, numbers)]


def _one_of(others: Sequence[str | Partner]) -> Line:
    if not others:
        return ()
    first = others[0] if isinstance(others[0], str) else name_of(others[0])
    return line(first, faint(f" +{len(others) - 1}" if len(others) > 1 else ""))


def _codes(item: Item) -> Iterator[str]:
    if item.codes and item.codes.isco08:
        yield f"ISCO-08 {item.codes.isco08}"
    if item.codes and item.codes.kldb2010:
        yield f"KldB 2010 {item.codes.kldb2010}"
