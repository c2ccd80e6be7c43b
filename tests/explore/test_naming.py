"""Titles as job advertisements have them: both sexes, seniority, place, working time."""

from collections.abc import Callable
from typing import Any

import pytest

from rolecli.errors import Choice, NothingFoundError, UsageError
from rolecli.explore.lookup import resolve, resolve_words
from rolecli.explore.nearness import near_names
from rolecli.store.opening import Store

TRADES = """
language: de
roles:
  - {id: zahnarzt, title: Zahnarzt, feminine: Zahnärztin, summary: S.}
  - {id: geologe, title: Geologe, feminine: Geologin, summary: S.}
  - {id: bankkaufmann, title: Bankkaufmann, feminine: Bankkauffrau, summary: S.}
  - {id: kaufmann, title: Kaufmann, feminine: Kauffrau, summary: S.}
  - {id: koch, title: Koch, feminine: Köchin, summary: S.}
  - {id: arzt, title: Arzt, summary: S.}
  - {id: friseur, title: Friseur, feminine: Friseurin, summary: S.}
  - {id: zeichner, title: Technischer Zeichner, feminine: Technische Zeichnerin, summary: S.}
  - {id: gast-koch, title: Gastkoch, summary: S.}
  - {id: junior, title: Junior Buchhalter, summary: S.}
  - {id: buchhalter, title: Buchhalter, summary: S.}
  - {id: flugbegleiter, title: Flugbegleiter, summary: S.}
  - {id: zugbegleiter, title: Zugbegleiter, summary: S.}
  - {id: turm, title: Leuchtturmwärter, summary: S.}
  - {id: lotse, title: Lotse im Hafen, summary: S.}
  - {id: leiter-lager, title: Leiter Lager, feminine: Leiterin Lager, summary: S.}
"""


@pytest.fixture
def trades(stored: Callable[[str], Store]) -> Store:
    return stored(TRADES)


def _told(store: Store, name: str) -> tuple[str, list[str]]:
    remarks: list[str] = []
    return resolve(store._replace(remark=remarks.append), name), remarks


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Zahnarzt/Zahnärztin", "zahnarzt"),
        ("Zahnärztin / Zahnarzt", "zahnarzt"),
        ("Zahnarzt (Zahnärztin)", "zahnarzt"),
        ("Zahnarzt/-ärztin", "zahnarzt"),
        ("Geologe/Geologin", "geologe"),
        ("Geologin oder Geologe", "geologe"),
        ("Geologe/-in", "geologe"),
        ("Bankkaufmann/-frau", "bankkaufmann"),
        ("Bankkauffrau/-mann", "bankkaufmann"),
        ("Bankkaufmann/frau", "bankkaufmann"),
        ("Bankkaufmann (-frau)", "bankkaufmann"),
        ("Bankkaufmann/-kauffrau", "bankkaufmann"),
        ("Kaufmann bzw. Kauffrau", "kaufmann"),
        ("Kauffrau/-mann", "kaufmann"),
        ("KAUFMANN | KAUFFRAU", "kaufmann"),
        ("Koch/Köchin", "koch"),
        ("Köchin und Koch", "koch"),
        ("Koch, Köchin", "koch"),
        ("Ärztin und Arzt", "arzt"),
        ("Arzt beziehungsweise Ärztin", "arzt"),
        ("Friseur/Friseuse", "friseur"),
        ("Technische/r Zeichner/in", "zeichner"),
        ("Technischer Zeichner / Technische Zeichnerin", "zeichner"),
        ("Leiter/Leiterin Lager", "leiter-lager"),
        ("Leiter Lager / Leiterin Lager", "leiter-lager"),
        ("Lotse/Lotsin im Hafen", "lotse"),
        ("Lotsin und Lotse im Hafen", "lotse"),
        ("Leiter’in Lager", "leiter-lager"),
        ("Leiter'in Lager", "leiter-lager"),
        ("Leiter:in Lager", "leiter-lager"),
        ("Koch/Köchin (m/w/d) in Vollzeit", "koch"),
    ],
)
def test_either_half_of_a_pair_is_the_title_or_its_feminine(
    trades: Store, name: str, key: str
) -> None:
    assert resolve(trades, name) == key


@pytest.mark.parametrize("name", ["Koch/Friseur", "Koch und Buchhalter", "Koch/Matrose"])
def test_two_jobs_are_no_pair(trades: Store, name: str) -> None:
    with pytest.raises(NothingFoundError):
        resolve(trades, name)


@pytest.mark.parametrize(
    ("name", "aside"),
    [
        ("Senior {} DACH (m/w/divers) in Teilzeit", "Senior, DACH, (m/w/divers), in Teilzeit"),
        ("{} (all genders)", "(all genders)"),
        ("{} m/w/d", "m/w/d"),
        ("{} m|w|d", "m|w|d"),
        ("{} (gn)", "(gn)"),
        ("{} (w/m/x)", "(w/m/x)"),
        ("{} [f/m/d]", "[f/m/d]"),
        ("{} (m, w, d)", "(m, w, d)"),
        ("{} (mwd)", "(mwd)"),
        ("{} (männlich/weiblich/divers)", "(männlich/weiblich/divers)"),
        ("{} Vollzeit", "Vollzeit"),
        ("{} in Voll- oder Teilzeit", "in Voll- oder Teilzeit"),
        ("{} 80 %", "80 %"),
        ("{} (60-80%)", "60-80%"),
        ("{}, 30 Std./Woche", "30 Std./Woche"),
        ("{} remote", "remote"),
        ("{} (Homeoffice möglich)", "Homeoffice möglich"),
        ("{} in Köln", "in Köln"),
        ("{} Region Süd", "Region Süd"),
        ("{} – Bad Aibling", "Bad Aibling"),
        ("{} (Standort Gera)", "Standort Gera"),
        ("{} in Bad Aibling", "in Bad Aibling"),
        ("{} befristet", "befristet"),
        ("{}, befristet auf 2 Jahre", "befristet auf 2 Jahre"),
        ("{} ab sofort", "ab sofort"),
        ("{} zum nächstmöglichen Zeitpunkt", "zum nächstmöglichen Zeitpunkt"),
        ("Sr. {}", "Sr."),
        ("{} II", "II"),
        ("Stellvertretender {}", "Stellvertretender"),
    ],
)
def test_what_stands_around_a_title_is_set_aside_and_said(
    trades: Store, name: str, aside: str
) -> None:
    for title in ("Geologe", "Technische Zeichnerin"):
        key, remarks = _told(trades, name.format(title))
        assert key in ("geologe", "zeichner")
        assert remarks == [f"Set aside: {aside}"]


def test_words_of_a_title_in_the_catalog_are_not_set_aside(trades: Store) -> None:
    assert _told(trades, "Junior Buchhalter") == ("junior", [])
    assert _told(trades, "Junior Buchhalter Berlin") == ("junior", ["Set aside: Berlin"])
    assert _told(trades, "Senior Buchhalter Berlin") == (
        "buchhalter",
        ["Set aside: Senior, Berlin"],
    )


@pytest.mark.parametrize("name", ["Senior", "Berlin", "Vollzeit (m/w/d)", "Senior Matrose"])
def test_without_a_title_nothing_is_found(trades: Store, name: str) -> None:
    with pytest.raises(NothingFoundError):
        resolve(trades, name)


def test_a_word_that_many_titles_have_lists_them_all(stored: Callable[[str], Store]) -> None:
    store = stored("""
        language: de
        roles:
          - {id: filiale, title: Filialmanager, feminine: Filialmanagerin, summary: S.}
          - {id: haus, title: House-Manager, summary: S.}
          - {id: lager, title: Lagerist, aliases: [Warehouse Manager], summary: S.}
          - {id: koch, title: Koch, summary: Kein Manager.}
        """)
    for name in ("manager", "Senior Manager (m/w/d)"):
        with pytest.raises(UsageError) as caught:
            resolve(store, name)
        assert [one.id for one in caught.value.candidates if isinstance(one, Choice)] == [
            *("filiale", "haus", "lager"),
        ]


def test_of_many_names_that_a_word_may_mean_the_first_are_listed(
    builtin_store: Store, entries: dict[str, list[Any]]
) -> None:
    managers = [one for one in entries["roles"] if "manager" in one["id"]]
    with pytest.raises(UsageError) as caught:
        resolve(builtin_store, "manager")
    *shown, more = caught.value.candidates
    assert len(shown) == 10
    assert int(str(more).split()[1]) >= len(managers) - 10


def test_a_word_that_titles_only_end_with_lists_them_and_one_alone_is_not_taken(
    trades: Store,
) -> None:
    with pytest.raises(UsageError) as caught:
        resolve(trades, "Begleiterin")
    assert [one.id for one in caught.value.candidates if isinstance(one, Choice)] == [
        "flugbegleiter",
        "zugbegleiter",
    ]
    with pytest.raises(NothingFoundError):
        resolve(trades, "Wärter")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["sales", "manager"], ["sales-manager"]),
        (["marketing", "vertrieb"], ["marketing", "vertrieb"]),
        (["leiter", "marketing", "vertrieb"], ["leiter-marketing", "vertrieb"]),
        (["senior", "sales", "manager", "dach", "(m/w/d)"], ["sales-manager"]),
        (["head", "of", "online", "marketing"], ["head-of-online-marketing"]),
        (["Sales Manager", "vertrieb"], ["sales-manager", "vertrieb"]),
        (["vertrieb"], ["vertrieb"]),
    ],
)
def test_words_that_only_together_are_a_name_are_one(
    builtin_store: Store, words: list[str], keys: list[str]
) -> None:
    assert resolve_words(builtin_store, words) == keys


def test_of_several_names_the_one_that_means_nothing_is_named(builtin_store: Store) -> None:
    with pytest.raises(NothingFoundError, match="'xyzqwv'"):
        resolve_words(builtin_store, ["vertrieb", "xyzqwv"])
    with pytest.raises(NothingFoundError, match="'qwxz xyzqwv'"):
        resolve_words(builtin_store, ["qwxz", "xyzqwv"])


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("SEO Berater", "seo-manager"),
        ("Chief Marketing Oficer", "chief-marketing-officer"),
        ("Chief Revenue Officer", "vertriebsvorstand"),
        ("vertribsleiter", "vertriebsleiter"),
        ("Sales Manger", "sales-manager"),
        ("Online Marketing Managr", "online-marketing-manager"),
        ("Leiter Social Media", "social-media-manager"),
    ],
)
def test_the_nearest_name_comes_first_and_few_behind(
    builtin_store: Store, name: str, first: str
) -> None:
    found = near_names(builtin_store, name)
    assert found[0].id == first
    assert len(found) <= 3


@pytest.mark.parametrize("name", ["Steuermann", "Chief Happiness Officer", "Manager Tierpark"])
def test_what_shares_only_the_words_of_many_titles_is_not_near(
    builtin_store: Store, name: str
) -> None:
    assert near_names(builtin_store, name) == []


def test_near_names_are_in_the_language_spoken(builtin_store: Store) -> None:
    english = near_names(builtin_store._replace(language="en"), "Leiter Markteing")[0]
    assert english == Choice("leiter-marketing", "Head of Marketing", "role")
