"""An ESCO download as it lies on the disk -> its concepts and relations, by URI.

Version 1.0 to 1.2 differ in the number and order of columns, and in whether the files of
relations are one for all languages or one for each.
Source: https://esco.ec.europa.eu/en/structure-esco-downloadable-datasets
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rolecli.errors import UsageError
from rolecli.i18n import LANGUAGES, _
from rolecli.importing.esco_concepts import GROUPS, OCCUPATIONS, Concept, Sort, concept
from rolecli.importing.remarks import Remarks
from rolecli.importing.rows import Columns, Table
from rolecli.importing.sources import Member, find_members

Progress = Callable[[str], None]

# "occupations_de.csv"; "occupations_de (1).csv" is what a browser makes of a second download.
_NAME = re.compile(r"([a-z]+?)(?:_([a-z]{2}))?(?: ?\([0-9]+\))?\.csv")
_SPOKEN = re.compile(r"(?<![a-z])(de|en)(?![a-z])")


class Download:
    """The files of a download, by sort and language ("" where they are for all)."""

    def __init__(self, sources: Iterable[Path], progress: Progress, remarks: Remarks) -> None:
        self.progress = progress
        self.remarks = remarks
        self._files: dict[str, dict[str, list[Member]]] = defaultdict(lambda: defaultdict(list))
        for member in find_members(sources, ".csv"):
            if match := _NAME.fullmatch(member.name.lower()):
                language = match[2] or _language_of(member.folder)
                self._files[match[1]][language].append(member)

    def languages(self, asked: Sequence[str]) -> tuple[str, ...]:
        """Return the languages to import: those asked for, else all there are.

        Raises:
            UsageError: there are no occupations in one of them, or none at all.
        """
        there = [code for code in LANGUAGES if code in self._files[OCCUPATIONS.file]]
        missing = [code for code in asked or LANGUAGES[:1] if code not in there]
        if missing and (asked or not there):
            raise UsageError(
                _("There is no {file}.").format(file=f"{OCCUPATIONS.file}_{missing[0]}.csv"),
                _("Name the folder or the zip files of an ESCO download in this language (CSV)."),
            )
        return tuple(dict.fromkeys(asked or there))

    def has(self, file: str) -> bool:
        """Tell whether there is a file of a sort in any language."""
        return bool(self._files[file.lower()])

    def place(self, sort: Sort) -> str:
        """Return where the files of a sort stand, for a message."""
        files = self._files[sort.file.lower()].values()
        return ", ".join(members[0].place for members in files)

    def concepts(self, sort: Sort, languages: Sequence[str]) -> tuple[list[Concept], list[str]]:
        """Return what the files of a sort hold, in the order of URIs, and which files are missing.

        Raises:
            UsageError, CatalogError: a file cannot be read or is not what it should be.
        """
        found: dict[str, Concept] = {}
        missing = []
        for language in languages:
            if members := self._files[sort.file.lower()].get(language):
                self._add(found, sort, language, members)
            else:
                missing.append(f"{sort.file}_{language}.csv")
        return [found[uri] for uri in sorted(found)], missing

    def _add(
        self, found: dict[str, Concept], sort: Sort, language: str, members: Sequence[Member]
    ) -> None:
        first, *others = members
        self.progress(first.name)
        for other in others:
            message = _("{file} is passed over: {other} holds the same.")
            self.remarks.say(message.format(file=other.place, other=first.place))
        uris: set[str] = set()
        codes: set[str] = set()
        for row in Table(first, sort.columns, self.remarks).rows():
            told = concept(row, sort, self.remarks)
            if told.uri in uris:
                raise row.error(_("{uri} appears here a second time").format(uri=told.uri))
            if sort is GROUPS and told.code in codes:
                message = _(
                    "the ISCO-08 code '{code}' appears here a second time; a table program drops"
                    " leading zeros"
                )
                raise row.error(message.format(code=told.code))
            uris.add(told.uri)
            codes.add(told.code)
            found.setdefault(told.uri, told).add(language, row.cells)

    def relations(self, file: str, columns: Columns, languages: Sequence[str]) -> Iterator[Table]:
        """Yield the files of relations: those for all languages, and those in languages imported.

        Where there are none, those in other languages will do: relations are without words.
        """
        files = self._files[file.lower()]
        wanted = [code for code in ("", *languages) if code in files] or [*files]
        for language in wanted:
            yield from self.tables(file, columns, language)

    def tables(self, file: str, columns: Columns, language: str) -> Iterator[Table]:
        """Yield the files of a sort in one language."""
        for member in self._files[file.lower()].get(language, ()):
            self.progress(member.name)
            yield Table(member, columns, self.remarks)


def _language_of(folder: str) -> str:
    """Return the language that the innermost of the folders' names tells, if any does."""
    for name in reversed(folder.lower().split("/")):
        if spoken := _SPOKEN.search(name):
            return spoken[1]
    return ""
