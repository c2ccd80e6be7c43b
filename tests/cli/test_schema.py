"""`rolecli schema`: what it prints, and that the answers are as it says."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, Draft202012Validator, ValidationError

KEPT = Path(__file__).parents[2] / "schema" / "catalog.schema.json"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECLI_LANG", "en")


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "concepts"),
        ("list", "areas", "--lang", "de"),
        ("list", "--topic", "preispolitik"),
        ("show", "bdm"),
        ("show", "vertriebsleiter", "--lang", "de"),
        ("show", "marketing"),
        ("show", "vertriebsassistenz", "crm", "kunden"),
        ("compare", "marketing", "vertrieb"),
        ("compare", "leiter-marketing", "vertriebsleiter", "leiter-e-commerce"),
        ("compare", "seo", "sem"),
        ("compare", "marketing", "sales-manager"),
        ("search", "budget"),
        ("who", "seo"),
        ("who", "seo", "--lang", "all"),
        ("search", "führung", "team", "--lang", "de"),
        ("list", "--lang", "all"),
        ("list", "--topic", "preispolitik", "--lang", "all"),
        ("show", "vertriebsleiter", "crm", "--lang", "all"),
        ("compare", "marketing", "vertrieb", "--lang", "all"),
        ("compare", "sales-manager", "vertriebsassistenz", "--lang", "all"),
        ("search", "budget", "--lang", "all"),
        ("info",),
    ],
)
def test_an_answer_is_as_its_schema_says(rolecli: Callable, arguments: tuple[str, ...]) -> None:
    schema = json.loads(rolecli("schema", arguments[0]).out)
    Draft202012Validator.check_schema(schema)
    answer = json.loads(rolecli(*arguments, "--json").out)
    assert answer
    Draft202012Validator(schema).validate(answer)


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (("list",), "level"),
        (("show", "bdm"), "codes"),
        (("show", "seo"), "narrower"),
        (("compare", "seo", "sem"), "similarity"),
        (("search", "budget"), "area"),
    ],
)
def test_a_key_left_out_of_an_answer_is_a_mistake(
    rolecli: Callable, arguments: tuple[str, ...], key: str
) -> None:
    schema = json.loads(rolecli("schema", arguments[0]).out)
    answer = json.loads(rolecli(*arguments, "--json").out)
    del (answer[0] if isinstance(answer, list) else answer)[key]
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(answer)


def test_the_schema_of_the_catalog_is_printed_as_it_is_kept(rolecli: Callable) -> None:
    printed = rolecli("schema", "catalog")
    assert (printed.out, printed.err, printed.code) == (KEPT.read_text("utf-8"), "", 0)
    Draft7Validator.check_schema(json.loads(printed.out))


def test_without_a_name_the_schemas_are_listed(rolecli: Callable) -> None:
    listed = rolecli("schema")
    names = [line.partition("\t")[0] for line in listed.out.splitlines()]
    assert names == ["catalog", "list", "show", "compare", "search", "who", "info"]
    rows = json.loads(rolecli("schema", "--json").out)
    assert [row["name"] for row in rows] == names
    assert all(row["describes"] for row in rows)


def test_a_schema_is_written_to_a_file(rolecli: Callable, tmp_path: Path) -> None:
    file = tmp_path / "search.json"
    done = rolecli("schema", "search", "-o", str(file))
    assert (done.out, done.err, done.code) == ("", "", 0)
    assert file.read_text("utf-8") == rolecli("schema", "search").out


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (
            ["katalog"],
            "Error: There is no schema named 'katalog'. Did you mean one of these?\n  catalog\n",
            1,
        ),
        (
            ["zzz"],
            "Error: There is no schema named 'zzz'.\n`rolecli schema` shows what there is.\n",
            1,
        ),
        (
            ["list", "-f", "csv"],
            "Error: A schema is JSON; it cannot be written as csv.\nLeave --format out.\n",
            2,
        ),
    ],
)
def test_what_cannot_be_printed_is_said(
    rolecli: Callable, arguments: list[str], said: str, code: int
) -> None:
    done = rolecli("schema", *arguments)
    assert (done.out, done.err, done.code) == ("", said, code)


def test_a_place_that_cannot_be_written_is_said(rolecli: Callable, tmp_path: Path) -> None:
    done = rolecli("schema", "list", "-o", str(tmp_path / "no" / "folder.json"))
    assert (done.out, done.code) == ("", 2)
    assert "folder.json cannot be written" in done.err
