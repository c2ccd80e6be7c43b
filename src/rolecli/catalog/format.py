"""The format of the YAML files: what people may write, with its rules."""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic import ValidationInfo as Info

from rolecli.catalog.marks import Above, Called, Choice, OfKinds, Plain, Ref, Said
from rolecli.terms import (
    CONCEPT_KINDS,
    IMPORTANCES,
    LEVELS,
    RESPONSIBILITIES,
    SKOS_MATCHES,
    TASK_KINDS,
    ConceptKind,
    Importance,
    Level,
    Responsibility,
    SkosMatch,
)

Language = Literal["de", "en"]

# Bounds on what fits in a cell or on a page; a longer text is a mistake in the data.
SLUG_LENGTH = 100
NAME_LENGTH = 200
TEXT_LENGTH = 1_000
DESCRIPTION_LENGTH = 10_000

SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
# Control characters but tab and line feed; line separators; those that turn the reading
# direction (Unicode's UAX #9): nobody sees them, and a terminal obeys them.
CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
# Spaces and characters that show nothing by themselves (soft hyphen, zero-width signs, fillers,
# variation selectors); a text of these alone is empty.
UNSEEN = (
    r" \t\n\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    r"\u2000-\u200f\u202f\u205f-\u2064\u206a-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0"
)

BRANCHES = ("[list]", "[changes]")  # how a role that extends another may give its tasks


def _by_language(value: Any, info: Info) -> Any:
    """Read a plain text (or list of texts) as one in the language of its file."""
    if isinstance(value, dict) or not info.context:
        return value
    return {info.context["language"]: value}


DATE_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
ADDRESS_PATTERN = f"^https?://[^\\s{CONTROL[1:]}+$"

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_LENGTH)]


def _words_up_to(length: int) -> StringConstraints:
    return StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=length,
        pattern=f"^[{UNSEEN}]*[^{CONTROL[1:-1]}{UNSEEN}][^{CONTROL[1:]}*$",
    )


Short = Annotated[str, _words_up_to(NAME_LENGTH)]
Medium = Annotated[str, _words_up_to(TEXT_LENGTH)]
Long = Annotated[str, _words_up_to(DESCRIPTION_LENGTH)]

NameByLanguage = Annotated[
    dict[Language, Short], Field(min_length=1), BeforeValidator(_by_language)
]
Title = Annotated[NameByLanguage, Called("title"), Said()]
Feminine = Annotated[NameByLanguage, Called("feminine")]
NamesByLanguage = Annotated[
    dict[Language, list[Short]], BeforeValidator(_by_language), Called("alias")
]
Label = Annotated[NameByLanguage, Said()]
Text = Annotated[dict[Language, Medium], Field(min_length=1), BeforeValidator(_by_language), Said()]
LongText = Annotated[
    dict[Language, Long], Field(min_length=1), BeforeValidator(_by_language), Said()
]

_SIDE_KINDS = ("role", *CONCEPT_KINDS)
SourceRef = Annotated[Short, Ref("source", ("source",))]
SideRef = Annotated[Short, Ref("side", _SIDE_KINDS)]
Side = Annotated[Short, OfKinds(_SIDE_KINDS)]
RoleRef = Annotated[Short, Ref("career", ("role",))]

# A day, a month or a year, as in ISO 8601.
Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN)]


_AS_OF = "When the facts were as they are told: a date, a month or a year, quoted."


class Entry(BaseModel):
    """The base of all that a file holds: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TaskEntry(Entry):
    """Something a role does."""

    id: Slug | None = Field(None, description="Names the task within its role.")
    text: Annotated[Text, Said("task")] = Field(description="What is done, in one line.")
    topics: list[Annotated[Short, Ref("topic", TASK_KINDS)]] = Field(
        [], description="What the task is about: concepts of kind topic or method."
    )
    responsibility: Annotated[Responsibility, Choice(RESPONSIBILITIES)] = Field(
        "responsible", description="The part the role takes in the task (RASCI)."
    )
    sources: list[SourceRef] = Field([], description="Where this task comes from, if not all do.")


Task = Annotated[TaskEntry, Plain("text")]


class SkillEntry(Entry):
    """A concept a role must know."""

    id: Annotated[Short, Ref("skill", CONCEPT_KINDS)] = Field(
        description="The concept, by its id or a name."
    )
    importance: Annotated[Importance, Choice(IMPORTANCES)] = Field(
        "essential", description="How much the skill matters (ESCO's terms)."
    )
    sources: list[SourceRef] = Field([], description="Where this skill comes from, if not all do.")


class PartnerEntry(Entry):
    """Whom a role works with."""

    partner: Annotated[Short, Ref("partner", ("role", "stakeholder", "area"))] = Field(
        alias="with", description="A role, a stakeholder or an area, by id or name."
    )
    about: Annotated[Text, Said("partner")] | None = Field(
        None, description="What they work on together."
    )


class EscoEntry(Entry):
    """An ESCO occupation and how well it fits."""

    uri: Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)] = Field(
        description="The occupation's URI."
    )
    match: Annotated[SkosMatch, Choice(SKOS_MATCHES)] = Field(
        description="How well the occupation fits (SKOS mapping)."
    )


class OnetEntry(Entry):
    """An O*NET occupation and how well it fits."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{4}\.\d{2}$")] = Field(
        description="The occupation's O*NET-SOC code, quoted."
    )
    match: Annotated[SkosMatch, Choice(SKOS_MATCHES)] = Field(
        description="How well the occupation fits (SKOS mapping)."
    )


class CodesEntry(Entry):
    """A role's codes in official classifications."""

    isco08: Annotated[str, StringConstraints(pattern=r"^\d{1,4}$")] | None = Field(
        None, description="ISCO-08 unit group, quoted."
    )
    kldb2010: Annotated[str, StringConstraints(pattern=r"^\d{5}$")] | None = Field(
        None, description="Klassifikation der Berufe 2010, quoted."
    )
    esco: EscoEntry | None = Field(None, description="ESCO occupation.")
    onet: OnetEntry | None = Field(None, description="O*NET occupation.")


class ExperienceEntry(Entry):
    """How many years of experience a role usually asks for."""

    least: Annotated[int, Field(ge=0, le=60, strict=True)] = Field(
        alias="from", description="Years at least."
    )
    most: Annotated[int, Field(ge=0, le=60, strict=True)] | None = Field(
        None, alias="to", description="Years at most; left out where there is no such bound."
    )


class QualificationEntry(Entry):
    """What a role usually asks for."""

    text: Annotated[Text, Said("qualification")] | None = Field(
        None, description="Training or degree, in one sentence."
    )
    eqf: Annotated[int, Field(ge=1, le=8, strict=True)] | None = Field(
        None, description="Level of the European Qualifications Framework (DQR in Germany)."
    )
    experience: ExperienceEntry | None = Field(None, description="Years of experience.")


class CareerEntry(Entry):
    """Where people come to a role from, and where they go; each is said from both ends."""

    before: list[RoleRef] = Field([], alias="from", description="Roles before this one.")
    after: list[Annotated[Short, Above("career", ("role",))]] = Field(
        [], alias="to", description="Roles after this one."
    )


class RoleFields(Entry):
    """What may be said of every role."""

    id: Slug = Field(description="The role's name for machines; never changes.")
    feminine: Feminine | None = Field(None, description="The feminine form of the title.")
    aliases: NamesByLanguage = Field({}, description="Other names people use.")
    area: Annotated[Short, Ref("area", ("area",))] | None = Field(
        None, description="Where the role belongs: a concept of kind area, by id or name."
    )
    level: Annotated[Level, Choice(LEVELS)] | None = Field(
        None, description="Where the role stands: it leads, does the work or assists."
    )
    question: Text | None = Field(None, description="The question the role works on.")
    description: LongText | None = Field(None, description="More, in paragraphs.")
    skills: list[SkillEntry] = Field([], description="What the role must know.")
    traits: list[Annotated[Text, Said("trait")]] = Field([], description="Personal qualities.")
    tools: list[Annotated[Short, Ref("tool", ("tool",))]] = Field(
        [], description="What the role works with: concepts of kind tool."
    )
    kpis: list[Annotated[Short, Ref("kpi", ("kpi",))]] = Field(
        [], description="What the role is measured by: concepts of kind kpi."
    )
    qualification: QualificationEntry = Field(
        QualificationEntry(), description="What the role usually asks for."
    )
    career: CareerEntry = Field(CareerEntry(), description="Roles before and after this one.")
    decides: list[Annotated[Text, Said("decision")]] = Field(
        [], description="What the role may decide alone."
    )
    works_with: list[PartnerEntry] = Field([], description="Whom the role works with.")
    reports_to: list[Annotated[Short, Above("reports_to", ("role", "stakeholder"))]] = Field(
        [], description="To whom the role reports: roles or stakeholders."
    )
    codes: CodesEntry = Field(CodesEntry(), description="Codes in official classifications.")
    note: Text | None = Field(None, description="Doubts and ambiguities.")
    as_of: Date | None = Field(None, description=_AS_OF)
    sources: list[SourceRef] = Field([], description="Where the facts come from: ids of sources.")


class RoleEntry(RoleFields):
    """A job role."""

    title: Title = Field(description="The usual title.")
    summary: Text = Field(description="Who this is, in one sentence.")
    tasks: list[Task] = Field(
        [],
        description="What the role does; a plain text is a task for which the role is responsible.",
    )


class TaskChanges(Entry):
    """How the tasks of a role differ from those of the role it extends."""

    remove: list[Slug] = Field([], description="Ids of tasks that the role does not have.")
    add: list[Task] = Field([], description="Tasks the role has besides.")


def _list_or_changes(value: Any) -> str:
    return BRANCHES[isinstance(value, (dict, TaskChanges))]


class RoleExtension(RoleFields):
    """A role that takes over all of another one that is not said here."""

    extends: Annotated[Short, OfKinds(("role",))] = Field(
        description="The role taken over, by id or name; its own id means the one of a lower layer."
    )
    title: Title = Field({}, description="The usual title.")
    summary: Text = Field({}, description="Who this is, in one sentence.")
    tasks: Annotated[
        Annotated[list[Task], Tag(BRANCHES[0])] | Annotated[TaskChanges, Tag(BRANCHES[1])],
        Discriminator(_list_or_changes),
    ] = Field(TaskChanges(), description="All tasks, or those to add and to remove.")

    def of(self, base: RoleEntry) -> RoleEntry:
        """Return the role that this makes of `base`: field by field, what is said here wins.

        A role with a title of its own does not take over the feminine form of the other, and
        another role not the other names: a name should lead to one role.
        """
        said = {name: getattr(self, name) for name in self.model_fields_set - {"extends"}}
        if isinstance(self.tasks, TaskChanges):
            said.pop("tasks", None)
            if self.tasks.remove or self.tasks.add:
                removed = set(self.tasks.remove)
                kept = [task for task in base.tasks if task.id not in removed]
                said["tasks"] = [*kept, *self.tasks.add]
        if "title" in said:
            said.setdefault("feminine", None)
            if self.id != base.id:
                said.setdefault("aliases", {})
        return base.model_copy(update=said)


class ConceptEntry(Entry):
    """An area, topic, method, practice, stakeholder, KPI or tool."""

    id: Slug = Field(description="The concept's name for machines; never changes.")
    kind: Annotated[ConceptKind, Choice(CONCEPT_KINDS)] = Field(
        description="What sort of concept this is."
    )
    title: Title = Field(description="The usual term.")
    aliases: NamesByLanguage = Field({}, description="Other terms people use.")
    summary: Text = Field(description="The definition, in one sentence.")
    question: Text | None = Field(None, description="An area's core question.")
    description: LongText | None = Field(None, description="More, in paragraphs.")
    broader: list[Annotated[Short, Above("broader", CONCEPT_KINDS)]] = Field(
        [], description="Concepts this one belongs to (SKOS)."
    )
    related: list[Annotated[Short, Ref("related", CONCEPT_KINDS)]] = Field(
        [], description="Concepts beside this one (SKOS)."
    )
    note: Text | None = Field(None, description="Doubts and ambiguities.")
    as_of: Date | None = Field(None, description=_AS_OF)
    sources: list[SourceRef] = Field([], description="Where the facts come from: ids of sources.")


class DimensionEntry(Entry):
    """One difference between two entries."""

    id: Slug = Field(description="Names the difference within its contrast.")
    title: Label = Field(description="What differs.")
    sides: dict[Side, Text] = Field(
        description="A text for each of the two entries, by its id or name.",
        json_schema_extra={"minProperties": 2, "maxProperties": 2},  # rules of checks/sides.py
    )


class FrictionEntry(Entry):
    """What one side says about the other."""

    sender: Side = Field(alias="from", description="The side that says it.")
    about: Side = Field(description="The side it is said about.")
    text: Text = Field(description="What is said.")
    sources: list[SourceRef] = Field([], description="Where it stands, if not where the rest does.")


class ContrastEntry(Entry):
    """How two entries differ: areas, roles or other concepts."""

    id: Slug = Field(description="The contrast's name for machines.")
    title: Title = Field(description="What is contrasted.")
    between: Annotated[list[SideRef], Field(min_length=2, max_length=2)] = Field(
        description="The two entries.", json_schema_extra={"uniqueItems": True}
    )
    statement: Text | None = Field(None, description="The difference in a nutshell.")
    analogy: Text | None = Field(None, description="A picture that explains it.")
    overlap: Text | None = Field(None, description="Where the two meet.")
    shared: list[Annotated[Short, Ref("shared", CONCEPT_KINDS)]] = Field(
        [], description="Concepts both work on."
    )
    dimensions: list[DimensionEntry] = Field([], description="The differences one by one.")
    frictions: list[FrictionEntry] = Field([], description="What each complains of.")
    old_views: list[FrictionEntry] = Field([], description="Outdated views of each other.")
    practices: list[Annotated[Short, Ref("practice", ("practice",))]] = Field(
        [], description="Concepts of kind practice that help."
    )
    figures: list[Annotated[Short, Ref("figure", ("figure",))]] = Field(
        [], description="Figures that belong here."
    )
    note: Text | None = Field(None, description="Doubts and contradictions.")
    as_of: Date | None = Field(None, description=_AS_OF)
    sources: list[SourceRef] = Field([], description="Where the facts come from: ids of sources.")


class FigureEntry(Entry):
    """A number with its unit and what it measures."""

    id: Slug = Field(description="The figure's name for machines.")
    value: Annotated[float, Field(strict=True, allow_inf_nan=False)] = Field(
        description="The number."
    )
    unit: Short = Field(description="Its unit: percent, or a word.")
    measures: Text = Field(description="What is measured.")
    published_by: Short | None = Field(None, description="Who published the number.")
    note: Text | None = Field(None, description="Doubts.")
    sources: Annotated[list[SourceRef], Field(min_length=1)] = Field(description="Where it stands.")


class SourceEntry(Entry):
    """Where facts come from."""

    id: Slug = Field(description="The source's name for machines.")
    title: Title = Field(description="Its title.")
    publisher: Label | None = Field(None, description="Who published it.")
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] | None = Field(
        None, description="Its language (ISO 639)."
    )
    url: Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)] | None = Field(
        None, description="Where it can be read."
    )
    as_of: Date | None = Field(None, description=_AS_OF)
    note: Text | None = Field(None, description="Its quality; what to know about it.")


class CatalogFile(Entry):
    """A file of a catalog; any of these keys may be left out."""

    language: Language = Field("de", description="The language of plain texts in this file.")
    roles: list[RoleEntry | RoleExtension] = Field([], description="Job roles.")
    concepts: list[ConceptEntry] = Field([], description="Areas, topics, methods and so on.")
    contrasts: list[ContrastEntry] = Field([], description="How two entries differ.")
    figures: list[FigureEntry] = Field([], description="Numbers with their source.")
    sources: list[SourceEntry] = Field([], description="Where facts come from.")
