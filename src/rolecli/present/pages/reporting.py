"""The page of who reports to whom: a role, its superiors, its direct reports."""

from rolecli.i18n import _
from rolecli.present.pages.parts import name_of, refs_line
from rolecli.present.report import Facts, Line, Report, Title, faint, line
from rolecli.records import Ref, Role


def page(role: Role) -> Report:
    """Return the role with those above and those below it."""
    return [
        Title(line(name_of(role, "strong"))),
        Facts(
            [
                (_("Reports to"), _named(role.reports_to)),
                (_("Leads"), _named(role.direct_reports)),
            ]
        ),
    ]


def _named(refs: list[Ref]) -> Line:
    return refs_line(refs) if refs else line(faint(_("not named in the catalog")))
