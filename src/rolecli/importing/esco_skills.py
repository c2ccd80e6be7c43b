"""Which groups ESCO's skills belong to: `broader`, without circles and without gaps."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from rolecli.importing.esco_concepts import SKILL_GROUPS, Concept
from rolecli.importing.esco_download import Download
from rolecli.importing.esco_texts import one_line
from rolecli.importing.rows import Columns

_BROADER = "broaderRelationsSkillPillar"
_BROADER_COLUMNS = Columns(("conceptUri", "broaderUri"))
_HIERARCHY = "skillsHierarchy"
_URIS = [f"Level {level} URI" for level in range(4)]
_TERMS = [f"Level {level} preferred term" for level in range(4)]
_HIERARCHY_COLUMNS = Columns(
    needed=(_URIS[0], _TERMS[0]),
    optional=(*_URIS[1:], *_TERMS[1:], "Description"),
    texts=(*_TERMS, "Description"),
    ragged=True,
)

Links = Mapping[str, Collection[str]]


class Pillar:
    """ESCO's skill pillar above the skills: groups by URI, and what belongs to what."""

    def __init__(
        self, download: Download, languages: Sequence[str], groups: Iterable[Concept]
    ) -> None:
        self.links: dict[str, set[str]] = defaultdict(set)
        self.groups = {group.uri: group for group in groups}
        for table in download.relations(_BROADER, _BROADER_COLUMNS, languages):
            for _line, (narrower, wider) in table.cells():
                self.links[narrower.strip()].add(wider.strip())
        for language in languages:
            for table in download.tables(_HIERARCHY, _HIERARCHY_COLUMNS, language):
                for row in table.rows():
                    self._add_path(row.cells, language)

    def _add_path(self, cells: Mapping[str, str], language: str) -> None:
        """Take a row of the hierarchy: a group in the last of its levels that are filled."""
        pairs = zip(_URIS, _TERMS, strict=True)
        levels = [(cells.get(uri, "").strip(), cells.get(term, "")) for uri, term in pairs]
        path = [level for level in levels if level[0]]
        for (wider, _wider_term), (narrower, _term) in pairwise(path):
            self.links[narrower].add(wider)
        for uri, term in path[-1:]:
            group = self.groups.setdefault(uri, Concept(SKILL_GROUPS, uri))
            if language not in group.title and one_line(term):
                text = cells.get("Description", "")
                group.add(language, {"preferredLabel": term, "description": text})

    def titled(self) -> Iterator[tuple[str, Concept]]:
        """Yield the groups that have a title in a language imported, in the order of URIs."""
        return (
            (uri, group)
            for uri, group in sorted(self.groups.items(), key=itemgetter(0))
            if group.title
        )

    def above(self, uris: Iterable[str]) -> set[str]:
        """Return all that `uris` belong to, near or far."""
        found: set[str] = set()
        waiting = [*uris]
        while waiting:
            wider = self.links.get(waiting.pop(), set()) - found
            found |= wider
            waiting += wider
        return found


def nearest_known(links: Links, known: Collection[str]) -> tuple[dict[str, set[str]], int]:
    """Return what each known skill or group belongs to, and how many links closed a circle.

    A link to what is not known leads on to what that belongs to. Of a circle the link that
    closes it goes; which one that is depends on the URIs alone.
    """
    kept, closing = _without_circles(links, sorted(known))
    nearest: dict[str, set[str]] = {}
    for uri, wider in kept.items():
        reached = ({step} if step in known else nearest[step] for step in wider)
        nearest[uri] = set[str]().union(*reached)
    return nearest, closing


def _without_circles(links: Links, starts: Iterable[str]) -> tuple[dict[str, list[str]], int]:
    """Return the links from `starts` on, the widest first, and how many were closing a circle."""
    done: dict[str, list[str]] = {}
    path: dict[str, list[str]] = {}
    closing = 0
    for start in starts:
        trail = [_step(start, links, path)] if start not in done else []
        while trail:
            here, wider = trail[-1]
            step = next(wider, None)
            if step is None:
                done[here] = path.pop(here)
                trail.pop()
            elif step in path:
                closing += 1
            else:
                path[here].append(step)
                if step not in done:
                    trail.append(_step(step, links, path))
    return done, closing


def _step(uri: str, links: Links, path: dict[str, list[str]]) -> tuple[str, Iterator[str]]:
    path[uri] = []
    return uri, iter(sorted(links.get(uri, ())))
