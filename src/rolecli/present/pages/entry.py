"""The page of `show`: a role or a concept."""

from rolecli.i18n import _, ngettext, spoken
from rolecli.present.pages.labels import (
    kind_name,
    level_name,
    responsibility_name,
    skill_words,
)
from rolecli.present.pages.parts import (
    FEW_NAMES,
    codes_line,
    name_of,
    note_blocks,
    paragraphs,
    refs_line,
    said,
    sources_blocks,
    task_line,
)
from rolecli.present.pages.requirements import requirement_blocks
from rolecli.present.report import (
    Block,
    Column,
    EntryLink,
    Facts,
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
from rolecli.records import Concept, Entry, Role, RoleLink, Skill, said_in


def page(answer: Entry | list[Entry]) -> Report:
    """Return a page for each answer, one after the other."""
    answers = answer if isinstance(answer, list) else [answer]
    return [block for found in answers for block in entry_page(found)]


def entry_page(answer: Entry) -> Report:
    """Return everything the catalog knows of a role or a concept."""
    return _role_page(answer) if isinstance(answer, Role) else _concept_page(answer)


def _role_page(role: Role) -> Report:
    return [
        _title(role.title, role.feminine, role.id),
        Paragraph(line(said(role, "summary"))),
        _facts(
            (_("Area"), _topic(role, role.area or "")),
            (_("Level"), line(level_name(role.level))),
            (_("Question"), line(said(role, "question"))),
            (_("Reports to"), refs_line(role.reports_to)),
            (_("Also called"), joined(_few(role.aliases))),
        ),
        *paragraphs(said(role, "description")),
        *_tasks(role),
        *_skills(role.skills),
        *_traits(role.traits),
        *_partners(role),
        *requirement_blocks(role),
        *_many_names(role.aliases),
        *_codes(role),
        *note_blocks(role),
        *sources_blocks(role.sources),
    ]


def _concept_page(concept: Concept) -> Report:
    return [
        _title(concept.title, None, concept.id),
        Paragraph(line(said(concept, "summary"))),
        _facts(
            (_("Kind"), line(kind_name(concept.kind))),
            (_("Question"), line(said(concept, "question"))),
            (_("Belongs to"), refs_line(concept.broader)),
            (_("Comprises"), refs_line(concept.narrower)),
            (_("Related"), refs_line(concept.related)),
            (_("Also called"), joined(_few(concept.aliases))),
            (_("Contrasted with"), refs_line(concept.contrasts)),
        ),
        *paragraphs(said(concept, "description")),
        *_roles(concept),
        *_many_names(concept.aliases),
        *note_blocks(concept),
        *sources_blocks(concept.sources),
    ]


def _title(title: str, feminine: str | None, key: str) -> Title:
    other = f" / {feminine}" if feminine and feminine != title else ""
    return Title(line(strong(title + other), faint(f"  {key}")))


def _facts(*rows: tuple[str, Line]) -> Facts:
    return Facts([row for row in rows if row[1]])


def _few(names: list[str]) -> list[str]:
    """Return the names for the head of a page; many stand at its foot."""
    return names if len(names) <= FEW_NAMES else []


def _many_names(names: list[str]) -> list[Block]:
    if _few(names) == names:
        return []
    return [Heading(_("Also called")), Paragraph(joined(names))]


def _tasks(role: Role) -> list[Block]:
    if not role.tasks:
        return []
    columns = [Column(_("Task")), Column(_("Responsibility"), whole=True), Column(_("Topics"))]
    rows = [
        [
            line(said(task, "text")),
            line(responsibility_name(task.responsibility)),
            joined(_topic(role, topic) for topic in task.topics),
        ]
        for task in role.tasks
    ]
    return [Heading(_("Tasks")), Table(columns, rows)]


def _topic(role: Role, key: str) -> Line:
    """Return the title of a topic of a role, or of its area."""
    language = said_in(role.lang, "titles")
    lang = "" if language == spoken() else language
    return line(Span(role.titles.get(key, ""), to=EntryLink(key), lang=lang))


def _skills(skills: list[Skill]) -> list[Block]:
    if not skills:
        return []
    essential = refs_line(skill for skill in skills if skill.importance == "essential")
    optional = refs_line(skill for skill in skills if skill.importance == "optional")
    return [
        Heading(_("Skills")),
        _facts((_("Essential"), essential), (_("Optional"), optional)),
    ]


def _traits(traits: list[str]) -> list[Block]:
    return [Heading(_("Traits")), Paragraph(joined(traits))] if traits else []


def _partners(role: Role) -> list[Block]:
    if not role.works_with:
        return []
    rows = [
        (link.title, line(said(link, "about") if link.about else "–")) for link in role.works_with
    ]
    return [Heading(_("Works with")), Facts(rows)]


def _codes(role: Role) -> list[Block]:
    found = codes_line(role.codes)
    return [Heading(_("Official codes")), Paragraph(found)] if found else []


def _roles(concept: Concept) -> list[Block]:
    if not concept.roles:
        return []
    if concept.kind == "area":
        own = [role for role in concept.roles if role.area == concept.id]
        others = [role for role in concept.roles if role.area != concept.id]
        return [
            *_role_table(ngettext("Role", "Roles", len(own)), own),
            *_role_table(_("Works with this area"), others),
        ]
    return _role_table(_("Who has to do with it"), concept.roles)


def _role_table(heading: str, links: list[RoleLink]) -> list[Block]:
    if not links:
        return []
    columns = [Column(_("Role"), whole=True), Column(_("Level"), whole=True)]
    rows = [[line(name_of(link, "strong")), line(level_name(link.level))] for link in links]
    if any(map(_reason, links)):
        columns.append(Column(_("In what way")))
        rows = [[*row, _reason(link)] for row, link in zip(rows, links, strict=True)]
    return [Heading(heading), Table(columns, rows)]


def _reason(link: RoleLink) -> Line:
    skill = skill_words(link.importance) if link.importance else ""
    return stacked((*map(task_line, link.tasks), said(link, "about"), skill))
