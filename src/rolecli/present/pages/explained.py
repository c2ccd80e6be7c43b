"""The page of `search --why`: ranked hits with every reason why they matched."""

from rolecli.present.pages.hits import page as hits_page
from rolecli.present.report import Report
from rolecli.records import Hit


def page(hits: list[Hit]) -> Report:
    """Return the hits as a table, the best first."""
    return hits_page(hits, why=True)
