"""What a role asks for and leads to: qualification, career, key figures, tools, decisions."""

from rolecli.i18n import _, ngettext
from rolecli.present.pages.parts import refs_line
from rolecli.present.report import Block, Bullets, Facts, Heading, Line, joined, line
from rolecli.records import Experience, Qualification, Role


def requirement_blocks(role: Role) -> list[Block]:
    """Return what a role asks for, is measured by, may decide and leads to; nothing if unknown."""
    rows = [
        (_("Qualification"), _qualification(role.qualification)),
        (_("Measured by"), refs_line(role.kpis)),
        (_("Tools"), refs_line(role.tools)),
        (_("Comes from"), refs_line(role.career.before)),
        (_("Leads to"), refs_line(role.career.after)),
        (_("Easily taken for"), refs_line(role.contrasts)),
    ]
    told = [row for row in rows if row[1]]
    blocks: list[Block] = []
    if told:
        blocks += [Heading(_("Requirements and prospects")), Facts(told)]
    if role.decides:
        blocks += [Heading(_("Decides alone")), Bullets([line(text) for text in role.decides])]
    return blocks


def _qualification(qualification: Qualification) -> Line:
    years, grade = qualification.experience, qualification.eqf
    return joined(
        (
            (qualification.text or "").rstrip("."),
            _years(years) if years else "",
            _("EQF {grade}").format(grade=grade) if grade else "",
        ),
        " · ",
    )


def _years(years: Experience) -> str:
    if years.most is None:
        said = ngettext(
            "at least {count} year of experience",
            "at least {count} years of experience",
            years.least,
        )
        return said.format(count=years.least)
    if years.least == years.most:
        said = ngettext("{count} year of experience", "{count} years of experience", years.most)
        return said.format(count=years.most)
    said = _("{least} to {most} years of experience")
    return said.format(least=years.least, most=years.most)
