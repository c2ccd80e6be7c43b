"""Files are written in the layout of ESCO's CSV download, with rows of our own."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml

from rolecli.catalog.layering import find_layers
from rolecli.catalog.loading import load
from rolecli.checks.verdict import find_errors
from rolecli.errors import CatalogError, NothingFoundError, UsageError
from rolecli.importing.esco import import_esco

COLUMNS = {
    "occupations": (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,"
        "modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code"
    ),
    "skills": (
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,"
        "status,modifiedDate,scopeNote,definition,inScheme,description"
    ),
    "ISCOGroups": (
        "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description"
    ),
    "occupationSkillRelations": (
        "occupationUri,occupationLabel,relationType,skillType,skillUri,skillLabel"
    ),
}
BASE = "http://data.europa.eu/esco"
Rows = list[dict[str, str]]


def occupation(key: str, label: str, isco: str = "5120", **cells: str) -> dict[str, str]:
    uri = f"{BASE}/occupation/{key}"
    return {"conceptUri": uri, "preferredLabel": label, "iscoGroup": isco, **cells}


def skill(key: str, label: str, **cells: str) -> dict[str, str]:
    return {"conceptUri": f"{BASE}/skill/{key}", "preferredLabel": label, **cells}


def group(code: str, label: str, **cells: str) -> dict[str, str]:
    return {"conceptUri": f"{BASE}/isco/C{code}", "preferredLabel": label, "code": code, **cells}


def relation(of: str, needed: str, kind: str) -> dict[str, str]:
    return {
        "occupationUri": f"{BASE}/occupation/{of}",
        "skillUri": f"{BASE}/skill/{needed}",
        "relationType": kind,
    }


OCCUPATIONS = [
    occupation(
        "o1",
        "Koch/Köchin",
        altLabels="Küchenchef/in\n Kaltmamsell \u00a0\nKoch\n\nKaltmamsell",
        hiddenLabels="Smutje",
        description="Köche kochen.\u00a0 Sie würzen\tgut.\nAuch \u201eHaute Cuisine\u201c: gern.",
    ),
    occupation("o2", "Kellner/Kellnerin", "5131", description="Bedienen Gäste."),
]
SKILLS = [skill("s1", "Suppen kochen", altLabels="Brühe ziehen"), skill("s2", "Hygiene")]
GROUPS = [
    group("5", "Dienstleistung"),
    group("51", "Persönliche Dienste"),
    group("512", "Köche"),
    group("5120", "Köche", altLabels="Küche"),
    group("513", "Bedienung"),
    group("5131", "Kellner", description="Wer bedient. Auch draußen."),
]
RELATIONS = [
    relation("o1", "s2", "essential"),
    relation("o1", "s1", "optional"),
    relation("o2", "s9", "essential"),
]

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write one of ESCO's files and return its path."""
    (tmp_path / "esco").mkdir()

    def written(sort: str, rows: Iterable[dict[str, str]], language: str = "de") -> Path:
        file = tmp_path / "esco" / (f"{sort}_{language}.csv" if language else f"{sort}.csv")
        stream = io.StringIO(newline="")
        writer = csv.DictWriter(stream, COLUMNS[sort].split(","), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        file.write_text(stream.getvalue(), encoding="utf-8", newline="")
        return file

    return written


@pytest.fixture
def folder(write: Write) -> Path:
    """A small download with everything in it."""
    write("skills", SKILLS)
    write("ISCOGroups", GROUPS)
    write("occupationSkillRelations", RELATIONS)
    return write("occupations", OCCUPATIONS).parent


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., dict[str, Rows]]:
    """Import a folder; the file must be without problems."""

    def result(source: Path, *others: str | Path, isco: tuple[str, ...] = ()) -> dict[str, Rows]:
        file = tmp_path / "result.yaml"
        sources = [source, *(other for other in others if isinstance(other, Path))]
        languages = [other for other in others if isinstance(other, str)]
        found = import_esco(sources, languages or ("de",), isco)
        file.write_text(found.yaml(), encoding="utf-8")
        assert find_errors(load(find_layers([file], {}, builtin=False))) == []
        data: dict[str, Rows] = yaml.safe_load(found.yaml())
        assert json.loads(found.json()) == data
        return data

    return result


Import = Callable[..., dict[str, Rows]]


def by_id(rows: Rows) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows}


def test_occupations_become_roles(folder: Path, imported: Import) -> None:
    assert imported(folder)["roles"] == [
        {
            "id": "koch",
            "title": "Koch",
            "feminine": "Köchin",
            "aliases": ["Kaltmamsell", "Küchenchef", "Küchenchefin", "Smutje"],
            "area": "isco-5120",
            "summary": "Köche kochen.",
            "description": "Sie würzen gut.\n\nAuch „Haute Cuisine“: gern.",
            "skills": [
                {"id": "skill-hygiene", "importance": "essential"},
                {"id": "skill-suppen-kochen", "importance": "optional"},
            ],
            "codes": {
                "isco08": "5120",
                "esco": {"uri": f"{BASE}/occupation/o1", "match": "exact"},
            },
            "sources": ["esco"],
        },
        {
            "id": "kellner",
            "title": "Kellner",
            "feminine": "Kellnerin",
            "area": "isco-5131",
            "summary": "Bedienen Gäste.",
            "codes": {
                "isco08": "5131",
                "esco": {"uri": f"{BASE}/occupation/o2", "match": "exact"},
            },
            "sources": ["esco"],
        },
    ]


def test_groups_become_areas_and_skills_become_topics(folder: Path, imported: Import) -> None:
    concepts = by_id(imported(folder)["concepts"])
    assert [*concepts] == [
        "isco-5",
        "isco-51",
        "isco-512",
        "isco-5120",
        "isco-513",
        "isco-5131",
        "skill-hygiene",
        "skill-suppen-kochen",
    ]
    assert concepts["isco-5"] == {
        "id": "isco-5",
        "kind": "area",
        "title": "Dienstleistung",
        "summary": "Berufsgruppe 5 der ISCO-08.",
        "sources": ["esco"],
    }
    assert concepts["isco-5131"] == {
        "id": "isco-5131",
        "kind": "area",
        "title": "Kellner",
        "summary": "Wer bedient.",
        "description": "Auch draußen.",
        "broader": ["isco-513"],
        "sources": ["esco"],
    }
    assert concepts["skill-suppen-kochen"] == {
        "id": "skill-suppen-kochen",
        "kind": "topic",
        "title": "Suppen kochen",
        "aliases": ["Brühe ziehen"],
        "summary": "Fähigkeit oder Kenntnis nach ESCO.",
        "sources": ["esco"],
    }


@pytest.mark.parametrize(
    ("languages", "note"),
    [
        (("de",), "Dieser Dienst verwendet die ESCO-Klassifikation der Europäischen Kommission."),
        (("en",), "This service uses the ESCO classification of the European Commission."),
    ],
)
def test_the_source_says_what_esco_asks_for(
    write: Write, imported: Import, languages: tuple[str, ...], note: str
) -> None:
    folder = write("occupations", OCCUPATIONS, languages[0]).parent
    data = imported(folder, *languages)
    (source,) = data["sources"]
    assert (source["id"], source["url"]) == ("esco", "https://esco.ec.europa.eu")
    assert source["note"].startswith(note)
    first_line = import_esco([folder], languages).yaml().partition("\n")[0]
    assert first_line == "# This service uses the ESCO classification of the European Commission."


def test_languages_are_merged_by_uri(folder: Path, write: Write, imported: Import) -> None:
    english = [
        occupation("o1", "cook", altLabels="QA/QC chef", description="Cooks cook. They stir."),
        occupation("o3", "sommelier"),
    ]
    write("occupations", english, "en")
    data = imported(folder, "de", "en")
    assert data["language"] == "de"
    roles = by_id(data["roles"])
    assert [*roles] == ["koch", "sommelier", "kellner"]
    cook = roles["koch"]
    assert cook["title"] == {"de": "Koch", "en": "cook"}
    assert cook["feminine"] == {"de": "Köchin"}
    assert cook["aliases"]["en"] == ["QA/QC chef"]
    assert cook["summary"] == {"de": "Köche kochen.", "en": "Cooks cook."}
    assert roles["kellner"]["title"] == {"de": "Kellner"}
    assert roles["sommelier"]["summary"] == {"en": "Occupation in ESCO."}


def test_no_language_has_a_description_alone(folder: Path, write: Write, imported: Import) -> None:
    write("occupations", [occupation("o1", "cook", description="Cooks cook.")], "en")
    koch = by_id(imported(folder, "de", "en")["roles"])["koch"]
    whole = "Köche kochen. Sie würzen gut. Auch „Haute Cuisine“: gern."
    assert koch["summary"] == {"de": whole, "en": "Cooks cook."}
    assert "description" not in koch


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("", "Cooks cook. They stir."),
        ("Köche kochen.", f"Cooks cook. {'They stir. ' * 100}"),
    ],
)
def test_what_no_summary_can_hold_is_a_description_in_one_language(
    write: Write, imported: Import, german: str, english: str
) -> None:
    write("occupations", [occupation("o1", "Koch", description=german)])
    folder = write("occupations", [occupation("o1", "cook", description=english)], "en").parent
    (role,) = imported(folder, "de", "en")["roles"]
    assert role["summary"]["en"] == "Cooks cook."
    assert [*role["description"]] == ["en"]


def test_ids_come_from_the_first_language(folder: Path, write: Write, imported: Import) -> None:
    write("occupations", [occupation("o1", "cook")], "en")
    assert [*by_id(imported(folder, "en", "de")["roles"])] == ["cook", "kellner"]


def test_a_prefix_keeps_what_its_occupations_need(folder: Path, imported: Import) -> None:
    data = imported(folder, isco=("512",))
    assert [*by_id(data["roles"])] == ["koch"]
    assert [*by_id(data["concepts"])] == [
        "isco-5",
        "isco-51",
        "isco-512",
        "isco-5120",
        "skill-hygiene",
        "skill-suppen-kochen",
    ]


def test_a_prefix_leaves_out_skills_of_others(folder: Path, imported: Import) -> None:
    data = imported(folder, isco=("513",))
    assert [*by_id(data["concepts"])] == ["isco-5", "isco-51", "isco-513", "isco-5131"]


def test_prefixes_add_up(folder: Path, imported: Import) -> None:
    assert len(imported(folder, isco=("5120", "513"))["roles"]) == 2


def test_a_prefix_without_occupations_finds_nothing(folder: Path) -> None:
    with pytest.raises(NothingFoundError, match="begins with 9"):
        import_esco([folder], ["de"], ["5", "9"])


@pytest.mark.parametrize("prefix", ["", "51200", "5x", "५"])
def test_what_is_no_code_is_refused(folder: Path, prefix: str) -> None:
    with pytest.raises(UsageError, match="is not an ISCO-08 code"):
        import_esco([folder], ["de"], [prefix])


def test_skills_relations_and_groups_may_be_missing(write: Write, imported: Import) -> None:
    data = imported(write("occupations", OCCUPATIONS).parent)
    assert "concepts" not in data or data["concepts"] == []
    assert not any("area" in role or "skills" in role for role in data["roles"])


def test_relations_may_be_one_file_for_all_languages(write: Write, imported: Import) -> None:
    write("skills", SKILLS)
    write("occupationSkillRelations", RELATIONS, "")
    folder = write("occupations", OCCUPATIONS).parent
    assert len(imported(folder)["roles"][0]["skills"]) == 2


def test_columns_are_found_by_name(write: Write, imported: Import) -> None:
    file = write("occupations", [])
    uri = f"{BASE}/occupation/o1"
    file.write_text(f"iscoGroup,preferredLabel,conceptUri\r\n5120,Wirt,{uri}\r\n", newline="")
    (role,) = imported(file.parent)["roles"]
    assert (role["title"], role["codes"]["isco08"]) == ("Wirt", "5120")


TWINS = [
    occupation("b", "Wirt/Wirtin"),
    occupation("a", "Wirt/Wirtin"),
    occupation("c", "Wirt 2"),
    occupation("d", "Скульптор"),
    occupation("e", "isco 5"),
    occupation("f", "W" * 150),
    occupation("g", "W" * 150),
]


@pytest.mark.parametrize("order", [1, -1])
def test_ids_do_not_depend_on_the_order_of_rows(write: Write, imported: Import, order: int) -> None:
    write("ISCOGroups", GROUPS[::order])
    data = imported(write("occupations", TWINS[::order]).parent)
    ids = {role["codes"]["esco"]["uri"][-1]: role["id"] for role in data["roles"]}
    assert [*ids.values()] == sorted(ids.values())
    assert ids == {
        "a": "wirt",
        "b": "wirt-2",
        "c": "wirt-2-2",
        "d": "http-data-europa-eu-esco-occupation-d",
        "e": "isco-5-2",
        "f": "w" * 100,
        "g": f"{'w' * 94}-2",
    }


def test_the_file_does_not_depend_on_the_order_of_rows(folder: Path, write: Write) -> None:
    first = import_esco([folder], ["de"])
    for sort, rows in (
        ("occupations", OCCUPATIONS),
        ("skills", SKILLS),
        ("ISCOGroups", GROUPS),
        ("occupationSkillRelations", RELATIONS),
    ):
        write(sort, rows[::-1])
    assert import_esco([folder], ["de"]) == first


def test_an_id_is_the_same_with_and_without_a_prefix(write: Write, imported: Import) -> None:
    rows = [occupation("a", "Wirt", "1111"), occupation("b", "Wirt", "2222")]
    folder = write("occupations", rows).parent
    assert [*by_id(imported(folder, isco=("2",))["roles"])] == ["wirt-2"]


def test_texts_over_the_bounds_are_shortened(write: Write, imported: Import) -> None:
    long = occupation(
        "o1",
        f"{'Wirt ' * 60}/{'Wirtin ' * 60}",
        altLabels=f"{'x' * 201}\n{'y' * 200}",
        description=f"{'wort ' * 300}ende. {'mehr ' * 3000}",
    )
    (role,) = imported(write("occupations", [long]).parent)["roles"]
    assert len(role["title"]) <= 200
    assert role["title"].endswith("Wirt…")
    assert "feminine" not in role
    assert role["aliases"] == ["y" * 200]
    assert len(role["summary"]) <= 1000
    assert role["summary"].endswith("wort…")
    assert role["description"].startswith("wort wort")
    assert len(role["description"]) <= 10_000


@pytest.mark.parametrize("order", [1, -1])
def test_a_skill_both_needed_and_useful_is_needed(
    folder: Path, write: Write, imported: Import, order: int
) -> None:
    both = [relation("o1", "s1", "optional"), relation("o1", "s1", "essential")]
    write("occupationSkillRelations", both[::order])
    assert imported(folder)["roles"][0]["skills"] == [
        {"id": "skill-suppen-kochen", "importance": "essential"}
    ]


def test_a_skill_that_no_occupation_needs_is_left_out(
    folder: Path, write: Write, imported: Import
) -> None:
    write("skills", [*SKILLS, skill("s3", "Jonglieren")])
    ids = {concept["id"] for concept in imported(folder)["concepts"]}
    assert "skill-jonglieren" not in ids
    assert "skill-hygiene" in ids


def complaint(folder: Path) -> tuple[str, str]:
    with pytest.raises(CatalogError) as caught:
        import_esco([folder], ["de"])
    return caught.value.message.removeprefix(f"{folder}/"), caught.value.hint


AGAIN = "The file is not as it was offered: download it again."


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (occupation("o1", " \u00a0"), f"{BASE}/occupation/o1 has no preferred label"),
        (occupation("o1", "Wirt", "512a"), "'512a' is not an ISCO-08 code"),
        (occupation("o1", "Wirt", ""), "'' is not an ISCO-08 code"),
        (occupation("o1", "Wirt", conceptUri="o1"), "'o1' is not a URI"),
        (occupation("o0", "Wirt"), f"{BASE}/occupation/o0 appears here a second time"),
    ],
)
def test_a_bad_row_is_named_with_its_line(write: Write, row: dict[str, str], message: str) -> None:
    first = occupation("o0", "Wirt", altLabels="zwei\nZeilen")
    folder = write("occupations", [first, row]).parent
    assert complaint(folder) == (f"occupations_de.csv:4: {message}", AGAIN)


def test_a_bad_relation_is_named_with_its_line(folder: Path, write: Write) -> None:
    write("occupationSkillRelations", [*RELATIONS, relation("o1", "s1", "useful")])
    message = "'useful' is neither 'essential' nor 'optional'"
    assert complaint(folder) == (f"occupationSkillRelations_de.csv:5: {message}", AGAIN)


UNREADABLE = (
    "the row that begins here cannot be read: a quotation mark is open or out of place, or a cell"
    " is too long"
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "1: the column 'conceptUri' is missing"),
        (b"a;b\n", "1: the column 'conceptUri' is missing"),
        (b"conceptUri,iscoGroup,preferredLabel\n\nu,5", "3: the row has 2 cells, the header 3"),
        (
            b"conceptUri,iscoGroup,preferredLabel\nu,5,a,b\n",
            "2: the row has 4 cells, the header 3",
        ),
        (
            b'conceptUri,iscoGroup,preferredLabel\nhttp://u,5,"a\nb"\nhttp://v,5,"c\nd',
            f"4: {UNREADABLE}",
        ),
        (
            b'conceptUri,iscoGroup,preferredLabel\nu,5,"a"b\n',
            f"2: {UNREADABLE}",
        ),
        (
            b"conceptUri,iscoGroup,preferredLabel\nu,5,\xfcber\n",
            "2: the file is not UTF-8: byte 0xFC",
        ),
    ],
)
def test_a_cut_or_damaged_file_is_named_with_its_line(
    write: Write, content: bytes, message: str
) -> None:
    file = write("occupations", [])
    file.write_bytes(content)
    assert complaint(file.parent) == (f"occupations_de.csv:{message}", AGAIN)


def test_a_mark_of_byte_order_is_passed_over(folder: Path) -> None:
    file = folder / "occupations_de.csv"
    header, row = "conceptUri,iscoGroup,preferredLabel", f"{BASE}/occupation/o1,5120,Wirt"
    file.write_text(f"\ufeff{header}\n{row}\n", encoding="utf-8")
    assert "title: Wirt\n" in import_esco([folder], ["de"]).yaml()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no folder .*fehlt"):
        import_esco([tmp_path / "fehlt"], ["de"])


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no occupations_en\.csv\."):
        import_esco([folder], ["de", "en"])


def test_the_files_read_are_told(folder: Path) -> None:
    told: list[str] = []
    import_esco([folder], ["de"], progress=told.append)
    assert told == [
        "occupations_de.csv",
        "ISCOGroups_de.csv",
        "skills_de.csv",
        "occupationSkillRelations_de.csv",
    ]
