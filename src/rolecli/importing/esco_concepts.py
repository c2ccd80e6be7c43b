"""The rows of ESCO's files -> occupations, groups and skills in all languages imported."""

import re
from typing import NamedTuple

from rolecli.catalog.format import ADDRESS_PATTERN, DESCRIPTION_LENGTH, NAME_LENGTH, TEXT_LENGTH
from rolecli.i18n import _
from rolecli.importing.esco_texts import first_sentence, genders, one_line, paragraphs, shortened
from rolecli.importing.remarks import Mark, Remarks
from rolecli.importing.rows import Columns, Row
from rolecli.text import fold

_LABELS = ("altLabels", "hiddenLabels")
_TEXTS = ("preferredLabel", *_LABELS, "description")
_CODE = re.compile(r"[0-9]{1,4}")
_ADDRESS = re.compile(ADDRESS_PATTERN)
_CODE_IN_ADDRESS = re.compile(r"/C([0-9]{1,4})$")  # http://data.europa.eu/esco/isco/C0110
# ISCO-08 has codes that begin with 0 for the armed forces alone: 0, 01 to 03, 011 to 031, 0110 to
# 0310. Without the 0 those of unit groups are no other's, the shorter ones are.
_LOST = {"110": "0110", "210": "0210", "310": "0310"}
_AMBIGUOUS = {"1", "2", "3", "11", "21", "31"}


class Sort(NamedTuple):
    """A sort of ESCO's files: their name, their columns, and which of them holds the code."""

    file: str
    columns: Columns
    code: str = ""


def _sort(file: str, code: str = "") -> Sort:
    needed = ("conceptUri", "preferredLabel", *filter(None, (code,)))
    return Sort(file, Columns(needed, (*_LABELS, "description"), _TEXTS), code)


OCCUPATIONS = _sort("occupations", "iscoGroup")
GROUPS = _sort("ISCOGroups", "code")
SKILLS = _sort("skills")
SKILL_GROUPS = _sort("skillGroups")

# What stands for a description where ESCO has none.
_NO_DESCRIPTION = {
    OCCUPATIONS: {"de": "Beruf nach ESCO.", "en": "Occupation in ESCO."},
    GROUPS: {"de": "Berufsgruppe {code} der ISCO-08.", "en": "Group {code} of ISCO-08."},
    SKILLS: {"de": "Fähigkeit oder Kenntnis nach ESCO.", "en": "Skill or knowledge in ESCO."},
    SKILL_GROUPS: {
        "de": "Gruppe von Fähigkeiten oder Kenntnissen nach ESCO.",
        "en": "Group of skills or knowledge in ESCO.",
    },
}


class Concept:
    """An occupation, group or skill in all languages imported.

    `code` is ISCO-08's: of an occupation that of its group, of a group its own.
    """

    __slots__ = ("aliases", "code", "feminine", "id", "sort", "text", "title", "uri")

    def __init__(self, sort: Sort, uri: str, code: str = "") -> None:
        self.sort = sort
        self.uri = uri
        self.code = code
        self.id = ""
        self.title: dict[str, str] = {}
        self.feminine: dict[str, str] = {}
        self.aliases: dict[str, list[str]] = {}
        self.text: dict[str, str] = {}

    def add(self, language: str, cells: dict[str, str]) -> None:
        """Take what a row says in one language."""
        title, feminine = self._forms(cells["preferredLabel"], language)
        self.title[language] = shortened(title, NAME_LENGTH)
        if 0 < len(feminine) <= NAME_LENGTH:
            self.feminine[language] = feminine
        labels = "\n".join([cells.get(name) or "" for name in _LABELS]).split("\n")
        names = {name for label in labels for name in self._forms(label, language)}
        self.aliases[language] = [
            name
            for name in sorted(names - {title, feminine, ""}, key=_order)
            if len(name) <= NAME_LENGTH
        ]
        self.text[language] = paragraphs(cells.get("description") or "")

    def _forms(self, label: str, language: str) -> tuple[str, str]:
        """Return the one or two names that a label holds, without a second an empty one."""
        if not label:
            return "", ""
        label = one_line(label)
        if language == "de" and self.sort is OCCUPATIONS:
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
        nothing = _NO_DESCRIPTION[self.sort]
        return (
            {
                language: summary or nothing[language].format(code=self.code)
                for language, (summary, _more) in parts.items()
            },
            {language: more for language, (_summary, more) in parts.items() if more},
        )


def _order(name: str) -> tuple[str, str]:
    """Return what names are sorted by; folding ASCII would take half of the time."""
    return (name.casefold() if name.isascii() else fold(name)), name


def _parted(text: str) -> tuple[str, str]:
    """Return a summary and what follows it, both within their bounds."""
    summary, more = first_sentence(text)
    if len(summary) > TEXT_LENGTH:
        summary, more = shortened(summary, TEXT_LENGTH), text
    return summary, shortened(more, DESCRIPTION_LENGTH)


def concept(row: Row, sort: Sort, remarks: Remarks) -> Concept:
    """Return the concept of a row, as yet without texts.

    Raises:
        CatalogError: its URI, label or code is not what it should be.
    """
    uri = row.cells["conceptUri"].strip()
    if not _ADDRESS.fullmatch(uri):
        raise row.error(_("'{value}' is not a URI").format(value=uri))
    if not one_line(row.cells["preferredLabel"]):
        raise row.error(_("{uri} has no preferred label").format(uri=uri))
    return Concept(sort, uri, _code(row, sort, uri, remarks) if sort.code else "")


def is_code(text: str) -> bool:
    """Tell whether `text` is an ISCO-08 code or the beginning of one."""
    return bool(_CODE.fullmatch(text))


def _code(row: Row, sort: Sort, uri: str, remarks: Remarks) -> str:
    """Return the ISCO-08 code of a row, with the leading zero that a table program took away."""
    written = row.cells[sort.code].strip()
    if not is_code(written):
        raise row.error(_("'{code}' is not an ISCO-08 code").format(code=written))
    code = _LOST.get(written, written)
    if sort is OCCUPATIONS and code in _AMBIGUOUS:
        message = _("the ISCO-08 code '{code}' is too short; a table program drops leading zeros")
        raise row.error(message.format(code=code))
    named = _CODE_IN_ADDRESS.search(uri) if sort is GROUPS else None
    if named and named[1].lstrip("0") == written.lstrip("0"):
        code = named[1]
    if code != written:
        remarks.mark(Mark.PADDED, row.place, row.line)
    return code
