from collections.abc import Callable

import pytest
from msgspec.structs import replace

from rolecli.present.formats import Format
from rolecli.present.pages.comparison import page
from rolecli.records import Comparison, Dimension


def test_areas_with_a_written_contrast_are_told_in_words(
    comparison: Comparison, drawn: Callable[..., str]
) -> None:
    sides = {"service": "Am Tisch", "kueche": "Am Herd"}
    written = replace(comparison, contrasts=[Dimension(id="ort", title="Ort", sides=sides)])
    assert drawn(page(written)).split("\n\n") == [
        "Küche · Service",
        "Die Küche kocht, der Service bringt.",
        (
            "At a glance\n"
            "\tKüche\tService\n"
            "In a sentence\tWo gekocht wird.\tWo bedient wird.\n"
            "Question\tWas gibt es?\t"
        ),
        "Differences\n\tKüche\tService\nOrt\tAm Herd\tAm Tisch",
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
            "12.5%\tGäste, die zu lange warten. Geschätzt."
            "\tGastroblatt, Das Kochbuch"
        ),
        "Similarity\n1 of 2 topics in common: similarity 50%.",
        "Shared: Speisekarte",
        "Source\n- Das Kochbuch, Topf Verlag, https://topf.example/1\n",
    ]


def test_others_are_told_topic_by_topic(
    roles_compared: Comparison, drawn: Callable[..., str]
) -> None:
    assert drawn(page(roles_compared)).split("\n\n") == [
        "Koch · Kellner · Wirt",
        (
            "At a glance\n"
            "\tKoch\tKellner\tWirt\n"
            "In a sentence\tKocht.\tBedient.\tRechnet.\n"
            "Area\tKüche\t\t\n"
            "Level\tHead\t\t"
        ),
        "Similarity\n1 of 2 topics in common: similarity 50%.",
        (
            "In common\n"
            "Topic\tKoch\tKellner\tWirt\n"
            "Speisekarte\tPlanung der Karte (carries out); Druck der Karte (carries out)"
            "\tKoch: Beratung der Gäste (carries out)\t●"
        ),
        "Only Koch\nTopic\tKoch\nHygiene\toptional skill\n",
    ]


def test_the_kind_is_told_only_where_it_differs(
    comparison: Comparison, drawn: Callable[..., str]
) -> None:
    kueche, service = comparison.items
    mixed = replace(comparison, items=[kueche, replace(service, kind="topic")])
    assert "Kind\tArea\tTopic" in drawn(page(mixed))
    assert "Kind\t" not in drawn(page(comparison))


def test_nothing_to_compare_gives_no_likeness(
    roles_compared: Comparison, drawn: Callable[..., str]
) -> None:
    report = page(replace(roles_compared, aspects=[], similarity=None, common=0, total=0))
    assert "Similarity" not in drawn(report)


@pytest.mark.parametrize("common", [0.0, 1.0])
def test_a_likeness_among_concepts_counts_roles(
    common: float, roles_compared: Comparison, drawn: Callable[..., str]
) -> None:
    aspects = [replace(aspect, kind="role") for aspect in roles_compared.aspects]
    among = replace(roles_compared, aspects=aspects, similarity=common, common=int(2 * common))
    shown = drawn(page(among))
    assert f"{int(2 * common)} of 2 roles in common: similarity {common:.0%}." in shown
    assert "\nRole\tKoch" in shown
    assert "\nTopic\t" not in shown


def test_a_role_compared_by_is_not_named_again_beside_its_tasks(
    roles_compared: Comparison, drawn: Callable[..., str]
) -> None:
    row = replace(roles_compared.aspects[0], id="koch", kind="role", title="Koch")
    shown = drawn(page(replace(roles_compared, aspects=[row])))
    assert "\tBeratung der Gäste (carries out)" in shown


def test_three_entries_are_side_by_side_at_a_hundred_columns_and_a_block_each_below(
    roles_compared: Comparison, drawn: Callable[..., str]
) -> None:
    koch, *others = roles_compared.items
    wordy = replace(koch, summary="Führungskraft, die die Küche und den Einkauf steuert. " * 3)
    report = page(
        replace(
            roles_compared,
            items=[wordy, *(replace(item, summary=wordy.summary) for item in others)],
        )
    )
    wide = drawn(report, Format.TABLE, 100).split("\n")
    assert wide[3].split() == ["Koch", "Kellner", "Wirt"]
    narrow = [row.rstrip() for row in drawn(report, Format.TABLE, 80).split("\n")]
    assert [row for row in narrow[3:30] if row in ("Koch", "Kellner", "Wirt")] == [
        "Koch",
        "Kellner",
        "Wirt",
    ]
