"""The options of all commands, names as people type them, and help."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rolecli import __version__
from rolecli.cli import app


def small(tmp_path: Path, key: str, title: str) -> Path:
    """Write a catalog of one concept and return its file."""
    file = tmp_path / f"{key}.yaml"
    file.write_text(
        f"language: de\nconcepts:\n  - {{id: {key}, kind: topic, title: {title}, "
        f"summary: Ein Begriff., sources: [{key}-buch]}}\n"
        f"sources:\n  - {{id: {key}-buch, title: Ein Buch}}\n",
        "utf-8",
    )
    return file


def listed(done: Any) -> list[str]:
    assert (done.code, done.err) == (0, "")
    return [row["id"] for row in json.loads(done.out)]


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "behind it"])
def test_a_catalog_can_be_named_anywhere(rolecli: Callable, tmp_path: Path, before: bool) -> None:
    option = ["--catalog", small(tmp_path, "zimt", "Zimt")]
    command = ["list", "concepts", "--json"]
    ids = listed(rolecli(*option, *command) if before else rolecli(*command, *option))
    assert "zimt" in ids
    assert "marketing" in ids


def test_catalogs_add_up_wherever_they_are_named(rolecli: Callable, tmp_path: Path) -> None:
    zimt, salz, mohn = (small(tmp_path, key, key) for key in ("zimt", "salz", "mohn"))
    done = rolecli(
        *("--no-builtin", "--catalog", zimt, "--catalog", salz),
        *("list", "concepts", "--json", "--catalog", mohn),
    )
    assert set(listed(done)) == {"zimt", "salz", "mohn"}


def test_a_later_catalog_wins(rolecli: Callable, tmp_path: Path) -> None:
    first, second = (small(tmp_path / name, "zimt", name) for name in folders(tmp_path))
    for catalogs, title in (((first, second), "second"), ((second, first), "first")):
        options = [part for file in catalogs for part in ("--catalog", file)]
        done = rolecli("show", "zimt", "--json", *options)
        assert json.loads(done.out)["title"] == title


def folders(tmp_path: Path) -> Iterator[str]:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        yield name


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "behind it"])
def test_the_builtin_catalog_can_be_left_out(
    rolecli: Callable, tmp_path: Path, before: bool
) -> None:
    command = ["list", "concepts", "--json", "--catalog", small(tmp_path, "zimt", "Zimt")]
    done = rolecli("--no-builtin", *command) if before else rolecli(*command, "--no-builtin")
    assert listed(done) == ["zimt"]


def test_without_any_catalog_there_is_advice(rolecli: Callable) -> None:
    done = rolecli("list", "--no-builtin")
    assert (done.code, done.out) == (3, "")
    assert "--catalog" in done.err


def test_a_catalog_can_be_named_in_the_environment(
    rolecli: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECLI_CATALOG", str(small(tmp_path, "zimt", "Zimt")))
    assert "zimt" in listed(rolecli("list", "concepts", "--json"))


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "behind it"])
def test_the_language_can_be_chosen_anywhere(rolecli: Callable, before: bool) -> None:
    command = ["show", "vertrieb", "--json"]
    done = rolecli("--lang", "en", *command) if before else rolecli(*command, "--lang", "en")
    assert json.loads(done.out)["title"] == "Sales"


def test_the_language_of_the_environment_counts(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECLI_LANG", "en")
    assert json.loads(rolecli("show", "vertrieb", "--json").out)["title"] == "Sales"


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "behind it"])
def test_the_option_wins_over_the_environment(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch, before: bool
) -> None:
    monkeypatch.setenv("ROLECLI_LANG", "en")
    command = ["show", "vertrieb", "--json"]
    done = rolecli("--lang", "de", *command) if before else rolecli(*command, "--lang", "de")
    assert json.loads(done.out)["title"] == "Vertrieb"


def test_the_last_language_named_wins(rolecli: Callable) -> None:
    done = rolecli("--lang", "en", "show", "vertrieb", "--json", "--lang", "de")
    assert json.loads(done.out)["title"] == "Vertrieb"


def test_a_wrong_language_in_the_environment_is_named(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECLI_LANG", "tlh")
    done = rolecli("list")
    assert (done.code, done.out) == (2, "")
    assert "ROLECLI_LANG" in done.err
    assert "tlh" in done.err


def test_an_empty_language_in_the_environment_is_none(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECLI_LANG", "")
    assert json.loads(rolecli("show", "vertrieb", "--json").out)["title"] == "Vertrieb"


def test_errors_are_in_the_language_chosen(rolecli: Callable) -> None:
    assert rolecli("show", "xyzzyq", "--lang", "en").err.startswith("Error: There is no role")
    assert rolecli("show", "xyzzyq", "--lang", "de").err.startswith("Fehler: Es gibt keine Rolle")


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "list"], ["--version", "nix"]])
def test_the_version_is_shown(rolecli: Callable, arguments: list[str]) -> None:
    assert rolecli(*arguments) == (0, f"rolecli {__version__}\n", "")


def test_without_arguments_there_is_help(rolecli: Callable) -> None:
    done = rolecli()
    assert (done.code, done.err) == (0, "")
    assert done.out == rolecli("--help").out
    assert all(command in done.out for command in app.COMMANDS)


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", app.COMMANDS)
def test_every_command_explains_itself(rolecli: Callable, command: str, option: str) -> None:
    done = rolecli(command, option)
    assert (done.code, done.err) == (0, "")
    assert f"rolecli {command}" in done.out


def parameters() -> Iterator[Any]:
    group = app._command()  # noqa: SLF001  what Typer made of the commands is known there alone
    context = type("Context", (), {"parent": None})()
    for command in [group, *(group.get_command(context, name) for name in app.COMMANDS)]:
        yield pytest.param(command.help, id=f"{command.name}")
        for parameter in command.params:
            yield pytest.param(
                getattr(parameter, "help", None), id=f"{command.name} {parameter.name}"
            )


@pytest.mark.parametrize("text", [*parameters()])
def test_everything_has_help(text: str | None) -> None:
    assert text
    assert text.endswith(".")


@pytest.mark.parametrize("command", [(), *((name,) for name in app.COMMANDS)])
def test_help_is_in_the_language_chosen(process: Callable, command: tuple[str, ...]) -> None:
    german = process(*command, "--help", "--lang", "de").out
    english = process(*command, "--help", "--lang", "en").out
    assert "Den eingebauten Katalog weglassen." in german
    assert "Leave the built-in catalog out." in english
    assert not re.search("[äöüÄÖÜß]", english)


NAMES = {
    "Vertriebsleiterin": "vertriebsleiter",
    "vertriebsleiter:in (m/w/d)": "vertriebsleiter",
    "Vertriebsleiter/-in": "vertriebsleiter",
    "VERTRIEBSLEITERINNEN": "vertriebsleiter",
    "Head of Sales": "vertriebsleiter",
    "Leiter Vertrieb": "vertriebsleiter",
    "Leiterin Marketing": "leiter-marketing",
    "BDM": "business-development-manager",
    "bdm": "business-development-manager",
    "Head of E‑Commerce": "leiter-e-commerce",
    "ecommerce-leiter": "leiter-e-commerce",
    "Vertriebsass": "vertriebsassistenz",
    "marketing": "marketing",
    "Marketing": "marketing",
    "vertrieb": "vertrieb",
    "Business Development": "business-development",
    "E-Commerce": "e-commerce",
    "Verkaufsfoerderung": "verkaufsfoerderung",
    "Verkaufsförderung": "verkaufsfoerderung",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_understood_as_people_write_it(rolecli: Callable, name: str) -> None:
    done = rolecli("show", name, "--json")
    said = "Beiseitegelassen: (m/w/d)\n" if "(m/w/d)" in name else ""
    assert (done.code, done.err) == (0, said)
    assert json.loads(done.out)["id"] == NAMES[name]


def test_a_name_that_begins_with_a_dash_can_be_shown(rolecli: Callable) -> None:
    assert rolecli("show", "--json", "--", "-vertrieb").code == 0


@pytest.mark.parametrize("area", ["vertrieb", "Vertrieb", "Sales", "VERTRIEB"])
def test_a_list_is_narrowed_by_an_area_as_people_write_it(rolecli: Callable, area: str) -> None:
    rows = json.loads(rolecli("list", "--area", area, "--json").out)
    assert {row["area"] for row in rows} == {"vertrieb"}


def test_filters_add_up(rolecli: Callable) -> None:
    area, level = ("--area", "marketing"), ("--level", "manager")
    both = listed(rolecli("list", *area, *level, "--json"))
    managers = listed(rolecli("list", *level, "--json"))
    assert "online-marketing-manager" in both
    assert both == [key for key in listed(rolecli("list", *area, "--json")) if key in managers]
    assert len(both) < len(managers)


@pytest.mark.parametrize("order", ["area", "title", "id", "level"])
def test_an_order_changes_nothing_but_the_order(rolecli: Callable, order: str) -> None:
    ids = listed(rolecli("list", "--sort", order, "--json"))
    assert sorted(ids) == sorted(listed(rolecli("list", "--json")))
    if order == "id":
        assert ids == sorted(ids)


@pytest.mark.parametrize("subject", ["roles", "concepts", "areas"])
def test_a_filter_gives_the_same_in_json_and_for_people(rolecli: Callable, subject: str) -> None:
    for filters in ([], ["--topic", "budget"] if subject != "areas" else [], ["--sort", "title"]):
        ids = listed(rolecli("list", subject, *filters, "--json"))
        lines = rolecli("list", subject, *filters).out.splitlines()
        assert [line.split("\t")[0] for line in lines] == ids


def test_no_limit_is_too_high(rolecli: Callable) -> None:
    huge = rolecli("search", "marketing", "--limit", str(10**30), "--json")
    assert huge == rolecli("search", "marketing", "--limit", "1000", "--json")


def test_a_limit_cuts_the_hits(rolecli: Callable) -> None:
    assert len(listed(rolecli("search", "marketing", "--limit", "2", "--json"))) == 2


def test_a_word_to_exclude_is_no_option(rolecli: Callable) -> None:
    with_it = json.loads(rolecli("search", "marketing", "--in", "names", "--json").out)
    without = json.loads(rolecli("search", "marketing", "-online", "--in", "names", "--json").out)
    names = {hit["id"] for hit in with_it} - {hit["id"] for hit in without}
    assert "online-marketing" in names
    assert "marketing" in {hit["id"] for hit in without}
    assert [hit["id"] for hit in without if "online" in hit["title"].casefold()] == []
    assert rolecli("search", "marketing", "-fjson").out.startswith("[")


def test_all_languages_at_once_are_for_programs(rolecli: Callable) -> None:
    for form in ("json", "jsonl", "yaml"):
        done = rolecli("show", "leads", "--lang", "all", "-f", form)
        assert (done.code, done.err) == (0, "")
        assert "Leads" in done.out
    for form in ("table", "plain", "markdown", "csv"):
        done = rolecli("show", "leads", "--lang", "all", "-f", form)
        assert (done.code, done.out) == (2, "")
        assert "json, jsonl, yaml" in done.err


def test_messages_keep_the_language_of_the_locale_with_all_languages(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert rolecli("show", "nichtda", "--lang", "all", "--json").err.startswith("Error: There is")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert rolecli("show", "nichtda", "--lang", "all", "--json").err.startswith("Fehler: Es gibt")
