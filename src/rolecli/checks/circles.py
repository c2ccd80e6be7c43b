"""Nothing lies above itself: no field that leads upwards comes back to where it began."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from rolecli.catalog.facts import Steps, above
from rolecli.catalog.loading import Loaded, Located
from rolecli.catalog.phrases import circle
from rolecli.checks.rule import Breach, Rule

Graph = Mapping[str, list[str]]


def _found(loaded: Loaded) -> Iterator[Breach]:
    for section in (loaded.catalog.concepts, loaded.catalog.roles):
        yield from _section_circles(section)


def _section_circles(section: Mapping[str, Located[Any]]) -> Iterator[Breach]:
    graphs: dict[Steps, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, located in section.items():
        for reference in above(located.entry):
            if reference.target in section:
                graphs[reference.steps[:-1]][key].append(reference.target)
    for steps, graph in graphs.items():
        field = ".".join(map(str, steps))
        for path, start in circles(graph):
            yield Breach(section[path[start]], steps, circle(field, path, start))


def circles(graph: Graph) -> Iterator[tuple[list[str], int]]:
    """Yield each circle once, at the node through which it is entered first.

    Each node and each step is walked once, without recursion.

    Yields:
        A path, good until the next one is asked for, and the position from which on it is the
        circle.
    """
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        position: dict[str, int] = {}
        trail: list[Iterator[str]] = [iter((start,))]
        while trail:
            step = next(trail[-1], None)
            if step is None:
                trail.pop()
                if path:
                    done.add(node := path.pop())
                    del position[node]
            elif step in position:
                yield path, position[step]
            elif step not in done:
                position[step] = len(path)
                path.append(step)
                trail.append(iter(graph.get(step, ())))


CIRCLE = Rule(
    "circle",
    "Entries lead to one another and back, by `broader`, `reports_to`, `career` or `extends`.",
    "Nothing can lie above itself.",
    _found,
)
