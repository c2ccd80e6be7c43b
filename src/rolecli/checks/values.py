"""What may be wrong with a value: noticed by the format (`catalog/validation.py`)."""

from rolecli.checks.rule import Rule

TYPE = Rule(
    "type",
    "A value is of the wrong type: a number for a text, a text for a list.",
    "YAML reads an unquoted `no`, `1984` or `12:30` as a truth value or a number.",
)
MISSING_KEY = Rule(
    "missing-key",
    "A key that every such entry has is missing.",
    "Without it the entry cannot be shown.",
)
UNKNOWN_KEY = Rule(
    "unknown-key",
    "A key that no such entry has.",
    "Mostly it is misspelt, and what it says would be lost.",
)
VALUE = Rule(
    "value",
    "A value is none of those that may stand there.",
    "Kinds, levels, responsibilities and the like come from short lists.",
)
EMPTY = Rule(
    "empty",
    "A text is empty.",
    "Where there is nothing to say, leave the key out.",
)
LENGTH = Rule(
    "length",
    "A text is too long, or a list too long or too short.",
    "A name has up to 200 characters, a text 1,000, a description 10,000: what is longer "
    "fits in no table. A contrast is between two areas.",
)
FORM = Rule(
    "form",
    "A code or an address does not have its form.",
    "ISCO-08 has up to four digits, KldB 2010 five; addresses begin with `https://` or `http://`.",
)
SLUG = Rule(
    "slug",
    "An id holds other characters than small letters, digits and hyphens.",
    "Ids are typed in shells and stand in addresses and file names.",
)
LANGUAGE = Rule(
    "language",
    "A language that rolecli does not know, or two for the plain texts of one catalog.",
    "A plain text is in the `language` that one file of the catalog names; texts in two "
    "languages are written as `{de: ..., en: ...}`.",
)
NO_SOURCE = Rule(
    "no-source",
    "A figure names no source.",
    "A number that nobody can look up is a rumour.",
)
