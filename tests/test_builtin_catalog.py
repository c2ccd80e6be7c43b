"""The built-in catalog: complete, bilingual, short enough for a table, in good German."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from rolecli.catalog.layering import builtin_folder

LANGUAGES = {"de", "en"}
PROPER = {"feminine"}  # there is a feminine form in German alone

TASKS = {
    "leiter-marketing": 8,
    "head-of-online-marketing": 7,
    "online-marketing-manager": 4,
    "vertriebsleiter": 7,
    "sales-manager": 5,
    "vertriebsassistenz": 6,
    "head-of-business-development": 8,
    "business-development-manager": 6,
    "leiter-e-commerce": 10,
}
ESCO = "http://data.europa.eu/esco/occupation/"
# ISCO-08 (ILO), KldB 2010 (Bundesagentur für Arbeit), ESCO occupation and SKOS match; None: the
# role has a code of its own choice or none, so none is held here.
CODES = {
    "leiter-marketing": ("1221", "92194", "0ddbf393-38f1-4c22-b14c-fe775008f321", "exact"),
    "head-of-online-marketing": ("1221", None, "6fcf4638-e7c7-4978-9302-9a7b63a3d57c", "broad"),
    "online-marketing-manager": ("2431", "92113", "356227b9-2263-4dbd-81e9-7dfc6d3f3af7", "close"),
    "vertriebsleiter": ("1221", "61194", "a7594892-ff23-4e2a-aedf-2f967ebca15c", "exact"),
    "sales-manager": (None, "61124", None, None),
    "vertriebsassistenz": ("4311", "61122", "5c1eba1e-7820-4287-9746-4c5906320100", "close"),
    "head-of-business-development": (None, None, "b76178c0-a03a-4793-b079-1e61e636c521", "broad"),
    "business-development-manager": (
        *("2431", "71324", "b76178c0-a03a-4793-b079-1e61e636c521", "close"),
    ),
    "leiter-e-commerce": ("2431", "61283", "586fe133-1987-41f4-b89a-f39d4bc58e1e", "close"),
}

# Words in which ae, oe or ue are two sounds, or that are names and foreign words.
TWO_SOUNDS = re.compile(
    r"(?i)[äeao]ue|que|neue|steue|teue|freue|treue|feue|euer|aktuel|manuel|individuel|virtuel|"
    r"eventuel|visuel|intellektuel|sexuel|rituel|duel|value|revenue|queue|blue|true|unique|"
    r"israel|aero|phaeno|koeffizient|poet|goethe|koexist|influenc|fluen|influence|venue|"
    r"michael|raphael|rolecli|due\b|sue\b|issue|rescue|tissue|pursue|continue|^zue(?:in|rst)|barbecue"
)

CATALOG: dict[str, list[Any]] = {}
for _file in sorted(builtin_folder().glob("*.yaml")):
    for _key, _entries in yaml.safe_load(_file.read_text("utf-8")).items():
        if isinstance(_entries, list):
            CATALOG.setdefault(_key, []).extend(_entries)

ROLES = {role["id"]: role for role in CATALOG["roles"]}
CONCEPTS = {concept["id"]: concept for concept in CATALOG["concepts"]}
(CONTRAST,) = (one for one in CATALOG["contrasts"] if one["id"] == "marketing-vertrieb")


def every(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every value of the catalog with the keys that lead to it."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from every(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            named = inner.get("id") if isinstance(inner, dict) else None
            yield from every(inner, (*path, named) if named else path)


def texts(language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text in a language with its place."""
    for path, value in every(CATALOG):
        if isinstance(value, dict) and value and set(value) <= LANGUAGES:
            found = value.get(language, [])
            for text in found if isinstance(found, list) else [found]:
                yield path, text


GERMAN, ENGLISH = [*texts("de")], [*texts("en")]


def referred() -> set[str]:
    """Return the ids that roles and contrasts refer to."""
    found: set[str] = set()
    for role in ROLES.values():
        found |= {topic for task in role["tasks"] for topic in task["topics"]}
        found |= {skill["id"] for skill in role.get("skills", ())}
        found |= {partner["with"] for partner in role.get("works_with", ())}
        found |= {role["area"], *role.get("reports_to", ())}
    for contrast in CATALOG["contrasts"]:
        found |= {*contrast["between"], *contrast.get("shared", ()), *contrast["practices"]}
    for concept in CONCEPTS.values():
        found |= {*concept.get("broader", ()), *concept.get("related", ())}
    return found


def test_there_are_texts_to_look_at() -> None:
    assert len(GERMAN) > 300
    assert len(ENGLISH) > 300


def test_the_nine_roles_have_their_tasks() -> None:
    assert {key: len(role["tasks"]) for key, role in ROLES.items()} == TASKS


@pytest.mark.parametrize("key", CODES)
def test_a_role_has_its_official_codes(key: str) -> None:
    isco08, kldb2010, esco, match = CODES[key]
    codes = ROLES[key]["codes"]
    if isco08:
        assert codes["isco08"] == isco08
    if kldb2010:
        assert codes["kldb2010"] == kldb2010
    if esco:
        assert codes["esco"] == {"uri": ESCO + esco, "match": match}


def test_every_role_is_complete() -> None:
    for key, role in ROLES.items():
        assert CONCEPTS[role["area"]]["kind"] == "area", key
        assert role["level"] in {"head", "manager", "assistant"}
        assert role["skills"], key
        assert role["description"], key
        assert role["sources"], key


def test_every_task_has_a_topic_and_a_responsibility() -> None:
    for role in ROLES.values():
        for task in role["tasks"]:
            assert task["topics"], task
            assert len(task["topics"]) == len({*task["topics"]}), task
            assert task["responsibility"] in {
                *("accountable", "responsible", "supporting", "consulted", "informed"),
            }


def test_support_is_never_called_a_task_of_ones_own() -> None:
    for role in ROLES.values():
        for task in role["tasks"]:
            supports = "Unterstützung" in task["text"]["de"]
            assert supports == (task["responsibility"] == "supporting"), task


def test_every_source_is_used_and_every_fact_has_one() -> None:
    used: set[str] = set()
    for key in ("roles", "concepts", "contrasts", "figures"):
        for entry in CATALOG[key]:
            assert entry["sources"], entry["id"]
            used |= {*entry["sources"]}
    assert used == {source["id"] for source in CATALOG["sources"]}


def test_every_source_says_how_good_it_is() -> None:
    assert [source["id"] for source in CATALOG["sources"] if not source.get("note")] == []


@pytest.mark.parametrize("kind", ["area", "topic", "method", "practice", "stakeholder"])
def test_every_concept_is_used_by_something(kind: str) -> None:
    keys = {key for key, concept in CONCEPTS.items() if concept["kind"] == kind}
    assert keys
    assert keys - referred() == set()


def test_every_figure_is_used() -> None:
    used = {key for contrast in CATALOG["contrasts"] for key in contrast["figures"]}
    assert used == {figure["id"] for figure in CATALOG["figures"]}


def test_every_text_is_in_both_languages() -> None:
    one_sided = [
        path
        for path, value in every(CATALOG)
        if isinstance(value, dict)
        and value
        and set(value) < LANGUAGES
        and path[-1] not in {*PROPER, "aliases"}
    ]
    assert one_sided == []


@pytest.mark.parametrize(
    "field", ["summary", "description", "question", "text", "note", "measures"]
)
def test_what_is_written_for_people_is_never_in_one_language(field: str) -> None:
    plain = [path for path, value in every(CATALOG) if path[-1:] == (field,)]
    assert plain
    assert [
        path
        for path, value in every(CATALOG)
        if path[-1:] == (field,) and not (isinstance(value, dict) and set(value) == LANGUAGES)
    ] == []


def test_a_description_has_as_many_paragraphs_in_both_languages() -> None:
    for path, value in every(CATALOG):
        if path[-1:] == ("description",) and isinstance(value, dict):
            assert value["de"].count("\n") == value["en"].count("\n"), path


# In characters. A text of a friction is a bullet over the whole page: three lines of 100 columns.
LONGEST = {"title": 60, "summary": 200, "question": 140, "about": 100, "traits": 80, "text": 300}
LONGEST |= dict.fromkeys(CONTRAST["between"], 250)


@pytest.mark.parametrize(("language", "found"), [("de", GERMAN), ("en", ENGLISH)])
def test_no_text_is_too_long_for_a_cell(language: str, found: list[Any]) -> None:
    long = [
        (path, len(text), language)
        for path, text in found
        if path[0] in {"roles", "concepts", "contrasts"}
        and len(text) > LONGEST.get(path[-1], 10_000)
    ]
    assert long == []


def test_no_task_is_longer_than_two_lines() -> None:
    long = [
        (role["id"], len(text))
        for role in ROLES.values()
        for task in role["tasks"]
        for text in task["text"].values()
        if len(text) > 160
    ]
    assert long == []


def test_no_text_has_loose_spaces() -> None:
    loose = re.compile(r"^\s|\s$|  |\t| [,.;:!?](?:\s|$)|\( | \)")
    assert [(path, text) for path, text in (*GERMAN, *ENGLISH) if loose.search(text)] == []


def test_german_words_are_written_with_umlauts() -> None:
    words = {
        word
        for path, text in GERMAN
        for word in re.findall(r"[^\W\d_]+", re.sub(r"https?://\S+", "", text))
        if re.search(r"(?i)ae|oe|ue", word) and not TWO_SOUNDS.search(word)
    }
    assert words == set()


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        *(("fuehrung", True), ("Maerkte", True), ("Groesse", True), ("Ueberblick", True)),
        *(("neue", False), ("Steuerung", False), ("aktuell", False), ("Qualitätsquelle", False)),
    ],
)
def test_the_umlaut_test_tells_words_apart(word: str, wrong: bool) -> None:
    found = re.search(r"(?i)ae|oe|ue", word) and not TWO_SOUNDS.search(word)
    assert bool(found) == wrong


STRAIGHT = re.compile(r"\"|(?<!\w)'|'(?!\w)|``|''")
HYPHEN_AS_DASH = re.compile(r"\s-{1,2}\s|\d\s?-\s?\d|--")


@pytest.mark.parametrize(("language", "found"), [("de", GERMAN), ("en", ENGLISH)])
def test_quotes_and_dashes_are_typographic(language: str, found: list[Any]) -> None:
    flat = [
        (path, text, language)
        for path, text in found
        if STRAIGHT.search(text) or HYPHEN_AS_DASH.search(text) or "'" in text or "..." in text
    ]
    assert flat == []


def test_german_quotes_open_low_and_close_high() -> None:
    for path, text in GERMAN:
        assert "”" not in text, path
        assert re.fullmatch(r"[^„“]*(?:„[^„“]*“[^„“]*)*", text), (path, text)


def test_english_quotes_are_english() -> None:
    for path, text in ENGLISH:
        assert not re.search("[„“”]", text), (path, text)
        opened = len(re.findall(r"‘", text))
        closed = len(re.findall(r"’(?!\w)", text))
        assert opened <= closed, (path, text)


def test_dashes_between_words_are_en_dashes_with_spaces() -> None:
    bad = [
        (path, text)
        for path, text in (*GERMAN, *ENGLISH)
        if "—" in text or re.search(r"[^\s\d]–\S|\S–[^\s\d]", text)
    ]
    assert bad == []


def test_english_texts_hold_no_german() -> None:
    german = re.compile(r"\b(?:und|der|die|das|nicht|werden|für|mit|Vertrieb|Aufgaben)\b")
    quoted = re.compile(r"‘[^’]*’")
    found = [
        (path, text)
        for path, text in ENGLISH
        if german.search(quoted.sub("", text)) and path[-1] not in {"note", "aliases"}
    ]
    assert found == []


def test_the_contrast_has_seven_dimensions_with_both_sides() -> None:
    assert CONTRAST["between"] == ["marketing", "vertrieb"]
    assert len(CONTRAST["dimensions"]) == 7
    for dimension in CONTRAST["dimensions"]:
        assert {*dimension["title"]} == LANGUAGES
        assert {*dimension["sides"]} == {"marketing", "vertrieb"}
        assert all({*side} == LANGUAGES for side in dimension["sides"].values())


def test_both_sides_complain() -> None:
    for key in ("frictions", "old_views"):
        if CONTRAST.get(key):
            assert all(one["from"] != one["about"] for one in CONTRAST[key])
    assert {one["from"] for one in CONTRAST["frictions"]} == {"marketing", "vertrieb"}


def test_the_practices_of_the_contrast_are_practices() -> None:
    assert CONTRAST["practices"]
    assert {CONCEPTS[key]["kind"] for key in CONTRAST["practices"]} == {"practice"}


def test_the_three_figures_have_their_values_and_sources() -> None:
    assert [(figure["value"], figure["unit"]) for figure in CATALOG["figures"]] == [
        *((46, "percent"), (13, "percent"), (84, "percent")),
    ]
    for figure in CATALOG["figures"]:
        assert figure["sources"]
        assert figure["published_by"]
        assert {*figure["measures"]} == LANGUAGES


def test_ids_are_unique_and_ascii() -> None:
    keys = [entry["id"] for name in ("roles", "concepts") for entry in CATALOG[name]]
    assert len(keys) == len({*keys})
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key) for key in keys)
