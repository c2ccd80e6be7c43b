"""`rolecli show`: what is asked for, and what is said beside the answer."""

import json
from collections.abc import Callable
from pathlib import Path

OWN = """
language: de
roles:
  - {id: wirt, title: Wirt, feminine: Wirtin, summary: S., note: Aus dem Gedächtnis.}
  - {id: koch, title: Koch, feminine: Köchin, summary: S., reports_to: [wirt]}
  - {id: kellner, title: Kellner, feminine: Kellnerin, summary: S., reports_to: [wirt]}
"""


def test_what_is_set_aside_is_said_on_stderr_in_every_format(rolecli: Callable) -> None:
    for form in ("plain", "table", "json", "yaml"):
        done = rolecli("show", "Senior Sales Manager (m/w/d) in Teilzeit", "-f", form)
        assert done.code == 0
        assert done.err == "Beiseitegelassen: Senior, (m/w/d), in Teilzeit\n"
        assert "Sales Manager" in done.out
    both = rolecli("show", "Sales Manager (m/w/d)", "--lang", "all", "--json")
    assert both.err.count("(m/w/d)") == 1


def test_words_without_quotation_marks_are_one_name(rolecli: Callable) -> None:
    assert json.loads(rolecli("show", "sales", "manager", "--json").out)["id"] == "sales-manager"
    found = json.loads(rolecli("show", "marketing", "vertrieb", "--json").out)
    assert [entry["id"] for entry in found] == ["marketing", "vertrieb"]


def test_notes_are_shown_when_asked_for_and_always_in_json(
    rolecli: Callable, tmp_path: Path
) -> None:
    file = tmp_path / "eigen.yaml"
    file.write_text(OWN, "utf-8")
    own = ("--no-builtin", "--catalog", file, "show", "wirt")
    assert rolecli(*own).out.endswith("\nZur Quellenlage: rolecli show wirt --notes\n")
    assert "Aus dem Gedächtnis." not in rolecli(*own).out
    assert "Aus dem Gedächtnis." in rolecli(*own, "--notes").out
    told = json.loads(rolecli(*own, "--json").out)
    assert told["note"] == "Aus dem Gedächtnis."
    assert [role["id"] for role in told["direct_reports"]] == ["koch", "kellner"]
    assert "Führt:\tKoch, Kellner\n" in rolecli(*own).out


def test_the_essence_of_each_role_stands_on_the_first_screen(rolecli: Callable) -> None:
    for role in json.loads(rolecli("list", "--json").out):
        page = rolecli("show", role["id"], "-f", "table").out.splitlines()
        assert any(line.startswith(("Das Wichtigste", "Aufgaben")) for line in page[:18])
