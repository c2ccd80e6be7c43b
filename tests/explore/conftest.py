"""Open stores to ask: the built-in catalog, and a small one that has every case."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rolecli import i18n
from rolecli.catalog.layering import Layer
from rolecli.checks.verdict import load_checked
from rolecli.store.building import build
from rolecli.store.opening import Store
from rolecli.store.writing import filled

INN = """\
language: de
roles:
  - id: kellner
    title: Kellner
    feminine: Kellnerin
    area: service
    level: assistant
    summary: Bedient die Gäste.
    tasks:
      - {text: Beratung zur Speisekarte, topics: [speisekarte]}
    works_with:
      - {with: service, about: Dienstplan}
  - id: beikoch
    title: Beikoch
    area: kueche
    level: assistant
    summary: Hilft am Herd.
    tasks:
      - {text: Vorbereitung der Zutaten, topics: [mise-en-place], responsibility: supporting}
    skills:
      - {id: hygiene, importance: optional}
  - id: koch
    title: Koch
    feminine: Köchin
    aliases: [Küchenchef, Chef]
    area: kueche
    level: head
    summary: Leitet die Küche.
    tasks:
      - {text: Führung der Brigade, topics: [fuehrung], responsibility: accountable}
      - {text: Planung der Speisekarte, topics: [speisekarte, einkauf]}
    skills:
      - {id: hygiene, importance: essential}
      - {id: mise-en-place, importance: optional}
  - id: aushilfe
    title: Aushilfe
    summary: Springt ein.
  - id: gaertner
    title: Gärtner
    feminine: Gärtnerin
    aliases: [Chef des Gartens]
    area: garten
    level: manager
    summary: Zieht Kräuter.
    tasks:
      - {text: Anbau nach Warenkunde, topics: [warenkunde]}
concepts:
  - {id: leitsatz, kind: practice, title: Leitsatz, summary: Was alle teilen.}
  - {id: gastronomie, kind: area, title: Gastronomie, summary: Das ganze Haus.}
  - {id: service, kind: area, title: Service, summary: Wo bedient wird., broader: [gastronomie]}
  - {id: kueche, kind: area, title: Küche, summary: Wo gekocht wird., broader: [gastronomie]}
  - {id: garten, kind: area, title: Garten, summary: Wo es wächst.}
  - {id: speisekarte, kind: topic, title: Speisekarte, summary: Was es gibt.}
  - {id: einkauf, kind: topic, title: Einkauf, summary: Beschaffen., broader: [speisekarte]}
  - {id: warenkunde, kind: topic, title: Warenkunde, summary: Kennen., broader: [einkauf]}
  - {id: fuehrung, kind: topic, title: Führung, summary: Menschen leiten.}
  - {id: hygiene, kind: topic, title: Hygiene, summary: Sauber arbeiten.}
  - {id: mise-en-place, kind: method, title: Mise en Place, summary: Alles bereitlegen.}
  - {id: gast, kind: stakeholder, title: Gast, summary: Wer isst.}
contrasts:
  - id: kueche-service
    title: Küche und Service
    between: [kueche, service]
    statement: Die Küche kocht, der Service bringt.
    analogy: Wie Motor und Räder.
    overlap: Beide am Pass.
    shared: [speisekarte]
    dimensions:
      - {id: ort, title: Ort, sides: {kueche: Am Herd, service: Am Tisch}}
    frictions:
      - {from: kueche, about: service, text: Zu langsam.}
    old_views:
      - {from: service, about: kueche, text: Zu laut.}
    practices: [leitsatz]
    figures: [wege]
    note: Ein Bild.
    sources: [buch]
figures:
  - {id: wege, value: 7, unit: km, measures: Weg am Abend, sources: [buch]}
sources:
  - {id: buch, title: Das Kochbuch}
"""


@pytest.fixture(autouse=True)
def _english_messages(_own_surroundings: None) -> None:
    """The messages as they are written in the source, whether or not translations are built."""
    i18n.speak("en")


def _built(layer: Layer) -> sqlite3.Connection:
    catalog = load_checked([layer])
    connection = sqlite3.connect(":memory:", isolation_level=None)
    return filled(connection, lambda store: build(catalog, store, ""))


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Write a catalog and return a store of it alone."""
    opened = []

    def store(text: str) -> Store:
        file = tmp_path / "asked.yaml"
        file.write_text(text, encoding="utf-8")
        opened.append(_built(Layer("option", file, (file,))))
        return Store(opened[-1], "de")

    yield store
    for connection in opened:
        connection.close()


@pytest.fixture
def inn(stored: Callable[[str], Store]) -> Store:
    """A store of the small catalog above."""
    return stored(INN)
