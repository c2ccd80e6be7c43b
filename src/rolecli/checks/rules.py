"""All rules by their code: what the modules of this room declare, a family each."""

from rolecli.checks import (
    careers,
    circles,
    files,
    ids,
    languages,
    names,
    references,
    sides,
    usage,
    values,
)
from rolecli.checks.rule import Rule

_FAMILIES = (files, values, ids, references, circles, careers, sides, usage, names, languages)

RULES = {
    rule.code: rule
    for family in _FAMILIES
    for rule in vars(family).values()
    if isinstance(rule, Rule)
}
