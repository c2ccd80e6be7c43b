"""Answers -> reports: a page for each type of answer, a module each."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rolecli.answer import Answer

if TYPE_CHECKING:
    from rolecli.present.report import Report

# The types of records in `rolecli.records`, and the modules here whose `page` lays them out.
PAGES = {
    "Row": "listing",
    "Entry": "entry",
    "Noted": "noted",
    "Comparison": "comparison",
    "NotedComparison": "noted_comparison",
    "Hit": "hits",
    "Explained": "explained",
    "Doer": "doers",
    "Reporting": "reporting",
    "Info": "info",
    "SchemaRow": "schemas",
}


def page_of(answer: Answer[Any]) -> "Report":
    """Return the page of an answer: what `page` of its type's module makes of its value."""
    page: Report = import_module(f"{__name__}.{PAGES[answer.of]}").page(answer.value)
    return page
