import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from rolecli.catalog.writing import json_text, scalar, yaml_text

TEXTS = st.text()
VALUES = st.recursive(
    TEXTS | st.integers(),
    lambda inner: (
        st.lists(inner.filter(lambda value: not isinstance(value, list)))
        | st.dictionaries(TEXTS, inner)
    ),
    max_leaves=12,
)


@given(TEXTS)
@example("no")
@example("Null")
@example("y")
@example("12:30")
@example("Leiter: Vertrieb")
@example("Forschung #1")
@example("- Leiter")
@example("Leiter ")
@example("zwei  Leerzeichen")
@example("\x85\u2028\u2029\ufeff\x7f\ufffe\U0001f600")
@example('"\\\n\t\x00')
def test_a_text_reads_back_as_it_was(text: str) -> None:
    assert yaml.safe_load(scalar(text)) == text


@given(st.dictionaries(TEXTS, VALUES))
@example({"a": {}, "b": [], "c": [{}, {"d": [1, {"e": "f"}], "g": {"h": "i"}}]})
def test_data_reads_back_as_it_was(data: dict[str, object]) -> None:
    assert yaml.safe_load(yaml_text(data)) == (data or None)
    assert json.loads(json_text(data)) == data


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Leiterin Vertrieb (m/w/d)", "Leiterin Vertrieb (m/w/d)"),
        ("Führt, plant. Überwacht.", "Führt, plant. Überwacht."),
        ("1221", '"1221"'),
        ("Ja: nein", '"Ja: nein"'),
        ("", '""'),
    ],
)
def test_quotes_stand_only_where_they_must(text: str, written: str) -> None:
    assert scalar(text) == written


def test_lists_and_mappings_are_indented() -> None:
    data = {"language": "de", "roles": [{"id": "a", "names": ["b", "c"]}, {"id": "d"}]}
    assert yaml_text(data) == (
        "language: de\nroles:\n  - id: a\n    names:\n      - b\n      - c\n  - id: d\n"
    )


def test_json_has_an_entry_a_line() -> None:
    data = {"language": "de", "roles": [{"id": "a", "title": "Öl"}, {"id": "b"}], "figures": []}
    assert json_text(data) == (
        '{\n"language": "de",\n"roles": [\n{"id":"a","title":"Öl"},\n{"id":"b"}\n],\n'
        '"figures": []\n}\n'
    )
