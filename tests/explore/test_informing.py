import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rolecli.catalog.layering import Layer, find_layers
from rolecli.explore import informing
from rolecli.records import Info
from rolecli.store.opening import ask, cache_folder, store_file

Write = Callable[..., tuple[Layer, ...]]


def inform(layers: tuple[Layer, ...]) -> Info:
    return ask(lambda store: informing.inform(store, layers), layers, "de").value


def test_the_entries_in_force_are_counted_by_kind_and_layer(catalog: Write, tmp_path: Path) -> None:
    (below,) = catalog()
    own = tmp_path / "eigen.yaml"
    own.write_text(
        "roles: [{id: koch, extends: koch, title: Küchenchef},"
        " {id: spueler, title: Spüler, summary: Spült.}]\n"
        "concepts: [{id: gast, kind: stakeholder, title: Besucher, summary: Wer isst.}]\n",
        encoding="utf-8",
    )
    info = inform(find_layers([below.path, own], {}, builtin=False))
    assert info.entries == {
        "role": 3,
        "area": 2,
        "topic": 4,
        "stakeholder": 1,
        "contrast": 1,
        "source": 1,
    }
    assert [layer.files for layer in info.layers] == [[str(below.path)], [str(own)]]
    assert info.layers[1].entries == {"role": 2, "stakeholder": 1}
    assert [(entry.id, entry.layer, entry.replaces) for entry in info.replaced] == [
        ("koch", str(own), str(below.path)),
        ("gast", str(own), str(below.path)),
    ]


def test_the_languages_are_those_of_titles_and_summaries(catalog: Write) -> None:
    (layer,) = catalog()
    assert inform((layer,)).languages == ["de"]
    text = layer.path.read_text(encoding="utf-8").replace(
        "title: Koch\n", "title: {de: Koch, en: Cook}\n"
    )
    assert inform(catalog(text)).languages == ["de", "en"]


def test_the_store_is_told_with_its_size_and_age(catalog: Write) -> None:
    layers = catalog()
    store = inform(layers).store
    assert store is not None
    file = store_file(layers)
    assert (store.path, store.size) == (str(file), file.stat().st_size)
    built = datetime.fromisoformat(store.built)
    assert abs((datetime.now(UTC) - built).total_seconds() - store.age) < 60


def test_without_a_cache_folder_there_is_no_store(
    catalog: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "datei"
    taken.touch()
    monkeypatch.setenv("ROLECLI_CACHE_DIR", str(taken))
    assert inform(catalog()).store is None


def test_each_set_of_layers_keeps_a_store_of_its_own(catalog: Write) -> None:
    first, second = catalog(), catalog(name="zweiter.yaml")
    built = {layers: inform(layers).store for layers in (first, second)}
    for layers, store in built.items():
        again = inform(layers).store
        assert store is not None
        assert again is not None
        assert (again.path, again.built) == (store.path, store.built)
    assert len({store.path for store in built.values() if store}) == len(built)


def test_a_store_unread_for_two_months_is_removed_when_another_is_built(catalog: Write) -> None:
    long_ago = 0
    first, second = store_file(catalog()), store_file(catalog(name="zweiter.yaml"))
    for layers in (catalog(), catalog(name="zweiter.yaml")):
        ask(lambda _store: None, layers, "de")
    other = cache_folder() / "fremd.sqlite"
    other.touch()
    for file in (first, other):
        os.utime(file, (long_ago, long_ago))
    ask(lambda _store: None, catalog(name="dritter.yaml"), "de")
    assert (first.exists(), second.exists(), other.exists()) == (False, True, True)


def test_the_layers_go_by_the_names_of_this_call(catalog: Write) -> None:
    (option,) = catalog()
    told = [
        inform(find_layers(paths, environment, builtin=False)).layers[0].name
        for paths, environment in (
            ([option.path], {}),
            ([], {"ROLECLI_CATALOG": str(option.path)}),
        )
    ]
    assert told == ["option", "environment"]
    assert len(list(cache_folder().iterdir())) == 1
