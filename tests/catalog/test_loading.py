from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import Catalog, Loaded, load
from rolecli.checks.verdict import find_errors

pytestmark = pytest.mark.usefixtures("either_loader")

Load = Callable[..., Loaded]
Complaints = Callable[..., list[str]]

TOPIC = "concepts: [{{id: {id}, kind: topic, title: {title}, summary: x}}]\n"
ROLE = "roles: [{{id: {id}, title: {title}, summary: x}}]\n"


def titles(loaded: Loaded) -> dict[str, dict[str, str]]:
    sections = loaded.catalog._asdict()
    del sections["language"], sections["layers"]
    return {
        section: {key: located.entry.title["de"] for key, located in entries.items()}
        for section, entries in sections.items()
        if entries
    }


def test_all_files_of_all_layers_make_one_catalog_in_the_order_written(load_layers: Load) -> None:
    loaded = load_layers(
        [ROLE.format(id="b", title="B"), ROLE.format(id="a", title="A")],
        TOPIC.format(id="c", title="C"),
    )
    assert loaded.problems == []
    assert titles(loaded) == {"roles": {"b": "B", "a": "A"}, "concepts": {"c": "C"}}
    assert list(loaded.catalog.roles) == ["b", "a"]


def test_a_later_layer_wins_entry_by_entry(load_layers: Load) -> None:
    both = "sources: [{id: s, title: alt}, {id: t, title: bleibt}]"
    loaded = load_layers(both, "sources: [{id: s, title: neu}]")
    assert loaded.problems == []
    assert titles(loaded) == {"sources": {"s": "neu", "t": "bleibt"}}
    assert loaded.catalog.sources["s"].place("title").file.name == "1a.yaml"


def test_a_role_may_take_the_place_of_a_concept_of_a_lower_layer(load_layers: Load) -> None:
    loaded = load_layers(TOPIC.format(id="x", title="alt"), ROLE.format(id="x", title="neu"))
    assert loaded.problems == []
    assert titles(loaded) == {"roles": {"x": "neu"}}


def test_an_entry_knows_where_it_stands(load_layers: Load) -> None:
    located = load_layers("roles:\n  - id: a\n    title: A\n    summary: x\n").catalog.roles["a"]
    assert located.place()[1:] == (2, 5)
    assert located.place("title")[1:] == (3, 12)


@pytest.mark.parametrize(
    ("layers", "language"),
    [
        (["language: en", "language: de"], "en"),
        (["", "language: en"], "en"),
        (["roles: []", "language: en"], "de"),
        (["language: fr"], "de"),
    ],
)
def test_the_language_is_that_of_the_first_file_that_says_something(
    load_layers: Load, layers: list[str], language: str
) -> None:
    assert load_layers(*layers).catalog.language == language


def test_plain_texts_are_in_the_language_of_their_own_file(load_layers: Load) -> None:
    english, german = "language: en\nsources: [{id: s, title: S}]", "sources: [{id: t, title: T}]"
    sources = load_layers(english, german).catalog.sources
    assert (sources["s"].entry.title, sources["t"].entry.title) == ({"en": "S"}, {"de": "T"})


@pytest.mark.parametrize("text", ["", "# leer", "{}", "roles:\nconcepts: ~\n", "roles: []"])
def test_an_empty_file_or_section_is_no_problem(load_layers: Load, text: str) -> None:
    loaded = load_layers(text)
    assert (loaded.problems, titles(loaded)) == ([], {})


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            ["sources: [{id: s, title: S},\n  {id: s, title: T}]"],
            "0a:2:8 duplicate-id: s: the id is taken already, in line 1",
        ),
        (
            [ROLE.format(id="x", title="X"), "#\n" + TOPIC.format(id="x", title="X")],
            "0b:2:17 duplicate-id: x: the id is taken already, in 0a.yaml, line 1",
        ),
    ],
)
def test_an_id_that_stands_twice_in_a_layer_is_a_problem(
    complaints: Complaints, tmp_path: Path, files: list[str], expected: str
) -> None:
    (line,) = complaints(files)
    assert line.replace(f"{tmp_path}/", "") == f"{expected} Give one of the two another id."


def test_an_id_that_stands_twice_belongs_to_the_first(load_layers: Load) -> None:
    loaded = load_layers("sources: [{id: s, title: erste}, {id: s, title: zweite}]")
    assert titles(loaded) == {"sources": {"s": "erste"}}


def test_roles_and_sources_may_share_an_id(load_layers: Load) -> None:
    loaded = load_layers(ROLE.format(id="x", title="X") + "sources: [{id: x, title: Y}]")
    assert loaded.problems == []
    assert titles(loaded) == {"roles": {"x": "X"}, "sources": {"x": "Y"}}


def test_a_broken_entry_does_not_hide_the_others(load_layers: Load) -> None:
    loaded = load_layers("sources: [{id: s}, {id: t, title: T}, 12, {title: U}]")
    assert titles(loaded) == {"sources": {"t": "T"}}
    assert loaded.broken == {"s"}
    assert [problem.code for problem in loaded.problems] == [
        "missing-key",
        "type",
        "missing-key",
    ]


def test_problems_of_all_files_are_found_in_one_run_and_sorted(complaints: Complaints) -> None:
    role = "roles:\n  - {id: a, title: A, summary: x, area: fehlt, farbe: rot, note: ''}\n"
    assert complaints(["a: [", role], "sources: [{id: s}]\nlanguage: fr") == [
        complaints("a: [")[0],
        "0b:2:48 unknown-key: a: the key 'farbe' is unknown",
        "0b:2:66 empty: a: 'note' is empty",
        "1a:1:11 missing-key: s: the key 'title' is missing",
        "1a:2:11 language: 'fr' is not one of de or en",
    ]


SECTIONS = ("roles", "concepts", "contrasts", "figures", "sources")
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates()
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "de", "title", "<<"]) | SCALARS, inner, max_size=4)
    ),
    max_leaves=20,
)
QUICKLY = settings(max_examples=60)


def result_of(content: bytes, folder: Path) -> None:
    """Whatever a file holds: a catalog and problems that say where and what."""
    file = folder / "irgendwas.yaml"
    file.write_bytes(content)
    loaded = load([Layer("option", file, (file,))])
    problems = find_errors(loaded)
    assert isinstance(loaded.catalog, Catalog)
    assert problems == sorted(problems)
    for problem in problems:
        assert problem.place.file == file
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.code
        assert problem.message


@QUICKLY
@given(content=st.binary(max_size=60))
@example(content=b"\xef\xbb\xbf")
@example(content=b"\xff\xfer\x00")
@example(content=b"roles: [{id: &a x, level: 0x" + 4000 * b"F" + b"}]")
@example(content=b"? 0x" + 4000 * b"F" + b"\n: x")
@example(content=b'roles: [{id: "\\ud800", "\\udfff": "\\Uffffffff"}]')
@example(content=b"contrasts: [{dimensions: [{sides: {A b: ~, '[key]': 5, 3: x}}]}]")
def test_any_bytes_give_a_catalog_or_problems(tmp_path: Path, content: bytes) -> None:
    result_of(content, tmp_path)


@QUICKLY
@given(data=TREES | st.dictionaries(st.sampled_from(SECTIONS), TREES | st.lists(TREES)))
def test_any_tree_gives_a_catalog_or_problems(tmp_path: Path, data: Any) -> None:
    result_of(yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "replace"), tmp_path)


BASE = """
roles:
  - id: koch
    title: Koch
    feminine: Köchin
    summary: Kocht.
    area: kueche
    tasks:
      - {id: braten, text: Braten, topics: [fleisch]}
      - {id: backen, text: Backen, topics: [brot]}
    sources: [buch]
concepts:
  - {id: kueche, kind: area, title: Küche, summary: x}
  - {id: fleisch, kind: topic, title: Fleisch, summary: x}
  - {id: brot, kind: topic, title: Brot, summary: x}
sources: [{id: buch, title: Das Kochbuch}]
"""


def role(loaded: Loaded, key: str) -> dict[str, Any]:
    entry = loaded.catalog.roles[key].entry
    return {
        "title": entry.title["de"],
        "feminine": (entry.feminine or {}).get("de"),
        "summary": entry.summary["de"],
        "area": entry.area,
        "tasks": [task.id for task in entry.tasks],
    }


def test_a_role_takes_over_what_it_does_not_say_itself(load_layers: Load) -> None:
    extension = """
roles:
  - id: chefkoch
    extends: koch
    title: Chefkoch
    tasks: {remove: [backen], add: [{id: planen, text: Planen}]}
"""
    loaded = load_layers(BASE, extension)
    assert loaded.problems == []
    assert role(loaded, "chefkoch") == {
        "title": "Chefkoch",
        "feminine": None,
        "summary": "Kocht.",
        "area": "kueche",
        "tasks": ["braten", "planen"],
    }
    assert role(loaded, "koch")["tasks"] == ["braten", "backen"]


def test_other_names_go_with_the_title(load_layers: Load) -> None:
    base = "roles: [{id: koch, title: Koch, feminine: Köchin, aliases: [Küchenchef], summary: x}]"
    extension = """
roles:
  - {id: koch, extends: koch, title: Küchenleiter}
  - {id: saucier, extends: koch, title: Saucier}
  - {id: entremetier, extends: koch}
"""
    roles = load_layers(base, extension).catalog.roles
    names = {key: (role.entry.feminine, role.entry.aliases) for key, role in roles.items()}
    assert names == {
        "koch": (None, {"de": ["Küchenchef"]}),
        "saucier": (None, {}),
        "entremetier": (None, {"de": ["Küchenchef"]}),
    }


def test_a_list_of_tasks_replaces_all_of_those_taken_over(load_layers: Load) -> None:
    extension = "roles: [{id: koch, extends: koch, tasks: [{id: kosten, text: Kosten}]}]"
    loaded = load_layers(BASE, extension)
    assert (loaded.problems, role(loaded, "koch")["tasks"]) == ([], ["kosten"])


def test_a_role_that_extends_itself_means_the_one_of_a_lower_layer(load_layers: Load) -> None:
    loaded = load_layers(
        BASE,
        "roles: [{id: koch, extends: koch, summary: Brät.}]",
        "roles: [{id: koch, extends: koch, area: null, feminine: Chefin}]",
    )
    assert loaded.problems == []
    assert role(loaded, "koch") == {
        "title": "Koch",
        "feminine": "Chefin",
        "summary": "Brät.",
        "area": None,
        "tasks": ["braten", "backen"],
    }


def test_an_extension_takes_over_what_a_higher_layer_made_of_its_base(load_layers: Load) -> None:
    loaded = load_layers(
        BASE + "\n",
        "roles: [{id: chefkoch, extends: koch}]",
        "roles: [{id: koch, extends: koch, title: Köchlein}]",
    )
    assert role(loaded, "chefkoch")["title"] == "Köchlein"


def test_a_source_is_that_of_the_layer_in_which_it_is_named(load_layers: Load) -> None:
    own = """
roles:
  - {id: kellner, title: Kellner, summary: x, sources: [buch]}
  - {id: chefkoch, extends: koch}
  - {id: bäcker, extends: koch, id: baecker, sources: [buch]}
sources: [{id: buch, title: Unser Buch}]
""".replace("id: bäcker, ", "")
    loaded = load_layers(BASE, own)
    assert loaded.problems == []

    def source(key: str) -> str:
        located = loaded.catalog.roles[key]
        return located.scope[located.entry.sources[0]].entry.title["de"]

    assert {key: source(key) for key in loaded.catalog.roles} == {
        "koch": "Das Kochbuch",
        "kellner": "Unser Buch",
        "chefkoch": "Das Kochbuch",
        "baecker": "Unser Buch",
    }


def test_a_source_of_a_higher_layer_is_unknown_below(complaints: Complaints) -> None:
    below = "roles: [{id: a, title: A, summary: x, sources: [neu]}]"
    assert complaints(below, "sources: [{id: neu, title: Neu}]") == [
        "0a:1:49 unknown-reference: a: there is no source 'neu'"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "roles: [{id: a, extends: kock}]",
            "1a:1:26 unknown-reference: a: there is no role 'kock' Did you mean 'koch'?",
        ),
        (
            "roles: [{id: a, extends: brot}]",
            "1a:1:26 unknown-reference: a: there is no role 'brot'",
        ),
        (
            "roles: [{id: a, extends: a}]",
            "1a:1:26 unknown-reference: a: no lower layer has a role 'a'",
        ),
        (
            "roles: [{id: a, extends: koch, tasks: {remove: [baken]}}]",
            (
                "1a:1:49 unknown-reference: a: the role 'koch' has no task 'baken' "
                "Did you mean 'backen'?"
            ),
        ),
        (
            "roles: [{id: a, extends: koch, tasks: {add: [{id: backen, text: x}]}}]",
            (
                "1a:1:51 duplicate-id: a: the role 'koch' has a task 'backen' already "
                "Remove that one, or give this one another id."
            ),
        ),
        (
            "roles: [{id: a, extends: koch, tasks: {add: [{text: x, topics: [brod]}]}}]",
            "1a:1:65 unknown-reference: a: there is no topic or method 'brod' Did you mean 'brot'?",
        ),
        (
            "roles: [{id: a, extends: koch, tasks: 5}]",
            (
                "1a:1:39 type: a: 'tasks' must be a list "
                "Write '- ' before each of its values, or all in brackets: [a, b]."
            ),
        ),
        (
            "roles: [{id: a, extends: koch, title: null}]",
            (
                "1a:1:39 type: a: 'title' must be a text "
                "This is empty: write a value, or leave the key out."
            ),
        ),
        (
            "roles: [{id: a, extends: koch, tasks: {ad: []}}]",
            "1a:1:40 unknown-key: a: the key 'ad' is unknown Did you mean 'add'?",
        ),
        (
            "roles: [{id: b, extends: c}, {id: c, extends: a}, {id: a, extends: b}]",
            "1a:1:68 circle: a: 'extends' runs in a circle: a → b → c → a",
        ),
    ],
)
def test_an_extension_that_cannot_be_made_is_reported_once(
    complaints: Complaints, text: str, expected: str
) -> None:
    assert complaints(BASE, text) == [expected]


def test_a_mistake_taken_over_is_reported_where_it_was_made(complaints: Complaints) -> None:
    below = "roles: [{id: a, title: A, summary: x, area: nirgends}]"
    assert complaints(below, "roles: [{id: b, extends: a}]") == [
        "0a:1:45 unknown-reference: a: there is no area 'nirgends'"
    ]


HIDDEN = """
roles:
  - id: koch
    title: Koch
    summary: Kocht.
    area: a
    reports_to: [b]
    tasks: [{id: garen, text: Garen, topics: [c]}, {text: Braten, topics: [d]}]
    skills: [{id: e}]
    works_with: [{with: f}]
    sources: [g]
"""


@pytest.mark.parametrize(
    ("extensions", "dangling"),
    [
        (["title: Küchenkraft"], "abcdefg"),
        (["title: Küchenkraft", "summary: Hilft."], "abcdefg"),
        (["area: null, reports_to: [], skills: [], works_with: [], sources: []"], "cd"),
        (["tasks: []"], "abefg"),
        (["tasks: {remove: [garen]}"], "abdefg"),
        (["tasks: {remove: [garen]}", "area: null"], "bdefg"),
        (["area: null", "tasks: {remove: [garen]}, sources: []"], "bdef"),
    ],
)
def test_what_a_role_takes_over_from_the_one_it_replaces_is_checked_too(
    complaints: Complaints, extensions: list[str], dangling: str
) -> None:
    layers = [f"roles: [{{id: koch, extends: koch, {said}}}]" for said in extensions]
    lines = complaints(HIDDEN, *layers)
    assert all(line.startswith("0a:") for line in lines)
    assert "".join(line.split("'")[1] for line in lines) == dangling


def test_files_of_one_layer_agree_on_the_language_of_plain_texts(
    load_layers: Load, complaints: Complaints
) -> None:
    role = "roles: [{id: a, title: Cook, summary: x}]"
    loaded = load_layers(["language: en", role])
    assert loaded.catalog.roles["a"].entry.title == {"en": "Cook"}
    assert complaints(["language: en", f"language: de\n{role}"]) == [
        (
            "0b:1:11 language: another file of this catalog says 'en' "
            "A catalog's plain texts are in one language."
        )
    ]


def test_a_long_chain_of_extensions_is_resolved_link_by_link(load_layers: Load) -> None:
    links = "".join(f"- {{id: r{n}, extends: r{n - 1}}}\n" for n in range(2_000, 0, -1))
    loaded = load_layers(f"roles:\n{links}- {{id: r0, title: T, summary: S}}\n")
    assert loaded.problems == []
    assert loaded.catalog.roles["r2000"].entry.title == {"de": "T"}
