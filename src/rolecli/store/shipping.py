"""Compiles the built-in catalog for a wheel: python -m rolecli.store.shipping FOLDER FILE."""

import sys
from pathlib import Path

from rolecli.catalog.layering import find_layers
from rolecli.checks.verdict import load_checked
from rolecli.store.building import build
from rolecli.store.freshness import shipped_fingerprint
from rolecli.store.writing import write_store


def ship(folder: Path, file: Path) -> None:
    """Write the store that answers about the catalog in `folder` wherever it is installed.

    Raises:
        CatalogError: the catalog is unreadable or invalid.
    """
    layer = find_layers([folder], {}, builtin=False)[-1]
    file.write_bytes(b"")
    catalog, fingerprint = load_checked([layer]), shipped_fingerprint(layer)
    write_store(lambda store: build(catalog, store, fingerprint), file).close()


if __name__ == "__main__":
    ship(*map(Path, sys.argv[1:]))
