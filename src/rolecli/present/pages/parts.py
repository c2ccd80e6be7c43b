"""Blocks and lines that several pages share."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol, get_args

from rolecli.i18n import _, ngettext, spoken
from rolecli.present.pages.labels import (
    SKILL_SIGN,
    match_name,
    responsibility_name,
    responsibility_sign,
)
from rolecli.present.report import (
    Block,
    Bullets,
    EntryLink,
    Heading,
    Line,
    Paragraph,
    Span,
    Style,
    WebLink,
    Words,
    faint,
    joined,
    line,
)
from rolecli.records import CellTask, Codes, Concept, Item, Lang, Role, Source, Task, said_in
from rolecli.terms import Responsibility

FEW_NAMES = 15  # as many fit into a line or two; longer lists hide what they stand beside


def first_names(names: Sequence[Words], few: int = FEW_NAMES) -> Line:
    """Return names in one line; of many only the first and how many more there are."""
    left = len(names) - few
    if left <= 1:  # one more takes no more room than its number
        return joined(names)
    others = _("and {count} more").format(count=left)
    return line(joined(names[:few]), faint(f" {others}"))


def other_names(entry: Role | Concept | Item) -> list[tuple[str, list[str]]]:
    """Return the names of an entry but its title by language, that of the page first."""
    told = {entry.title}
    found = []
    for language, names in sorted(entry.names.items(), key=lambda own: own[0] != spoken()):
        others = [name for name in dict.fromkeys(names) if name not in told]
        told.update(others)
        found += [(language, others)] if others else []
    return found


class Named(Protocol):
    """What names an entry."""

    @property
    def id(self) -> str:
        """The entry's id."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def lang(self) -> Lang:
        """The language of what is said of it."""


def said(record: Any, field: str, style: Style = "plain") -> Span:
    """Return a text of a record, with its language where that is not the page's."""
    language = said_in(record.lang, field)
    return Span(getattr(record, field) or "", style, lang="" if language == spoken() else language)


def name_of(entry: Named, style: Style = "plain") -> Span:
    """Return the title of an entry, which leads to it."""
    return said(entry, "title", style)._replace(to=EntryLink(entry.id, getattr(entry, "kind", "")))


def refs_line(refs: Iterable[Named]) -> Line:
    """Return the titles of other entries in one line."""
    return joined(map(name_of, refs))


def web_link(address: str | None) -> Span:
    """Return a web address, which leads there."""
    return Span(address or "", to=WebLink(address) if address else None)


def task_line(task: Task | CellTask) -> Line:
    """Return what a task is, and the part that is taken in it."""
    return line(said(task, "text"), faint(f" ({responsibility_name(task.responsibility)})"))


def legend(used: Collection[Responsibility], *, skills: bool = False) -> list[Block]:
    """Return what the signs on a page mean: of the parts in tasks that are `used`, and skills."""
    words = [
        f"{responsibility_sign(part)} {responsibility_name(part)}"
        for part in get_args(Responsibility)
        if part in used
    ]
    words += [f"{SKILL_SIGN} " + _("skill needed")] if skills else []
    return [Paragraph(line(faint("  ".join(words))))] if words else []


def paragraphs(text: Span) -> list[Block]:
    """Return the paragraphs of a text; an empty line parts them."""
    parts = (part.strip() for part in text.text.split("\n\n"))
    return [Paragraph(line(text._replace(text=part))) for part in parts if part]


def note_blocks(record: Any) -> list[Block]:
    """Return the note of a record with its heading; nothing where there is none."""
    return [Heading(_("Note")), *paragraphs(said(record, "note"))] if record.note else []


def notes_call(call: str) -> list[Block]:
    """Return the call that shows what is said of the sources."""
    return [Paragraph(line(faint(_("On the sources: {call}").format(call=call))))]


def source_notes(sources: Iterable[Source]) -> list[Block]:
    """Return what is said of the sources, with its heading; nothing where nothing is."""
    told = [
        line(said(source, "title"), ": ", said(source, "note")) for source in sources if source.note
    ]
    return [Heading(_("On the sources")), Bullets(told)] if told else []


def codes_line(codes: Codes) -> Line:
    """Return a role's codes in one line."""
    esco, onet = codes.esco, codes.onet
    return joined(
        (
            f"ISCO-08 {codes.isco08}" if codes.isco08 else "",
            f"KldB 2010 {codes.kldb2010}" if codes.kldb2010 else "",
            f"O*NET {onet.code} ({match_name(onet.match)})" if onet else "",
            line("ESCO ", web_link(esco.uri), f" ({match_name(esco.match)})") if esco else "",
        ),
        " · ",
    )


def sources_blocks(sources: list[Source]) -> list[Block]:
    """Return the list of sources with its heading; nothing where there are none."""
    if not sources:
        return []
    title = ngettext("Source", "Sources", len(sources))
    return [Heading(title), Bullets([_source_line(source) for source in sources])]


def _source_line(source: Source) -> Line:
    parts = (said(source, "title"), said(source, "publisher"), web_link(source.url))
    return joined(parts)
