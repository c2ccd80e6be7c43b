"""What several tests share."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from rolecli import i18n
from rolecli.catalog import loading
from rolecli.catalog.layering import Layer, builtin_folder, find_layers
from rolecli.catalog.yaml_text import LOADER
from rolecli.store.opening import Store, ask, store_file

# The examples are the same in every run, and no check asks the clock: a busy machine changes
# nothing. `pytest --hypothesis-profile=explore` looks for others.
settings.register_profile(
    "rolecli",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("explore", settings.get_profile("rolecli"), derandomize=False)
settings.load_profile("rolecli")

SMALL = """\
language: de
roles:
  - id: koch
    title: Koch
    feminine: Köchin
    aliases: [Küchenchef, Chef de Cuisine]
    area: kueche
    level: head
    summary: Leitet die Küche.
    tasks:
      - text: Führung der Brigade
        topics: [fuehrung]
        responsibility: accountable
      - text: Planung der Speisekarte
        topics: [speisekarte, einkauf]
    skills:
      - {id: hygiene, importance: essential}
    works_with:
      - {with: kellner, about: Ablauf des Abends}
    sources: [buch]
  - id: kellner
    title: Kellner
    feminine: Kellnerin
    area: service
    level: assistant
    summary: Bedient die Gäste.
    tasks:
      - text: Beratung zur Speisekarte
        topics: [speisekarte]
    reports_to: [gast]
    sources: [buch]
concepts:
  - {id: kueche, kind: area, title: Küche, summary: Wo gekocht wird., sources: [buch]}
  - {id: service, kind: area, title: Service, summary: Wo bedient wird., sources: [buch]}
  - {id: fuehrung, kind: topic, title: Führung, summary: Menschen leiten., sources: [buch]}
  - {id: speisekarte, kind: topic, title: Speisekarte, summary: Was es gibt., sources: [buch]}
  - id: einkauf
    kind: topic
    title: Einkauf
    summary: Waren beschaffen.
    broader: [speisekarte]
    sources: [buch]
  - {id: hygiene, kind: topic, title: Hygiene, summary: Sauber arbeiten., sources: [buch]}
  - {id: gast, kind: stakeholder, title: Gast, summary: Wer isst., sources: [buch]}
contrasts:
  - id: kueche-service
    title: Küche und Service
    between: [kueche, service]
    statement: Die Küche kocht, der Service bringt.
    dimensions:
      - id: ort
        title: Ort
        sides: {kueche: Am Herd, service: Am Tisch}
    sources: [buch]
sources:
  - {id: buch, title: Das Kochbuch, language: de}
"""


@pytest.fixture(scope="session", autouse=True)
def _builtin_files_are_read_once() -> Iterator[None]:
    """Keep what was read of the built-in catalog: a hundred tests lay another one over it."""
    read = cache(loading.read_file)
    own = {*_builtin()[0].files}
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setattr(
            loading, "read_file", lambda file: (read if file in own else read.__wrapped__)(file)
        )
        yield


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder for stores that all tests share: a store is replaced, never changed.

    It holds the built-in catalog already, compiled once for all workers (whoever comes while
    another one compiles does it once more, which no test minds).
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "stores"
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("ROLECLI_CACHE_DIR", str(folder))
        ask(lambda _store: None, _builtin(), "de")
    return folder


def _builtin() -> tuple[Layer, ...]:
    folder = builtin_folder()
    return (Layer("builtin", folder, tuple(sorted(folder.glob("*.yaml")))),)


@pytest.fixture(scope="session")
def builtin_file(stores: Path) -> Path:
    """The compiled built-in catalog: to be read or copied, never written to."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("ROLECLI_CACHE_DIR", str(stores))
        return store_file(_builtin())


@pytest.fixture(scope="session")
def builtin_store(builtin_file: Path) -> Iterator[Store]:
    """A store of the built-in catalog."""
    connection = sqlite3.connect(f"{builtin_file.as_uri()}?mode=ro&immutable=1", uri=True)
    yield Store(connection, "de")
    connection.close()


@pytest.fixture(scope="session")
def entries() -> dict[str, list[Any]]:
    """What the files of the built-in catalog hold: entries by section."""
    found: dict[str, list[Any]] = {}
    for file in _builtin()[0].files:
        for section, listed in LOADER(file.read_text("utf-8")).get_single_data().items():
            if isinstance(listed, list):
                found.setdefault(section, []).extend(listed)
    return found


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's home, settings or language."""
    for name in ("ROLECLI_CATALOG", "ROLECLI_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("ROLECLI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    i18n.speak("de")


@pytest.fixture
def catalog(tmp_path: Path) -> Callable[[str], tuple[Layer, ...]]:
    """Write a catalog file and return the layers that hold it alone."""

    def write(text: str = SMALL, name: str = "catalog.yaml") -> tuple[Layer, ...]:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return find_layers([file], {}, builtin=False)

    return write


@pytest.fixture
def builtin() -> tuple[Layer, ...]:
    """The layers of the built-in catalog alone."""
    return find_layers([], {})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-docs", action="store_true", help="write what the console blocks print"
    )
