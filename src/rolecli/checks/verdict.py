"""What is wrong with a catalog, by all rules: errors, warnings, or a catalog without errors."""

from collections.abc import Container, Iterable, Iterator

from rolecli.catalog.layering import Layer
from rolecli.catalog.loading import Catalog, Loaded, load
from rolecli.catalog.problems import Problem, Severity
from rolecli.checks.rule import Breach, Rule
from rolecli.checks.rules import RULES
from rolecli.errors import CatalogError
from rolecli.i18n import _, ngettext
from rolecli.text import printable


def load_checked(layers: Iterable[Layer]) -> Catalog:
    """Return the catalog of `layers`.

    Raises:
        CatalogError: the catalog has problems; says the first and how many more there are.
    """
    loaded = load(layers)
    problems = find_errors(loaded)
    if not problems:
        return loaded.catalog
    message, more = printable(str(problems[0])), len(problems) - 1  # on one line
    if more:
        others = ngettext("and {count} more problem", "and {count} more problems", more)
        message = f"{message} ({others.format(count=more)})"
    hint = _("`rolecli validate` shows every problem and where it is.")
    raise CatalogError(message, f"{problems[0].hint} {hint}".strip())


def find_errors(loaded: Loaded) -> list[Problem]:
    """Return every error, in the order of files, lines and columns."""
    states = ["", "whole"] if loaded.whole else [""]
    found = (rule.problem(breach) for rule, breach in _breaches(loaded, "error", states))
    return sorted({*loaded.problems, *found})


def find_warnings(loaded: Loaded, layers: Container[Layer], *, sound: bool) -> list[Problem]:
    """Return the warnings for the entries that stand in `layers`, sorted by place.

    Args:
        loaded: what could be read.
        layers: whose entries are looked at.
        sound: whether the catalog has no errors; if it has, what seems unused may be needed by
            what is wrong.
    """
    states = ["", "whole", "sound"] if sound else [""]
    return sorted(
        {
            rule.problem(breach)
            for rule, breach in _breaches(loaded, "warning", states)
            if breach.located.layer in layers
        }
    )


def _breaches(
    loaded: Loaded, severity: Severity, states: Container[str]
) -> Iterator[tuple[Rule, Breach]]:
    for rule in RULES.values():
        if rule.find and rule.severity == severity and rule.needs in states:
            yield from ((rule, breach) for breach in rule.find(loaded))
