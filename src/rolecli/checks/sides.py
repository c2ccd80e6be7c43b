"""A contrast has two sides, and all its parts have the same two."""

from collections.abc import Iterator

from rolecli.catalog.format import ContrastEntry
from rolecli.catalog.loading import Loaded, Located
from rolecli.checks.rule import Breach, Rule
from rolecli.i18n import _


def _found(loaded: Loaded) -> Iterator[Breach]:
    for contrast in loaded.catalog.contrasts.values():
        if len(set(contrast.entry.between)) == 1:
            message = _("a contrast is between two different areas")
            yield Breach(contrast, ("between",), message)
        yield from _strange_sides(contrast)


def _strange_sides(contrast: Located[ContrastEntry]) -> Iterator[Breach]:
    entry, sides = contrast.entry, set(contrast.entry.between)
    named = " / ".join(sorted(sides))
    for number, dimension in enumerate(entry.dimensions):
        if set(dimension.sides) != sides:
            message = _("the sides must be {sides}").format(sides=named)
            yield Breach(contrast, ("dimensions", number, "sides"), message)
    for field, frictions in (("frictions", entry.frictions), ("old_views", entry.old_views)):
        for number, friction in enumerate(frictions):
            if {friction.sender, friction.about} != sides:
                message = _("'from' and 'about' must be {sides}").format(sides=named)
                yield Breach(contrast, (field, number), message)


SIDES = Rule(
    "sides",
    "The sides of a contrast are not the two areas it is between.",
    "Each difference needs one text for each of the two areas.",
    _found,
)
