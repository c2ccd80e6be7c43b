"""How a download may lie on the disk, what may be missing in it, and what is said of that."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rolecli.catalog.layering import find_layers
from rolecli.catalog.loading import load
from rolecli.checks.verdict import find_errors
from rolecli.errors import CatalogError, NothingFoundError, UsageError
from rolecli.importing.esco import import_esco
from rolecli.importing.imported import Imported

OCCUPATIONS = "conceptUri,iscoGroup,preferredLabel,description\nhttp://x/o1,{code},{label},{text}\n"
GERMAN = OCCUPATIONS.format(code=5120, label="Koch/Köchin", text="Kocht.")
ENGLISH = OCCUPATIONS.format(code=5120, label="cook", text="Cooks.")
SKILLS = "conceptUri,preferredLabel\nhttp://x/s1,Suppe\nhttp://x/s2,Salat\nhttp://x/s3,Eis\n"
ISCO = "conceptUri,code,preferredLabel\nhttp://x/isco/C5120,5120,Köche\n"
NEEDS = (
    "occupationUri,relationType,skillUri\n"
    "http://x/o1,essential,http://x/s1\nhttp://x/o1,optional,http://x/s2\n"
)
WHOLE = {
    "occupations_de.csv": GERMAN,
    "skills_de.csv": SKILLS,
    "ISCOGroups_de.csv": ISCO,
    "occupationSkillRelations_de.csv": NEEDS,
}
BROADER = "conceptUri,broaderUri\n"
TITLES = "conceptUri,preferredLabel\n"


def link(narrower: str, wider: str) -> str:
    return f"http://x/{narrower},http://x/{wider}\n"


def titles(*keys: str) -> str:
    return TITLES + "".join(f"http://x/{key},Gruppe {key}\n" for key in keys)


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Write files below a folder, or into a zip file if its name ends so; return its path."""

    def written(name: str, files: Mapping[str, str]) -> Path:
        place = tmp_path / name
        if place.suffix == ".zip":
            with zipfile.ZipFile(place, "w") as archive:
                for inner, text in files.items():
                    archive.writestr(inner, text)
            return place
        for inner, text in files.items():
            (place / inner).parent.mkdir(parents=True, exist_ok=True)
            (place / inner).write_text(text, encoding="utf-8", newline="")
        return place

    return written


Put = Callable[..., Path]


def roles(imported: Imported) -> list[Any]:
    return [role["title"] for role in imported.data["roles"]]


def topics(imported: Imported) -> dict[str, list[str]]:
    """Return what each topic belongs to, by id."""
    concepts = imported.data["concepts"]
    return {
        concept["id"]: concept.get("broader", [])
        for concept in concepts
        if concept["kind"] == "topic"
    }


def test_a_whole_download_leaves_nothing_to_say(put: Put) -> None:
    found = import_esco([put("esco", WHOLE)])
    assert (roles(found), found.remarks) == (["Koch"], ())


BOTH = {"de": "Koch", "en": "cook"}


@pytest.mark.parametrize(
    "sources",
    [
        {"esco": {"occupations_de.csv": GERMAN, "occupations_en.csv": ENGLISH}},
        {"esco": {"de/occupations_de.csv": GERMAN, "en/Occupations_EN.CSV": ENGLISH}},
        {"esco": {"German (de)/occupations.csv": GERMAN, "v1 en csv/occupations.csv": ENGLISH}},
        {"a.zip": {"occupations_de.csv": GERMAN}, "b.zip": {"x/occupations_en.csv": ENGLISH}},
        {"ESCO - de - csv.zip": {"occupations.csv": GERMAN}, "en": {"occupations.csv": ENGLISH}},
        {"a": {"occupations_de (1).csv": GERMAN}, "b.zip": {"occupations_en.csv": ENGLISH}},
    ],
)
def test_languages_may_lie_in_folders_and_zip_files(
    put: Put, sources: dict[str, dict[str, str]]
) -> None:
    assert roles(import_esco([put(name, files) for name, files in sources.items()])) == [BOTH]


def test_a_file_that_is_there_twice_is_read_once(put: Put) -> None:
    first, second = put("a", WHOLE), put("b.zip", {"occupations_de.csv": "nonsense"})
    found = import_esco([first, second])
    assert roles(found) == ["Koch"]
    assert found.remarks == (
        f"{second}/occupations_de.csv is passed over: {first}/occupations_de.csv holds the same.",
    )


@pytest.mark.parametrize("name", ["", "_de", "_en"])
def test_relations_may_be_named_for_any_language(put: Put, name: str) -> None:
    files = dict(WHOLE)
    files[f"occupationSkillRelations{name}.csv"] = files.pop("occupationSkillRelations_de.csv")
    assert [*topics(import_esco([put("esco", files)]))] == ["skill-salat", "skill-suppe"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_programs_way_of_writing_is_read(put: Put, separator: str) -> None:
    text = f"\ufeff{GERMAN.replace(',', separator).replace('Kocht.', chr(34) + 'a;b,c' + chr(34))}"
    found = import_esco([put("esco", {"occupations_de.csv": text.replace("\n", "\r\n")})])
    assert (roles(found), found.data["roles"][0]["summary"]) == (["Koch"], "a;b,c")


def test_a_cell_longer_than_the_modules_bound_is_read(put: Put) -> None:
    text = OCCUPATIONS.format(code=5120, label="Koch", text="wort " * 40_000)
    (role,) = import_esco([put("esco", {"occupations_de.csv": text})]).data["roles"]
    assert len(role["description"]) <= 10_000


@pytest.mark.parametrize(
    ("absent", "remark"),
    [
        (["ISCOGroups"], "Missing: ISCOGroups_de.csv. 1 role belongs to no area."),
        (
            ["skills"],
            "Missing: skills_de.csv. 2 relations of occupations and skills are left out.",
        ),
        (
            ["occupationSkillRelations"],
            (
                "Missing: occupationSkillRelations_de.csv. 3 skills are left out, for no occupation"
                " leads to them."
            ),
        ),
        (
            ["occupationSkillRelations", "skills"],
            "Missing: skills_de.csv, occupationSkillRelations_de.csv. 1 role has no skills.",
        ),
    ],
)
def test_a_missing_file_is_named_with_what_is_left_out(
    put: Put, absent: list[str], remark: str
) -> None:
    files = {name: text for name, text in WHOLE.items() if name.partition("_")[0] not in absent}
    assert import_esco([put("esco", files)]).remarks == (remark,)


def test_a_file_missing_in_one_language_is_named(put: Put) -> None:
    files = WHOLE | {"occupations_en.csv": ENGLISH, "ISCOGroups_en.csv": ISCO}
    found = import_esco([put("esco", files)])
    assert found.remarks == (
        (
            "Missing: skills_en.csv. 2 entries made of the same file in another language are in"
            " that language only."
        ),
    )


def test_relations_that_lead_nowhere_are_counted_once(put: Put) -> None:
    more = f"{NEEDS}http://x/o9,optional,http://x/s1\nhttp://x/o1,optional,http://x/s9\n"
    files = {"occupationSkillRelations_de.csv": more, "occupationSkillRelations.csv": more}
    assert import_esco([put("esco", WHOLE | files)]).remarks == (
        "2 relations are left out: they name occupations or skills that no file has.",
    )


def test_a_header_without_rows_is_said(put: Put) -> None:
    source = put("esco", WHOLE | {"ISCOGroups_de.csv": "conceptUri,code,preferredLabel\n"})
    assert import_esco([source]).remarks == (
        f"{source}/ISCOGroups_de.csv has a header and no rows.",
    )
    put("esco", {"occupations_de.csv": GERMAN.partition("\n")[0]})
    with pytest.raises(NothingFoundError, match=r"no occupations in .*/occupations_de\.csv\."):
        import_esco([source])


def test_a_download_without_occupations_is_refused(put: Put) -> None:
    source = put("esco.zip", {"skills_de.csv": SKILLS, "__MACOSX/._occupations_de.csv": "\0"})
    for languages, name in (((), "de"), (("de",), "de"), (("en",), "en")):
        with pytest.raises(UsageError, match=f"There is no occupations_{name}.csv"):
            import_esco([source], languages)


@pytest.mark.parametrize(
    ("written", "code"),
    [("110", "0110"), ("310", "0310"), ("0110", "0110"), ("1100", "1100"), ("512", "512")],
)
def test_a_lost_zero_comes_back(put: Put, written: str, code: str) -> None:
    text = OCCUPATIONS.format(code=written, label="Soldat", text="Dient.")
    source = put("esco", WHOLE | {"occupations_de.csv": text})
    found = import_esco([source])
    assert found.data["roles"][0]["codes"]["isco08"] == code
    told = f"{source}/occupations_de.csv:2: 1 ISCO-08 code has got back its leading zero."
    assert found.remarks == ((told,) if written != code else ())


@pytest.mark.parametrize("code", ["1", "3", "11", "31"])
def test_a_code_that_may_have_lost_a_zero_is_refused(put: Put, code: str) -> None:
    text = OCCUPATIONS.format(code=code, label="Soldat", text="Dient.")
    with pytest.raises(CatalogError, match=rf"occupations_de\.csv:2: .* '{code}' is too short"):
        import_esco([put("esco", {"occupations_de.csv": text})])


def test_groups_get_their_zeros_back_from_their_addresses(put: Put) -> None:
    groups = "conceptUri,code,preferredLabel\n" + "".join(
        f"http://x/isco/C{code},{code.lstrip('0')},Gruppe {code}\n"
        for code in ("01", "011", "0110", "1", "11", "1100")
    )
    text = OCCUPATIONS.format(code="110", label="Soldat", text="Dient.")
    files = {"ISCOGroups_de.csv": groups, "occupations_de.csv": text}
    data = import_esco([put("esco", WHOLE | files)]).data
    assert data["roles"][0]["area"] == "isco-0110"
    areas = {entry["id"]: entry.get("broader") for entry in data["concepts"][:6]}
    assert areas["isco-0110"] == ["isco-011"]
    assert areas["isco-011"] == ["isco-01"]
    assert areas["isco-11"] == ["isco-1"]


def test_two_groups_with_one_code_are_refused(put: Put) -> None:
    groups = "conceptUri,code,preferredLabel\nhttp://x/g1,11,A\nhttp://x/g2,11,B\n"
    with pytest.raises(CatalogError, match=r"ISCOGroups_de\.csv:3: .* '11' appears here a second"):
        import_esco([put("esco", WHOLE | {"ISCOGroups_de.csv": groups})])


def test_skills_belong_to_their_groups(put: Put) -> None:
    files = {
        "broaderRelationsSkillPillar.csv": BROADER
        + link("s1", "g2") + link("s1", "s3") + link("g2", "g1") + link("g9", "g1"),
        "skillGroups_de.csv": titles("g1", "g2", "g9"),
    }  # fmt: skip
    found = import_esco([put("esco", WHOLE | files)])
    assert topics(found) == {
        "skill-eis": [],  # nobody needs it, but what is needed belongs to it
        "skill-gruppe-g1": [],
        "skill-gruppe-g2": ["skill-gruppe-g1"],
        "skill-salat": [],
        "skill-suppe": ["skill-eis", "skill-gruppe-g2"],
    }
    assert found.remarks == ()


@pytest.mark.parametrize("name", ["skillsHierarchy_de.csv", "skillshierarchy_de.csv"])
def test_the_hierarchy_tells_groups_and_their_titles_too(put: Put, name: str) -> None:
    columns = "Level {0} URI,Level {0} preferred term"
    header = f"{columns.format(0)},{columns.format(1)},Description\n"
    rows = "http://x/g1,Alles\nhttp://x/g1,Alles,http://x/g2,Kochen,Am Herd.\n"
    files = {
        "broaderRelationsSkillPillar.csv": BROADER + link("s1", "g2"),
        name: header + rows,
    }
    found = import_esco([put("esco", WHOLE | files)])
    assert topics(found)["skill-suppe"] == ["skill-kochen"]
    assert topics(found)["skill-kochen"] == ["skill-alles"]
    kochen = next(entry for entry in found.data["concepts"] if entry["id"] == "skill-kochen")
    assert kochen["summary"] == "Am Herd."


def test_links_lead_over_groups_without_a_title(put: Put) -> None:
    files = {
        "broaderRelationsSkillPillar.csv": BROADER
        + link("s1", "g3") + link("g3", "g2") + link("g2", "g1"),
        "skillGroups_de.csv": titles("g1"),
    }  # fmt: skip
    found = import_esco([put("esco", WHOLE | files)])
    assert topics(found)["skill-suppe"] == ["skill-gruppe-g1"]
    missing = {name: text for name, text in files.items() if name != "skillGroups_de.csv"}
    assert import_esco([put("other", WHOLE | missing)]).remarks == (
        "Missing: skillGroups_de.csv. 3 groups of skills are left out.",
    )


@pytest.mark.parametrize("order", [1, -1])
def test_circles_are_opened_and_counted(put: Put, order: int) -> None:
    links = [link("s1", "g1"), link("g1", "g2"), link("g2", "g1"), link("s2", "s2")]
    files = {
        "broaderRelationsSkillPillar.csv": BROADER + "".join(links[::order]),
        "skillGroups_de.csv": titles("g1", "g2"),
    }
    found = import_esco([put("esco", WHOLE | files)])
    assert topics(found)["skill-gruppe-g1"] == ["skill-gruppe-g2"]
    assert topics(found)["skill-gruppe-g2"] == []
    assert found.remarks == (
        "2 links between skills and their groups are left out: they close circles.",
    )


def test_a_long_chain_of_groups_is_no_harder_than_many_short_ones(put: Put) -> None:
    keys = [f"g{number}" for number in range(20_000)]
    links = "".join(map(link, ["s1", *keys], keys))
    files = {
        "broaderRelationsSkillPillar.csv": BROADER + links,
        "skillGroups_de.csv": titles(*keys),
    }
    assert len(topics(import_esco([put("esco", WHOLE | files)]))) == 20_002


CELLS = st.text(st.characters(codec="utf-8", exclude_characters='"'), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(CELLS, CELLS, CELLS)
@example("learner\u00e2\u0080\u0099s", "M\x1b[31m\u202e", "\x85\x00\u00c2\x85")
def test_what_is_written_is_valid_whatever_the_cells_hold(
    put: Put, tmp_path: Path, title: str, names: str, text: str
) -> None:
    header = "conceptUri,iscoGroup,preferredLabel,altLabels,description\n"
    files = {"occupations_en.csv": f'{header}http://x/o1,5120,"a{title}","{names}","{text}"\n'}
    found = import_esco([put("any", files)])
    file = tmp_path / "any.yaml"
    for written in (found.yaml(), found.json()):
        file.write_text(written, encoding="utf-8", newline="")
        assert find_errors(load(find_layers([file], {}, builtin=False))) == []


def test_what_was_mended_is_said_once_a_file_with_the_first_line(put: Put) -> None:
    row = "http://x/o{},5120,learner\u00e2\u0080\u0099s cook,\x01a\n"
    text = OCCUPATIONS.partition("\n")[0] + "\n" + "".join(map(row.format, range(3)))
    source = put("esco", {"occupations_de.csv": GERMAN, "occupations_en.csv": text})
    found = import_esco([source], ["en"])
    assert roles(found) == ["learner’s cook"] * 3
    place = f"{source}/occupations_en.csv:2"
    assert found.remarks[:2] == (
        f"{place}: 3 wrongly encoded characters have been mended from here on.",
        f"{place}: 3 control characters have been dropped from here on.",
    )
