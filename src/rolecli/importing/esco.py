"""ESCO's CSV download -> a catalog file."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from rolecli.errors import NothingFoundError, UsageError
from rolecli.i18n import _
from rolecli.importing.esco_catalog import ATTRIBUTION, Chosen, catalog_data, give_ids
from rolecli.importing.esco_concepts import (
    GROUPS,
    OCCUPATIONS,
    SKILL_GROUPS,
    SKILLS,
    Concept,
    Sort,
    is_code,
)
from rolecli.importing.esco_download import Download, Progress
from rolecli.importing.esco_missing import Lack, told
from rolecli.importing.esco_skills import Pillar, nearest_known
from rolecli.importing.imported import Imported
from rolecli.importing.remarks import Remarks
from rolecli.importing.rows import Columns

_RELATIONS = "occupationSkillRelations"
_RELATION_COLUMNS = Columns(("occupationUri", "relationType", "skillUri"))
_IMPORTANCE = ("essential", "optional")


def import_esco(
    sources: Iterable[Path],
    languages: Sequence[str] = (),
    prefixes: Sequence[str] = (),
    progress: Progress = lambda _file: None,
) -> Imported:
    """Return a catalog file made of ESCO's CSV download.

    It depends on what the rows say, not on their order. Skills that no occupation needs are left
    out, and groups of skills that none of these belongs to: nothing would lead to them.

    Args:
        sources: folders or zip files; the files of skills, relations and groups may be missing.
        languages: the languages to import; ids are made of titles in the first. All there are
            where none is named.
        prefixes: keep only occupations whose ISCO-08 code begins with one of these, and the
            groups they belong to; all where there are none.
        progress: is told the name of each file before it is read.

    Raises:
        UsageError: there is no such source or file, or a prefix is no code.
        NothingFoundError: there are no occupations, or none has a code that begins with a prefix.
        CatalogError: a file is not what it should be.
    """
    remarks = Remarks()
    data = _Import(Download(sources, progress, remarks), languages, prefixes).data(remarks)
    return Imported(data, ATTRIBUTION, remarks.lines())


class _Import:
    """One import: what is read, and what of it is chosen."""

    def __init__(
        self, download: Download, languages: Sequence[str], prefixes: Sequence[str]
    ) -> None:
        self.download = download
        self.languages = download.languages(languages)
        self.missing: dict[Sort, list[str]] = {}
        self.astray: set[tuple[str, str]] = set()  # relations that lead to nothing known
        occupations, groups = self._concepts(OCCUPATIONS), self._concepts(GROUPS)
        self.skills = {skill.uri: skill for skill in self._concepts(SKILLS)}
        if not occupations:
            raise NothingFoundError(
                _("There are no occupations in {file}.").format(file=download.place(OCCUPATIONS)),
                _("The file is not as it was offered: download it again."),
            )
        self.occupations = _chosen(occupations, prefixes) if prefixes else occupations
        self.groups = _groups_of(self.occupations, groups) if prefixes else groups
        self.needs = self._needs({found.uri for found in occupations})
        self.pillar = Pillar(download, self.languages, self._concepts(SKILL_GROUPS))
        self.skills_and_groups = self.skills | {
            uri: group for uri, group in self.pillar.titled() if uri not in self.skills
        }
        give_ids(groups, occupations, self.skills_and_groups.values())

    def _concepts(self, sort: Sort) -> list[Concept]:
        found, self.missing[sort] = self.download.concepts(sort, self.languages)
        return found

    def _needs(self, known: Container[str]) -> dict[str, dict[str, str]]:
        """Return the skills that the chosen occupations need, and their importance, by URI."""
        needs: dict[str, dict[str, str]] = {chosen.uri: {} for chosen in self.occupations}
        for table in self.download.relations(_RELATIONS, _RELATION_COLUMNS, self.languages):
            for line, cells in table.cells():
                occupation, importance, skill = map(str.strip, cells)
                if importance not in _IMPORTANCE:
                    message = _("'{value}' is neither 'essential' nor 'optional'")
                    raise table.error(line, message.format(value=importance))
                needed, found = needs.get(occupation), self.skills.get(skill)
                if not found or (needed is None and occupation not in known):
                    self.astray.add((occupation, skill))
                elif needed is not None and needed.get(found.uri) != "essential":
                    needed[found.uri] = importance
        return needs

    def data(self, remarks: Remarks) -> dict[str, Any]:
        """Return the catalog file's data, and remark on what is left out."""
        needed = {skill for skills in self.needs.values() for skill in skills}
        wanted = needed | self.pillar.above(needed)
        skills = [self.skills_and_groups[uri] for uri in wanted & self.skills_and_groups.keys()]
        broader, closing = nearest_known(self.pillar.links, {skill.uri for skill in skills})
        lack = Lack(
            files=self.missing,
            relations=""
            if self.download.has(_RELATIONS)
            else f"{_RELATIONS}_{self.languages[0]}.csv",
            made=Counter(found.sort for found in chain(self.occupations, self.groups, skills)),
            skills_unused=len(self.skills) - len(needed),
            groups_untitled=len(wanted) - len(skills),
            relations_astray=len(self.astray),
            links_closing=closing,
        )
        for remark in told(lack):
            remarks.say(remark)
        return catalog_data(
            Chosen(self.languages, self.occupations, self.groups, skills, self.needs, broader)
        )


def _chosen(occupations: Sequence[Concept], prefixes: Sequence[str]) -> list[Concept]:
    for prefix in prefixes:
        if not is_code(prefix):
            raise UsageError(
                _("'{code}' is not an ISCO-08 code.").format(code=prefix),
                _("A code has one to four digits; fewer than four stand for a whole group."),
            )
        if not any(found.code.startswith(prefix) for found in occupations):
            raise NothingFoundError(
                _("No occupation has an ISCO-08 code that begins with {code}.").format(code=prefix)
            )
    return [found for found in occupations if found.code.startswith(tuple(prefixes))]


def _groups_of(occupations: Iterable[Concept], groups: Iterable[Concept]) -> list[Concept]:
    codes = {found.code[:length] for found in occupations for length in range(1, 5)}
    return [group for group in groups if group.code in codes]
