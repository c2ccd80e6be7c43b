"""The field's terms that catalogs, answers and options share."""

from typing import Literal, get_args

ConceptKind = Literal["area", "topic", "method", "practice", "stakeholder", "kpi", "tool"]
Kind = Literal["role", "area", "topic", "method", "practice", "stakeholder", "kpi", "tool"]
Level = Literal["head", "manager", "assistant"]
Responsibility = Literal["accountable", "responsible", "supporting", "consulted", "informed"]
"""RASCI."""
Importance = Literal["essential", "optional"]
"""ESCO's word for how much a skill matters."""
Relation = Literal["self", "broader", "narrower", "related"]
"""How a concept stands to another (SKOS); "self" where it is the same one."""
RoleRelation = Literal["works_with", "reports_to", "tool", "kpi"]
"""What a concept is to a role, but for its area, topics and skills."""
SkosMatch = Literal["exact", "close", "broad", "narrow"]
"""SKOS's mapping properties."""

CONCEPT_KINDS: tuple[ConceptKind, ...] = get_args(ConceptKind)
TASK_KINDS: tuple[ConceptKind, ...] = ("topic", "method")  # what a task may be about
LEVELS: tuple[Level, ...] = get_args(Level)
RESPONSIBILITIES: tuple[Responsibility, ...] = get_args(Responsibility)
IMPORTANCES: tuple[Importance, ...] = get_args(Importance)
ROLE_RELATIONS: tuple[RoleRelation, ...] = get_args(RoleRelation)
SKOS_MATCHES: tuple[SkosMatch, ...] = get_args(SkosMatch)

GERMAN: dict[str, str] = {
    "roles": "Rollen",
    "concepts": "Begriffe",
    "areas": "Bereiche",
    "tools": "Werkzeuge",
    "kpis": "Kennzahlen",
    "role": "Rolle",
    "concept": "Begriff",
    "catalog": "Katalog",
    "area": "Bereich",
    "topic": "Thema",
    "method": "Methode",
    "practice": "Maßnahme",
    "stakeholder": "Beteiligte",
    "kpi": "Kennzahl",
    "tool": "Werkzeug",
    "head": "Leitung",
    "manager": "Fachebene",
    "assistant": "Assistenz",
    "title": "Titel",
    "level": "Ebene",
    "accountable": "verantwortlich",
    "responsible": "zuständig",
    "supporting": "unterstützend",
    "consulted": "beratend",
    "informed": "informiert",
    "essential": "wesentlich",
    "optional": "von Vorteil",
    "exact": "genau",
    "close": "ähnlich",
    "broad": "übergeordnet",
    "narrow": "untergeordnet",
    "names": "Namen",
    "tasks": "Aufgaben",
    "topics": "Themen",
    "text": "Text",
    "id": "ID",
}
"""The values that have a German word, and it: calls and catalog files may use either."""
ENGLISH: dict[str, str] = {"manager": "Specialist"}
"""The values that English pages call otherwise: a call may use that as well."""
