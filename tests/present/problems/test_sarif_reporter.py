"""Problems as SARIF: within GitHub's bounds, the gravest first to stay."""

import json
from collections.abc import Callable
from typing import Any

from rolecli.checks.rules import RULES


def run_of(text: str) -> Any:
    (run,) = json.loads(text)["runs"]
    return run


def test_a_log_holds_every_rule_and_every_problem(written: Callable, problem: Callable) -> None:
    run = run_of(written([problem("a b.yaml", 2, 3, severity="warning")], "sarif"))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [*RULES]
    location = {
        "artifactLocation": {"uri": "a%20b.yaml"},
        "region": {"startLine": 2, "startColumn": 3},
    }
    assert "invocations" not in run
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == location["region"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.endswith("a%20b.yaml")
    assert (result["ruleId"], result["level"]) == ("type", "warning")


def test_githubs_bound_is_kept_errors_stay_and_a_note_counts_the_rest(
    written: Callable, problem: Callable
) -> None:
    warnings = [problem(line=line, severity="warning") for line in range(1, 25_001)]
    assert "invocations" not in run_of(written(warnings, "sarif"))
    run = run_of(written([*warnings, problem(line=30_000), problem(line=30_001)], "sarif"))
    assert len(run["results"]) == 25_000
    assert [result["level"] for result in run["results"][:3]] == ["error", "error", "warning"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    (note,) = invocation["toolExecutionNotifications"]
    assert note == {
        "level": "note",
        "message": {"text": "2 more problems; --format json has all of them."},
    }
