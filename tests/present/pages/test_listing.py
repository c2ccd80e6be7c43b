from collections.abc import Callable
from typing import Any

import pytest

from rolecli.present.formats import Format
from rolecli.present.pages.listing import page
from rolecli.records import Row, Skill, Task, TopicRow

KOCH: dict[str, Any] = {
    "id": "koch",
    "kind": "role",
    "title": "Koch",
    "summary": "Leitet die Küche.",
    "area": "kueche",
    "area_title": "Küche",
    "level": "head",
}
WIRT = Row(id="wirt", kind="role", title="Wirt", summary="Rechnet.")
GAST = Row(id="gast", kind="stakeholder", title="Gast", summary="Wer isst.")


def test_a_role_is_listed_with_area_and_level(drawn: Callable[..., str]) -> None:
    assert drawn(page([Row(**KOCH), WIRT])) == (
        "koch\tKoch\tKüche\tHead\tLeitet die Küche.\nwirt\tWirt\t\t\tRechnet.\n"
    )


def test_concepts_are_listed_with_their_kind_even_beside_roles(drawn: Callable[..., str]) -> None:
    assert drawn(page([GAST])) == "gast\tGast\tStakeholder\tWer isst.\n"
    assert drawn(page([WIRT, GAST])) == (
        "wirt\tWirt\tRole\tRechnet.\ngast\tGast\tStakeholder\tWer isst.\n"
    )


def test_who_was_asked_for_a_topic_shows_what_it_does_there(drawn: Callable[..., str]) -> None:
    task = Task(text="Planung", topics=["karte"], responsibility="accountable")
    skill = Skill(id="karte", title="Karte", importance="optional")
    doing = TopicRow(**KOCH, tasks=[task, task], skills=[skill])
    knowing = TopicRow(**KOCH, tasks=[], skills=[skill])
    lines = drawn(page([doing, knowing])).splitlines()
    assert [line.split("\t")[-1] for line in lines] == [
        "Planung (accountable); Planung (accountable)",
        "optional skill",
    ]


@pytest.mark.parametrize("width", [24, 60, 80, 100, 120, 200])
def test_ids_and_titles_are_never_broken_where_they_fit_the_screen(
    width: int, drawn: Callable[..., str]
) -> None:
    rows = [
        Row(**KOCH),
        WIRT,
        Row(**{**KOCH, "id": "a-b-c-d-e-f-g-h-i-j", "title": "Chef de Rang"}),
    ]
    shown = drawn(page(rows), Format.TABLE, width)
    assert [row for row in rows if row.id not in shown or row.title not in shown] == []
