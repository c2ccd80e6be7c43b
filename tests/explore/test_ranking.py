import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecli.explore.ranking import name_parts, same_parts, trigrams
from rolecli.explore.spelling import errors


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leiter Marketing", "Marketingleiter"),
        ("Leiter/in - Marketing", "Marketingleiterin"),
        ("Leitung der Flugsicherung", "Flugsicherungsleiter"),
        ("Online Marketing Manager", "Onlinemarketing-Manager"),
        ("Bäcker/Bäckerin", "Bäcker"),
    ],
)
def test_names_of_the_same_words_are_the_same_in_any_order(one: str, other: str) -> None:
    assert same_parts(name_parts(one), name_parts(other))
    assert same_parts(name_parts(other), name_parts(one))


@pytest.mark.parametrize(
    ("one", "other"), [("Leiter Marketing", "Leiter Vertrieb"), ("Leiter", "Marketingleiter")]
)
def test_names_of_other_words_are_not(one: str, other: str) -> None:
    assert not same_parts(name_parts(one), name_parts(other))


def test_the_beginning_of_a_word_weighs_more_than_its_end() -> None:
    weights = list(trigrams("vertriebsleiter").values())
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[-1]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("leiter", "leiter", 0),
        ("leiter", "leier", 1),
        ("leiter", "lieter", 1),
        ("leiter", "laiter", 1),
        ("leiter", "leitter", 1),
        ("leiter", "lietr", 2),
        ("leiter", "koch", 3),
        ("leiter", "marketingleiter", 3),
    ],
)
def test_letters_missing_too_many_wrong_or_turned_round_are_counted(
    one: str, other: str, count: int
) -> None:
    assert errors(one, other, 2) == count


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_errors_are_the_same_both_ways(one: str, other: str) -> None:
    assert errors(one, other, 9) == errors(other, one, 9)


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 4))
def test_errors_are_counted_up_to_a_bound(one: str, other: str, most: int) -> None:
    assert errors(one, other, most) == min(errors(one, other, 99), most + 1)
