"""Catalogs to measure with: from ESCO's labels, from a benchmark's labels, and made up."""

import csv
import random
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rolecli.catalog.format import ConceptEntry, RoleEntry, TaskEntry
from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import Catalog, Located
from rolecli.catalog.reading import Document
from rolecli.checks.verdict import load_checked
from rolecli.importing.esco import import_esco
from rolecli.store.building import build
from rolecli.store.opening import Store

LANGUAGE = "de"
_LAYER = Layer("benchmark", Path(), ())


def esco(folder: Path, file: Path) -> Catalog:
    """Return the catalog that the import makes of ESCO's German files; it is written to `file`."""
    file.write_text(import_esco([folder], [LANGUAGE]).yaml(), encoding="utf-8")
    return load_checked([Layer("benchmark", file, (file,))])


def esco_labels(folder: Path) -> dict[str, list[str]]:
    """Return the labels of ESCO's German occupations by URI, the preferred one first.

    A preferred label "X/Y" in two forms is two labels.
    """
    with (folder / f"occupations_{LANGUAGE}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        row["conceptUri"]: list(
            dict.fromkeys(
                filter(None, [*_forms(row["preferredLabel"]), *row["altLabels"].split("\n")])
            )
        )
        for row in rows
    }


def _forms(label: str) -> list[str]:
    first, slash, second = label.partition("/")
    twice = slash and len(first.split()) == len(second.split()) and second[:1] == first[:1]
    return [first, second] if twice else [label]


def melo(folder: Path) -> dict[str, list[str]]:
    """Return the labels of a MELO corpus by concept, in the order of the corpus."""
    label = dict(rows(folder / "corpus_elements.tsv"))
    names: dict[str, list[str]] = {}
    for key, concept in rows(folder / "concept_mapping.tsv"):
        names.setdefault(concept, []).append(label[key])
    return names


def rows(file: Path) -> list[list[str]]:
    """Return the cells of a file of tab-separated values without quotes."""
    return [line.split("\t") for line in file.read_text("utf-8").splitlines()]


def generated(count: int) -> Catalog:
    """Return a made-up catalog of `count` roles, the same each time."""
    chance = random.Random(count)  # noqa: S311  nothing secret
    syllables = ["ba", "do", "fer", "gel", "hin", "kor", "lam", "mus", "nat", "pril", "rund", "tos"]
    words = ["".join(chance.choices(syllables, k=3)) for _ in range(count // 5 + 50)]
    roles = {}
    for number in range(count):
        title = f"{chance.choice(words)}{chance.choice(words)}er {chance.choice(words)}".title()
        tasks = [
            TaskEntry.model_construct(
                id=None,
                text={LANGUAGE: f"{chance.choice(words)} und {chance.choice(words)} planen"},
                topics=["topic"],
                responsibility="responsible",
            )
            for _ in range(3)
        ]
        roles[f"role-{number}"] = role(f"role-{number}", [title], tasks)
    return catalog_of(roles)


def role(key: str, names: Sequence[str], tasks: Sequence[TaskEntry] = ()) -> RoleEntry:
    """Return a role with these names, the first as its title."""
    return RoleEntry.model_construct(
        id=key,
        title={LANGUAGE: names[0]},
        aliases={LANGUAGE: list(names[1:])},
        summary={LANGUAGE: ""},
        tasks=list(tasks),
    )


def catalog_of(roles: Mapping[str, RoleEntry]) -> Catalog:
    """Return a catalog of these roles and the one topic their tasks may name."""
    topic = ConceptEntry.model_construct(
        id="topic", kind="topic", title={LANGUAGE: "Thema"}, summary={LANGUAGE: ""}
    )
    return Catalog(
        LANGUAGE, _located(roles), _located({"topic": topic}), {}, {}, {}, layers=(_LAYER,)
    )


def _located(entries: Mapping) -> dict:
    nowhere = Document(Path(), {}, {})
    return {key: Located(entry, nowhere, (), _LAYER, {}) for key, entry in entries.items()}


def built(catalog: Catalog) -> Store:
    """Return a store in memory of a catalog."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build(catalog, connection, "")
    return Store(connection, LANGUAGE)


def named(names: Mapping[str, Sequence[str]]) -> tuple[Store, dict[str, str]]:
    """Return a store in memory of roles with these names, and the key of each of its ids."""
    keys = {f"r{number}": key for number, key in enumerate(names)}
    roles = {short: role(short, names[key]) for short, key in keys.items()}
    return built(catalog_of(roles)), keys


def pairs(names: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Return every name with its owner."""
    return [(name, key) for key, all_names in names.items() for name in all_names]
