"""The page of `compare --notes`: entries side by side, and what is said of the sources."""

from rolecli.present.pages.comparison import page as comparison_page
from rolecli.present.report import Report
from rolecli.records import Comparison


def page(comparison: Comparison) -> Report:
    """Return a page on two or more entries."""
    return comparison_page(comparison, notes=True)
