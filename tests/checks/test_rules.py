"""The rules, their examples, and the page that documents them."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from rolecli import checks
from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import load
from rolecli.catalog.problems import Problem
from rolecli.checks.rule import Rule
from rolecli.checks.rules import RULES
from rolecli.checks.verdict import find_errors, find_warnings

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "problems.md"
EXAMPLES = ROOT / "tests" / "data" / "rules"
SHOWN = [rule for rule in RULES.values() if (EXAMPLES / rule.code).exists()]
SILENT = {"unreadable", "size", "encoding"}  # about what no text can show


def example(rule: Rule, name: str) -> str:
    return (EXAMPLES / rule.code / f"{name}.yaml").read_text(encoding="utf-8")


def found(text: str, folder: Path) -> list[Problem]:
    file = folder / "catalog.yaml"
    file.write_text(text, encoding="utf-8")
    layer = Layer("option", file, (file,))
    loaded = load([layer])
    errors = find_errors(loaded)
    return [*errors, *find_warnings(loaded, [layer], sound=not errors)]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_of_a_rule_breaks_that_rule_alone(rule: Rule, tmp_path: Path) -> None:
    problems = found(example(rule, "bad"), tmp_path)
    assert [(problem.code, problem.severity) for problem in problems] == [
        (rule.code, rule.severity)
    ]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_good_example_of_a_rule_breaks_none(rule: Rule, tmp_path: Path) -> None:
    assert found(example(rule, "good"), tmp_path) == []


def test_a_rule_without_an_example_is_about_what_no_text_can_show() -> None:
    assert {*RULES} - {folder.name for folder in EXAMPLES.iterdir()} == SILENT
    assert {folder.name for folder in EXAMPLES.iterdir()} <= {*RULES}


def test_every_rule_of_the_room_is_among_the_rules() -> None:
    declared = [
        value
        for module in iter_modules(checks.__path__)
        for value in vars(import_module(f"{checks.__name__}.{module.name}")).values()
        if isinstance(value, Rule)
    ]
    assert sorted(rule.code for rule in declared) == sorted(RULES)


def test_the_page_that_documents_the_codes_is_that_of_the_rules(
    request: pytest.FixtureRequest,
) -> None:
    if request.config.getoption("--rewrite-docs"):
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "renew it: pytest --rewrite-docs"


def page() -> str:
    parts = [
        "# What `rolecli validate` finds",
        (
            "Each problem has a code that stays the same. An error keeps a catalog from being "
            "used; a warning does not, unless `--strict` is given."
        ),
        "\n".join(f"- [`{rule.code}`](#{rule.code}): {rule.what}" for rule in RULES.values()),
        *map(_section, RULES.values()),
    ]
    return "\n\n".join(parts) + "\n"


def _section(rule: Rule) -> str:
    parts = [f"## {rule.code}", f"*{rule.severity.capitalize()}.* {rule.what} {rule.why}"]
    for title, name in (("Wrong", "bad"), ("Right", "good")):
        if rule in SHOWN:
            lines = example(rule, name).strip().split("\n")
            shown = "\n".join(line if len(line) <= 100 else f"{line[:99]}…" for line in lines)
            parts.append(f"{title}:\n\n```yaml\n{shown}\n```")
    return "\n\n".join(parts)
