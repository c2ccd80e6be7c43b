"""Lines break between words; what is wider than a line breaks behind slashes, else anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecli.present.wrapping import beginnings

TEXTS = st.text("ab /\\äß", max_size=60)


def wrapped(text: str, room: int) -> list[str]:
    starts = [0, *beginnings(text, room, len)]
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("eins zwei", ["eins zwei"]),
        ("eins zwei drei", ["eins zwei ", "drei"]),
        ("zehnstelle acht", ["zehnstelle ", "acht"]),
        ("an /home/und/noch/weiter", ["an ", "/home/und/", "noch/", "weiter"]),
        ("a https://x.de/abcdefghijklm/n", ["a ", "https://", "x.de/", "abcdefghij", "klm/n"]),
        ("so abcdefghijklm", ["so ", "abcdefghij", "klm"]),
        ("so abc-defghi, jk", ["so abc-", "defghi, jk"]),
        ("so abcdefghijk, l", ["so ", "abcdefghi", "jk, l"]),
        ("ab cd ef ◐ gh ij", ["ab cd ef ", "◐ gh ij"]),
    ],
)
def test_words_and_folders_stay_whole(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10) == lines


@given(TEXTS, st.integers(1, 20))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert "".join(lines) == text
    assert all(len(line.rstrip()) <= room for line in lines)


@given(TEXTS, st.integers(1, 20))
def test_a_word_that_has_room_is_never_broken(text: str, room: int) -> None:
    words = [word for line in wrapped(text, room) for word in line.split()]
    assert all(word in words for word in text.split() if len(word) <= room)
