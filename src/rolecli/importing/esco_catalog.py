"""ESCO's concepts -> the data of a catalog file."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from rolecli.importing.esco_concepts import GROUPS, OCCUPATIONS, Concept
from rolecli.importing.ids import Ids
from rolecli.importing.imported import filled
from rolecli.text import slug

# The line that ESCO asks every service to show. Whoever changes ESCO's texts must say so, too.
ATTRIBUTION = "This service uses the ESCO classification of the European Commission."
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
            f"{ATTRIBUTION} The texts are adapted for this catalog: titles are parted by gender,"
            " descriptions into a summary and what follows."
        ),
    },
}

Needs = Mapping[str, Mapping[str, str]]
"""The skills of each occupation with their importance, all by URI."""


class Chosen(NamedTuple):
    """What of ESCO a catalog is made of: concepts that have ids, and how they belong together.

    `needs` are the skills of occupations, `broader` what skills and their groups belong to.
    """

    languages: Sequence[str]
    occupations: Iterable[Concept]
    groups: Iterable[Concept]
    skills: Iterable[Concept]
    needs: Needs
    broader: Mapping[str, Iterable[str]]


def give_ids(*concepts: Iterable[Concept]) -> None:
    """Give every concept an id of its own; of equal ones the later in the order is numbered.

    Skills have ids such as `skill-marketing`: their short titles would else hide the areas
    and topics of other catalogs.
    """
    ids = Ids()
    for concept in chain.from_iterable(concepts):
        if concept.sort is GROUPS:
            concept.id = ids.give(f"isco-{concept.code}")
        else:
            title = slug(next(iter(concept.title.values()))) or slug(concept.uri)
            concept.id = ids.give(title if concept.sort is OCCUPATIONS else f"skill-{title}")


def catalog_data(chosen: Chosen) -> dict[str, Any]:
    """Return the catalog file's data."""
    return _Catalog(chosen).data()


class _Catalog:
    """The catalog file being made."""

    def __init__(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self.languages = chosen.languages
        self.groups = {found.code: found for found in sorted(chosen.groups, key=_by_code)}
        self.skills = {found.uri: found for found in sorted(chosen.skills, key=_by_id)}

    def data(self) -> dict[str, Any]:
        roles = map(self._role, sorted(self.chosen.occupations, key=_by_code))
        concepts = chain(
            map(self._group, self.groups.values()), map(self._skill, self.skills.values())
        )
        return {
            "language": self.languages[0],
            "roles": [*roles],
            "concepts": [*concepts],
            "sources": [{"id": "esco", **self._source(), "url": "https://esco.ec.europa.eu"}],
        }

    def _role(self, occupation: Concept) -> dict[str, Any]:
        needs = self.chosen.needs.get(occupation.uri, {})
        needed = sorted((importance, self.skills[uri].id) for uri, importance in needs.items())
        summary, description = occupation.described()
        return filled(
            id=occupation.id,
            title=self._said(occupation.title),
            feminine=self._said(occupation.feminine),
            aliases=self._said(occupation.aliases),
            area=self._group_id(occupation.code),
            summary=self._said(summary),
            description=self._said(description),
            skills=[{"id": key, "importance": importance} for importance, key in needed],
            codes={"isco08": occupation.code, "esco": {"uri": occupation.uri, "match": "exact"}},
            sources=["esco"],
        )

    def _group(self, group: Concept) -> dict[str, Any]:
        broader = self._group_id(group.code[:-1])
        return self._concept(group, "area", [broader] if broader else [])

    def _skill(self, skill: Concept) -> dict[str, Any]:
        broader = sorted(self.skills[uri].id for uri in self.chosen.broader.get(skill.uri, ()))
        return self._concept(skill, "topic", broader)

    def _concept(self, concept: Concept, kind: str, broader: list[str]) -> dict[str, Any]:
        summary, description = concept.described()
        return filled(
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
        return filled(**texts)


def _by_code(concept: Concept) -> tuple[str, str]:
    return concept.code, concept.id


def _by_id(concept: Concept) -> str:
    return concept.id
