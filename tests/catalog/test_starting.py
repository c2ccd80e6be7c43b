"""Files to start from: they are right as they are, and right with all that is optional."""

import os
import re
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from rolecli.catalog import starting
from rolecli.catalog.layering import Layer, builtin_folder
from rolecli.catalog.loading import Loaded, load
from rolecli.catalog.schema import catalog_schema
from rolecli.checks.verdict import find_errors
from rolecli.errors import UsageError
from rolecli.terms import CONCEPT_KINDS, ConceptKind

LANGUAGES = ("de", "en")
BUILTIN = Layer("builtin", builtin_folder(), tuple(sorted(builtin_folder().glob("*.yaml"))))
SCHEMA = Draft7Validator(catalog_schema())

OPTIONAL = re.compile(r"^( +)# ", re.MULTILINE)


def loaded(folder: Path, *, builtin: bool, **texts: str) -> Loaded:
    """Load texts as the files of a catalog, over the built-in one or alone."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    own = Layer("option", folder, tuple(sorted(folder.glob("*.yaml"))))
    return load([BUILTIN, own] if builtin else [own])


def with_all(text: str) -> str:
    """Return a file with all that is commented out in its entries put into force."""
    return OPTIONAL.sub(r"\1", text)


@pytest.mark.parametrize("builtin", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_role_is_right_as_it_is(tmp_path: Path, language: str, builtin: bool) -> None:
    text = starting.new_role("leiter-werkstatt", language)
    made = loaded(tmp_path, builtin=builtin, role=text)
    assert find_errors(made) == []
    entry = made.catalog.roles["leiter-werkstatt"].entry
    assert entry.title == {language: "Leiter Werkstatt"}
    assert [source.isascii() for source in entry.sources] == [True]
    assert all(task.topics for task in entry.tasks)


@pytest.mark.parametrize("builtin", [True, False])
@pytest.mark.parametrize("kind", CONCEPT_KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_concept_is_right_as_it_is(
    tmp_path: Path, language: str, kind: ConceptKind, builtin: bool
) -> None:
    text = starting.new_concept("lastenrad", language, kind)
    made = loaded(tmp_path, builtin=builtin, concept=text)
    assert find_errors(made) == []
    entry = made.catalog.concepts["lastenrad"].entry
    assert (entry.kind, entry.title) == (kind, {language: "Lastenrad"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_optional_is_right_too(tmp_path: Path, language: str) -> None:
    role = with_all(starting.new_role("leiter-werkstatt", language))
    concept = with_all(starting.new_concept("lastenrad", language))
    assert find_errors(loaded(tmp_path, builtin=True, role=role, concept=concept)) == []
    assert list(SCHEMA.iter_errors(yaml.safe_load(role))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_an_entry_is_shown_and_explained(language: str) -> None:
    definitions = catalog_schema()["definitions"]
    texts = {
        "RoleEntry": starting.new_role("a", language),
        "ConceptEntry": starting.new_concept("a", language),
    }
    for name, text in texts.items():
        shown = set(re.findall(r"^ {2}[- ] (\w+):.*  # \S", with_all(text), re.MULTILINE))
        assert shown == definitions[name]["properties"].keys() - {"extends"}


@given(st.from_regex(r"[a-z0-9]{1,40}(-[a-z0-9]{1,40}){0,2}", fullmatch=True))
@settings(max_examples=60)
def test_any_id_stays_the_id_it_is(key: str) -> None:
    if len(key) <= 100:
        data = yaml.safe_load(starting.new_role(key, "de"))
        assert data["roles"][0]["id"] == data["sources"][0]["id"] == key
        assert not list(SCHEMA.iter_errors(data))


@pytest.mark.parametrize("key", ["12", "null", "on", "2024-01-01", "x" * 100])
def test_an_id_that_yaml_would_read_as_something_else_is_quoted(tmp_path: Path, key: str) -> None:
    made = loaded(tmp_path, builtin=False, role=starting.new_role(key, "de"))
    assert find_errors(made) == []
    assert list(made.catalog.roles) == [key]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("Leiter Übersetzung", "For example 'leiter-uebersetzung'."),
        ("a_b", "For example 'a-b'."),
        ("a\n", "For example 'a'."),
        ("x" * 101, f"For example '{'x' * 100}'."),
        ("…", ""),
        ("", ""),
    ],
)
def test_what_is_no_id_is_refused_with_a_proposal(key: str, hint: str) -> None:
    for start in (starting.new_role, starting.new_concept):
        with pytest.raises(UsageError, match="is not an id") as refused:
            start(key, "de")
        assert refused.value.hint == hint


@pytest.mark.parametrize("builtin", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_catalog_is_right_as_it_is(tmp_path: Path, language: str, builtin: bool) -> None:
    written = starting.new_catalog(tmp_path / "new" / "catalog", language)
    assert sorted(file.name for file in written) == [
        "README.md",
        "catalog.schema.json",
        "concepts.yaml",
        "roles.yaml",
    ]
    made = loaded(tmp_path / "new" / "catalog", builtin=builtin)
    assert find_errors(made) == []
    roles = [located for located in made.catalog.roles.values() if located.layer.name == "option"]
    assert len(roles) == 3
    assert sum(located.extension is not None for located in roles) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_catalog_takes_no_name_from_the_built_in_one(tmp_path: Path, language: str) -> None:
    starting.new_catalog(tmp_path, language)
    made = loaded(tmp_path, builtin=True).catalog
    assert not any(located.below for located in made.roles.values())
    assert not any(located.below for located in made.concepts.values())
    assert language in made.roles["vertriebsleiter"].entry.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_built_in_role_is_adapted_as_the_new_catalog_shows(tmp_path: Path, language: str) -> None:
    starting.new_catalog(tmp_path, language)
    roles = tmp_path / "roles.yaml"
    text = roles.read_text("utf-8")
    start = text.index("  # - id: vertriebsleiter")
    made = loaded(tmp_path, builtin=True, roles=text[:start] + with_all(text[start:]))
    assert find_errors(made) == []
    adapted = made.catalog.roles["vertriebsleiter"]
    below = adapted.below
    assert below is not None
    assert adapted.entry.tasks[:-1] == below.entry.tasks


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_find_the_schema_beside_the_files(tmp_path: Path, language: str) -> None:
    starting.new_catalog(tmp_path, language)
    texts = [file.read_text("utf-8") for file in sorted(tmp_path.glob("*.yaml"))]
    texts += [starting.new_role("a", language), starting.new_concept("a", language)]
    assert {text.partition("\n")[0] for text in texts} == {
        f"# yaml-language-server: $schema=./{starting.SCHEMA_FILE}"
    }
    schema = yaml.safe_load((tmp_path / starting.SCHEMA_FILE).read_text("utf-8"))
    assert schema == catalog_schema()


@pytest.mark.parametrize("name", sorted(starting.catalog_texts("de")))
def test_no_file_is_overwritten_and_none_is_written_beside_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    os.utime(tmp_path, (0, 0))
    with pytest.raises(UsageError, match=f"{re.escape(name)} exists already; nothing was written"):
        starting.new_catalog(tmp_path, "de")
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {name: "mine"}
    assert tmp_path.stat().st_mtime == 0, "something was written and removed again"


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match=r"roles\.yaml exists already"):
        starting.new_catalog(tmp_path, "de")
    assert [file.name for file in tmp_path.iterdir()] == ["roles.yaml"]


def test_what_cannot_be_written_whole_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"a.yaml": "a", "b/c.yaml": "its folder is not there"}
    monkeypatch.setattr(starting, "catalog_texts", lambda _language: texts)
    with pytest.raises(UsageError, match="cannot be written: No such file or directory"):
        starting.new_catalog(tmp_path / "new" / "catalog", "de")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "inside"):
        with pytest.raises(UsageError, match="file"):
            starting.new_catalog(folder, "de")
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_templates_have_no_blank_that_stays_empty(language: str) -> None:
    for text in (starting.new_role("a", language), starting.new_concept("a", language)):
        blanks = {match[2] for match in string.Template.pattern.finditer(text)}
        assert blanks == {"schema"}
