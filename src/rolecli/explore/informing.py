"""What the answers come from: layers, files, counts, and where the store lies."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from rolecli.catalog.layering import Layer
from rolecli.explore.showing import decoded
from rolecli.records import Info, StoreInfo
from rolecli.store import queries
from rolecli.store.opening import ask, kept_file


def inform(layers: Iterable[Layer], language: str) -> Info:
    """Return what the answers come from.

    Raises:
        CatalogError: the store had to be built and the catalog is unreadable or invalid.
    """
    layers = tuple(layers)
    info = ask(lambda store: decoded(queries.info(store, layers), Info), layers, language)
    return msgspec.structs.replace(info, store=_store(kept_file(layers)))


def _store(file: Path) -> StoreInfo | None:
    try:
        status = file.stat()
    except OSError:  # it is kept in memory alone
        return None
    built = datetime.fromtimestamp(status.st_mtime, UTC).replace(microsecond=0)
    return StoreInfo(
        path=str(file),
        size=status.st_size,
        built=built.isoformat(),
        age=max(0, round((datetime.now(UTC) - built).total_seconds())),
    )
