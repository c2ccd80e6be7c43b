"""What may be wrong with a file as such: noticed while it is read (`catalog/reading.py`)."""

from rolecli.checks.rule import Rule

UNREADABLE = Rule(
    "unreadable",
    "The file cannot be opened.",
    "It may have been moved, or you may not be allowed to read it.",
)
SIZE = Rule(
    "size",
    "The file is larger than the bound, 64 MiB.",
    "So large a file is hardly a catalog, and reading it would take all memory. The "
    "environment variable ROLECLI_MAX_MIB sets another bound.",
)
ENCODING = Rule(
    "encoding",
    "The file is not UTF-8.",
    "Umlauts in any other encoding would be read as wrong characters. A byte order mark "
    "at the start is allowed.",
)
CHARACTER = Rule(
    "character",
    "A text holds a character that nobody sees and a terminal may obey.",
    "Control and escape characters, surrogates and characters that turn the direction of "
    "reading can make a text look like something else.",
)
SYNTAX = Rule(
    "syntax",
    "The file is not YAML.",
    "Mostly a quotation mark or bracket is not closed, a line is not indented as the one "
    "above it, or a text holds a colon followed by a space.",
)
DOCUMENTS = Rule(
    "documents",
    "The file holds more than one YAML document.",
    "Everything behind the second `---` would be passed over.",
)
DEPTH = Rule(
    "depth",
    "Values are nested more than 40 deep.",
    "A catalog needs seven levels; deeper nesting is a mistake or an attack.",
)
ALIASES = Rule(
    "aliases",
    "Aliases add up to more than ten million values.",
    "Aliases of aliases grow so fast that a file of a few lines can exhaust the memory.",
)
MERGE = Rule(
    "merge",
    "`<<` merges something that is no mapping.",
    "Only the keys of a mapping can be taken over.",
)
KEY = Rule(
    "key",
    "A key is not a text.",
    "YAML reads an unquoted `no`, `on` or `12` as a truth value or a number.",
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    "A key stands twice in a mapping.",
    "YAML readers keep the last one without a word, and what the first one says is lost.",
)
TAG = Rule(
    "tag",
    "A value has a YAML tag, such as `!!python/object`.",
    "A catalog is plain data; tags make other programs create objects from it.",
)
