"""The rules, their examples, and the page that documents them."""

from pathlib import Path

import pytest

from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import load
from rolecli.catalog.problems import Problem
from rolecli.checks.checking import all_problems
from rolecli.checks.reviewing import review
from rolecli.checks.rules import RULES, Rule

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "problems.md"
EXAMPLES = [rule for rule in RULES.values() if rule.bad]


def found(text: str, folder: Path) -> list[Problem]:
    file = folder / "catalog.yaml"
    file.write_text(text, encoding="utf-8")
    layer = Layer("option", file, (file,))
    loaded = load([layer])
    errors = all_problems(loaded)
    return [*errors, *review(loaded.catalog, [layer], sound=not errors)]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_bad_example_of_a_rule_breaks_that_rule_alone(rule: Rule, tmp_path: Path) -> None:
    problems = found(rule.bad, tmp_path)
    assert [(problem.code, problem.severity) for problem in problems] == [
        (rule.code, rule.severity)
    ]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_good_example_of_a_rule_breaks_none(rule: Rule, tmp_path: Path) -> None:
    assert found(rule.good, tmp_path) == []


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
    for title, example in (("Wrong", rule.bad), ("Right", rule.good)):
        if example:
            lines = example.strip().split("\n")
            shown = "\n".join(line if len(line) <= 100 else f"{line[:99]}…" for line in lines)
            parts.append(f"{title}:\n\n```yaml\n{shown}\n```")
    return "\n\n".join(parts)
