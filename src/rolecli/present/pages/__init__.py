"""Records -> reports, a page for each question; each page is loaded when it is drawn."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolecli.present.report import Report
    from rolecli.records import Comparison, Concept, Hit, Info, Role, Row, SchemaRow


def list_page(rows: "list[Row]") -> "Report":
    """Return the page of `list`."""
    from rolecli.present.pages import listing

    return listing.list_page(rows)


def entries_page(answer: "Role | Concept | list[Role | Concept]") -> "Report":
    """Return the page of `show`."""
    from rolecli.present.pages import entry

    return entry.entries_page(answer)


def comparison_page(comparison: "Comparison") -> "Report":
    """Return the page of `compare`."""
    from rolecli.present.pages import comparison as page

    return page.comparison_page(comparison)


def hits_page(hits: "list[Hit]") -> "Report":
    """Return the page of `search`."""
    from rolecli.present.pages import hits as page

    return page.hits_page(hits)


def info_page(info: "Info") -> "Report":
    """Return the page of `info`."""
    from rolecli.present.pages import info as page

    return page.info_page(info)


def schemas_page(rows: "list[SchemaRow]") -> "Report":
    """Return the page of `schema` without a name."""
    from rolecli.present.pages import schemas

    return schemas.schemas_page(rows)
