from collections.abc import Callable

from msgspec.structs import replace

from rolecli.present.pages.entry import entry_page, page
from rolecli.present.report import Facts, Heading
from rolecli.records import Codes, Concept, Role


def test_a_role_is_told_in_full(role: Role, drawn: Callable[..., str]) -> None:
    blocks = drawn(entry_page(role)).split("\n\n")
    assert blocks == [
        "Koch / Köchin  koch",
        "Leitet die Küche.",
        (
            "Area:\tKüche\n"
            "Level:\tHead\n"
            "Question:\tWas gibt es heute?\n"
            "Reports to:\tWirt\n"
            "Also called:\tKüchenchef, Chef de Cuisine"
        ),
        "Kocht.",
        "Und kostet.",
        (
            "Tasks\n"
            "Task\tResponsibility\tTopics\n"
            "Führung der Brigade\taccountable\tFührung\n"
            "Einkauf\tsupports\tEinkauf, Speisekarte"
        ),
        "Skills\nEssential:\tHygiene\nOptional:\tWeinkunde",
        "Traits\nGeduld, Gaumen",
        "Works with\nKellner:\tAblauf des Abends\nGast:\t–",
        "Official codes\nISCO-08 3434 · ESCO http://data.europa.eu/esco/1 (close match)",
        "Note\nDie Quelle schweigt zu Soßen.",
        "Source\n- Das Kochbuch, Topf Verlag, https://topf.example/1\n",
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
            "Also called:\tKombüse\n"
            "Contrasted with:\tService"
        ),
        "Role\nRole\tLevel\nKoch\tHead",
        "Works with this area\nRole\tLevel\tIn what way\nKellner\t\tBestellungen\n",
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


def test_many_names_stand_at_the_foot_of_the_page(
    role: Role, topic: Concept, drawn: Callable[..., str]
) -> None:
    names = [f"Name {number}" for number in range(16)]
    listed = f"Also called\n{', '.join(names)}"
    for entry in (replace(role, aliases=names), replace(topic, aliases=names)):
        page = drawn(entry_page(entry))
        assert "Also called:" not in page
        assert f"\n\n{listed}\n" in page
        few = drawn(entry_page(replace(entry, aliases=names[:15])))
        assert f"Also called:\t{', '.join(names[:15])}\n" in few
        assert "Also called\n" not in few
