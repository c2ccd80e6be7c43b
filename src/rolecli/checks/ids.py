"""An id stands for one thing; those of entries are compared while they are read."""

from collections.abc import Iterable, Iterator
from typing import Any

from rolecli.catalog.facts import Steps
from rolecli.catalog.format import TaskChanges
from rolecli.catalog.loading import Loaded, Located
from rolecli.catalog.phrases import id_taken
from rolecli.checks.rule import Breach, Rule


def _found(loaded: Loaded) -> Iterator[Breach]:
    for role in loaded.catalog.roles.values():
        tasks = role.written.tasks
        if isinstance(tasks, TaskChanges):
            yield from _twice(role, ("tasks", "add"), tasks.add)
        else:
            yield from _twice(role, ("tasks",), tasks)
    for contrast in loaded.catalog.contrasts.values():
        yield from _twice(contrast, ("dimensions",), contrast.entry.dimensions)


def _twice(located: Located[Any], steps: tuple[str, ...], items: Iterable[Any]) -> Iterator[Breach]:
    """Yield the ids that stand twice among the parts of an entry."""
    seen: dict[str, Steps] = {}
    for number, item in enumerate(items):
        if item.id is None:
            continue
        path: Steps = (*steps, number, "id")
        # Places are looked up for a mistake only: the file has to be read once more for them.
        if (earlier := seen.setdefault(item.id, path)) is not path:
            yield Breach(located, path, *id_taken(located.place(*earlier), located.place(*path)))


DUPLICATE_ID = Rule(
    "duplicate-id",
    "Two entries of a catalog, or two tasks of a role, have the same id.",
    "One of them could never be found. Roles and concepts share one set of ids; an entry of a "
    "later catalog may replace one of an earlier catalog.",
    _found,
)
