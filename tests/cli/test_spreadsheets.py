"""CSV for people with spreadsheets: the same columns always, and a file that Excel opens."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

Rolecli = Callable[..., Any]


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["show", "vertriebsleiter"], ["show", "seo"]),
        (["show", "vertriebsleiter"], ["show", "marketing", "leiter-marketing"]),
        (["list"], ["list", "--topic", "seo"]),
        (["list"], ["list", "concepts"]),
        (["search", "preis"], ["search", "neue", "kunden"]),
        (["who", "seo"], ["who", "messen"]),
        (["compare", "marketing", "vertrieb"], ["compare", "vertriebsleiter", "seo", "crm"]),
        (["compare", "marketing", "vertrieb"], ["compare", "vertriebsleiter", "sales-manager"]),
    ],
)
def test_each_command_has_the_same_columns_always(
    rolecli: Rolecli, one: list[str], other: list[str]
) -> None:
    header, second = (rolecli(*call, "-f", "csv").out.splitlines()[0] for call in (one, other))
    assert header == second


def test_a_task_keeps_its_responsibility_and_its_topics(rolecli: Rolecli, tmp_path: Path) -> None:
    file = tmp_path / "k.yaml"
    file.write_text(
        "roles: [{id: koch, title: Koch, summary: x, tasks: [{id: g, text: Garen, topics: [a, b],"
        " responsibility: beratend, sources: [q]}], skills: [{id: a, importance: optional}]}]\n"
        "concepts: [{id: a, kind: topic, title: A, summary: x},"
        " {id: b, kind: topic, title: B, summary: x}]\nsources: [{id: q, title: Q}]\n",
        encoding="utf-8",
    )
    own = ("--catalog", file, "--no-builtin")
    [role] = lines(rolecli(*own, "show", "koch", "-f", "csv").out)
    assert role["tasks"] == "Garen (consulted, g, a, b, q)"
    assert role["skills"] == "A (optional, a)"
    [row] = lines(rolecli(*own, "list", "--topic", "a", "-f", "csv").out)
    assert row["tasks"] == "Garen (consulted, g, a, b, q)"
    [doer] = lines(rolecli(*own, "who", "garen", "-f", "csv").out)
    assert doer["tasks"] == "Garen (consulted, g, a, b, q)"


def test_an_excel_file_has_a_mark_semicolons_and_the_line_ends_of_windows(
    rolecli: Rolecli, tmp_path: Path
) -> None:
    file = tmp_path / "rollen.csv"
    done = rolecli("list", "-o", file, "--excel")
    assert (done.code, done.out, done.err) == (0, "", "")
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid;kind;title;")
    assert content.count(b"\n") == content.count(b"\r\n") > 9
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_formula_stays_a_text_in_an_excel_file(rolecli: Rolecli, tmp_path: Path) -> None:
    file = tmp_path / "k.yaml"
    file.write_text(
        "roles: [{id: a, title: '=1+1', summary: 'x;=2+2', level: head}]\n", encoding="utf-8"
    )
    done = rolecli("--catalog", file, "--no-builtin", "list", "-f", "csv", "--excel")
    assert done.out.splitlines()[1].split(";")[:3] == ["a", "role", "'=1+1"]
    assert '"x;\'=2+2"' in done.out


@pytest.mark.parametrize("options", [[], ["--json"], ["-f", "yaml"], ["-o", "liste.txt"]])
def test_excel_is_for_csv_alone(rolecli: Rolecli, options: list[str]) -> None:
    done = rolecli("list", "--excel", *options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Fehler: --excel ist nur für CSV, hier käme ")
    assert "--format csv" in done.err
    assert not Path("liste.txt").exists()
