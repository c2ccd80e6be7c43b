import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rolecli.catalog.format import CONTROL
from rolecli.importing.characters import Mended, mended, suspicious


def latin(text: str) -> str:
    """Return UTF-8 read as Latin-1."""
    return text.encode().decode("latin-1")


def windows(text: str) -> str:
    """Return UTF-8 read as Windows-1252."""
    return text.encode().decode("cp1252")


@pytest.mark.parametrize(
    "meant", ["’", "“Chef”", "–", "…", "Über größere Öfen", "café", "œuvre", "€"]
)
@pytest.mark.parametrize("spoiled", [latin, lambda text: latin(latin(text))])
def test_what_was_encoded_twice_is_read_as_it_was_meant(meant: str, spoiled: object) -> None:
    assert callable(spoiled)
    assert suspicious(spoiled(meant))
    assert mended(spoiled(meant)).text == meant


@pytest.mark.parametrize("meant", ["learner’s", "Über", "größer", "a – b", "100 €", "½ °C", "π 😀"])
def test_signs_of_windows_are_read_as_bytes_too(meant: str) -> None:
    assert mended(windows(meant)).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "„Spaß“, „Ä“ und „Å“",
        "Größe – Übergröße…",
        "café\u00a0» à\u00a0«",
        "TÜ–V, Straß„e, Ö”",
        "Äußeres · naïve · Été · Ñandú",
        "Ð und ß“ und Î’",
        "a\tb\nc",
    ],
)
def test_ordinary_text_stays(text: str) -> None:
    assert mended(text) == Mended(text, 0, 0)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("don\x92t", Mended("don’t", 1, 0)),
        ("M\x1b[31m\u202e é", Mended("M[31m é", 0, 2)),
        ("a\x00b\x81c\x9d", Mended("abc", 0, 3)),
        ("a\u2028b\x0bc\x1dd\x85e", Mended("a\nb c d\ne", 0, 0)),
        ("\u00e2\u0080\u0099 und \u00e2\u0080\u0099", Mended("’ und ’", 2, 0)),
        ("\u00e2\u0080x", Mended("â€x", 1, 0)),
    ],
)
def test_what_is_no_text_is_mended_or_dropped_and_counted(text: str, result: Mended) -> None:
    assert mended(text) == result


@given(st.text(st.characters(codec="utf-8")))
@example("\u00c2\u0085")
@example("\u00c3\u0082\u00c2\u0081")
def test_no_control_character_is_left(text: str) -> None:
    result = mended(text).text
    assert not re.search(CONTROL, result)
    if not suspicious(text):
        assert result == text
