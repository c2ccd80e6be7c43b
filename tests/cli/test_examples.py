"""The example catalogs keep every rule, and answer."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

COMPANY = Path(__file__).parents[2] / "examples" / "unternehmen"


@pytest.fixture
def company(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(COMPANY)
    return Path("katalog")


def test_the_companys_catalog_has_no_problems(rolecli: Callable, company: Path) -> None:
    done = rolecli("validate", "--strict", "-f", "github", company)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_the_commands_of_its_readme_are_answered(rolecli: Callable, company: Path) -> None:
    assert company.is_dir()
    lines = (COMPANY / "README.md").read_text("utf-8").splitlines()
    commands = [line.split()[1:] for line in lines if line.startswith("rolecli ")]
    assert [command[-2] for command in commands] == ["--strict", "show", "vertriebsleiter"]
    assert [rolecli(*command).code for command in commands] == [0, 0, 0]


def test_its_roles_take_over_what_they_do_not_say(rolecli: Callable, company: Path) -> None:
    shown = rolecli("--catalog", company, "show", "vertriebsleiter", "leiter-fachhandel", "--json")
    head, trade = json.loads(shown.out)
    assert [role["title"] for role in (head, trade)] == ["Vertriebsleiter", "Leiter Fachhandel"]
    tasks = [{task["id"] for task in role["tasks"]} for role in (head, trade)]
    assert "produktimpulse" not in tasks[0] | tasks[1]
    assert tasks[0] - tasks[1] == {"kpi-berichte", "teamfuehrung"}
    assert tasks[1] - tasks[0] == {"haendlerschulung"}
    assert (trade["area"], trade["codes"]) == ("vertrieb", head["codes"])


def test_a_role_of_its_own_is_compared_with_a_built_in_one(
    rolecli: Callable, company: Path
) -> None:
    done = rolecli("--catalog", company, "compare", "Objektberaterin", "sales manager", "--json")
    items = json.loads(done.out)["items"]
    assert [item["id"] for item in items] == ["anwendungsberater", "sales-manager"]
