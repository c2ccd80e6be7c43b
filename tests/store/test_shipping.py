"""The store that a wheel brings along: used where it fits, never where it does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rolecli.catalog.layering import Layer, find_layers
from rolecli.explore.informing import inform
from rolecli.store import freshness, opening, queries
from rolecli.store.opening import Store, ask, cache_folder
from rolecli.store.shipping import ship

ONE = "roles: [{id: koch, title: %s, summary: S.}]\n"


def titles(store: Store) -> list[str]:
    return [entry.title for entry in queries.entries(store, ("role",))]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[Layer, ...]]:
    """A built-in catalog with its store beside it, as a wheel brings it."""
    folder = tmp_path / "package" / "data"
    folder.mkdir(parents=True)
    (folder / "roles.yaml").write_text(ONE % "Koch", encoding="utf-8")
    ship(folder, folder / "builtin.sqlite")
    monkeypatch.setattr(freshness, "_PACKAGE", folder.parent)
    monkeypatch.setattr(opening, "_SHIPPED", folder / "builtin.sqlite")
    return lambda: find_layers([folder], {}, builtin=False)


def test_the_shipped_store_answers_and_none_is_built(installed: Callable) -> None:
    assert ask(titles, installed(), "de") == ["Koch"]
    assert not cache_folder().exists()
    info = ask(lambda store: inform(store, installed()), installed(), "de").value
    store = info.store
    assert store is not None
    assert Path(store.path).name == "builtin.sqlite"


def test_a_catalog_that_was_changed_after_all_is_read(installed: Callable) -> None:
    (layer,) = installed()
    layer.files[0].write_text(ONE % "Abel", encoding="utf-8")
    assert ask(titles, installed(), "de") == ["Abel"]


def test_another_layer_over_it_has_a_store_of_its_own(
    installed: Callable, catalog: Callable
) -> None:
    assert ask(titles, (*installed(), *catalog()), "de") == ["Koch", "Kellner"]
    assert len([*cache_folder().iterdir()]) == 1


def test_a_shipped_store_of_another_version_is_left_aside(
    installed: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "__version__", "999")
    assert ask(titles, installed(), "de") == ["Koch"]
    assert len([*cache_folder().iterdir()]) == 1


def test_a_damaged_shipped_store_is_left_aside(installed: Callable) -> None:
    (layer,) = installed()
    file = layer.path / "builtin.sqlite"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert ask(titles, installed(), "de") == ["Koch"]
    assert len([*cache_folder().iterdir()]) == 1
