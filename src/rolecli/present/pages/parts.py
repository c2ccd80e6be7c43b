"""Blocks and lines that several pages share."""

from collections.abc import Iterable, Sequence

from rolecli.i18n import _, ngettext
from rolecli.present.pages.labels import match_name, responsibility_name
from rolecli.present.report import (
    Block,
    Bullets,
    Heading,
    Line,
    Paragraph,
    faint,
    joined,
    line,
)
from rolecli.records import CellTask, Codes, Ref, Source, Task

FEW_NAMES = 15  # as many fit into a line or two; longer lists hide what they stand beside


def first_names(names: Sequence[str]) -> Line:
    """Return names in one line; of many only the first and how many more there are."""
    left = len(names) - FEW_NAMES
    if left <= 0:
        return joined(names)
    others = _("and {count} more").format(count=left)
    return joined((*names[:FEW_NAMES], faint(others)))


def refs_line(refs: Iterable[Ref]) -> Line:
    """Return the titles of other entries in one line."""
    return joined(ref.title for ref in refs)


def task_line(task: Task | CellTask) -> Line:
    """Return what a task is, and the part that is taken in it."""
    return line(task.text, faint(f" ({responsibility_name(task.responsibility)})"))


def paragraphs(text: str | None) -> list[Block]:
    """Return the paragraphs of a text; an empty line parts them."""
    return [Paragraph(line(part.strip())) for part in (text or "").split("\n\n") if part.strip()]


def note_blocks(note: str | None) -> list[Block]:
    """Return a note with its heading; nothing where there is none."""
    return [Heading(_("Note")), *paragraphs(note)] if note else []


def codes_line(codes: Codes) -> Line:
    """Return a role's codes in one line."""
    esco = codes.esco
    return joined(
        (
            f"ISCO-08 {codes.isco08}" if codes.isco08 else "",
            f"KldB 2010 {codes.kldb2010}" if codes.kldb2010 else "",
            line("ESCO ", esco.uri, f" ({match_name(esco.match)})") if esco else "",
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
    return joined((source.title, source.publisher or "", source.url or ""))
