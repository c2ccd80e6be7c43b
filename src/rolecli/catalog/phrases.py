"""Sentences that reading a catalog and checking it have in common."""

from collections.abc import Iterable, Sequence

from rolecli.catalog.document import shown
from rolecli.catalog.problems import Place
from rolecli.i18n import _
from rolecli.near import Names

_SHOWN = 6  # ids at either end of a long circle


def did_you_mean(given: str, names: Names | Iterable[str]) -> str:
    """Return a hint that names the one most like `given`, or nothing.

    Who asks often makes the `Names` once.
    """
    nearest = (names if isinstance(names, Names) else Names(names)).nearest(given)
    return _("Did you mean '{id}'?").format(id=nearest) if nearest else ""


def ambiguous(given: str, ids: Sequence[str]) -> str:
    """Return the message for a name that the entries with these ids share."""
    some = ids if len(ids) <= 2 * _SHOWN else [*ids[: 2 * _SHOWN], "…"]
    message = _("'{name}' can mean several entries: {ids}")
    return message.format(name=shown(given), ids=", ".join(some))


def circle(field: str, ids: Sequence[str], start: int = 0) -> str:
    """Return the message for entries that lead to one another and back, by `field`.

    The circle is that of the ids from `start` on; a long one is told by its two ends.
    """
    if len(ids) - start > 2 * _SHOWN:
        shown = [*ids[start : start + _SHOWN], "…", *ids[-_SHOWN:]]
    else:
        shown = [*ids[start:]]
    circle = " → ".join([*shown, ids[start]])
    return _("'{field}' runs in a circle: {circle}").format(field=field, circle=circle)


def id_taken(earlier: Place, place: Place) -> tuple[str, str]:
    """Return message and hint for an id at `place` that stands at an earlier one already."""
    hint = _("Give one of the two another id.")
    if earlier.file == place.file:
        return _("the id is taken already, in line {line}").format(line=earlier.line), hint
    message = _("the id is taken already, in {file}, line {line}")
    return message.format(file=earlier.file, line=earlier.line), hint
