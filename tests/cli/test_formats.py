"""What each command writes in each format."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from rolecli.present.formats import Format

CALLS = {
    "list": ["list"],
    "list areas": ["list", "areas"],
    "list concepts": ["list", "concepts"],
    "show a role": ["show", "vertriebsleiter"],
    "show an area": ["show", "vertrieb"],
    "show several": ["show", "bdm", "marketing"],
    "compare areas": ["compare", "marketing", "vertrieb"],
    "compare roles": ["compare", "leiter-marketing", "vertriebsleiter", "leiter-e-commerce"],
    "search": ["search", "budget", "--limit", "99"],
    "who": ["who", "budget"],
}
SEVERAL = ("list", "list areas", "list concepts", "show several", "search", "who")
ONE = tuple(name for name in CALLS if name not in SEVERAL)

ROW = {"id", "kind", "title", "summary"}
ROLE = {
    *("id", "kind", "title", "aliases", "area", "level", "summary", "tasks", "skills"),
    "sources",
}
COMPARISON = {"items", "aspects", "contrasts", "similarity"}

MARKDOWN_LINE = re.compile(r"(#{1,3} |- |\| |$|[^#|])")
BOXES = re.compile("[\u2500-\u257f\u2022]")  # box drawing, bullets

PRANKS = """\
language: de
roles:
  - id: streich
    title: '=HYPERLINK("https://x.example")'
    area: unfug
    summary: "+1 [bold]rot[/bold] <b>fett</b> | *a*"
    tasks:
      - {text: '@SUM(A1:A9)', topics: [unfug-thema]}
    sources: [buch]
concepts:
  - {id: unfug, kind: area, title: Unfug, summary: '-1', sources: [buch]}
  - {id: unfug-thema, kind: topic, title: Thema, summary: Ein Thema., sources: [buch]}
sources:
  - {id: buch, title: Ein Buch}
"""


@pytest.fixture
def pranks(tmp_path: Path) -> list[str]:
    """The options for a catalog whose texts are formulas and markup."""
    file = tmp_path / "pranks.yaml"
    file.write_text(PRANKS, "utf-8")
    return ["--no-builtin", "--catalog", str(file)]


@pytest.fixture
def answered(rolecli: Callable) -> Callable[..., str]:
    """Run a call of CALLS in a format and return what it answers."""

    def answer(call: str, form: str, *more: str) -> str:
        done = rolecli(*CALLS[call], "--format", form, *more)
        assert (done.code, done.err) == (0, "")
        return done.out

    return answer


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("call", CALLS)
def test_every_command_answers_in_every_format(answered: Callable, call: str, form: Format) -> None:
    text = answered(call, form)
    assert text.strip()
    assert text.endswith("\n")
    assert "\x1b" not in text


@pytest.mark.parametrize("call", CALLS)
def test_json_is_short_for_format_json(rolecli: Callable, answered: Callable, call: str) -> None:
    assert rolecli(*CALLS[call], "--json").out == answered(call, "json")


@pytest.mark.parametrize("call", SEVERAL)
def test_several_answers_are_an_array(answered: Callable, call: str) -> None:
    assert isinstance(json.loads(answered(call, "json")), list)


@pytest.mark.parametrize("call", ONE)
def test_one_answer_is_an_object(answered: Callable, call: str) -> None:
    assert isinstance(json.loads(answered(call, "json")), dict)


def test_one_answer_of_a_list_is_still_an_array(rolecli: Callable) -> None:
    chosen = ("--area", "kommunikation", "--level", "head")
    rows = json.loads(rolecli("list", *chosen, "--json").out)
    assert [row["id"] for row in rows] == ["leiter-unternehmenskommunikation"]


@pytest.mark.parametrize("call", CALLS)
def test_yaml_holds_what_json_holds(answered: Callable, call: str) -> None:
    assert yaml.safe_load(answered(call, "yaml")) == json.loads(answered(call, "json"))


@pytest.mark.parametrize("call", CALLS)
def test_jsonl_holds_a_record_a_line(answered: Callable, call: str) -> None:
    records = [json.loads(line) for line in answered(call, "jsonl").splitlines()]
    whole = json.loads(answered(call, "json"))
    assert records == (whole if isinstance(whole, list) else [whole])


@pytest.mark.parametrize("call", CALLS)
def test_csv_has_a_title_for_every_cell(answered: Callable, call: str) -> None:
    rows = [*csv.reader(io.StringIO(answered(call, "csv"), newline=""))]
    assert len({len(row) for row in rows}) == 1
    assert all(rows[0])
    assert len(rows) > 1


@pytest.mark.parametrize("call", ["list", "list areas", "list concepts", "search"])
def test_csv_has_a_row_for_every_record(answered: Callable, call: str) -> None:
    rows = [*csv.DictReader(io.StringIO(answered(call, "csv"), newline=""))]
    records = json.loads(answered(call, "json"))
    assert [row["id"] for row in rows] == [record["id"] for record in records]


def test_csv_guards_against_formulas(rolecli: Callable, pranks: list[str]) -> None:
    for command in (["list"], ["show", "streich"], ["search", "hyperlink"]):
        text = rolecli(*command, *pranks, "-f", "csv").out
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert any("HYPERLINK" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_a_catalog_with_escape_codes_is_refused_without_writing_them(
    rolecli: Callable, tmp_path: Path
) -> None:
    file = tmp_path / "streich.yaml"
    file.write_text(
        'concepts: [{id: a, kind: area, title: A, summary: "\\e[31mrot"}]', encoding="utf-8"
    )
    for command in (["list"], ["validate"]):
        done = rolecli(*command, "--catalog", str(file))
        assert done.code == 3
        assert "\x1b" not in done.out + done.err
        assert "U+001B" in done.out + done.err


@pytest.mark.parametrize("form", ["table", "plain"])
def test_markup_in_a_text_stays_text(rolecli: Callable, pranks: list[str], form: str) -> None:
    assert "[bold]rot[/bold] <b>fett</b> | *a*" in rolecli(
        "show", "streich", *pranks, "-f", form
    ).out.replace("\n", " ")


def test_json_keeps_every_character(rolecli: Callable, pranks: list[str]) -> None:
    answer = json.loads(rolecli("show", "streich", *pranks, "--json").out)
    assert answer["summary"] == "+1 [bold]rot[/bold] <b>fett</b> | *a*"


@pytest.mark.parametrize("call", CALLS)
def test_markdown_has_titles_lists_tables_and_text(answered: Callable, call: str) -> None:
    lines = answered(call, "markdown").splitlines()
    assert all(MARKDOWN_LINE.match(line) for line in lines)
    tables = re.findall(r"(?:^\|.*\n)+", "\n".join(lines) + "\n", re.MULTILINE)
    for table in tables:
        rows = [re.split(r"(?<!\\)\|", row) for row in table.splitlines()]
        assert len({len(row) for row in rows}) == 1
        assert set(rows[1][1:-1]) == {" --- "}


@pytest.mark.parametrize("call", CALLS)
def test_plain_text_has_no_boxes(answered: Callable, call: str) -> None:
    # A dot that marks a shared topic is a cell's text; rules and corners are not.
    assert not BOXES.search(answered(call, "plain"))


def test_plain_text_has_a_line_a_row(answered: Callable) -> None:
    lines = answered("list", "plain").splitlines()
    rows = json.loads(answered("list", "json"))
    assert [line.split("\t")[0] for line in lines] == [row["id"] for row in rows]
    assert [line.split("\t")[-1] for line in lines] == [row["summary"] for row in rows]


def test_plain_text_wraps_and_cuts_nothing(answered: Callable) -> None:
    lines = answered("show a role", "plain").splitlines()
    role = json.loads(answered("show a role", "json"))
    for paragraph in role["description"].split("\n\n"):
        assert paragraph in lines
    tasks = [line[2:] for line in lines if line[:2] in ("● ", "◐ ", "○ ", "◇ ", "· ")]
    assert all(any(line.startswith(task["text"]) for line in tasks) for task in role["tasks"])


def test_a_pipe_gets_plain_text(rolecli: Callable, answered: Callable) -> None:
    assert rolecli("list").out == answered("list", "plain")


@pytest.mark.parametrize("subject", ["roles", "concepts", "areas"])
def test_list_rows_have_their_keys(rolecli: Callable, subject: str) -> None:
    rows = json.loads(rolecli("list", subject, "--json").out)
    more = {"area", "level"} if subject == "roles" else set()
    assert all(set(row) >= ROW | more for row in rows)


def test_every_role_has_its_keys(rolecli: Callable) -> None:
    ids = [row["id"] for row in json.loads(rolecli("list", "--json").out)]
    for role in json.loads(rolecli("show", *ids, "--json").out):
        assert set(role) >= ROLE
        assert role["tasks"]
        assert all(set(task) >= {"text", "topics", "responsibility"} for task in role["tasks"])
        assert all(set(skill) >= {"id", "importance"} for skill in role["skills"])


def test_a_comparison_has_its_keys(answered: Callable) -> None:
    areas = json.loads(answered("compare areas", "json"))
    assert set(areas) >= COMPARISON
    assert [item["id"] for item in areas["items"]] == ["marketing", "vertrieb"]
    assert all(contrast["title"] for contrast in areas["contrasts"])
    assert all(set(row["sides"]) == {"marketing", "vertrieb"} for row in areas["contrasts"])
    assert 0 <= areas["similarity"] <= 1


def test_a_comparison_without_a_contrast_has_the_same_keys(answered: Callable) -> None:
    areas = json.loads(answered("compare areas", "json"))
    roles = json.loads(answered("compare roles", "json"))
    assert set(roles) == set(areas)
    assert roles["contrasts"] == []


def test_a_hit_has_its_keys(answered: Callable) -> None:
    hits = json.loads(answered("search", "json"))
    assert all(set(hit) >= {"id", "kind", "title", "score", "matches"} for hit in hits)
    assert all(hit["matches"] for hit in hits)
    assert all(set(match) >= {"field", "text"} for hit in hits for match in hit["matches"])


@pytest.mark.parametrize("call", CALLS)
def test_keys_are_snake_case(answered: Callable, call: str) -> None:
    answer = json.loads(answered(call, "json"))
    for record in answer if isinstance(answer, list) else [answer]:
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in record)


@pytest.mark.parametrize("call", CALLS)
def test_keys_are_the_same_in_both_languages(answered: Callable, call: str) -> None:
    german, english = (json.loads(answered(call, "json", "--lang", code)) for code in ("de", "en"))
    if call != "search":
        assert shape(german) == shape(english)


def shape(value: Any) -> Any:
    """Return the keys of a record's fields, without what they hold."""
    if isinstance(value, dict):
        told = {key: inner for key, inner in value.items() if key not in ("aliases", "lang")}
        return {key: shape(inner) for key, inner in told.items()}
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    return None
