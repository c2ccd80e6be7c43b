import msgspec
import pytest

from rolecli.errors import NothingFoundError
from rolecli.explore.decoding import decoded, decoded_entry, fetch
from rolecli.explore.filters import Filters
from rolecli.explore.listing import list_entries
from rolecli.explore.showing import show
from rolecli.records import Concept, Partner, Role, RoleLink, Row, Skill, Task, TopicRow
from rolecli.store.opening import DamagedError, Store

MENU = Task(
    text="Planung der Speisekarte", topics=["speisekarte", "einkauf"], responsibility="responsible"
)
ADVICE = Task(text="Beratung zur Speisekarte", topics=["speisekarte"], responsibility="responsible")


def test_records_come_in_the_order_of_the_names(inn: Store) -> None:
    found = show(inn, ["Küche", "Köchin", "küche"]).records
    assert [(type(record), record.id) for record in found] == [
        (Concept, "kueche"),
        (Role, "koch"),
        (Concept, "kueche"),
    ]


def test_one_unknown_name_fails_the_whole_question(inn: Store) -> None:
    with pytest.raises(NothingFoundError):
        show(inn, ["koch", "xyzqwv"])


def test_a_role_carries_its_tasks_skills_and_partners(inn: Store) -> None:
    koch, kellner = fetch(inn, "koch"), fetch(inn, "kellner")
    assert isinstance(koch, Role)
    assert isinstance(kellner, Role)
    assert koch.tasks[1] == MENU
    assert koch.skills == [
        Skill(id="hygiene", title="Hygiene", importance="essential"),
        Skill(id="mise-en-place", title="Mise en Place", importance="optional"),
    ]
    assert kellner.works_with == [
        Partner(id="service", title="Service", kind="area", about="Dienstplan")
    ]


def test_a_concept_knows_the_roles_that_have_to_do_with_it(inn: Store) -> None:
    topic, skill, area = (fetch(inn, key) for key in ("speisekarte", "hygiene", "service"))
    assert isinstance(topic, Concept)
    assert isinstance(skill, Concept)
    assert isinstance(area, Concept)
    waiter = RoleLink(
        id="kellner", title="Kellner", area="service", level="assistant", tasks=[ADVICE]
    )
    cook = RoleLink(id="koch", title="Koch", area="kueche", level="head", tasks=[MENU])
    assert topic.roles == [waiter, cook]
    assert [(role.id, role.importance) for role in skill.roles] == [
        ("koch", "essential"),
        ("beikoch", "optional"),
    ]
    assert area.roles == [
        msgspec.structs.replace(waiter, tasks=[], about="Dienstplan", relations=["works_with"])
    ]
    assert [ref.id for ref in area.contrasts] == ["kueche"]
    assert [ref.id for ref in area.broader] == ["gastronomie"]


def test_a_row_says_what_a_list_needs(inn: Store) -> None:
    assert list_entries(inn, "roles", Filters(area="kueche", level="head")).value == [
        Row(
            id="koch",
            kind="role",
            title="Koch",
            summary="Leitet die Küche.",
            area="kueche",
            area_title="Küche",
            level="head",
        )
    ]
    assert list_entries(inn, "concepts", Filters(kind="method")).value == [
        Row(
            id="mise-en-place",
            kind="method",
            title="Mise en Place",
            summary="Alles bereitlegen.",
        )
    ]


def test_roles_asked_for_a_topic_name_the_tasks_about_it_and_what_is_narrower(inn: Store) -> None:
    found = list_entries(inn, "roles", topic="speisekarte").value
    assert all(isinstance(row, TopicRow) for row in found)
    assert [(row.id, row.tasks) for row in found if isinstance(row, TopicRow)] == [
        ("kellner", [ADVICE]),
        ("koch", [MENU]),
        (
            "gaertner",
            [
                Task(
                    text="Anbau nach Warenkunde",
                    topics=["warenkunde"],
                    responsibility="responsible",
                )
            ],
        ),
    ]


def test_a_role_that_must_only_know_a_topic_has_no_tasks_about_it(inn: Store) -> None:
    found = list_entries(inn, "roles", topic="hygiene").value
    assert [row.tasks for row in found if isinstance(row, TopicRow)] == [[], []]


def test_concepts_asked_for_a_topic_have_no_tasks(inn: Store) -> None:
    assert {type(row) for row in list_entries(inn, "concepts", topic="einkauf").value} == {Row}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"id": 1}', '{"id": "koch"}'])
def test_what_is_no_record_counts_as_damage(text: str) -> None:
    with pytest.raises(DamagedError):
        decoded(text, Role)
    with pytest.raises(DamagedError):
        decoded_entry(text)
