"""The signs of responsibilities, and the line that says what they mean."""

from typing import get_args

from rolecli.present.pages.labels import SKILL_SIGN, responsibility_sign
from rolecli.present.pages.parts import legend
from rolecli.present.report import Paragraph, text_of
from rolecli.signs import in_signs_of
from rolecli.terms import Responsibility


def _said(blocks: list) -> list[str]:
    return [text_of(block.text) for block in blocks if isinstance(block, Paragraph)]


def test_each_responsibility_has_a_sign_of_its_own_in_ascii_too() -> None:
    signs = [*map(responsibility_sign, get_args(Responsibility)), SKILL_SIGN]
    assert len({*signs}) == len(signs)
    written = [in_signs_of("ascii", sign) for sign in signs]
    assert written == ["A", "R", "S", "C", "-", "+"]


def test_a_legend_says_what_is_on_the_page_and_no_more() -> None:
    assert _said(legend({"supporting", "accountable"})) == ["● accountable  ○ supports"]
    assert _said(legend({"informed"}, skills=True)) == ["· is informed  + skill needed"]
    assert legend(()) == []
