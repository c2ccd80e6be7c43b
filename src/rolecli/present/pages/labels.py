"""The words for what records hold as keys: kinds, levels, responsibilities, fields, units."""

from rolecli.i18n import _, ngettext
from rolecli.terms import Importance, Kind, Level, Responsibility, RoleRelation, SkosMatch


def kind_name(kind: Kind) -> str:
    """Return the word for a kind of entry."""
    return {
        "role": _("Role"),
        "area": _("Area"),
        "topic": _("Topic"),
        "method": _("Method"),
        "practice": _("Practice"),
        "stakeholder": _("Stakeholder"),
        "kpi": _("KPI"),
        "tool": _("Tool"),
    }[kind]


def plural_name(kind: str, count: int) -> str:
    """Return the word for so many entries of a kind, or of a section of the catalog."""
    return {
        "role": ngettext("role", "roles", count),
        "area": ngettext("area", "areas", count),
        "topic": ngettext("topic", "topics", count),
        "method": ngettext("method", "methods", count),
        "practice": ngettext("practice", "practices", count),
        "stakeholder": ngettext("stakeholder", "stakeholders", count),
        "kpi": ngettext("KPI", "KPIs", count),
        "tool": ngettext("tool", "tools", count),
        "contrast": ngettext("contrast", "contrasts", count),
        "figure": ngettext("figure", "figures", count),
        "source": ngettext("source", "sources", count),
    }[kind]


def layer_name(name: str) -> str:
    """Return the words for where a layer of the catalog comes from."""
    return {
        "builtin": _("built-in"),
        "user": _("user"),
        "environment": "ROLECLI_CATALOG",
        "option": "--catalog",
    }[name]


def language_name(language: str) -> str:
    """Return the word for a language; its code where there is none."""
    return {"de": _("German"), "en": _("English")}.get(language, language)


def level_name(level: Level | None) -> str:
    """Return the words for a level; nothing for none."""
    if level is None:
        return ""
    return {"head": _("Head"), "manager": _("Specialist"), "assistant": _("Assistant")}[level]


def responsibility_name(responsibility: Responsibility) -> str:
    """Return the word for a part in a task (RASCI)."""
    return {
        "accountable": _("accountable"),
        "responsible": _("carries out"),
        "supporting": _("supports"),
        "consulted": _("is consulted"),
        "informed": _("is informed"),
    }[responsibility]


RESPONSIBILITY_SIGNS: dict[Responsibility, str] = {
    "accountable": "●",
    "responsible": "◐",
    "supporting": "○",
    "consulted": "◇",
    "informed": "·",
}
SKILL_SIGN = "+"


def responsibility_sign(responsibility: Responsibility) -> str:
    """Return the sign of a part in a task (RASCI); it needs no colour."""
    return RESPONSIBILITY_SIGNS[responsibility]


def skill_words(importance: Importance) -> str:
    """Return the words for a skill of this importance (ESCO)."""
    return {"essential": _("essential skill"), "optional": _("optional skill")}[importance]


def role_relation(relation: RoleRelation) -> str:
    """Return the words for what a role has to do with a concept."""
    return {
        "works_with": _("works together"),
        "reports_to": _("reports there"),
        "tool": _("works with it"),
        "kpi": _("is measured by it"),
    }[relation]


def match_name(match: SkosMatch) -> str:
    """Return the words for a mapping between classifications (SKOS)."""
    return {
        "exact": _("exact match"),
        "close": _("close match"),
        "broad": _("broader occupation"),
        "narrow": _("narrower occupation"),
    }[match]


def field_name(field: str) -> str:
    """Return the word for the field of an entry in which a search found something."""
    return {
        "name": _("Name"),
        "task": _("Task"),
        "topic": _("Topic"),
        "trait": _("Trait"),
        "summary": _("Summary"),
        "question": _("Question"),
        "description": _("Description"),
        "partner": _("Works with"),
        "note": _("Note"),
        "contrast": _("Contrast"),
        "qualification": _("Qualification"),
        "decision": _("Decides"),
    }.get(field, field)


def number_text(value: float) -> str:
    """Return a number as the language writes it."""
    return f"{value:.15g}".replace(".", _("."))


def figure_text(value: float, unit: str) -> str:
    """Return a number with its unit, written as the language writes it."""
    number = number_text(value)
    return _("{number}%").format(number=number) if unit == "percent" else f"{number} {unit}"
