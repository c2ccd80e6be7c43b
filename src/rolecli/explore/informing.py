"""What the answers come from: layers, files, counts, and where the store lies."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from rolecli.answer import Answer
from rolecli.catalog.layering import Layer, path_text
from rolecli.explore.decoding import decoded
from rolecli.records import Info, StoreInfo
from rolecli.store import queries
from rolecli.store.opening import Store, kept_file


def inform(store: Store, layers: Iterable[Layer]) -> Answer[Info]:
    """Return what the answers of the store for these layers come from."""
    layers = tuple(layers)
    info = decoded(queries.info(store, layers), Info)
    return Answer("Info", msgspec.structs.replace(info, store=_kept(kept_file(layers))))


def _kept(file: Path) -> StoreInfo | None:
    try:
        status = file.stat()
    except OSError:  # it is kept in memory alone
        return None
    built = datetime.fromtimestamp(status.st_mtime, UTC).replace(microsecond=0)
    return StoreInfo(
        path=path_text(file),
        size=status.st_size,
        built=built.isoformat(),
        age=max(0, round((datetime.now(UTC) - built).total_seconds())),
    )
