"""A step in a career is told by both roles: where one leads, the other comes from."""

from collections.abc import Iterator

from rolecli.catalog.loading import Loaded
from rolecli.checks.rule import Breach, Rule
from rolecli.i18n import _


def _one_sided(loaded: Loaded) -> Iterator[Breach]:
    """Yield steps that only one of two roles of a layer tells: others may be unknown to it."""
    roles = loaded.catalog.roles
    for key, role in roles.items():
        career = role.entry.career
        for field, targets, back in (("from", career.before, "to"), ("to", career.after, "from")):
            for place, target in enumerate(targets):
                other = roles.get(target)
                if other is None or other.layer != role.layer:
                    continue
                answer = other.entry.career.after if back == "to" else other.entry.career.before
                if key not in answer:
                    message = _("'{other}' does not name this role in its 'career.{field}'")
                    told = message.format(other=target, field=back)
                    hint = _("Add it there, or take it out here.")
                    yield Breach(role, ("career", field, place), told, hint)


ONE_SIDED_CAREER = Rule(
    "one-sided-career",
    "A role names another in its career, which does not name it.",
    "Whoever looks at the other role does not learn of the step.",
    _one_sided,
    severity="warning",
    needs="whole",
)
