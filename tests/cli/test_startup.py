"""What is loaded for an answer: slow modules only where they are needed."""

from collections.abc import Callable

import pytest

SLOW = ("pydantic", "pydantic_core", "yaml", "rich", "rapidfuzz")
CALLS = {
    "list": ["list", "--json"],
    "list, filtered": ["list", "--area", "vertrieb", "--json"],
    "show": ["show", "Vertriebsleiterin", "--json"],
    "compare": ["compare", "marketing", "vertrieb", "--json"],
    "search": ["search", "budget", "--json"],
    "who": ["who", "budget", "--json"],
}


@pytest.fixture
def loaded(process: Callable) -> Callable[..., set[str]]:
    """Return the packages a call loads when the store is there."""
    process("list", "--json")

    def load(*arguments: str, env: dict[str, str] | None = None) -> set[str]:
        done = process(*arguments, env=env, python=["-X", "importtime"])
        assert done.code == 0
        assert done.out
        names = [line.rpartition("|")[2].strip() for line in done.err.splitlines()]
        return {name.partition(".")[0] for name in names} | {*names}

    return load


@pytest.mark.parametrize("call", CALLS)
def test_a_script_waits_for_nothing_slow(loaded: Callable, call: str) -> None:
    names = loaded(*CALLS[call])
    assert "rolecli.store.opening" in names
    assert names.isdisjoint(SLOW)


@pytest.mark.parametrize("call", ["list", "list, filtered", "show"])
def test_what_is_stored_ready_is_not_decoded(loaded: Callable, call: str) -> None:
    assert loaded(*CALLS[call]).isdisjoint({"msgspec", "rolecli.records"})


@pytest.mark.parametrize("command", ["show", "compare"])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_tab_key_waits_for_nothing_slow(loaded: Callable, shell: str, command: str) -> None:
    asked = {
        "_ROLECLI_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": f"rolecli {command} ver",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "ver",
        "COMP_WORDS": f"rolecli {command} ver",
        "COMP_CWORD": "2",
    }
    names = loaded(env=asked)
    assert "rolecli.store.opening" in names
    assert names.isdisjoint({*SLOW, "msgspec", "rolecli.explore.lookup"})


def test_a_command_loads_no_other_command(loaded: Callable) -> None:
    questions = {"rolecli.explore.search", "rolecli.explore.compare"}
    assert loaded("search", "budget") & questions == {"rolecli.explore.search"}
    assert loaded("list", "--json").isdisjoint(questions)


def test_the_version_needs_no_store(loaded: Callable) -> None:
    names = loaded("--version")
    assert names.isdisjoint({*SLOW, "sqlite3"})


def test_a_table_is_drawn_without_what_the_catalog_needs(loaded: Callable) -> None:
    names = loaded("show", "vertriebsleiter", "-f", "table")
    assert "rich" in names
    assert names.isdisjoint({"pydantic", "yaml", "rapidfuzz"})


@pytest.mark.parametrize("call", ["--help", "new --help", "validate --help", "import --help"])
def test_a_help_text_needs_nothing_that_reads_catalogs(loaded: Callable, call: str) -> None:
    assert loaded(*call.split()).isdisjoint(SLOW)
