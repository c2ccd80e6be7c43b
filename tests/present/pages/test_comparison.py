from collections.abc import Callable

import pytest
from msgspec.structs import replace

from rolecli.present.formats import Format
from rolecli.present.pages.comparison import page
from rolecli.records import (
    Cell,
    CellTask,
    Codes,
    Comparison,
    Contrast,
    Dimension,
    OtherTask,
    Pair,
    Ref,
)
from rolecli.terms import Responsibility


def _task(role: str, text: str, responsibility: Responsibility = "responsible") -> CellTask:
    return CellTask(
        role=role, role_title=role.capitalize(), text=text, responsibility=responsibility
    )


@pytest.fixture
def two_roles(roles_compared: Comparison) -> Comparison:
    """Two roles with tasks of several topics, skills and facts."""
    koch, kellner, _wirt = roles_compared.items
    menu, hygiene = roles_compared.aspects
    plan, serve = (
        _task("koch", "Planung", "accountable"),
        _task("kellner", "Beratung", "supporting"),
    )
    both = ["koch", "kellner"]
    cells = {"koch": Cell(tasks=[plan]), "kellner": Cell(tasks=[serve])}
    only = {"koch": Cell(tasks=[plan, _task("koch", "Einkauf der Waren")])}
    return replace(
        roles_compared,
        items=[
            replace(koch, aliases=["Küchenchef"], codes=Codes(isco08="3434")),
            replace(kellner, area_title="Küche"),
        ],
        aspects=[
            replace(menu, shared_by=both, cells=cells),
            replace(menu, id="preise", title="Preise", shared_by=both, cells=cells),
            replace(hygiene, id="einkauf", title="Einkauf", shared_by=["koch"], cells=only),
            replace(hygiene, shared_by=["kellner"], cells={"kellner": hygiene.cells["koch"]}),
        ],
        summary="Beide kochen.",
    )


def test_a_page_says_it_in_sentences_then_what_differs_then_the_facts(
    two_roles: Comparison, drawn: Callable[..., str]
) -> None:
    assert drawn(page(two_roles)).split("\n\n") == [
        "Koch · Kellner",
        "Beide kochen.",
        "1 of 2 topics in common: similarity 50%.",
        "In common\nTopic\tKoch\tKellner\nSpeisekarte, Preise\t● Planung\t○ Beratung",
        "Only Koch\n● see Speisekarte; ◐ Einkauf der Waren\tEinkauf",
        "Only Kellner\n+ optional skill\tHygiene",
        "● accountable  ◐ carries out  ○ supports  + skill needed",
        "At a glance\n\tKoch\tKellner\nIn a sentence\tKocht.\tBedient.\nLevel\tHead\t",
        "The same in both: Area Küche",
        "Also called\n- Koch: Küchenchef · ISCO-08 3434\n",
    ]


def test_each_task_stands_once(two_roles: Comparison, drawn: Callable[..., str]) -> None:
    shown = drawn(page(two_roles))
    assert [shown.count(text) for text in ("Planung", "Beratung", "Einkauf der")] == [1, 1, 1]


def test_what_is_the_same_is_not_said_twice(
    two_roles: Comparison, drawn: Callable[..., str]
) -> None:
    skill = Cell(tasks=[], importance="essential")
    row = replace(two_roles.aspects[0], cells={"koch": skill, "kellner": skill})
    assert "\nSpeisekarte\t+ essential skill\tthe same\n" in drawn(
        page(replace(two_roles, aspects=[row]))
    )


def test_tasks_without_a_topic_stand_beside_those_like_them(
    two_roles: Comparison, drawn: Callable[..., str]
) -> None:
    def other(role: str, text: str, row: int) -> OtherTask:
        return OtherTask(
            role=role, role_title=role, text=text, responsibility="supporting", row=row
        )

    others = {
        "koch": [other("koch", "Putzen", 0), other("koch", "Spülen", 1)],
        "kellner": [other("kellner", "Bügeln", 2), other("kellner", "Spülen von Tellern", 1)],
    }
    shown = drawn(page(replace(two_roles, other_tasks=others)))
    assert (
        "Tasks without a topic\n"
        "Koch\tKellner\n"
        "○ Spülen\t○ Spülen von Tellern\n"
        "○ Putzen\t\n"
        "\t○ Bügeln\n"
    ) in shown
    assert "1 of 2 topics and other tasks in common: similarity 50%." in shown


def test_areas_with_a_written_contrast_are_told_in_words_first(
    comparison: Comparison, drawn: Callable[..., str]
) -> None:
    sides = {"service": "Am Tisch", "kueche": "Am Herd"}
    written = replace(
        comparison,
        contrasts=[Dimension(id="ort", title="Ort", sides=sides)],
        summary="Die Küche kocht, der Service bringt. Nur dort wird gespült.",
        analogy="Wie Motor und Räder.",
        note="Die Quelle ist verstümmelt.",
    )
    assert drawn(page(written)).split("\n\n") == [
        "Küche · Service",
        "Die Küche kocht, der Service bringt. Nur dort wird gespült.",
        "1 of 2 topics in common: similarity 50%.",
        "Differences\n\tKüche\tService\nOrt\tAm Herd\tAm Tisch",
        "Wie Motor und Räder.",
        "What each side complains about\nKüche on Service:",
        "- Holt zu spät ab.",
        "Service on Küche:",
        "- Kocht zu langsam.",
        "Where they overlap\nAm Pass.",
        "Shared: Speisekarte",
        "What helps\n- Gemeinsamer Pass: Alle sehen alles.",
        (
            "Figures\n"
            "Figure\tMeasures\tSource\n"
            "12.5%\tGäste, die zu lange warten"
            "\tGastroblatt, Das Kochbuch"
        ),
        "In common\nTopic\tKüche\tService\nSpeisekarte\t◐ Koch\t◐ Kellner",
        "What only one has\n- Küche: + Hygiene",
        "◐ carries out  + skill needed",
        (
            "At a glance\n"
            "\tKüche\tService\n"
            "In a sentence\tWo gekocht wird.\tWo bedient wird.\n"
            "Question\tWas gibt es?\t"
        ),
        "Source\n- Das Kochbuch, Topf Verlag, https://topf.example/1",
        "On the sources: rolecli compare kueche service --notes\n",
    ]


def test_what_is_written_is_not_lost_where_the_summary_does_not_begin_with_it(
    comparison: Comparison, drawn: Callable[..., str]
) -> None:
    shown = drawn(page(replace(comparison, summary="Both cook.")))
    assert "\nDie Küche kocht, der Service bringt.\n" in shown


def test_several_are_told_two_by_two_then_topic_by_topic_in_signs(
    roles_compared: Comparison, drawn: Callable[..., str]
) -> None:
    pairs = [
        Pair(between=["koch", "kellner"], similarity=0.5, common=["speisekarte"], contrast=None),
        Pair(between=["koch", "wirt"], similarity=None, common=[], contrast=None),
        Pair(between=["kellner", "wirt"], similarity=0.0, common=[], contrast=None),
    ]
    assert drawn(page(replace(roles_compared, pairs=pairs))).split("\n\n") == [
        "Koch · Kellner · Wirt",
        (
            "Two by two\n"
            "Similarity (in common)\t1\t2\n"
            "1 Koch\t\t\n"
            "2 Kellner\t50% (1)\t\n"
            "3 Wirt\t–\t0% (0)"
        ),
        "What several have\nTopic\t1\t2\t3\nSpeisekarte\t◐\t◐\t✓",
        "What only one has\n- Koch: + Hygiene",
        "◐ carries out  + skill needed",
        ("At a glance\n- Koch (Küche · Head): Kocht.\n- Kellner: Bedient.\n- Wirt: Rechnet.\n"),
    ]


def test_of_several_each_written_contrast_stays(
    roles_compared: Comparison, drawn: Callable[..., str]
) -> None:
    said = Contrast(
        id="kk",
        title="Koch und Kellner",
        between=["koch", "kellner"],
        statement="Einer kocht.",
        contrasts=[
            Dimension(id="ort", title="Ort", sides={"koch": "Herd", "kellner": "Tisch"}),
        ],
    )
    pair = Pair(between=["koch", "kellner"], similarity=0.5, common=[], contrast=said)
    shown = drawn(page(replace(roles_compared, pairs=[pair])))
    assert (
        "Koch · Kellner\nEiner kocht.\n\nDifferences\n\tKoch\tKellner\nOrt\tHerd\tTisch\n" in shown
    )


def test_the_kind_is_told_only_where_it_differs(
    comparison: Comparison, drawn: Callable[..., str]
) -> None:
    kueche, service = comparison.items
    mixed = replace(comparison, items=[kueche, replace(service, kind="topic")])
    assert "Kind\tArea\tTopic" in drawn(page(mixed))
    assert "Kind\t" not in drawn(page(comparison))


def test_beside_a_role_an_area_shows_who_else_does_it(
    two_roles: Comparison, drawn: Callable[..., str]
) -> None:
    koch, _kellner = two_roles.items
    area = replace(koch, id="kueche", kind="area", title="Küche", area_title=None)
    own, others = _task("koch", "Planung"), _task("beikoch", "Hilfe", "supporting")
    menu, prices, *_rest = two_roles.aspects
    both = ["koch", "kueche"]
    rows = [
        replace(
            menu,
            shared_by=both,
            cells={"koch": Cell(tasks=[own]), "kueche": Cell(tasks=[own, others])},
        ),
        replace(
            prices,
            shared_by=both,
            cells={"koch": Cell(tasks=[own]), "kueche": Cell(tasks=[own])},
        ),
    ]
    shown = drawn(page(replace(two_roles, items=[koch, area], aspects=rows)))
    assert "Speisekarte\t◐ Planung\t○ Beikoch\nPreise\t◐ see Speisekarte\tthe same\n" in shown


def test_nothing_to_compare_gives_no_likeness(
    two_roles: Comparison, drawn: Callable[..., str]
) -> None:
    report = page(replace(two_roles, aspects=[], similarity=None, common=0, total=0))
    assert "imilarity" not in drawn(report)


@pytest.mark.parametrize("common", [0.0, 1.0])
def test_a_likeness_among_concepts_counts_links(
    common: float, two_roles: Comparison, drawn: Callable[..., str]
) -> None:
    items = [
        replace(item, kind="topic", broader=[Ref(id="k", title="K", kind="topic")])
        for item in two_roles.items
    ]
    menu = two_roles.aspects[0]
    broader = Cell(tasks=[], relation="broader")
    rows = [
        replace(menu, cells=dict.fromkeys(menu.cells, broader)),
        replace(menu, kind="role", title="Wirt"),
    ]
    among = replace(two_roles, items=items, aspects=rows, similarity=common, common=int(2 * common))
    shown = drawn(page(among))
    assert f"{int(2 * common)} of 2 links in common: similarity {common:.0%}." in shown
    assert "\nSpeisekarte\tbroader\tthe same\nWirt\t● Planung\t○ Beratung\n" in shown


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_rows_of_a_line_each_stand_close_together(
    roles_compared: Comparison, drawn: Callable[..., str], width: int
) -> None:
    menu = roles_compared.aspects[0]
    rows = [replace(menu, id=key, title=f"Thema {key}") for key in "abc"]
    shown = drawn(page(replace(roles_compared, aspects=rows)), Format.TABLE, width).split("\n")
    at = next(number for number, row in enumerate(shown) if "Thema a" in row)
    assert ["Thema b" in shown[at + 1], "Thema c" in shown[at + 2]] == [True, True]
