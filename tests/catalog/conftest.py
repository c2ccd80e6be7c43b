"""Catalogs written by the tests, and what the program says of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from rolecli import i18n
from rolecli.catalog import yaml_text
from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import Loaded, load
from rolecli.catalog.problems import Problem
from rolecli.checks.rules import RULES
from rolecli.checks.verdict import find_errors

Load = Callable[..., Loaded]
Complaints = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _english(_own_surroundings: None) -> None:
    """Messages are compared with what stands in the source."""
    i18n.speak("en")


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run with libyaml and with the parser written in Python, which stands in for it."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_text, "LOADER", getattr(yaml, request.param))


@pytest.fixture
def load_layers(tmp_path: Path) -> Load:
    """Load texts, each a layer above the one before it; a list of texts is a layer of files."""

    def loaded(*layers: str | list[str]) -> Loaded:
        made = []
        for number, texts in enumerate(layers):
            files = []
            for letter, text in zip(
                "abc", [texts] if isinstance(texts, str) else texts, strict=False
            ):
                files.append(tmp_path / f"{number}{letter}.yaml")
                files[-1].write_text(text, encoding="utf-8")
            made.append(Layer("option", tmp_path, tuple(files)))
        return load(made)

    return loaded


@pytest.fixture
def complaints(load_layers: Load) -> Complaints:
    """Return every problem of the layers as a line: place, code, entry, message, hint."""

    def lines(*layers: str | list[str]) -> list[str]:
        return [_line(problem) for problem in find_errors(load_layers(*layers))]

    return lines


def _line(problem: Problem) -> str:
    assert problem.code in RULES
    place = f"{problem.place.file.stem}:{problem.place.line}:{problem.place.column}"
    entry = f"{problem.entry}: " if problem.entry else ""
    return f"{place} {problem.code}: {entry}{problem.message} {problem.hint}".strip()
