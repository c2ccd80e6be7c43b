"""The page of `compare`: entries side by side."""

from collections.abc import Callable

from rolecli.i18n import _, ngettext
from rolecli.present.pages.labels import (
    figure_text,
    kind_name,
    level_name,
    skill_words,
)
from rolecli.present.pages.parts import (
    first_names,
    name_of,
    note_blocks,
    paragraphs,
    refs_line,
    said,
    sources_blocks,
    task_line,
)
from rolecli.present.report import (
    Block,
    Bullets,
    Column,
    Heading,
    Line,
    Paragraph,
    Report,
    Span,
    Table,
    Title,
    faint,
    joined,
    line,
    stacked,
    strong,
)
from rolecli.records import Aspect, Cell, Comparison, Figure, Friction, Item

_SEVERAL = 3  # from here on a block an entry is easier to read than a block a row


def page(comparison: Comparison) -> Report:
    """Return a page on two or more entries: in words where written, then topic by topic."""
    titles = " · ".join(item.title for item in comparison.items)
    written = comparison.contrasts or comparison.statement
    return [
        Title(line(strong(titles))),
        *paragraphs(said(comparison, "statement")),
        *paragraphs(said(comparison, "analogy")),
        *_facts(comparison.items),
        *(_contrast(comparison) if written else ()),
        *_similarity(comparison),
        *(_common_topics(comparison) if written else _aspects(comparison)),
        *note_blocks(comparison),
        *sources_blocks(comparison.sources),
    ]


def _contrast(comparison: Comparison) -> list[Block]:
    titles = {item.id: item.title for item in comparison.items}
    return [
        *_dimensions(comparison),
        *_frictions(_("What each side complains about"), comparison.frictions, titles),
        *_overlap(comparison),
        *_frictions(_("Outdated views"), comparison.old_views, titles),
        *_practices(comparison),
        *_figures(comparison.figures),
    ]


def _dimensions(comparison: Comparison) -> list[Block]:
    if not comparison.contrasts:
        return []
    columns = [Column(""), *(Column(item.title) for item in comparison.items)]
    rows = [
        [
            line(said(dimension, "title", "strong")),
            *(line(dimension.sides[item.id]) for item in comparison.items),
        ]
        for dimension in comparison.contrasts
    ]
    return [Heading(_("Differences")), Table(columns, rows)]


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


def _overlap(comparison: Comparison) -> list[Block]:
    if not comparison.overlap and not comparison.shared:
        return []
    shared = refs_line(comparison.shared)
    return [
        Heading(_("Where they overlap")),
        *paragraphs(said(comparison, "overlap")),
        *([Paragraph(line(faint(_("Shared:") + " "), shared))] if shared else []),
    ]


def _practices(comparison: Comparison) -> list[Block]:
    if not comparison.practices:
        return []
    items = [
        line(name_of(practice, "strong"), ": ", said(practice, "summary"))
        for practice in comparison.practices
    ]
    return [Heading(_("What helps")), Bullets(items)]


def _figures(figures: list[Figure]) -> list[Block]:
    if not figures:
        return []
    columns = [Column(_("Figure"), whole=True), Column(_("Measures")), Column(_("Source"))]
    rows = [
        [
            line(strong(figure_text(figure.value, figure.unit))),
            joined((said(figure, "measures"), said(figure, "note", "faint")), Span(". ", "break")),
            joined((figure.published_by or "", *(source.title for source in figure.sources))),
        ]
        for figure in figures
    ]
    return [Heading(_("Figures")), Table(columns, rows)]


_Fact = Callable[[Item], Line]


def _fact_rows() -> list[tuple[str, _Fact]]:
    return [
        (_("In a sentence"), lambda item: line(said(item, "summary"))),
        (_("Kind"), lambda item: line(kind_name(item.kind))),
        (_("Question"), lambda item: line(said(item, "question"))),
        (_("Area"), lambda item: line(item.area_title or "")),
        (_("Level"), lambda item: line(level_name(item.level))),
        (_("Belongs to"), lambda item: refs_line(item.broader)),
        (_("Reports to"), lambda item: refs_line(item.reports_to)),
        (_("Roles"), lambda item: refs_line(item.roles)),
        (_("Traits"), lambda item: joined(item.traits)),
        (_("Works with"), lambda item: refs_line(item.works_with)),
        (_("Also called"), lambda item: first_names(item.aliases)),
        ("ISCO-08", lambda item: line(item.codes.isco08 or "") if item.codes else ()),
        ("KldB 2010", lambda item: line(item.codes.kldb2010 or "") if item.codes else ()),
    ]


def _facts(items: list[Item]) -> list[Block]:
    columns = [Column(""), *(Column(item.title) for item in items)]
    same_kind = len({item.kind for item in items}) == 1
    rows = [
        [line(strong(label)), *(cells)]
        for label, fact in _fact_rows()
        if any(cells := [fact(item) for item in items]) and not (same_kind and label == _("Kind"))
    ]
    return [Heading(_("At a glance")), Table(columns, rows, by_column=len(items) >= _SEVERAL)]


def _similarity(comparison: Comparison) -> list[Block]:
    if comparison.similarity is None:
        return []
    among_roles = all(aspect.kind == "role" for aspect in comparison.aspects)
    sentence = (
        ngettext(
            "{common} of {total} role in common: similarity {percent}.",
            "{common} of {total} roles in common: similarity {percent}.",
            comparison.total,
        )
        if among_roles
        else ngettext(
            "{common} of {total} topic in common: similarity {percent}.",
            "{common} of {total} topics in common: similarity {percent}.",
            comparison.total,
        )
    )
    percent = figure_text(round(100 * comparison.similarity), "percent")
    text = sentence.format(common=comparison.common, total=comparison.total, percent=percent)
    return [Heading(_("Similarity")), Paragraph(line(strong(text)))]


def _common_topics(comparison: Comparison) -> list[Block]:
    """Where the difference is told in words the topics need no table: the shared ones do."""
    shared = [
        name_of(aspect) for aspect in comparison.aspects if _shared_by_all(aspect, comparison)
    ]
    return [Paragraph(line(faint(_("Shared:") + " "), joined(shared)))] if shared else []


def _shared_by_all(aspect: Aspect, comparison: Comparison) -> bool:
    return len(aspect.shared_by) == len(comparison.items)


def _aspects(comparison: Comparison) -> list[Block]:
    titles = {item.id: item.title for item in comparison.items}
    groups: dict[tuple[str, ...], list[Aspect]] = {}
    for aspect in comparison.aspects:
        groups.setdefault(tuple(aspect.shared_by), []).append(aspect)
    blocks: list[Block] = []
    for owners, aspects in groups.items():
        names = ", ".join(titles[owner] for owner in owners)
        everyone = len(owners) == len(comparison.items)
        heading = _("In common") if everyone else _("Only {names}").format(names=names)
        blocks += [Heading(heading), _aspect_table(aspects, owners, titles)]
    return blocks


def _aspect_table(aspects: list[Aspect], owners: tuple[str, ...], titles: dict[str, str]) -> Table:
    among_roles = all(aspect.kind == "role" for aspect in aspects)
    first = Column(_("Role") if among_roles else _("Topic"))
    columns = [first, *(Column(titles[owner]) for owner in owners)]
    rows = [
        [
            line(name_of(aspect, "strong")),
            *(_cell(aspect.cells[owner], (owner, aspect.id)) for owner in owners),
        ]
        for aspect in aspects
    ]
    if len(owners) == 1:
        rows = _merged(rows)
    return Table(columns, rows, by_column=len(owners) >= _SEVERAL)


def _merged(rows: list[list[Line]]) -> list[list[Line]]:
    """Return one row for all topics of the same tasks: there is nothing beside them to compare."""
    topics: dict[Line, list[Line]] = {}
    for topic, cell in rows:
        topics.setdefault(cell, []).append(topic)
    return [[joined(some), cell] for cell, some in topics.items()]


def _cell(cell: Cell, beside: tuple[str, str]) -> Line:
    """Return what a cell says; a task's role only where it is none of those it stands beside."""
    tasks = [
        line(
            "" if task.role in beside else faint(f"{task.role_title}: "),
            task_line(task),
        )
        for task in cell.tasks
    ]
    if not tasks and cell.importance:
        return line(faint(skill_words(cell.importance)))
    return stacked(tasks) or line("●")
