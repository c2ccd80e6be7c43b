"""ESCO's CSV files -> a catalog file.

ESCO comes as a folder of CSV files, one of each sort for each language. Columns are found by
their names: versions 1.0 to 1.2 differ in their number and order.
Source: https://esco.ec.europa.eu/en/structure-esco-downloadable-datasets
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

from rolecli.catalog.format import DESCRIPTION_LENGTH, NAME_LENGTH, SLUG_LENGTH, TEXT_LENGTH
from rolecli.catalog.writing import yaml_text
from rolecli.errors import NothingFoundError, UsageError
from rolecli.i18n import _
from rolecli.importing.esco_files import Row, read_rows
from rolecli.importing.esco_texts import first_sentence, genders, one_line, paragraphs, shortened
from rolecli.text import slug

# The line that ESCO asks every service to show. Whoever changes ESCO's texts must say so, too.
_ATTRIBUTION = "This service uses the ESCO classification of the European Commission."
_SOURCE = {
    "title": {
        "de": "ESCO, europäische Klassifikation für Fähigkeiten, Kompetenzen und Berufe",
        "en": "ESCO, European Skills, Competences, Qualifications and Occupations",
    },
    "publisher": {"de": "Europäische Kommission", "en": "European Commission"},
    "note": {
        "de": (
            "Dieser Dienst verwendet die ESCO-Klassifikation der Europäischen Kommission. Die Texte"
            " sind für diesen Katalog bearbeitet: Bezeichnungen nach Geschlecht getrennt,"
            " Beschreibungen in Zusammenfassung und Weiteres geteilt."
        ),
        "en": (
            f"{_ATTRIBUTION} The texts are adapted for this catalog: titles are parted by gender,"
            " descriptions into a summary and what follows."
        ),
    },
}
# What stands for a description where ESCO has none.
_NO_DESCRIPTION = {
    "occupations": {"de": "Beruf nach ESCO.", "en": "Occupation in ESCO."},
    "skills": {"de": "Fähigkeit oder Kenntnis nach ESCO.", "en": "Skill or knowledge in ESCO."},
    "ISCOGroups": {"de": "Berufsgruppe {code} der ISCO-08.", "en": "Group {code} of ISCO-08."},
}
_ISCO_CODE = re.compile(r"[0-9]{1,4}")
_URI = re.compile(r"https?://\S+")

Progress = Callable[[str], None]


class _Sort(NamedTuple):
    """A sort of ESCO's files: their name, the columns that must be there, that of the code."""

    file: str
    columns: tuple[str, ...]
    code: str = ""


_OCCUPATIONS = _Sort("occupations", ("conceptUri", "iscoGroup", "preferredLabel"), "iscoGroup")
_GROUPS = _Sort("ISCOGroups", ("conceptUri", "code", "preferredLabel"), "code")
_SKILLS = _Sort("skills", ("conceptUri", "preferredLabel"))
_RELATIONS = _Sort("occupationSkillRelations", ("occupationUri", "relationType", "skillUri"))


class _Concept:
    """An occupation, group or skill in all languages imported.

    `code` is ISCO-08's: of an occupation that of its group, of a group its own.
    """

    def __init__(self, sort: _Sort, uri: str, code: str) -> None:
        self.sort = sort
        self.uri = uri
        self.code = code
        self.id = ""
        self.title: dict[str, str] = {}
        self.feminine: dict[str, str] = {}
        self.aliases: dict[str, list[str]] = {}
        self.text: dict[str, str] = {}

    def add(self, language: str, row: Row) -> None:
        """Take what a row says in one language."""
        title, feminine = self._forms(row.cells["preferredLabel"], language)
        self.title[language] = shortened(title, NAME_LENGTH)
        if 0 < len(feminine) <= NAME_LENGTH:
            self.feminine[language] = feminine
        labels = "\n".join(row.cells.get(name) or "" for name in ("altLabels", "hiddenLabels"))
        names = chain.from_iterable(self._forms(label, language) for label in labels.split("\n"))
        self.aliases[language] = [
            name
            for name in sorted({*names}, key=lambda name: (slug(name), name))
            if 0 < len(name) <= NAME_LENGTH and name not in (title, feminine)
        ]
        self.text[language] = paragraphs(row.cells.get("description") or "")

    def _forms(self, label: str, language: str) -> tuple[str, str]:
        label = one_line(label)
        if language == "de" and self.sort is _OCCUPATIONS:
            return genders(label)
        return label, ""

    def described(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the summary and the description in each language.

        The summary is the first sentence, the description what follows. Where nothing follows
        in one language, the others' summaries are whole: a page without a description would
        show one in another language.
        """
        parts = {language: _parted(text) for language, text in self.text.items()}
        if not all(more for summary, more in parts.values() if summary):
            parts |= {
                language: (one_line(text), "")
                for language, text in self.text.items()
                if len(text) <= TEXT_LENGTH
            }
        nothing = _NO_DESCRIPTION[self.sort.file]
        return (
            {
                language: summary or nothing[language].format(code=self.code)
                for language, (summary, _more) in parts.items()
            },
            {language: more for language, (_summary, more) in parts.items() if more},
        )


def _parted(text: str) -> tuple[str, str]:
    """Return a summary and what follows it, both within their bounds."""
    summary, more = first_sentence(text)
    if len(summary) > TEXT_LENGTH:
        summary, more = shortened(summary, TEXT_LENGTH), text
    return summary, shortened(more, DESCRIPTION_LENGTH)


def import_esco(
    folder: Path,
    languages: Sequence[str],
    prefixes: Sequence[str] = (),
    progress: Progress = lambda _file: None,
) -> str:
    """Return a catalog file (YAML) made of ESCO's CSV download.

    It depends on what the rows say, not on their order. Skills that no occupation needs are left
    out: nothing would lead to them.

    Args:
        folder: where the CSV files lie; those of skills, relations and groups may be missing.
        languages: the languages to import, at least one; ids are made of titles in the first.
        prefixes: keep only occupations whose ISCO-08 code begins with one of these, and the
            groups they belong to; all where there are none.
        progress: is told the name of each file before it is read.

    Raises:
        UsageError: there is no such folder or file, or a prefix is no code.
        NothingFoundError: no occupation has a code that begins with a prefix.
        CatalogError: a file is not what it should be.
    """
    download = _Download(folder, tuple(dict.fromkeys(languages)), progress)
    occupations = download.concepts(_OCCUPATIONS)
    groups = download.concepts(_GROUPS, optional=True)
    skills = download.concepts(_SKILLS, optional=True)
    relations = download.relations()
    _give_ids(groups, occupations, skills)
    if prefixes:
        occupations = _chosen(occupations, prefixes)
        codes = {found.code[:length] for found in occupations for length in range(1, 5)}
        groups = [group for group in groups if group.code in codes]
    needed = {skill for found in occupations for skill in relations[found.uri]}
    skills = [skill for skill in skills if skill.uri in needed]
    return _Catalog(download.languages, occupations, groups, skills).text(relations)


def _chosen(occupations: list[_Concept], prefixes: Sequence[str]) -> list[_Concept]:
    for prefix in prefixes:
        if not _ISCO_CODE.fullmatch(prefix):
            raise UsageError(
                _("'{code}' is not an ISCO-08 code.").format(code=prefix),
                _("A code has one to four digits; fewer than four stand for a whole group."),
            )
        if not any(found.code.startswith(prefix) for found in occupations):
            raise NothingFoundError(
                _("No occupation has an ISCO-08 code that begins with {code}.").format(code=prefix)
            )
    return [found for found in occupations if found.code.startswith(tuple(prefixes))]


class _Download:
    """The folder of ESCO's CSV files."""

    def __init__(self, folder: Path, languages: Sequence[str], progress: Progress) -> None:
        if not folder.is_dir():
            raise UsageError(
                _("There is no folder {path}.").format(path=folder),
                _("Name the folder that holds the CSV files of an ESCO download."),
            )
        self.folder = folder
        self.languages = languages
        self.progress = progress

    def concepts(self, sort: _Sort, *, optional: bool = False) -> list[_Concept]:
        """Return what the files of a sort hold, in the order of URIs."""
        found: dict[str, _Concept] = {}
        for language in self.languages:
            seen: set[str] = set()
            for row in self._rows(f"{sort.file}_{language}.csv", sort, optional=optional):
                concept = _concept(row, sort)
                if concept.uri in seen:
                    raise row.error(_("{uri} appears here a second time").format(uri=concept.uri))
                seen.add(concept.uri)
                found.setdefault(concept.uri, concept).add(language, row)
        return [found[uri] for uri in sorted(found)]

    def relations(self) -> Mapping[str, Mapping[str, str]]:
        """Return the skills of each occupation with their importance, all by URI."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        # Older downloads have one file for all languages.
        for name in ("", *(f"_{language}" for language in self.languages)):
            for row in self._rows(f"{_RELATIONS.file}{name}.csv", _RELATIONS, optional=True):
                occupation, importance, skill = (
                    row.cells[column].strip() for column in _RELATIONS.columns
                )
                if importance not in ("essential", "optional"):
                    message = _("'{value}' is neither 'essential' nor 'optional'")
                    raise row.error(message.format(value=importance))
                skills = found[occupation]
                skills[skill] = min(importance, skills.get(skill, importance))
        return found

    def _rows(self, name: str, sort: _Sort, *, optional: bool) -> Iterable[Row]:
        file = self.folder / name
        if optional and not file.exists():
            return ()
        self.progress(name)
        return read_rows(file, sort.columns)


def _concept(row: Row, sort: _Sort) -> _Concept:
    """Return the concept of a row, as yet without texts."""
    uri, label = row.cells["conceptUri"].strip(), one_line(row.cells["preferredLabel"])
    code = row.cells[sort.code].strip() if sort.code else ""
    if not _URI.fullmatch(uri):
        raise row.error(_("'{value}' is not a URI").format(value=uri))
    if not label:
        raise row.error(_("{uri} has no preferred label").format(uri=uri))
    if sort.code and not _ISCO_CODE.fullmatch(code):
        raise row.error(_("'{code}' is not an ISCO-08 code").format(code=code))
    return _Concept(sort, uri, code)


def _give_ids(
    groups: Iterable[_Concept], occupations: Iterable[_Concept], skills: Iterable[_Concept]
) -> None:
    """Give every concept an id of its own; of equal ones the later in the order is numbered.

    Skills have ids such as `skill-marketing`: their short titles would else hide the areas
    and topics of other catalogs.
    """
    taken: set[str] = set()
    for concept in chain(groups, occupations, skills):
        if concept.sort is _GROUPS:
            wish = f"isco-{concept.code}"
        else:
            title = slug(next(iter(concept.title.values()))) or slug(concept.uri)
            wish = title if concept.sort is _OCCUPATIONS else f"skill-{title}"
        wishes = chain(
            (wish[:SLUG_LENGTH],), (f"{wish[: SLUG_LENGTH - 6]}-{at}" for at in count(2))
        )
        names = (name.replace("--", "-").strip("-") for name in wishes)
        concept.id = next(name for name in names if name not in taken)
        taken.add(concept.id)


class _Catalog:
    """The catalog file made of concepts that have ids."""

    def __init__(
        self,
        languages: Sequence[str],
        occupations: Iterable[_Concept],
        groups: Iterable[_Concept],
        skills: Iterable[_Concept],
    ) -> None:
        self.languages = languages
        self.occupations = sorted(occupations, key=lambda found: (found.code, found.id))
        self.groups = {group.code: group for group in sorted(groups, key=lambda found: found.code)}
        self.skills = {skill.uri: skill for skill in sorted(skills, key=lambda found: found.id)}

    def text(self, relations: Mapping[str, Mapping[str, str]]) -> str:
        """Return the file; `relations` are the skills of each occupation, all by URI."""
        data = {
            "language": self.languages[0],
            "roles": [
                self._role(found, relations.get(found.uri, {})) for found in self.occupations
            ],
            "concepts": [
                *map(self._group, self.groups.values()),
                *map(self._skill, self.skills.values()),
            ],
            "sources": [{"id": "esco", **self._source(), "url": "https://esco.ec.europa.eu"}],
        }
        return f"# {_ATTRIBUTION}\n{yaml_text(data)}"

    def _role(self, occupation: _Concept, relations: Mapping[str, str]) -> dict[str, Any]:
        needed = sorted(
            (importance, self.skills[uri].id)
            for uri, importance in relations.items()
            if uri in self.skills
        )
        skills = [{"id": key, "importance": importance} for importance, key in needed]
        summary, description = occupation.described()
        return _filled(
            id=occupation.id,
            title=self._said(occupation.title),
            feminine=self._said(occupation.feminine),
            aliases=self._said(occupation.aliases),
            area=self._group_id(occupation.code),
            summary=self._said(summary),
            description=self._said(description),
            skills=skills,
            codes={"isco08": occupation.code, "esco": {"uri": occupation.uri, "match": "exact"}},
            sources=["esco"],
        )

    def _group(self, group: _Concept) -> dict[str, Any]:
        broader = self._group_id(group.code[:-1])
        return self._topic(group, "area", [broader] if broader else [])

    def _skill(self, skill: _Concept) -> dict[str, Any]:
        return self._topic(skill, "topic", [])

    def _topic(self, concept: _Concept, kind: str, broader: list[str]) -> dict[str, Any]:
        summary, description = concept.described()
        return _filled(
            id=concept.id,
            kind=kind,
            title=self._said(concept.title),
            aliases=self._said(concept.aliases),
            summary=self._said(summary),
            description=self._said(description),
            broader=broader,
            sources=["esco"],
        )

    def _group_id(self, code: str) -> str | None:
        """Return the id of the narrowest group there is for a code."""
        codes = (code[:length] for length in range(len(code), 0, -1))
        return next((self.groups[code].id for code in codes if code in self.groups), None)

    def _source(self) -> dict[str, Any]:
        return {
            field: self._said({language: texts[language] for language in self.languages})
            for field, texts in _SOURCE.items()
        }

    def _said(self, texts: Mapping[str, Any]) -> Any:
        """Return texts as the file has them: plain ones are in its only language."""
        if len(self.languages) == 1:
            return texts.get(self.languages[0])
        return _filled(**texts)


def _filled(**fields: Any) -> dict[str, Any]:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value}
