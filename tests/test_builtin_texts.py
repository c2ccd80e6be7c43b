"""The texts of the built-in catalog: in both languages, short enough, well written in each."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

LANGUAGES = {"de", "en"}
PROPER = {"feminine"}  # there is a feminine form in German alone
Entries = dict[str, list[Any]]
Texts = list[tuple[tuple[str, ...], str]]

# Words in which ae, oe or ue are two sounds, or that are names and foreign words.
TWO_SOUNDS = re.compile(
    r"(?i)[äeao]ue|que|neue|steue|teue|freue|treue|feue|euer|aktuel|manuel|individuel|virtuel|"
    r"eventuel|visuel|intellektuel|sexuel|rituel|duel|value|revenue|queue|blue|true|unique|"
    r"israel|aero|phaeno|koeffizient|poet|goethe|koexist|influenc|fluen|influence|venue|"
    r"michael|raphael|rolecli|due\b|sue\b|issue|rescue|tissue|pursue|continue|^zue(?:in|rst)|barbecue"
)


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


def is_at(path: tuple[str, ...], field: str) -> bool:
    """Return whether a text stands in a field: "title", or "tasks/text" for one of a task."""
    *within, last = field.split("/")
    named = "sides" if "sides" in path else "".join(path[-1:])
    return named == last and {*within} <= {*path}


@pytest.fixture(scope="session")
def texts(entries: Entries) -> dict[str, Texts]:
    """Every text with its place, by language."""
    found: dict[str, Texts] = {language: [] for language in sorted(LANGUAGES)}
    for path, value in every(entries):
        if isinstance(value, dict) and value and set(value) <= LANGUAGES:
            for language, said in value.items():
                found[language] += [
                    (path, text) for text in (said if isinstance(said, list) else [said])
                ]
    return found


@pytest.fixture(params=sorted(LANGUAGES))
def in_one_language(request: pytest.FixtureRequest, texts: dict[str, Texts]) -> Texts:
    """The texts in German, then those in English."""
    assert len(texts[request.param]) > 3000
    return texts[request.param]


def test_every_text_is_in_both_languages(entries: Entries) -> None:
    one_sided = [
        path
        for path, value in every(entries)
        if isinstance(value, dict)
        and value
        and set(value) < LANGUAGES
        and path[-1] not in {*PROPER, "aliases"}
    ]
    assert one_sided == []


@pytest.mark.parametrize(
    "field",
    [
        *("summary", "description", "question", "text", "decides", "works_with/about", "traits"),
        *("statement", "overlap", "analogy", "note", "measures"),
    ],
)
def test_what_is_written_for_people_is_never_in_one_language(entries: Entries, field: str) -> None:
    found = [
        (path, value)
        for path, value in every(entries)
        if is_at(path, field) and not isinstance(value, list)
    ]
    assert found
    assert [
        path for path, text in found if not (isinstance(text, dict) and set(text) == LANGUAGES)
    ] == []


def test_a_description_has_as_many_paragraphs_in_both_languages(entries: Entries) -> None:
    uneven = [
        path
        for path, value in every(entries)
        if path[-1:] == ("description",) and value["de"].count("\n") != value["en"].count("\n")
    ]
    assert uneven == []


# In characters. A task takes two lines, a text of a friction three lines of 100 columns.
LONGEST = {
    "title": 60,
    "feminine": 60,
    "summary": 200,
    "question": 140,
    "tasks/text": 160,
    "traits": 80,
    "qualification/text": 200,
    "decides": 100,
    "works_with/about": 100,
    "statement": 280,
    "sides": 250,
    "overlap": 500,
    "frictions/text": 300,
    "old_views/text": 300,
}


def test_no_text_is_too_long_for_a_cell(in_one_language: Texts) -> None:
    long = [
        (path, len(text))
        for path, text in in_one_language
        for field, most in LONGEST.items()
        if path[0] in {"roles", "concepts", "contrasts"} and is_at(path, field) and len(text) > most
    ]
    assert long == []


@pytest.mark.parametrize("field", LONGEST)
def test_every_bound_of_length_holds_some_text(in_one_language: Texts, field: str) -> None:
    if field not in PROPER:
        assert [path for path, _text in in_one_language if is_at(path, field)]


def test_no_text_has_loose_spaces(in_one_language: Texts) -> None:
    loose = re.compile(r"^\s|\s$|  |\t| [,.;:!?](?:\s|$)|\( | \)")
    assert [(path, text) for path, text in in_one_language if loose.search(text)] == []


def is_without_umlaut(word: str) -> bool:
    """Return whether a word is written with ae for ä and the like; an abbreviation is not."""
    written_out = re.search(r"(?i)ae|oe|ue", word) and not re.fullmatch(r"[A-Z]{2,3}", word)
    return bool(written_out) and not TWO_SOUNDS.search(word)


def test_german_words_are_written_with_umlauts(texts: dict[str, Texts]) -> None:
    words = {
        word
        for path, text in texts["de"]
        for word in re.findall(r"[^\W\d_]+", re.sub(r"https?://\S+", "", text))
        if is_without_umlaut(word)
    }
    assert words == set()


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        *(("fuehrung", True), ("Maerkte", True), ("Groesse", True), ("Ueberblick", True)),
        *(("neue", False), ("Steuerung", False), ("aktuell", False), ("Qualitätsquelle", False)),
        *(("AE", False), ("UEBERBLICK", True)),
    ],
)
def test_the_umlaut_test_tells_words_apart(word: str, wrong: bool) -> None:
    assert is_without_umlaut(word) == wrong


STRAIGHT = re.compile(r"\"|(?<!\w)'|'(?!\w)|``|''")
HYPHEN_AS_DASH = re.compile(r"\s-{1,2}\s|\d\s?-\s?\d|--")


def test_quotes_and_dashes_are_typographic(in_one_language: Texts) -> None:
    flat = [
        (path, text)
        for path, text in in_one_language
        if STRAIGHT.search(text) or HYPHEN_AS_DASH.search(text) or "'" in text or "..." in text
    ]
    assert flat == []


def test_german_quotes_open_low_and_close_high(texts: dict[str, Texts]) -> None:
    for path, text in texts["de"]:
        assert "”" not in text, path
        assert re.fullmatch(r"[^„“]*(?:„[^„“]*“[^„“]*)*", text), (path, text)


def test_english_quotes_are_english(texts: dict[str, Texts]) -> None:
    for path, text in texts["en"]:
        assert not re.search("[„“”]", text), (path, text)
        opened = len(re.findall(r"‘", text))
        closed = len(re.findall(r"’(?!\w)", text))
        assert opened <= closed, (path, text)


def test_dashes_between_words_are_en_dashes_with_spaces(in_one_language: Texts) -> None:
    bad = [
        (path, text)
        for path, text in in_one_language
        if "—" in text or re.search(r"[^\s\d]–\S|\S–[^\s\d]", text)
    ]
    assert bad == []


def test_english_texts_hold_no_german(texts: dict[str, Texts]) -> None:
    german = re.compile(r"\b(?:und|der|die|das|nicht|werden|für|mit|Vertrieb|Aufgaben)\b")
    quoted = re.compile(r"‘[^’]*’")
    found = [
        (path, text)
        for path, text in texts["en"]
        if german.search(quoted.sub("", text)) and path[-1] not in {"note", "aliases"}
    ]
    assert found == []
