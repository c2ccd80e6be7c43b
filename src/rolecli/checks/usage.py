"""What stands in a catalog is good for something."""

from collections.abc import Iterator

from rolecli.catalog.loading import Loaded
from rolecli.checks.references import owned_references
from rolecli.checks.rule import Breach, Rule
from rolecli.i18n import _

# Concepts that something should need.
_USED = ("topic", "method", "practice", "stakeholder", "kpi", "tool")


def _unused(loaded: Loaded) -> Iterator[Breach]:
    used = {reference.target for _owner, reference in owned_references(loaded.catalog)}
    for concept in loaded.catalog.concepts.values():
        if concept.entry.kind in _USED and concept.entry.id not in used:
            message = _("nothing refers to this concept")
            hint = _("Name it in a task, a skill or another concept, or remove it.")
            yield Breach(concept, ("id",), message, hint)


def _empty(loaded: Loaded) -> Iterator[Breach]:
    for role in loaded.catalog.roles.values():
        if not role.entry.tasks and not role.entry.skills:
            message = _("the role has neither tasks nor skills")
            hint = _("Without them it cannot be compared with others.")
            yield Breach(role, ("id",), message, hint)


UNUSED = Rule(
    "unused",
    "Nothing refers to a topic, method, practice, stakeholder, KPI or tool.",
    "It only shows when somebody looks for its name. Mostly a task should name it.",
    _unused,
    severity="warning",
    needs="sound",
)
EMPTY_ROLE = Rule(
    "empty-role",
    "A role has neither tasks nor skills.",
    "It cannot be compared with other roles.",
    _empty,
    severity="warning",
)
