"""Ids within an entry."""

from typing import Any

import pytest

from rolecli.catalog.document import Document
from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import load
from rolecli.checks.verdict import find_errors


def test_a_catalog_without_mistakes_is_asked_for_no_place(
    builtin: tuple[Layer, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a place a file is read once more, which takes as long as all the rest of checking."""
    loaded = load(builtin)

    def place(_document: Document, path: Any, **_more: Any) -> None:
        pytest.fail(f"asked for the place of {path}")

    monkeypatch.setattr(Document, "place", place)
    assert find_errors(loaded) == []
