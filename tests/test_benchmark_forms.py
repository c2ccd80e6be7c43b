"""The generator of forms in `benchmarks/`: what it makes, and that it makes the same each time."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
forms = pytest.importorskip("forms")

NAMES = {
    "a": ["Vertriebsleiter", "Vertriebsleiterin", "Führungskraft im Vertrieb"],
    "b": ["Online Marketing Manager", "Einzelhandelskaufmann"],
    "c": ["Vertriebsleiter", "E-Commerce-Leiter"],
}


def made(kind: str) -> set[str]:
    return {question.text for question in forms.questions(NAMES) if question.kind == kind}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ae oe ue", "Fuehrungskraft im Vertrieb"),
        ("a o u", "Fuhrungskraft im Vertrieb"),
        ("/-in", "Vertriebsleiter/-in"),
        ("Innen", "VertriebsleiterInnen"),
        ("-frau", "Einzelhandelskauffrau"),
        ("OneWord", "OnlineMarketingManager"),
        ("Onlinemarketing-Manager", "Onlinemarketing-Manager"),
        ("hyphens as spaces", "E Commerce Leiter"),
        ("Leiter/in - X", "Leiter/in - Vertrieb"),
        ("Xleitung", "Vertriebsleitung"),
        ("dative plural", "Vertriebsleitern"),
        ("Aufgaben von ...", "Aufgaben von einem Vertriebsleiter"),
    ],
)
def test_a_title_is_turned_into_the_form(kind: str, text: str) -> None:
    assert text in made(kind)


def test_every_owner_of_a_name_is_right() -> None:
    asked = next(
        question for question in forms.questions(NAMES) if question.text == "Vertriebsleiter"
    )
    assert asked.answers == {"a", "c"}


def test_the_forms_are_the_same_each_time_and_a_sample_is_a_part_of_them() -> None:
    assert list(forms.questions(NAMES)) == list(forms.questions(NAMES))
    assert set(forms.questions(NAMES, 1)) < set(forms.questions(NAMES))
