"""The page of `schema` without a name: which schemas there are."""

from rolecli.i18n import _
from rolecli.present.report import Column, Report, Table, line, strong
from rolecli.records import SchemaRow


def page(rows: list[SchemaRow]) -> Report:
    """Return the schemas as a table."""
    columns = [Column(_("Schema"), whole=True), Column(_("Describes"))]
    cells = [[line(strong(row.name)), line(row.describes)] for row in rows]
    return [Table(columns, cells, listing=True)]
