"""What a slip was meant to be."""

import pytest

from rolecli.near import Names

NAMES = [
    *("vertriebsleiter", "vertriebsassistenz", "sales-manager", "key-account-manager"),
    *("e-commerce", "business-development", "marktanalyse", "datenanalyse", "kundenbindung"),
    *("summary", "reports_to", "works_with", "responsibility", "topics", "title", "tasks"),
]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("vertreibsleiter", "vertriebsleiter"),
        ("vertriebs-leiter", "vertriebsleiter"),
        ("Vertriebleiter", "vertriebsleiter"),
        ("VERTRIEBSLEITER", "vertriebsleiter"),
        ("salesmanager", "sales-manager"),
        ("ecommerce", "e-commerce"),
        ("busines-dev", "business-development"),
        ("markt-analyse", "marktanalyse"),
        ("kunden-bindung", "kundenbindung"),
        ("sumary", "summary"),
        ("reportsTo", "reports_to"),
        ("work_with", "works_with"),
        ("responsability", "responsibility"),
        ("tilte", "title"),
        ("task", "tasks"),
        ("qqqq", ""),
        ("", ""),
        ("title", ""),
    ],
)
def test_the_nearest_other_name_is_found_if_one_is_near(given: str, meant: str) -> None:
    assert Names(NAMES).nearest(given) == meant


def test_among_many_names_the_nearest_is_found() -> None:
    many = [f"{name}-{number}" for name in NAMES for number in range(1_000)]
    assert Names(many).nearest("vertreibsleiter-777") == "vertriebsleiter-777"


def test_where_more_than_a_hundred_lead_nowhere_no_more_are_looked_for() -> None:
    names = Names(NAMES)
    assert [names.nearest(f"sumary{'y' * number}") for number in range(3)] == ["summary"] * 3
    for number in range(100):
        names.nearest(f"nichts-{number}")
    assert names.nearest("sumary") == "summary"
    assert names.nearest("tilte") == ""
