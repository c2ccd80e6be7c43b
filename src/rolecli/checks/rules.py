"""The rules of a catalog, by the code of the problem that breaks them.

Codes are stable: scripts and comments in other people's repositories name them. The examples are
run by the tests, and the page that documents the codes is made from them.
"""

from typing import NamedTuple

from rolecli.catalog.problems import Severity


class Rule(NamedTuple):
    """A rule: what its problem says, why it is there, and an example that breaks and keeps it.

    An example is a catalog file; a rule about what no text can show has none.
    """

    code: str
    what: str
    why: str
    bad: str = ""
    good: str = ""
    severity: Severity = "error"


_ALL = (
    Rule(
        "unreadable",
        "The file cannot be opened.",
        "It may have been moved, or you may not be allowed to read it.",
    ),
    Rule(
        "size",
        "The file is larger than the bound, 64 MiB.",
        "So large a file is hardly a catalog, and reading it would take all memory. "
        "The environment variable ROLECLI_MAX_MIB sets another bound.",
    ),
    Rule(
        "encoding",
        "The file is not UTF-8.",
        "Umlauts in any other encoding would be read as wrong characters. "
        "A byte order mark at the start is allowed.",
    ),
    Rule(
        "character",
        "A text holds a character that nobody sees and a terminal may obey.",
        "Control and escape characters, surrogates and characters that turn the direction of "
        "reading can make a text look like something else.",
        bad="""
roles:
  - id: koch
    title: "Koch\\e[31m"
    summary: Kocht.
    skills: [{id: kochen}]
concepts: [{id: kochen, kind: topic, title: Kochen, summary: Garen.}]
""",
        good="""
roles:
  - id: koch
    title: "Koch"
    summary: Kocht.
    skills: [{id: kochen}]
concepts: [{id: kochen, kind: topic, title: Kochen, summary: Garen.}]
""",
    ),
    Rule(
        "syntax",
        "The file is not YAML.",
        "Mostly a quotation mark or bracket is not closed, a line is not indented as the one "
        "above it, or a text holds a colon followed by a space.",
        bad="""
concepts:
  - id: preis
    kind: area
    title: Preis: was etwas kostet
    summary: Geld gegen Ware.
""",
        good="""
concepts:
  - id: preis
    kind: area
    title: "Preis: was etwas kostet"
    summary: Geld gegen Ware.
""",
    ),
    Rule(
        "documents",
        "The file holds more than one YAML document.",
        "Everything behind the second `---` would be passed over.",
        bad="""
language: de
---
language: de
""",
        good="""
language: de
""",
    ),
    Rule(
        "depth",
        "Values are nested more than 40 deep.",
        "A catalog needs seven levels; deeper nesting is a mistake or an attack.",
        bad=f"concepts: {'[' * 41}{']' * 41}\n",
        good="concepts: []\n",
    ),
    Rule(
        "aliases",
        "Aliases add up to more than ten million values.",
        "Aliases of aliases grow so fast that a file of a few lines can exhaust the memory.",
        bad="a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
            for old, new in zip("abcdefg", "bcdefgh", strict=True)
        ),
        good="""
concepts:
  - &base {id: preis, kind: area, title: Preis, summary: Geld gegen Ware.}
  - <<: *base
    id: rabatt
    title: Rabatt
""",
    ),
    Rule(
        "merge",
        "`<<` merges something that is no mapping.",
        "Only the keys of a mapping can be taken over.",
        bad="""
concepts:
  - <<: preis
    id: rabatt
    kind: area
    title: Rabatt
    summary: Ein Nachlass.
""",
        good="""
concepts:
  - <<: {kind: area}
    id: rabatt
    title: Rabatt
    summary: Ein Nachlass.
""",
    ),
    Rule(
        "key",
        "A key is not a text.",
        "YAML reads an unquoted `no`, `on` or `12` as a truth value or a number.",
        bad="""
sources:
  - id: buch
    title: Das Buch
    12: Seiten
""",
        good="""
sources:
  - id: buch
    title: Das Buch
    note: 12 Seiten
""",
    ),
    Rule(
        "duplicate-key",
        "A key stands twice in a mapping.",
        "YAML readers keep the last one without a word, and what the first one says is lost.",
        bad="""
sources:
  - id: buch
    title: Das Buch
    title: Das alte Buch
""",
        good="""
sources:
  - id: buch
    title: Das Buch
""",
    ),
    Rule(
        "tag",
        "A value has a YAML tag, such as `!!python/object`.",
        "A catalog is plain data; tags make other programs create objects from it.",
        bad="""
sources:
  - id: buch
    title: !!binary RGFzIEJ1Y2g=
""",
        good="""
sources:
  - id: buch
    title: Das Buch
""",
    ),
    Rule(
        "type",
        "A value is of the wrong type: a number for a text, a text for a list.",
        "YAML reads an unquoted `no`, `1984` or `12:30` as a truth value or a number.",
        bad="""
sources:
  - id: buch
    title: 1984
""",
        good="""
sources:
  - id: buch
    title: "1984"
""",
    ),
    Rule(
        "missing-key",
        "A key that every such entry has is missing.",
        "Without it the entry cannot be shown.",
        bad="""
sources:
  - id: buch
""",
        good="""
sources:
  - id: buch
    title: Das Buch
""",
    ),
    Rule(
        "unknown-key",
        "A key that no such entry has.",
        "Mostly it is misspelt, and what it says would be lost.",
        bad="""
sources:
  - id: buch
    title: Das Buch
    publischer: Der Verlag
""",
        good="""
sources:
  - id: buch
    title: Das Buch
    publisher: Der Verlag
""",
    ),
    Rule(
        "value",
        "A value is none of those that may stand there.",
        "Kinds, levels, responsibilities and the like come from short lists.",
        bad="""
concepts:
  - {id: preis, kind: thema, title: Preis, summary: Geld gegen Ware.}
""",
        good="""
concepts:
  - {id: preis, kind: area, title: Preis, summary: Geld gegen Ware.}
""",
    ),
    Rule(
        "empty",
        "A text is empty.",
        "Where there is nothing to say, leave the key out.",
        bad="""
sources:
  - id: buch
    title: ""
""",
        good="""
sources:
  - id: buch
    title: Das Buch
""",
    ),
    Rule(
        "length",
        "A text is too long, or a list too long or too short.",
        "A name has up to 200 characters, a text 1,000, a description 10,000: what is longer fits "
        "in no table. A contrast is between two areas.",
        bad=f"sources:\n  - id: buch\n    title: {'sehr ' * 40}lang\n",
        good="sources:\n  - id: buch\n    title: sehr lang\n",
    ),
    Rule(
        "form",
        "A code or an address does not have its form.",
        "ISCO-08 has up to four digits, KldB 2010 five; addresses begin with `https://` or "
        "`http://`.",
        bad="""
sources:
  - id: buch
    title: Das Buch
    url: www.example.org
""",
        good="""
sources:
  - id: buch
    title: Das Buch
    url: https://www.example.org
""",
    ),
    Rule(
        "slug",
        "An id holds other characters than small letters, digits and hyphens.",
        "Ids are typed in shells and stand in addresses and file names.",
        bad="""
sources:
  - id: Das große Buch
    title: Das große Buch
""",
        good="""
sources:
  - id: das-grosse-buch
    title: Das große Buch
""",
    ),
    Rule(
        "language",
        "A language that rolecli does not know, or two for the plain texts of one catalog.",
        "A plain text is in the `language` that one file of the catalog names; texts in two "
        "languages are written as `{de: ..., en: ...}`.",
        bad="""
sources:
  - id: buch
    title: {fr: Le livre}
""",
        good="""
sources:
  - id: buch
    title: {en: The book}
""",
    ),
    Rule(
        "no-source",
        "A figure names no source.",
        "A number that nobody can look up is a rumour.",
        bad="""
figures:
  - {id: anteil, value: 46, unit: Prozent, measures: Anteil an allem}
""",
        good="""
figures:
  - {id: anteil, value: 46, unit: Prozent, measures: Anteil an allem, sources: [buch]}
sources: [{id: buch, title: Das Buch}]
""",
    ),
    Rule(
        "duplicate-id",
        "Two entries of a catalog, or two tasks of a role, have the same id.",
        "One of them could never be found. Roles and concepts share one set of ids; an entry of a "
        "later catalog may replace one of an earlier catalog.",
        bad="""
sources:
  - {id: buch, title: Das Buch}
  - {id: buch, title: Das andere Buch}
""",
        good="""
sources:
  - {id: buch, title: Das Buch}
  - {id: anderes-buch, title: Das andere Buch}
""",
    ),
    Rule(
        "unknown-reference",
        "An entry names another one that is not there, or is of another kind.",
        "Mostly the id is misspelt.",
        bad="""
roles:
  - {id: koch, title: Koch, summary: Kocht., skills: [{id: gahren}]}
concepts:
  - {id: garen, kind: topic, title: Garen, summary: Erhitzen., related: [hitze]}
  - {id: hitze, kind: topic, title: Hitze, summary: Wärme.}
""",
        good="""
roles:
  - {id: koch, title: Koch, summary: Kocht., skills: [{id: garen}]}
concepts:
  - {id: garen, kind: topic, title: Garen, summary: Erhitzen., related: [hitze]}
  - {id: hitze, kind: topic, title: Hitze, summary: Wärme.}
""",
    ),
    Rule(
        "circle",
        "Entries lead to one another and back, by `broader`, `reports_to` or `extends`.",
        "Nothing can lie above itself.",
        bad="""
concepts:
  - {id: preis, kind: area, title: Preis, summary: Geld gegen Ware., broader: [rabatt]}
  - {id: rabatt, kind: area, title: Rabatt, summary: Ein Nachlass., broader: [preis]}
""",
        good="""
concepts:
  - {id: preis, kind: area, title: Preis, summary: Geld gegen Ware.}
  - {id: rabatt, kind: area, title: Rabatt, summary: Ein Nachlass., broader: [preis]}
""",
    ),
    Rule(
        "sides",
        "The sides of a contrast are not the two areas it is between.",
        "Each difference needs one text for each of the two areas.",
        bad="""
concepts:
  - {id: kueche, kind: area, title: Küche, summary: Wo gekocht wird.}
  - {id: service, kind: area, title: Service, summary: Wo bedient wird.}
contrasts:
  - id: kueche-service
    title: Küche und Service
    between: [kueche, service]
    dimensions:
      - {id: ort, title: Ort, sides: {kueche: Am Herd}}
""",
        good="""
concepts:
  - {id: kueche, kind: area, title: Küche, summary: Wo gekocht wird.}
  - {id: service, kind: area, title: Service, summary: Wo bedient wird.}
contrasts:
  - id: kueche-service
    title: Küche und Service
    between: [kueche, service]
    dimensions:
      - {id: ort, title: Ort, sides: {kueche: Am Herd, service: Am Tisch}}
""",
    ),
    Rule(
        "unused",
        "Nothing refers to a topic, method, practice or stakeholder.",
        "It only shows when somebody looks for its name. Mostly a task should name it.",
        severity="warning",
        bad="""
concepts:
  - {id: garen, kind: topic, title: Garen, summary: Erhitzen.}
""",
        good="""
concepts:
  - {id: garen, kind: topic, title: Garen, summary: Erhitzen.}
  - {id: kueche, kind: area, title: Küche, summary: Wo gekocht wird., related: [garen]}
""",
    ),
    Rule(
        "empty-role",
        "A role has neither tasks nor skills.",
        "It cannot be compared with other roles.",
        severity="warning",
        bad="""
roles:
  - {id: koch, title: Koch, summary: Kocht.}
""",
        good="""
roles:
  - {id: koch, title: Koch, summary: Kocht., tasks: [{text: Garen der Speisen}]}
""",
    ),
    Rule(
        "shared-name",
        "Two entries have a name in common.",
        "Whoever looks that name up is asked which one is meant. In real classifications this "
        "happens; in a catalog of one's own it is often a slip.",
        severity="warning",
        bad="""
concepts:
  - {id: kueche, kind: area, title: Küche, summary: Wo gekocht wird.}
  - {id: kantine, kind: area, title: Kantine, aliases: [Küche], summary: Wo gegessen wird.}
""",
        good="""
concepts:
  - {id: kueche, kind: area, title: Küche, summary: Wo gekocht wird.}
  - {id: kantine, kind: area, title: Kantine, aliases: [Mensa], summary: Wo gegessen wird.}
""",
    ),
    Rule(
        "one-language",
        "A text is missing in a language in which other texts of its catalog are written.",
        "Who asks in that language gets this text in the other one.",
        severity="warning",
        bad="""
concepts:
  - {id: kueche, kind: area, title: {de: Küche, en: Kitchen}, summary: Wo gekocht wird.}
""",
        good="""
concepts:
  - id: kueche
    kind: area
    title: {de: Küche, en: Kitchen}
    summary: {de: Wo gekocht wird., en: Where they cook.}
""",
    ),
)

RULES = {rule.code: rule for rule in _ALL}
