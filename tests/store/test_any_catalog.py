"""Whatever a file holds: problems, or a catalog that can be compiled and shown."""

import copy
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecli.catalog import yaml_text
from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import load
from rolecli.checks.verdict import find_errors, find_warnings
from rolecli.explore.compare import compare
from rolecli.explore.showing import show
from rolecli.store.building import build
from rolecli.store.opening import Store

WHOLE = yaml.safe_load("""
language: de
roles:
  - &koch
    id: koch
    title: {de: Koch, en: Cook}
    feminine: Köchin
    aliases: [Küchenchef]
    area: kueche
    level: head
    summary: Leitet die Küche.
    question: Was gibt es?
    tasks:
      - {id: garen, text: Garen, topics: [hitze], responsibility: accountable}
      - {id: planen, text: {de: Planen, en: Planning}, topics: [hitze]}
    skills: [{id: hitze, importance: essential}]
    traits: [Ruhe]
    works_with: [{with: gast, about: Wünsche}, {with: service}]
    reports_to: [gast]
    codes: {isco08: "3434", kldb2010: "29301", esco: {uri: "https://example.org/1", match: close}}
    sources: [buch]
  - {id: saucier, extends: koch, title: Saucier, tasks: {remove: [planen], add: []}}
  - {id: entremetier, extends: saucier, reports_to: [koch]}
concepts:
  - {id: kueche, kind: area, title: Küche, summary: Hier., related: [service]}
  - {id: service, kind: area, title: Service, summary: Dort., broader: [], sources: [buch]}
  - {id: hitze, kind: topic, title: Hitze, aliases: {en: [Heat]}, summary: Wärme.}
  - {id: gast, kind: stakeholder, title: Gast, summary: Isst.}
  - {id: runde, kind: practice, title: Runde, summary: Reden., broader: [gast]}
contrasts:
  - id: beide
    title: Beide
    between: [kueche, service]
    shared: [gast]
    dimensions: [{id: ort, title: Ort, sides: {kueche: Hier, service: Da}}]
    frictions: [{from: kueche, about: service, text: Zu langsam}]
    practices: [runde]
    figures: [anteil]
figures: [{id: anteil, value: 46, unit: Prozent, measures: Anteil, sources: [buch]}]
sources: [{id: buch, title: Das Buch, publisher: Verlag, language: de, url: "https://example.org"}]
""")
IDS = ["koch", "saucier", "kueche", "service", "hitze", "gast", "anteil", "buch", "garen", "neu"]
SCALARS = (
    st.sampled_from([*IDS, "area", "topic", "head", "de", "en", "", "no", "1e3", "\u202e", "{…}"])
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.dates()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "de", "en", "text", "extends", "add"]), inner)
    ),
    max_leaves=6,
)
BOUNDED = settings(max_examples=40)


def containers(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from containers(item)


@st.composite
def changed(draw: st.DrawFn) -> Any:
    """Return a sound catalog with up to four values taken away, replaced, doubled or moved."""
    data = copy.deepcopy(WHOLE)
    for _change in range(draw(st.integers(0, 4))):
        filled = [container for container in containers(data) if container]
        if not filled:
            break
        container = draw(st.sampled_from(filled))
        keys = [*container] if isinstance(container, dict) else [*range(len(container))]
        key = draw(st.sampled_from(keys))
        change = draw(st.sampled_from(["remove", "replace", "id", "double", "move"]))
        if change == "remove":
            del container[key]
        elif change == "replace":
            container[key] = draw(VALUES)
        elif change == "id":
            container[key] = draw(st.sampled_from(IDS))
        elif isinstance(container, list) and change == "double":
            container.append(copy.deepcopy(container[key]))
        else:
            container[key] = copy.deepcopy(draw(st.sampled_from(filled)))
    return data


@st.composite
def extension(draw: st.DrawFn) -> Any:
    """Return a layer in which the first role says only some of its fields anew."""
    role, *others = WHOLE["roles"]
    fields = draw(st.sets(st.sampled_from(sorted(role.keys() - {"id"})), max_size=4))
    thin = {"id": "koch", "extends": "koch"} | {name: role[name] for name in fields}
    if draw(st.booleans()):
        thin["tasks"] = {"remove": draw(st.sampled_from([["garen"], ["neu"], []]))}
    return {"roles": [thin, *others[: draw(st.integers(0, 2))]], "sources": WHOLE["sources"]}


def check(contents: list[bytes], folder: Path) -> bool:
    """Load files, each a layer over the one before it; return whether they made a store."""
    layers = []
    for number, content in enumerate(contents):
        file = folder / f"{number}.yaml"
        file.write_bytes(content)
        layers.append(Layer("option", file, (file,)))
    loaded = load(layers)
    problems = find_errors(loaded)
    find_warnings(loaded, layers, sound=not problems)
    if problems:
        return False
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        build(loaded.catalog, connection, "any")
        keys = [*loaded.catalog.roles, *loaded.catalog.concepts]
        query = "SELECT value FROM meta WHERE key = 'languages'"
        for language in connection.execute(query).fetchone()[0].split(","):
            store = Store(connection, language)
            assert [entry.id for entry in show(store, keys).records] == keys
            roles = [*loaded.catalog.roles][:2]
            assert (
                len(roles) < 2 or [item.id for item in compare(store, roles).value.items] == roles
            )
    return True


def written(data: Any) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode("utf-8", "replace")


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_text, "LOADER", getattr(yaml, request.param))


def test_the_catalog_that_is_changed_is_sound(tmp_path: Path) -> None:
    assert check([written(WHOLE)], tmp_path)


@BOUNDED
@given(data=changed())
def test_a_changed_catalog_has_problems_or_can_be_shown(tmp_path: Path, data: Any) -> None:
    check([written(data)], tmp_path)


@BOUNDED
@given(data=changed(), above=extension())
def test_a_changed_layer_over_another_has_problems_or_can_be_shown(
    tmp_path: Path, data: Any, above: Any
) -> None:
    check([written(data), written(above)], tmp_path)


@BOUNDED
@given(start=st.integers(0, 2500), cut=st.integers(0, 30), new=st.binary(max_size=8))
def test_a_catalog_with_bytes_replaced_has_problems_or_can_be_shown(
    tmp_path: Path, start: int, cut: int, new: bytes
) -> None:
    content = written(WHOLE)
    check([content[:start] + new + content[start + cut :]], tmp_path)
