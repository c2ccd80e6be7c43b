"""Compiles the built-in catalog for a wheel: python -m rolecli.store.shipping FOLDER FILE."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from rolecli.catalog.layering import find_layers
from rolecli.checks.verdict import load_checked
from rolecli.store.building import build
from rolecli.store.opening import shipped_fingerprint, write_store


def ship(folder: Path, file: Path) -> None:
    """Write the store that answers about the catalog in `folder` wherever it is installed.

    Raises:
        CatalogError: the catalog is unreadable or invalid.
    """
    layer = find_layers([folder], {}, builtin=False)[-1]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as store:
        build(load_checked([layer]), store, shipped_fingerprint(layer))
        with file.open("wb") as stream:
            write_store(store.serialize(), stream)


if __name__ == "__main__":
    ship(*map(Path, sys.argv[1:]))
