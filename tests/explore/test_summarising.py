"""The sentences that begin a comparison, in both languages."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from rolecli import i18n
from rolecli.explore.compare import compare
from rolecli.explore.grammar import gender, listed, topic_words
from rolecli.explore.summarising import LONGEST
from rolecli.records import Item
from rolecli.store import queries
from rolecli.store.opening import Store

WRONG_GERMAN = re.compile(
    r"  |\{|\bder \w*(?:assistenz|leitung|kraft)\b|\bbeim? (?:die|der)\b"
    r"|\bdie (?!Rolle)\w*leiter\b|\b(\w+) \1\b|\.\.| ,|um und|und und|, und",
    re.IGNORECASE,
)
WRONG_ENGLISH = re.compile(r"  |\{|\bthe the\b|\b(?:der|die|und|Rolle)\b|\.\.| ,|\band and\b")


def _ids(store: Store) -> list[str]:
    return [entry.id for entry in queries.entries(store, ("role", "area"))]


@pytest.fixture(params=["de", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.speak(request.param)
    yield request.param
    i18n.speak("en")


def _summary(store: Store, names: list[str] | tuple[str, ...], language: str = "de") -> str:
    return compare(_in(store, language), names).value.summary


def _in(store: Store, language: str) -> Store:
    return Store(store.connection, language)


def test_each_summary_of_two_reads_well(builtin_store: Store, language: str) -> None:
    wrong = WRONG_GERMAN if language == "de" else WRONG_ENGLISH
    pairs = [*combinations(_ids(builtin_store), 2)]
    for pair in pairs[:: max(1, len(pairs) // 150)]:
        said = _summary(builtin_store, pair, language)
        assert not wrong.search(said), said
        assert said.endswith("."), said
        assert said[0].isupper(), said
        assert 40 < len(said) <= LONGEST, said


@pytest.mark.parametrize("count", [3, 4, 5])
def test_each_summary_of_several_reads_well(
    builtin_store: Store, language: str, count: int
) -> None:
    ids = _ids(builtin_store)
    for start in range(0, len(ids) - count, max(1, len(ids) // 12)):
        said = _summary(builtin_store, ids[start : start + count], language)
        assert said.endswith("."), said
        assert "  " not in said, said
        assert len(said) <= LONGEST, said


def test_roles_are_told_apart_by_what_each_takes_on(inn: Store) -> None:
    assert _summary(inn, ["koch", "beikoch"]) == (
        "Bei beiden geht es um Hygiene und Mise en Place. Nur der Koch verantwortet Führung und "
        "ist für Einkauf und Speisekarte zuständig. Themen, die nur die Rolle Beikoch hat, gibt "
        "es nicht."
    )
    assert _summary(inn, ["kellner", "gaertner"]) == (
        "Gemeinsame Themen haben die beiden nicht. Nur der Kellner ist für Speisekarte zuständig. "
        "Nur der Gärtner kümmert sich um Warenkunde."
    )
    assert _summary(inn, ["koch", "aushilfe"]).endswith(
        "Die Rolle Aushilfe hat im Katalog keine Themen."
    )


def test_what_is_written_comes_first(inn: Store) -> None:
    assert _summary(inn, ["service", "kueche"]).startswith("Die Küche kocht, der Service bringt. ")


def test_a_role_is_said_to_be_one_of_its_area(inn: Store) -> None:
    assert _summary(inn, ["koch", "kueche"]) == (
        "Der Koch ist eine von zwei Rollen im Bereich Küche. Der Koch verantwortet Führung und ist "
        "für Einkauf und Speisekarte zuständig. Themen, die nur der Bereich Küche hat, gibt es "
        "nicht."
    )


def test_concepts_are_told_by_what_they_are_and_belong_to(inn: Store) -> None:
    assert _summary(inn, ["speisekarte", "einkauf"]) == (
        "Speisekarte: Was es gibt. Einkauf: Beschaffen. Einkauf gehört zu „Speisekarte“. "
        "Mit beidem befasst sich Koch. Nur mit „Speisekarte“: Kellner."
    )


def test_the_answer_has_its_own_language_whatever_is_spoken(builtin_store: Store) -> None:
    i18n.speak("en")
    assert "Vertriebsleiter" in _summary(builtin_store, ["vertriebsleiter", "bdm"], "de")
    assert "Head of Sales" in _summary(builtin_store, ["vertriebsleiter", "bdm"], "en")
    assert i18n.spoken() == "en"


CHIEF = """
roles:
  - {id: chef, title: Koch, feminine: Köchin, summary: S.}
  - {id: assistent, title: Assistent, feminine: Assistentin, summary: S.}
  - {id: leitung, title: Leitung Küche, summary: S.}
  - {id: head, title: Head of Beschaffung, summary: S.}
  - {id: gehilfe, title: Spüler, feminine: Spülerin, summary: S., reports_to: [%s]}
"""


@pytest.mark.parametrize(
    ("superior", "said"),
    [
        ("chef", "Der Spüler berichtet an den Koch."),
        ("assistent", "Der Spüler berichtet an die Rolle Assistent."),
        ("leitung", "Der Spüler berichtet an die Leitung Küche."),
        ("head", "Der Spüler berichtet an die Rolle Head of Beschaffung."),
    ],
)
def test_who_reports_to_whom_is_said_in_the_right_case(
    stored: Callable[[str], Store], superior: str, said: str
) -> None:
    assert said in _summary(stored(CHIEF % superior), ["gehilfe", superior])


def _role(title: str, feminine: str | None = None) -> Item:
    return Item(
        id="x", kind="role", title=title, feminine=feminine, summary="S.", aliases=[], sources=[]
    )


@pytest.mark.parametrize(
    ("title", "feminine", "known"),
    [
        ("Vertriebsleiter", "Vertriebsleiterin", "masculine"),
        ("Vertriebsassistenz", "Vertriebsassistenz", "feminine"),
        ("Technische Leitung", None, "feminine"),
        ("Leitung Marketing", None, "feminine"),
        ("Führungskraft Vertrieb", None, "feminine"),
        ("Kauffrau", None, "feminine"),
        ("Head of Beschaffung", "Head of Beschaffung", ""),
        ("Sales Manager", None, ""),
    ],
)
def test_a_gender_is_taken_only_where_it_is_sure(
    title: str, feminine: str | None, known: str
) -> None:
    assert gender(_role(title, feminine)) == known


def test_a_topic_is_called_so_that_no_ending_can_be_wrong() -> None:
    i18n.speak("de")
    calls = {
        "Stationärer Handel": "das Thema Stationärer Handel",
        "Kaufmännische Verwaltung": "kaufmännische Verwaltung",
        "Corporate Identity": "Corporate Identity",
        "Online-Marketing": "Online-Marketing",
    }
    assert {title: topic_words(title) for title in calls} == calls
    i18n.speak("en")
    calls = {
        "Market analysis": "market analysis",
        "KPI reports": "KPI reports",
        "A/B testing": "A/B testing",
        "Google Ads": "Google Ads",
    }
    assert {title: topic_words(title) for title in calls} == calls


def test_a_list_keeps_names_with_an_and_apart() -> None:
    i18n.speak("de")
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B und C"
    assert listed(["Messen und Reisen", "A", "B"]) == "A, B sowie Messen und Reisen"
