"""Each role of the built-in catalog is found by what people call it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from rolecli.explore.lookup import resolve
from rolecli.explore.search import search
from rolecli.store.opening import Store

ABBREVIATION = re.compile(r"[A-Z]{2,5}")


def names(role: dict[str, Any], field: str) -> list[str]:
    """Return what a field holds in any language."""
    found: Iterator[Any] = iter(role.get(field, {}).values())
    return [name for one in found for name in (one if isinstance(one, list) else [one])]


def every_name(role: dict[str, Any]) -> set[str]:
    return {name for field in ("title", "feminine", "aliases") for name in names(role, field)}


def first_names(role: dict[str, Any]) -> set[str]:
    """Return a role's titles in both languages, its feminine form and its abbreviations."""
    short = {name for name in names(role, "aliases") if ABBREVIATION.fullmatch(name)}
    return {*names(role, "title"), *names(role, "feminine"), *short}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_name_of_a_role_means_it(
    entries: dict[str, list[Any]], builtin_store: Store, language: str
) -> None:
    store = builtin_store._replace(language=language)
    called = [(name, role["id"]) for role in entries["roles"] for name in every_name(role)]
    assert [(name, key) for name, key in called if resolve(store, name) != key] == []


def test_a_search_for_a_title_or_an_abbreviation_finds_the_role_first(
    entries: dict[str, list[Any]], builtin_store: Store
) -> None:
    called = [(name, role["id"]) for role in entries["roles"] for name in first_names(role)]
    found = {
        name: [hit.id for hit in search(builtin_store, name, 1).value] for name, _key in called
    }
    assert [(name, key) for name, key in called if found[name] != [key]] == []


@pytest.mark.parametrize("role", ["CMO", "KAM", "SDR", "PMM", "CSM"])
def test_the_abbreviations_that_people_use_are_names(
    entries: dict[str, list[Any]], role: str
) -> None:
    short = {name for one in entries["roles"] for name in first_names(one)}
    assert role in short
