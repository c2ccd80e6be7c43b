"""What pages tell last: other names of several entries, notes on the sources, ties to roles."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Rolecli = Callable[..., Any]

HOUSE = """\
roles:
  - id: koch
    title: Koch
    aliases: [Smutje, Küchenmeister, Chef]
    summary: Kocht.
    tasks: [{text: Garen, topics: [garen]}]
    works_with: [{with: kellner, about: Speisen}, {with: Wirt}]
    reports_to: [Wirt]
    codes: {isco08: "3434", kldb2010: "29302"}
    tools: [messer]
    kpis: [umsatz]
  - {id: kellner, title: Kellner, summary: Bedient., tasks: [{text: Rat, topics: [garen]}]}
  - {id: beikoch, title: Beikoch, aliases: [Hilfskoch], summary: Hilft., reports_to: [koch]}
concepts:
  - {id: garen, kind: topic, title: Garen, summary: Erhitzen.}
  - {id: wirt, kind: stakeholder, title: Wirt, summary: Führt.}
  - {id: messer, kind: tool, title: Messer, summary: Schneidet.}
  - {id: umsatz, kind: kpi, title: Umsatz, summary: Geld.}
contrasts:
  - {id: a, title: A, between: [koch, kellner], statement: Am Herd und am Tisch., note: Mündlich.,
     sources: [buch]}
  - {id: b, title: B, between: [koch, beikoch], statement: Leitet und hilft.}
sources:
  - {id: buch, title: Das Buch, note: Ohne Jahr.}
"""


@pytest.fixture
def ask(rolecli: Rolecli, tmp_path: Path) -> Callable[..., str]:
    """Ask a small catalog, and return the page as plain text."""
    file = tmp_path / "haus.yaml"
    file.write_text(HOUSE, encoding="utf-8")

    def asked(*words: str) -> str:
        done = rolecli("--catalog", file, "--no-builtin", "--lang", "en", *words)
        assert done.err == ""
        text: str = done.out
        return text

    return asked


def test_of_several_entries_a_name_the_codes_and_a_partner_come_last(ask: Callable) -> None:
    page = ask("compare", "koch", "kellner", "beikoch")
    assert page.split("Other names · codes · partners\n")[1].startswith(
        "1 Smutje +2 · ISCO-08 3434 · KldB 2010 29302 · Kellner +1\n2 \n3 Hilfskoch\n"
    )


def test_a_contrast_with_a_note_names_the_call_that_shows_it(ask: Callable) -> None:
    call = "On the sources: rolecli compare koch kellner --notes"
    page = ask("compare", "koch", "kellner")
    assert page.rstrip().endswith(call)
    assert "Mündlich." not in page
    assert "rolecli compare kellner koch beikoch --notes" in ask(
        "compare", "kellner", "koch", "beikoch"
    )
    assert "--notes" not in ask("compare", "koch", "beikoch")


def test_notes_of_a_contrast_are_shown_where_they_are_asked_for(ask: Callable) -> None:
    page = ask("compare", "koch", "kellner", "--notes")
    assert page.endswith("Note\nMündlich.\n\nOn the sources\n- Das Buch: Ohne Jahr.\n")
    assert ask("compare", "koch", "beikoch", "--notes") == ask("compare", "koch", "beikoch")


@pytest.mark.parametrize(
    ("concept", "told"),
    [
        ("wirt", "Koch\t\tworks together; reports there"),
        ("messer", "Koch\t\tworks with it"),
        ("umsatz", "Koch\t\tis measured by it"),
    ],
)
def test_a_concept_says_what_each_role_has_to_do_with_it(
    ask: Callable, concept: str, told: str
) -> None:
    assert told in ask("show", concept)


def test_the_ties_of_a_role_are_in_the_data_as_well(ask: Callable) -> None:
    assert '"relations": [\n        "works_with",\n        "reports_to"\n      ]' in ask(
        "show", "wirt", "--json"
    )


def test_the_concepts_of_an_area_are_listed_in_a_call(rolecli: Rolecli) -> None:
    done = rolecli("list", "concepts", "--area", "vertrieb", "--kind", "thema", "--json")
    assert '"id": "neukundengewinnung"' in done.out
    assert '"id": "seo"' not in done.out


def test_what_is_no_area_is_answered_with_the_areas(rolecli: Rolecli) -> None:
    done = rolecli("list", "--area", "leads")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Fehler: „leads“ ist kein Bereich.\n  --area marketing  Marketing\n")


def test_names_of_two_entries_stand_in_a_line_a_language(rolecli: Rolecli, tmp_path: Path) -> None:
    file = tmp_path / "k.yaml"
    file.write_text(
        "roles: [{id: a, title: {de: Koch, en: Cook}, aliases: {de: [Smutje], en: [Chef]},"
        " summary: x, codes: {isco08: '3434'}},"
        " {id: b, title: Wirt, aliases: [Patron], summary: y}]\n",
        encoding="utf-8",
    )
    page = rolecli("--catalog", file, "--no-builtin", "compare", "a", "b").out
    assert page.split("Auch genannt\n")[1].splitlines() == [
        "- Koch, Deutsch: Smutje · ISCO-08 3434",
        "- Koch, Englisch: Cook, Chef",
        "- Wirt: Patron",
    ]
