"""How well search finds: MRR, success at 1 and at 10, and milliseconds a query.

Beside rolecli stand what anyone could run instead, on the same labels: SQLite's full-text search
with trigrams and with words, and rapidfuzz's WRatio. The data is public and stays outside: ESCO's
CSV files in `esco/`, a folder `melo-*/` for each set of the MELO benchmark.
"""

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import catalogs
import forms
from rapidfuzz import fuzz, process

from rolecli.answer import Answer
from rolecli.catalog.layering import find_layers
from rolecli.errors import RolecliError
from rolecli.explore.search import search
from rolecli.store.opening import Store, ask
from rolecli.text import fold

DEPTH = 100  # ranks looked at
Ranker = Callable[[str], Iterable[str]]


class Figures(NamedTuple):
    """Means over queries; time is in milliseconds a query."""

    mrr: float
    first: float
    tenth: float
    time: float


def measured(ranker: Ranker, questions: Sequence[forms.Question]) -> Figures:
    """Return how well a ranker answers the questions."""
    start = time.perf_counter()
    found = [list(dict.fromkeys(ranker(question.text)))[:DEPTH] for question in questions]
    took = 1000 * (time.perf_counter() - start)
    ranks = [
        next((rank for rank, key in enumerate(keys, 1) if key in question.answers), 0)
        for question, keys in zip(questions, found, strict=True)
    ]
    count = len(questions)
    return Figures(
        sum(1 / rank for rank in ranks if rank) / count,
        ranks.count(1) / count,
        sum(1 <= rank <= 10 for rank in ranks) / count,  # noqa: PLR2004
        took / count,
    )


def rolecli(store: Store, keys: Mapping[str, str]) -> Ranker:
    """Return rolecli's own search; `keys` are the answers' keys by the ids of entries."""

    def ranker(query: str) -> list[str]:
        try:
            return [keys[hit.id] for hit in search(store, query, DEPTH).value if hit.id in keys]
        except RolecliError:
            return []

    return ranker


def fts5(names: Mapping[str, Sequence[str]], tokenizer: str) -> Ranker:
    """Return SQLite's full-text search, a row a label, ranked by BM25."""
    pairs = catalogs.pairs(names)
    index = sqlite3.connect(":memory:")
    index.execute(f"CREATE VIRTUAL TABLE label USING fts5 (text, tokenize = '{tokenizer}')")
    index.executemany(
        "INSERT INTO label (rowid, text) VALUES (?, ?)",
        ((row, fold(text)) for row, (text, _key) in enumerate(pairs)),
    )

    def terms(query: str) -> Iterable[str]:
        folded = fold(query).replace('"', " ")
        if tokenizer != "trigram":
            return folded.split()
        return dict.fromkeys(folded[at : at + 3] for at in range(len(folded) - 2))

    def ranker(query: str) -> list[str]:
        asked = " OR ".join(f'"{term}"' for term in terms(query))
        if not asked:  # fewer than three letters
            return []
        found = index.execute(
            "SELECT rowid FROM label WHERE label MATCH ? ORDER BY rank LIMIT ?", (asked, 5 * DEPTH)
        )
        return [pairs[row][1] for (row,) in found]

    return ranker


def wratio(names: Mapping[str, Sequence[str]]) -> Ranker:
    """Return rapidfuzz's WRatio over all labels."""
    pairs = catalogs.pairs(names)
    labels = [fold(text) for text, _key in pairs]

    def ranker(query: str) -> list[str]:
        found = process.extract(fold(query), labels, scorer=fuzz.WRatio, limit=5 * DEPTH)
        return [pairs[row][1] for _label, _score, row in found]

    return ranker


def melo_questions(folder: Path) -> list[forms.Question]:
    """Return the queries of a MELO set; right is any concept that has a relevant label."""
    concept = dict(catalogs.rows(folder / "concept_mapping.tsv"))
    answers: dict[str, set[str]] = {}
    for query, _none, label, _one in catalogs.rows(folder / "annotations.tsv"):
        answers.setdefault(query, set()).add(concept[label])
    return [
        forms.Question("", text, frozenset(answers[key]))
        for key, text in catalogs.rows(folder / "queries.tsv")
        if key in answers
    ]


def bench_melo(folder: Path) -> None:
    """Print rolecli and the baselines on a MELO set."""
    names, questions = catalogs.melo(folder), melo_questions(folder)
    print(f"\n{folder.name}: {len(questions)} queries, {len(names)} concepts, labels alone")
    header()
    for name, ranker in (
        ("rolecli search", rolecli(*catalogs.named(names))),
        ("FTS5 trigram", fts5(names, "trigram")),
        ("FTS5 words", fts5(names, "unicode61")),
        ("rapidfuzz WRatio", wratio(names)),
    ):
        row(name, measured(ranker, questions))


def bench_forms(folder: Path, most: int | None) -> None:
    """Print rolecli on every kind of form of ESCO's German labels, and FTS5 beside it."""
    names = catalogs.esco_labels(folder)
    with tempfile.TemporaryDirectory() as scratch:
        catalog = catalogs.esco(folder, Path(scratch) / "esco.yaml")
    keys = {key: role.entry.codes.esco.uri for key, role in catalog.roles.items()}
    ours, theirs = rolecli(catalogs.built(catalog), keys), fts5(names, "trigram")
    asked: dict[str, list[forms.Question]] = {}
    for question in forms.questions(names, most):
        asked.setdefault(question.kind, []).append(question)
    shown = f"{most or 'all'} of a kind at most"
    print(f"\nforms of ESCO's labels, on the catalog imported: {len(names)} roles, {shown}")
    header("  FTS5 trigram")
    found = []
    for kind, questions in asked.items():
        found.append(measured(ours, questions))
        row(f"{kind} ({len(questions)})", found[-1], measured(theirs, questions))
    average = Figures(*(sum(column) / len(found) for column in zip(*found, strict=True)))
    row("average of the kinds", average)
    row("worst kind", min(found))


def bench_floor() -> None:
    """Print what the built-in catalog answers first, and what it rightly does not answer."""
    folder = Path(__file__).parents[1] / "tests" / "data" / "search"
    wanted = [pair.split("\t") for pair in _lines(folder / "found.tsv")]
    refused = _lines(folder / "nothing.txt")

    def first(store: Store, question: str) -> str:
        try:
            return str(search(store, question, 1).value[0].id)
        except RolecliError:
            return ""

    def count(store: Store) -> Answer[tuple[int, int]]:
        right = sum(first(store, question) == meant for question, meant in wanted)
        return Answer("", (right, sum(not first(store, question) for question in refused)))

    right, none = ask(count, find_layers((), {}), "de").value
    print(f"precision at 1: {right} of {len(wanted)}; rightly refused: {none} of {len(refused)}")


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]


def header(more: str = "") -> None:
    """Print the head of a table."""
    print(f"{'':<32}{'MRR':>8}{'first':>8}{'top 10':>8}{'time':>11}{more}")


def row(name: str, figures: Figures, beside: Figures | None = None) -> None:
    """Print a row; `beside` adds the MRR of a baseline."""
    mrr, first, tenth, took = figures
    more = f"{beside.mrr:>14.3f}" if beside else ""
    print(f"{name:<32}{mrr:>8.3f}{first:>8.3f}{tenth:>8.3f}{took:>8.1f} ms{more}", flush=True)


def main() -> None:
    """Print every table the data allows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "data", type=Path, nargs="?", default=Path(), help="the folder of esco/ and melo-*/"
    )
    parser.add_argument("--forms", type=int, default=200, help="how many a kind; 0 is all")
    given = parser.parse_args()
    bench_floor()
    sets = sorted(given.data.glob("melo-*/queries.tsv"))
    if not sets:
        print(f"No MELO set (melo-*/queries.tsv) in {given.data}: skipped.")
    for file in sets:
        bench_melo(file.parent)
    esco = given.data / "esco"
    if (esco / "occupations_de.csv").exists():
        bench_forms(esco, given.forms or None)
    else:
        print(f"No ESCO (occupations_de.csv) in {esco}: skipped.")


if __name__ == "__main__":
    main()
