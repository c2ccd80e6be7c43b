"""The page of `show`: a role or a concept."""

from rolecli.i18n import _, ngettext, spoken
from rolecli.present.pages.labels import (
    RESPONSIBILITY_SIGNS,
    kind_name,
    language_name,
    level_name,
    responsibility_name,
    responsibility_sign,
    role_relation,
    skill_words,
)
from rolecli.present.pages.parts import (
    codes_line,
    name_of,
    note_blocks,
    notes_call,
    other_names,
    paragraphs,
    refs_line,
    said,
    source_notes,
    sources_blocks,
    task_line,
)
from rolecli.present.pages.requirements import requirement_blocks
from rolecli.present.report import (
    Block,
    Bullets,
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
from rolecli.records import Concept, Entry, Role, RoleLink, Skill, Task, said_in


def page(answer: Entry | list[Entry], *, notes: bool = False) -> Report:
    """Return a page for each answer, one after the other.

    Args:
        answer: the entry, or the entries.
        notes: whether what is said of the sources is shown, or only where it can be read.
    """
    answers = answer if isinstance(answer, list) else [answer]
    return [block for found in answers for block in entry_page(found, notes=notes)]


def entry_page(answer: Entry, *, notes: bool = False) -> Report:
    """Return everything the catalog knows of a role or a concept."""
    told = _role_page(answer) if isinstance(answer, Role) else _concept_page(answer)
    return [*told, *sources_blocks(answer.sources), *_notes(answer, shown=notes)]


def _role_page(role: Role) -> Report:
    return [
        _title(role.title, role.feminine, role.id),
        Paragraph(line(said(role, "summary"))),
        _facts(
            (_("Area"), joined((_topic(role, role.area or ""), level_name(role.level)), " · ")),
            (_("Reports to"), refs_line(role.reports_to)),
            (_("Leads"), refs_line(role.direct_reports)),
            (_("Question"), line(said(role, "question"))),
        ),
        *_essence(role),
        *_tasks(role),
        *paragraphs(said(role, "description")),
        *_skills(role.skills),
        *_traits(role.traits),
        *_partners(role),
        *requirement_blocks(role),
        *_other_names(role),
        *_codes(role),
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
            (_("Contrasted with"), refs_line(concept.contrasts)),
        ),
        *paragraphs(said(concept, "description")),
        *_roles(concept),
        *_other_names(concept),
    ]


def _title(title: str, feminine: str | None, key: str) -> Title:
    other = f" / {feminine}" if feminine and feminine != title else ""
    return Title(line(strong(title + other), faint(f"  {key}")))


def _facts(*rows: tuple[str, Line]) -> Facts:
    return Facts([row for row in rows if row[1]])


def _other_names(entry: Entry) -> list[Block]:
    """Return the other names, one line a language, that of the page first."""
    rows = [(language_name(language), joined(names)) for language, names in other_names(entry)]
    return [Heading(_("Also called")), Facts(rows)] if rows else []


def _notes(entry: Entry, *, shown: bool) -> list[Block]:
    """Return what is said of the sources, or the call that shows it."""
    told = [*note_blocks(entry), *source_notes(entry.sources)]
    return told if shown or not told else notes_call(f"rolecli show {entry.id} --notes")


def _essence(role: Role) -> list[Block]:
    main = [role.tasks[place] for place in role.main_tasks]
    return [Heading(_("What matters most")), _signed(role, main, topics=False)] if main else []


def _tasks(role: Role) -> list[Block]:
    """Return the tasks as lists, one for each part in them."""
    if not role.tasks:
        return []
    blocks: list[Block] = [Heading(_("Tasks"))]
    for part in RESPONSIBILITY_SIGNS:
        if own := [task for task in role.tasks if task.responsibility == part]:
            blocks += [Heading(responsibility_name(part), minor=True), _signed(role, own)]
    return blocks


def _signed(role: Role, tasks: list[Task], *, topics: bool = True) -> Bullets:
    """Return tasks with the sign of the part in them in front and, where wanted, their topics."""
    return Bullets(
        [line(said(task, "text"), _topics(role, task) if topics else "") for task in tasks],
        [responsibility_sign(task.responsibility) for task in tasks],
    )


def _topics(role: Role, task: Task) -> Line:
    named = joined(_topic(role, topic) for topic in task.topics)
    quiet = (span._replace(style="faint") for span in named)
    return line(faint(" ("), *quiet, faint(")")) if named else ()


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
            *_role_table(_("Works with this area"), others, _("About what")),
        ]
    return _role_table(_("Who has to do with it"), concept.roles)


def _role_table(heading: str, links: list[RoleLink], reason: str = "") -> list[Block]:
    if not links:
        return []
    columns = [Column(_("Role"), whole=True), Column(_("Level"), whole=True)]
    rows = [[line(name_of(link, "strong")), line(level_name(link.level))] for link in links]
    if any(map(_reason, links)):
        columns.append(Column(reason or _("In what way")))
        rows = [[*row, _reason(link)] for row, link in zip(rows, links, strict=True)]
    return [Heading(heading), Table(columns, rows)]


def _reason(link: RoleLink) -> Line:
    skill = skill_words(link.importance) if link.importance else ""
    others = [
        role_relation(relation)
        for relation in link.relations
        if relation != "works_with" or not link.about
    ]
    return stacked((*map(task_line, link.tasks), said(link, "about"), skill, *others))
