"""What every import returns: a catalog file, and what is to be said about it."""

from typing import Any, NamedTuple

from rolecli.catalog.writing import json_text, yaml_text


class Imported(NamedTuple):
    """A catalog file as data, the line that heads it where a file has comments, and remarks."""

    data: dict[str, Any]
    headline: str
    remarks: tuple[str, ...] = ()

    def yaml(self) -> str:
        """Return the file as YAML."""
        return f"# {self.headline}\n{yaml_text(self.data)}"

    def json(self) -> str:
        """Return the file as JSON."""
        return json_text(self.data)


def filled(**fields: Any) -> dict[str, Any]:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value}
