from collections.abc import Callable

from msgspec.structs import replace

from rolecli.present.pages.entry import entry_page, page
from rolecli.present.pages.noted import page as noted_page
from rolecli.present.report import Facts, Heading
from rolecli.records import Codes, Concept, Role
from rolecli.terms import Responsibility


def test_a_role_is_told_in_full(role: Role, drawn: Callable[..., str]) -> None:
    blocks = drawn(entry_page(role)).split("\n\n")
    assert blocks == [
        "Koch / Köchin  koch",
        "Leitet die Küche.",
        ("Area:\tKüche · Head\nReports to:\tWirt\nLeads:\tBeikoch\nQuestion:\tWas gibt es heute?"),
        "What matters most\n○ Einkauf",
        "Tasks\naccountable\n● Führung der Brigade (Führung)",
        "supports\n○ Einkauf (Einkauf, Speisekarte)",
        "Kocht.",
        "Und kostet.",
        "Skills\nEssential:\tHygiene\nOptional:\tWeinkunde",
        "Traits\nGeduld, Gaumen",
        "Works with\nKellner:\tAblauf des Abends\nGast:\t–",
        "Also called\nEnglish:\tChef de Cuisine\nGerman:\tKüchenchef",
        "Official codes\nISCO-08 3434 · ESCO http://data.europa.eu/esco/1 (close match)",
        "Source\n- Das Kochbuch, Topf Verlag, https://topf.example/1",
        "On the sources: rolecli show koch --notes\n",
    ]


def test_what_is_said_of_the_sources_is_shown_on_request(
    role: Role, drawn: Callable[..., str]
) -> None:
    source = replace(role.sources[0], note="Ohne Jahr.")
    noted = drawn(noted_page(replace(role, sources=[source]))).split("\n\n")
    assert noted[-2:] == [
        "Note\nDie Quelle schweigt zu Soßen.",
        "On the sources\n- Das Kochbuch: Ohne Jahr.\n",
    ]
    silent = replace(role, note=None, sources=[replace(source, note=None)])
    assert "On the sources" not in drawn(entry_page(silent))


def test_the_tasks_of_a_role_stand_together_by_the_part_in_them(
    role: Role, drawn: Callable[..., str]
) -> None:
    parts: list[Responsibility] = ["informed", "consulted", "responsible", "accountable"]
    tasks = [replace(role.tasks[0], responsibility=part, topics=[]) for part in (*parts, *parts)]
    told = drawn(entry_page(replace(role, tasks=tasks, main_tasks=[])))
    assert [row[0] for row in told.split("\n") if row.endswith("Führung der Brigade")] == [
        *"●●◐◐◇◇··"
    ]


def test_what_a_role_lacks_leaves_no_trace(role: Role) -> None:
    bare = replace(
        role,
        feminine="Koch",
        aliases=[],
        area=None,
        level=None,
        question=None,
        description=None,
        tasks=[],
        skills=[],
        traits=[],
        works_with=[],
        reports_to=[],
        codes=Codes(),
        note=None,
        sources=[],
        direct_reports=[],
        main_tasks=[],
        names={},
    )
    page = entry_page(bare)
    assert not [block for block in page if isinstance(block, Heading)]
    assert [block.rows for block in page if isinstance(block, Facts)] == [[]]


def test_an_area_names_its_roles_and_those_who_work_with_it(
    area: Concept, drawn: Callable[..., str]
) -> None:
    assert drawn(entry_page(area)).split("\n\n") == [
        "Küche  kueche",
        "Wo gekocht wird.",
        (
            "Kind:\tArea\n"
            "Question:\tWas kommt auf den Tisch?\n"
            "Comprises:\tBackstube\n"
            "Contrasted with:\tService"
        ),
        "Role\nRole\tLevel\nKoch\tHead",
        "Works with this area\nRole\tLevel\tAbout what\nKellner\t\tBestellungen",
        "Also called\nGerman:\tKombüse\n",
    ]


def test_a_topic_names_the_roles_and_what_they_do_about_it(
    topic: Concept, drawn: Callable[..., str]
) -> None:
    assert drawn(entry_page(topic)).split("\n\n")[-1] == (
        "Who has to do with it\n"
        "Role\tLevel\tIn what way\n"
        "Koch\tHead\tPlanung (carries out); Druck (is informed); optional skill\n"
    )


def test_several_entries_are_told_one_after_the_other(role: Role, area: Concept) -> None:
    assert page([role, area]) == [*entry_page(role), *entry_page(area)]
    assert page(role) == entry_page(role)
