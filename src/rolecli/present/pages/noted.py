"""The page of `show --notes`: a role or a concept, and what is said of its sources."""

from rolecli.present.pages.entry import page as entry_page
from rolecli.present.report import Report
from rolecli.records import Entry


def page(answer: Entry | list[Entry]) -> Report:
    """Return a page for each answer, one after the other."""
    return entry_page(answer, notes=True)
