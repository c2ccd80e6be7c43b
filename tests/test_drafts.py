"""The drafts can be read as a layer over the built-in catalog, without an error."""

from pathlib import Path

from rolecli.catalog.layering import find_layers
from rolecli.catalog.loading import load
from rolecli.checks.verdict import find_errors
from rolecli.explore.lookup import resolve
from rolecli.store.opening import ask

DRAFTS = Path(__file__).parents[1] / "drafts"
LAYERS = find_layers([DRAFTS], {})


def test_the_drafts_have_no_errors() -> None:
    assert find_errors(load(LAYERS)) == []


def test_a_role_of_the_drafts_is_found_by_its_abbreviation() -> None:
    meant = {
        "CMO": "chief-marketing-officer",
        "KAM": "key-account-manager",
        "SDR": "sales-development-representative",
    }
    found = ask(lambda store: {name: resolve(store, name) for name in meant}, LAYERS, "de")
    assert found == meant
