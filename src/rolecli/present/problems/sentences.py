"""A problem in whole sentences, for places that show it without its line."""

from rolecli.catalog.problems import Problem
from rolecli.i18n import _

_ENDS = (".", "?", "!", "…")


def sentences(problem: Problem) -> str:
    """Return what is wrong, in which entry, and what to do: each a sentence with one end."""
    entry = _("entry '{id}': ").format(id=problem.entry) if problem.entry else ""
    parts = (f"{entry}{problem.message}".strip(), problem.hint.strip())
    return " ".join(part if part.endswith(_ENDS) else f"{part}." for part in parts if part)
