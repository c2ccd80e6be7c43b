"""Every test runs with libyaml and with the parser written in Python."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rolecli.catalog.document import Document, UnreadableError
from rolecli.catalog.problems import Place, Problem
from rolecli.catalog.reading import read_file, read_text
from rolecli.catalog.slips import ODD_SPACE

pytestmark = pytest.mark.usefixtures("either_loader")

FILE = Path("katalog.yaml")
QUICKLY = settings(max_examples=80)


def data_of(text: str) -> Any:
    document, problems = read_text(text, FILE)
    assert problems == []
    return document.data


def problems_of(text: str) -> list[tuple[int, int, str, str, str]]:
    """Return line, column, code, message and hint of what can be read all the same."""
    return [
        (problem.place.line, problem.place.column, problem.code, problem.message, problem.hint)
        for problem in read_text(text, FILE)[1]
    ]


def refusal_of(text: str) -> Problem:
    with pytest.raises(UnreadableError) as caught:
        read_text(text, FILE)
    return caught.value.problem


def refused_at(text: str) -> tuple[int, int, str, str]:
    problem = refusal_of(text)
    assert problem.place.file == FILE
    return problem.place.line, problem.place.column, problem.code, problem.message


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# nur ein Kommentar", None),
        ("a: 1\nb: [x, 2.5, true, ~]", {"a": 1, "b": ["x", 2.5, True, None]}),
        ("a: 2024-02-03", {"a": date(2024, 2, 3)}),
        ("a: 2024-02-31", {"a": "2024-02-31"}),
        ("a: 0x_", {"a": "0x_"}),
        ("a: '1221'", {"a": "1221"}),
        ("a: !!str 1221", {"a": "1221"}),
        ("a: ! 1221", {"a": "1221"}),
        ("a: =", {"a": "="}),
        ("a: >-\n  eins\n  zwei\n\n\n  drei", {"a": "eins zwei\n\ndrei"}),
        ("a: \"x\\ud83d\\uDE00\"\nb: '\\ud83d\\uDE00'", {"a": "x😀", "b": "\\ud83d\\uDE00"}),
        ("a: " + "9" * 101, {"a": "9" * 101}),
    ],
)
def test_yaml_becomes_plain_data(text: str, data: Any) -> None:
    assert data_of(text) == data


def test_a_number_too_long_to_be_one_is_read_at_once() -> None:
    number = "1" + ":1" * 500_000
    assert data_of(f"a: {number}") == {"a": number}


def test_every_value_and_key_knows_its_place() -> None:
    document, _ = read_text("rollen:\n  - id: köch\n    tags: [a,   b]\nende: x\n", FILE)
    places = {
        (): (1, 1),
        ("rollen",): (2, 3),
        ("rollen", 0): (2, 5),
        ("rollen", 0, "id"): (2, 9),
        ("rollen", 0, "tags"): (3, 11),
        ("rollen", 0, "tags", 1): (3, 17),
        ("ende",): (4, 7),
        ("rollen", 0, "fehlt"): (2, 5),
        ("rollen", 0, "id", "fehlt"): (2, 9),
        ("rollen", 7, "id"): (2, 3),
        ("fehlt",): (1, 1),
    }
    assert {path: document.place(path)[1:] for path in places} == places
    assert document.place(("rollen", 0, "tags"), of_key=True) == Place(FILE, 3, 5)
    assert document.place(("rollen", 0, "tags", 1), of_key=True) == Place(FILE, 3, 17)


def test_what_is_wrong_with_the_whole_file_is_placed_where_its_data_begin() -> None:
    assert read_text("# Liste\n\n  - a", FILE)[0].place(())[1:] == (3, 3)
    assert read_text("# Liste", FILE)[0].place(("a",))[1:] == (1, 1)


def test_columns_count_characters_and_not_bytes() -> None:
    document, _ = read_text('{"ÄÖÜ€😀": x, b: y}', FILE)
    assert document.place(("b",)) == Place(FILE, 1, 17)


def test_a_key_written_twice_is_a_problem_at_the_second() -> None:
    assert problems_of("a:\n  b: 1\n  c: 2\n  b: 3\n") == [
        (4, 3, "duplicate-key", "the key 'b' appears here a second time", "Remove one of the two."),
    ]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("no", "false"),
        ("12", "12"),
        ("~", "null"),
        ("2024-02-03", "2024-02-03"),
        ("[a, b]", "[…]"),
        ("{a: b}", "{…}"),
        ("0x" + "F" * 90, str(int("F" * 90, 16))[:79] + "…"),
    ],
)
def test_a_key_that_is_no_text_is_a_problem(key: str, shown: str) -> None:
    expected = (1, 3, "key", f"the key {shown} is not a text", "Put the key in quotes.")
    assert problems_of(f"? {key}\n: x") == [expected]


@pytest.mark.parametrize(
    ("text", "line", "column", "tag"),
    [
        ("a: !!python/name:os.system x", 1, 4, "!!python/name:os.system"),
        ("a:\n  - !mein {b: c}", 2, 5, "!mein"),
        ("!!set [a]", 1, 1, "!!set"),
        ("a: !!int '3'", 1, 4, "!!int"),
        (f"a: !{'x' * 99} b", 1, 4, f"!{'x' * 78}…"),
    ],
)
def test_tags_are_refused_and_never_carried_out(
    text: str, line: int, column: int, tag: str
) -> None:
    hint = "Remove it; put a text that begins with '!' in quotes."
    assert problems_of(text) == [(line, column, "tag", f"the tag '{tag}' is not allowed", hint)]


def test_an_alias_repeats_what_its_anchor_names() -> None:
    text = "a: &liste [x, y]\nb: *liste\nc: &wort z\nd: [*wort]\n"
    assert data_of(text) == {"a": ["x", "y"], "b": ["x", "y"], "c": "z", "d": ["z"]}


def test_what_an_alias_repeats_is_placed_where_it_is_written() -> None:
    document, _ = read_text("a: &liste [x, y]\nb: *liste\n", FILE)
    assert document.place(("b",)) == Place(FILE, 2, 4)
    assert document.place(("b", 1)) == Place(FILE, 1, 15)


@pytest.mark.parametrize(
    ("text", "line", "column", "name"), [("a: *x", 1, 4, "x"), ("a: &x\n  - *x", 2, 5, "x")]
)
def test_an_alias_without_a_finished_anchor_is_refused(
    text: str, line: int, column: int, name: str
) -> None:
    assert refused_at(text) == (line, column, "syntax", f"the alias '*{name}' names no anchor")


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    doublings = "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60))
    assert refused_at(f"a0: &a0 [x]\n{doublings}") == (
        20,
        12,
        "aliases",
        "aliases expand to more than 2000000 values",
    )


def test_a_merge_key_fills_in_what_is_not_there() -> None:
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: *a, y: 3}\nd:\n  <<: [*a, *b]\n  w: 4\n"
    document, problems = read_text(text, FILE)
    assert problems == []
    assert document.data["c"] == {"x": 1, "y": 3}
    assert document.data["d"] == {"x": 1, "y": 1, "z": 2, "w": 4}
    assert document.place(("d", "z")) == Place(FILE, 2, 17)
    assert document.place(("c", "y")) == Place(FILE, 3, 16)


def test_what_is_merged_may_itself_be_merged() -> None:
    text = "a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\nd: {<<: {z: 3}}\n"
    document, problems = read_text(text, FILE)
    assert problems == []
    assert (document.data["c"], document.data["d"]) == ({"y": 2, "x": 1}, {"z": 3})
    assert document.place(("c", "x")) == Place(FILE, 1, 11)
    assert document.place(("d", "z")) == Place(FILE, 4, 13)


@pytest.mark.parametrize("merged", ["5", "x", "~", "[1]"])
def test_only_mappings_can_be_merged(merged: str) -> None:
    text = f"a:\n  b: 1\n  <<: {merged}\n"
    hint = "Write '<<: *name', where '&name' stands before a mapping."
    assert problems_of(text) == [(3, 3, "merge", "what '<<' merges is not a mapping", hint)]
    assert read_text(text, FILE)[0].data == {"a": {"b": 1}}


def test_as_deep_as_allowed_is_read_and_a_level_more_is_refused() -> None:
    assert data_of("[" * 40 + "]" * 40) is not None
    expected = (1, 41, "depth", "nested deeper than 40 levels")
    assert refused_at("[" * 41 + "]" * 41) == expected
    assert refused_at("[" * 100_000) == expected


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[" * 1_200 + "]" * 1_200, 1, 41),
        ("a:\n  b: " + "[" * 2_000, 2, 44),
        ("[x, 'y[', " + "[" * 2_000, 1, 50),
        ("{a, b: " + "{" * 1_010, 1, 47),
        ("- [a]\n- " + "[" * 41, 2, 42),
        ("[" * 45 + "@", 1, 41),
        ("- " * 2_000, 1, 81),
        ("? " * 2_000, 1, 81),
        ("{a: " * 2_000, 1, 161),
        ("[\n" * 2_000, 41, 1),
        ("".join(" " * depth + "a:\n" for depth in range(1_500)), 41, 41),
    ],
)
def test_depth_is_counted_before_a_parser_gives_up(text: str, line: int, column: int) -> None:
    assert refused_at(text) == (line, column, "depth", "nested deeper than 40 levels")


@pytest.mark.parametrize("text", ["[" * 39 + "'[[[[", "[" * 30 + "]" * 30 + "[" * 30 + "@"])
def test_brackets_in_texts_and_closed_ones_are_not_depth(text: str) -> None:
    assert refusal_of(text).code == "syntax"


def test_a_key_that_aliases_made_deep_is_shown_without_its_inside() -> None:
    levels = "".join(f"- &a{i} [*a{i - 1}]\n" for i in range(1, 1500))
    text = f"x:\n- &a0 [1]\n{levels}? *a1499\n: y\n"
    assert [problem[3] for problem in problems_of(text)] == ["the key […] is not a text"]


def test_a_second_document_is_refused() -> None:
    message = "a second document starts here; a catalog file holds one"
    assert refused_at("a: 1\n---\nb: 2\n") == (2, 1, "documents", message)
    assert data_of("---\na: 1\n...\n") == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("summary: Aufgabe: keine", 1, 17),
        ("rollen:\n\t- id: koch", 2, 1),
        ("a: 'offen\n", 1, 4),
        ("a: [1, 2\n", 1, 4),
        ("a: {b: c\n", 1, 4),
        ("a: @x", 1, 4),
        ("- a\nb: c", 2, 1),
        ("%YAML 1.1\n", 2, 1),
    ],
)
def test_bad_syntax_is_refused_where_it_stands(text: str, line: int, column: int) -> None:
    assert refused_at(text)[:3] == (line, column, "syntax")
    assert refusal_of(text).message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rollen:\n\t- id: koch", "there is a tab where only spaces may be"),
        ("a: |\n\tb", "there is a tab where only spaces may be"),
        ("a: 'offen\n", "the quotation mark here is not closed"),
        ("a: [1, 2\n", "the '[' here is not closed"),
        ("a: {b: c\n", "the '{' here is not closed"),
        ("a: b: c", "there is a ':' where no key can be"),
        ("a: - b", "there is a '- ' where no list can begin"),
        ("a:\n  b: 1\n c: 2", "this does not fit what is above it"),
        ("a: 'b'c", "the quotation mark before this ends the text"),
        ("a: @x", "no text can begin with this character"),
        ("a: *x*", "no text can begin with this character"),
        ("a: & Co", "no text can begin with this character"),
        ("a: !x!y z", "no text can begin with this character"),
        ("a: !<x", "no text can begin with this character"),
        ("a: |x\n  b", "the line must end after '|' or '>'"),
        ('a: "\\q"', "the character after the backslash has no meaning"),
        ('a: "\\xZZ"', "the number after the backslash stands for no character"),
        ('a: "\\U00110000"', "the number after the backslash stands for no character"),
        ("a\n  b: c", "a ': ' is missing here"),
        ("a:b\nc: d", "a ': ' is missing here"),
        ("a: 1\nb\n- c", "a ':' is missing after this"),
        ('{"a": 1, // b\n "c": 2}', "the '{' here is not closed"),
        ('{"a": 1,\n // b\n "c": 2}', "this is not a comment in YAML"),
        ("<p>a: b: c</p>", "this looks like a web page, not like a catalog"),
        ("<<<<<<< HEAD\na: 1\n=======\n", "there is an unresolved merge conflict here"),
        ("%YAML 3.0\n--- a", "this version of YAML is unknown"),
    ],
)
def test_common_mistakes_are_told_without_the_parsers_terms(text: str, message: str) -> None:
    problem = refusal_of(text)
    assert problem.message == message
    assert problem.hint


def test_other_mistakes_are_told_by_their_place() -> None:
    problem = refusal_of("%YAML x\n--- a")
    assert (problem.message, problem.place[1:]) == ("this is not YAML", (1, 7))
    assert problem.hint


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\UFFFFFFFF"',
        'a: "\\U00110000"',
        "%YAML 1." + "9" * 5000 + "\n--- a",
    ],
)
def test_numbers_too_large_for_their_place_are_refused(text: str) -> None:
    assert refusal_of(text).code == "syntax"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b\u2028c", 1, 5),
        ("a: b\n# c\x85\nd: e", 2, 4),
        ("a: '\u2029'", 1, 5),
    ],
)
def test_line_ends_that_editors_do_not_show_are_refused(text: str, line: int, column: int) -> None:
    assert refused_at(text)[:3] == (line, column, "character")


@pytest.mark.parametrize(
    "text", ['a: "\\uD800"', '"\\uDFFF": a', '- "x\\uDE00\\uD83D"', '- "\\uD83D\\uDE00\\uD83D"']
)
def test_half_a_character_is_refused(text: str) -> None:
    assert refusal_of(text).code == "syntax"


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("a: \x00", 1, 4, "0000"),
        ("a: \x07b", 1, 4, "0007"),
        ("a: Köche, Gäste und\nüber\x1b[31m", 2, 5, "001B"),
        ("# 😀\nä: \ufffe", 2, 4, "FFFE"),
    ],
)
def test_control_characters_are_refused_where_they_stand(
    text: str, line: int, column: int, code: str
) -> None:
    message = f"the character U+{code} is not allowed in YAML"
    assert refused_at(text) == (line, column, "character", message)


def read_bytes(folder: Path, content: bytes) -> Document:
    file = folder / "datei.yaml"
    file.write_bytes(content)
    return read_file(file)[0]


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, b"\xef\xbb\xbfa: \xc3\xa4\n")
    assert document.data == {"a": "ä"}
    assert document.place(("a",)) == Place(tmp_path / "datei.yaml", 1, 4)


def test_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, b"a: x\r\nb:\r\n  - y\r\n")
    assert document.data == {"a": "x", "b": ["y"]}
    assert document.place(("b", 0))[1:] == (3, 5)


@pytest.mark.parametrize(
    ("content", "line", "column", "byte"),
    [
        ("a: x\nb: Küche".encode("latin-1"), 2, 5, "FC"),
        ("ä: ö".encode() + b"\xfc", 1, 5, "FC"),
        (b"\xef\xbb\xbfa: \xfc", 1, 4, "FC"),
        (b"a: x\rb: \xfc", 2, 4, "FC"),
        ("a: x".encode("utf-16"), 1, 1, "FF"),
        (b"a: \xed\xa0\x80", 1, 4, "ED"),
    ],
)
def test_what_is_not_utf_8_is_refused_where_it_stops_being_so(
    tmp_path: Path, content: bytes, line: int, column: int, byte: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(tmp_path, content)
    assert caught.value.problem == Problem(
        Place(tmp_path / "datei.yaml", line, column),
        "encoding",
        "",
        f"the file is not UTF-8: byte 0x{byte}",
        "Save the file as UTF-8.",
    )


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "fehlt.yaml"):
        with pytest.raises(UnreadableError) as caught:
            read_file(file)
        assert caught.value.problem.place == Place(file, 1, 1)
        assert caught.value.problem.code == "unreadable"
        assert caught.value.problem.message


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "datei.yaml"
    with file.open("wb") as stream:
        stream.truncate(65 * 1024 * 1024)
    with pytest.raises(UnreadableError) as caught:
        read_file(file)
    assert caught.value.problem.code == "size"
    assert caught.value.problem.message == "the file has 65 MiB, more than the 64 MiB allowed"


YAMLISH = st.text(st.sampled_from("ab1:-?,[]{}&*!|>'\"%@#~<=.\\ \n\tü\x07"), max_size=40)


@QUICKLY
@given(st.one_of(st.text(max_size=40), YAMLISH))
@example("<<: {? a}")
@example("&a : *a")
@example("{? [a]: b, ? [a]: c}")
@example('"\\x85": \u2028')
def test_any_text_gives_data_or_a_problem(text: str) -> None:
    try:
        document, problems = read_text(text, FILE)
    except UnreadableError as error:
        problems = [error.problem]
    else:
        assert document.place(("a", 0)).line >= 1
    assert all(str(problem) for problem in problems)


# Without control characters, which PyYAML writes in ways of its own.
WORDS = st.text(st.characters(categories=["L", "N", "P", "Sm", "Zs"])).filter(lambda t: t != "<<")
KEYS = WORDS.filter(lambda text: not ODD_SPACE.search(text))


@QUICKLY
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
        lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
        max_leaves=20,
    )
)
def test_what_is_written_reads_back_equal(data: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    assert data_of(text) == data
