"""What people read when a value breaks the format: place, code, words, hint."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

Complaints = Callable[..., list[str]]
EMPTY = "This is empty: write a value, or leave the key out."
LIST = "Write '- ' before each of its values, or all in brackets: [a, b]."
MAPPING = "Write a key, ': ' and a value on each line."
NUMBER = "Write it without quotes or a unit, and with a decimal point: 4.6"
SHELL = (
    "type: a catalog file is a mapping with keys such as 'roles' "
    "Write 'roles:' or 'concepts:' and the entries below it."
)
QUOTE = "YAML does not read this value as text: put it in quotes."
ADDRESS = "An address begins with http:// or https:// and has no spaces."
LEVELS = "is not one of head, manager or assistant"
ROLE = "roles:\n  - id: koch\n    title: Koch\n    summary: Kocht.\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("area: 12", f"5:11 type: koch: 'area' must be a text {QUOTE}"),
        ("area: no", f"5:11 type: koch: 'area' must be a text {QUOTE}"),
        ("area: 2024-02-03", f"5:11 type: koch: 'area' must be a text {QUOTE}"),
        ("area: [kueche]", "5:11 type: koch: 'area' must be a text"),
        ("area: {a: b}", "5:11 type: koch: 'area' must be a text"),
        ("area: Die Küche", "5:11 unknown-reference: koch: there is no area 'Die Küche'"),
        (
            f"area: {'X' * 100}",
            f"5:11 unknown-reference: koch: there is no area '{'X' * 79}…'",
        ),
        (f"area: {'x' * 201}", "5:11 length: koch: 'area' is longer than 200 characters"),
        ("level: chef", f"5:12 value: koch: 'chef' {LEVELS}"),
        ("level: yes", f"5:12 value: koch: 'true' {LEVELS}"),
        ("level: [a]", f"5:12 value: koch: '[…]' {LEVELS}"),
        ("level: Head", f"5:12 value: koch: 'Head' {LEVELS} Did you mean 'head'?"),
        ("Level: head", "5:5 unknown-key: koch: the key 'Level' is unknown Did you mean 'level'?"),
        ("farbe: rot", "5:5 unknown-key: koch: the key 'farbe' is unknown"),
        ("'{x}': rot", "5:5 unknown-key: koch: the key '{x}' is unknown"),
        ("tasks: [{text: ~}]", f"5:20 type: koch: 'text' must be a text {EMPTY}"),
        ("note: ''", "5:11 empty: koch: 'note' is empty"),
        ("note: '  '", "5:11 empty: koch: 'note' is empty"),
        (f"note: {'x' * 1001}", "5:11 length: koch: 'note' is longer than 1000 characters"),
        ("note: {}", "5:11 empty: koch: 'note' is empty"),
        ("note: {de: 12}", f"5:16 type: koch: 'note.de' must be a text {QUOTE}"),
        ("note: {fr: non}", "5:12 language: koch: 'fr' is not one of de or en"),
        ("feminine: 12", f"5:15 type: koch: 'feminine' must be a text {QUOTE}"),
        ("aliases: Chef", f"5:14 type: koch: 'aliases' must be a list {LIST}"),
        ("aliases: [Chef, 12]", f"5:21 type: koch: 'aliases[1]' must be a text {QUOTE}"),
        ("aliases: {en: [12]}", f"5:20 type: koch: 'aliases.en[0]' must be a text {QUOTE}"),
        ("aliases: {en: Chef}", f"5:19 type: koch: 'aliases.en' must be a list {LIST}"),
        ("traits: [Ruhe, 12]", f"5:20 type: koch: 'traits[1]' must be a text {QUOTE}"),
        ("sources: buch", f"5:14 type: koch: 'sources' must be a list {LIST}"),
        ("tasks: [12]", f"5:13 type: koch: 'tasks[0]' must be a mapping {MAPPING}"),
        ("tasks: [{id: a}]", "5:13 missing-key: koch: the key 'text' is missing"),
        (
            "skills: [{id: a, importance: 1}]",
            "5:34 value: koch: '1' is not one of essential or optional",
        ),
        ("works_with: [{about: Speisen}]", "5:18 missing-key: koch: the key 'with' is missing"),
        ("codes: {isco08: 1221}", f"5:21 type: koch: 'isco08' must be a text {QUOTE}"),
        (
            "codes: {kldb2010: '12'}",
            (
                "5:23 form: koch: '12' does not have the form of 'kldb2010' "
                "A KldB 2010 code has five digits."
            ),
        ),
        (
            "codes: {isco08: '12210'}",
            (
                "5:21 form: koch: '12210' does not have the form of 'isco08' "
                "An ISCO-08 code has one to four digits."
            ),
        ),
        ("codes: 1221", f"5:12 type: koch: 'codes' must be a mapping {MAPPING}"),
        (
            'codes: {esco: {uri: "https://x\\e", match: exact}}',
            (
                "5:25 character: koch: 'uri' has the character U+001B, "
                "which does not belong in a text Remove it."
            ),
        ),
        (
            "codes: {esco: {uri: esco, match: exact}}",
            f"5:25 form: koch: 'esco' does not have the form of 'uri' {ADDRESS}",
        ),
    ],
)
def test_a_value_that_breaks_the_format_is_told_in_plain_words(
    complaints: Complaints, line: str, expected: str
) -> None:
    assert complaints(f"{ROLE}    {line}\n") == [f"0a:{expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a", [f"0a:1:1 {SHELL}"]),
        ("nur Text", [f"0a:1:1 {SHELL}"]),
        (
            "rolles: []",
            ["0a:1:1 unknown-key: the key 'rolles' is unknown Did you mean 'roles'?"],
        ),
        ("roles: {koch: {}}", [f"0a:1:8 type: 'roles' must be a list {LIST}"]),
        ("roles: [Koch]", [f"0a:1:9 type: 'roles[0]' must be a mapping {MAPPING}"]),
        ("language: fr", ["0a:1:11 language: 'fr' is not one of de or en"]),
        (
            "roles:\n  - title: Koch",
            [
                "0a:2:5 missing-key: the key 'id' is missing",
                "0a:2:5 missing-key: the key 'summary' is missing",
            ],
        ),
        ("roles: [{id: 12, title: a, summary: b}]", [f"0a:1:14 type: 'id' must be a text {QUOTE}"]),
        (
            (
                "contrasts: [{id: k, title: a, between: [a],\n"
                " dimensions: [{id: d, title: e, sides: {A b: x}}]}]"
            ),
            ["0a:1:40 length: k: 'between' has fewer than 2 values"],
        ),
        (
            "contrasts: [{id: k, title: a, between: [a, b, c]}]",
            ["0a:1:40 length: k: 'between' has more than 2 values"],
        ),
        (
            "sources: [{id: a, title: b, url: x}]",
            [f"0a:1:34 form: a: 'x' does not have the form of 'url' {ADDRESS}"],
        ),
    ],
)
def test_a_file_that_breaks_the_format_is_told_in_plain_words(
    complaints: Complaints, text: str, expected: list[str]
) -> None:
    assert complaints(text) == expected


@pytest.mark.parametrize("value", ["'46'", "true", ".nan", ".inf", "2024-02-03", "[46]"])
def test_a_figure_must_be_a_number(complaints: Complaints, value: str) -> None:
    text = (
        "figures:\n  - {id: f, unit: percent, measures: x, sources: [s],\n"
        f"     value: {value}}}\nsources: [{{id: s, title: S}}]\n"
    )
    assert complaints(text) == [f"0a:3:13 type: f: 'value' must be a number {NUMBER}"]


def test_a_value_that_aliases_made_deep_is_shown_without_its_inside(complaints: Complaints) -> None:
    levels = "".join(f"- &a{i} [*a{i - 1}]\n" for i in range(1, 1500))
    last = f"{ROLE}    level: *a1499\n"
    assert complaints(f"x:\n- &a0 [1]\n{levels}{last}")[-1] == (
        "0a:1506:12 value: koch: '[…]' is not one of head, manager or assistant"
    )


# Keys of the format and values of every sort, so that each rule of the format is broken.
TREE_KEYS = [
    *("id", "title", "feminine", "aliases", "area", "level", "summary", "note", "sources"),
    *("tasks", "text", "topics", "skills", "importance", "works_with", "with", "about"),
    *("codes", "isco08", "esco", "uri", "match", "kind", "broader", "between", "dimensions"),
    *("sides", "frictions", "from", "value", "unit", "measures", "de", "en", "fr", "[key]", "Ä"),
]
VALUES = st.sampled_from(
    [
        "a",
        "A b",
        "",
        "x" * 300,
        "http://a.b",
        "head",
        "area",
        "de",
        1,
        4.5,
        True,
        None,
        float("nan"),
    ]
)
TREES = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(TREE_KEYS), inner),
    max_leaves=15,
)
ENTRIES = st.dictionaries(st.sampled_from(TREE_KEYS), TREES, max_size=6)
FILES = st.fixed_dictionaries(
    {},
    optional={
        section: st.lists(ENTRIES, max_size=2) | TREES
        for section in ("roles", "concepts", "contrasts", "figures", "sources", "language")
    },
)


@settings(max_examples=120)
@given(data=FILES)
def test_no_problem_is_told_in_the_words_of_pydantic(complaints: Complaints, data: Any) -> None:
    for line in complaints(yaml.safe_dump(data, allow_unicode=True)):
        assert re.match(r"0a:\d+:\d+ [a-z-]+: \S", line)
        assert not re.search(r"[Ii]nput|valid|pydantic|\bstr\b|\bdict\b|Traceback", line)
