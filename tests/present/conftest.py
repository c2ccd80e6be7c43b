"""Records to draw, and a hand to draw them with."""

from collections.abc import Callable
from importlib import import_module
from io import StringIO
from typing import Any

import pytest

from rolecli.answer import Answer
from rolecli.present.formats import FORMATS, Format, Output
from rolecli.records import (
    Aspect,
    Cell,
    CellTask,
    Codes,
    Comparison,
    Concept,
    EscoMatch,
    Figure,
    Friction,
    Hit,
    Item,
    Match,
    Partner,
    Practice,
    Ref,
    Role,
    RoleLink,
    Skill,
    Source,
    Task,
)

BOOK = Source(
    id="buch", title="Das Kochbuch", publisher="Topf Verlag", url="https://topf.example/1"
)


@pytest.fixture
def drawn() -> Callable[..., str]:
    """Return what a writer makes of a report (or, in data formats, of records)."""

    def draw(content: Any, form: Format = Format.PLAIN, width: int = 100) -> str:
        stream, traits = StringIO(), FORMATS[form]
        writer = import_module(f"rolecli.present.{traits.writer}")
        drawable = content if traits.content == "page" else Answer("any", content)
        writer.write(drawable, Output(stream, colour=False, width=width))
        return stream.getvalue()

    return draw


@pytest.fixture
def role() -> Role:
    return Role(
        id="koch",
        title="Koch",
        feminine="Köchin",
        aliases=["Küchenchef", "Chef de Cuisine"],
        area="kueche",
        level="head",
        summary="Leitet die Küche.",
        question="Was gibt es heute?",
        description="Kocht.\n\nUnd kostet.",
        tasks=[
            Task(text="Führung der Brigade", topics=["fuehrung"], responsibility="accountable"),
            Task(text="Einkauf", topics=["einkauf", "speisekarte"], responsibility="supporting"),
        ],
        skills=[
            Skill(id="hygiene", title="Hygiene", importance="essential"),
            Skill(id="wein", title="Weinkunde", importance="optional"),
        ],
        traits=["Geduld", "Gaumen"],
        works_with=[
            Partner(id="kellner", title="Kellner", kind="role", about="Ablauf des Abends"),
            Partner(id="gast", title="Gast", kind="stakeholder"),
        ],
        reports_to=[Ref(id="wirt", title="Wirt", kind="stakeholder")],
        codes=Codes(
            isco08="3434", esco=EscoMatch(uri="http://data.europa.eu/esco/1", match="close")
        ),
        note="Die Quelle schweigt zu Soßen.",
        sources=[BOOK],
        titles={
            "kueche": "Küche",
            "fuehrung": "Führung",
            "einkauf": "Einkauf",
            "speisekarte": "Speisekarte",
        },
        direct_reports=[Ref(id="beikoch", title="Beikoch", kind="role")],
        main_tasks=[1],
        names={"de": ["Koch", "Küchenchef"], "en": ["Chef de Cuisine"]},
    )


@pytest.fixture
def area() -> Concept:
    return Concept(
        id="kueche",
        kind="area",
        title="Küche",
        aliases=["Kombüse"],
        names={"de": ["Küche", "Kombüse"]},
        summary="Wo gekocht wird.",
        question="Was kommt auf den Tisch?",
        broader=[],
        narrower=[Ref(id="backstube", title="Backstube", kind="area")],
        related=[],
        roles=[
            RoleLink(id="koch", title="Koch", area="kueche", level="head", tasks=[]),
            RoleLink(
                id="kellner",
                title="Kellner",
                area="service",
                level=None,
                tasks=[],
                about="Bestellungen",
            ),
        ],
        contrasts=[Ref(id="service", title="Service", kind="area")],
        sources=[],
    )


@pytest.fixture
def topic() -> Concept:
    return Concept(
        id="speisekarte",
        kind="topic",
        title="Speisekarte",
        aliases=[],
        summary="Was es gibt.",
        broader=[],
        narrower=[],
        related=[],
        roles=[
            RoleLink(
                id="koch",
                title="Koch",
                area="kueche",
                level="head",
                tasks=[
                    Task(text="Planung", topics=["speisekarte"], responsibility="responsible"),
                    Task(text="Druck", topics=["speisekarte"], responsibility="informed"),
                ],
                importance="optional",
            ),
        ],
        contrasts=[],
        sources=[],
    )


def _item(key: str, title: str, **more: Any) -> Item:
    return Item(id=key, kind=more.pop("kind", "area"), title=title, aliases=[], sources=[], **more)


def _cell(role: str, *tasks: str) -> Cell:
    return Cell(
        tasks=[
            CellTask(role=role, role_title=role.title(), text=text, responsibility="responsible")
            for text in tasks
        ]
    )


@pytest.fixture
def comparison() -> Comparison:
    """Two areas with a written contrast."""
    return Comparison(
        items=[
            _item("kueche", "Küche", summary="Wo gekocht wird.", question="Was gibt es?"),
            _item("service", "Service", summary="Wo bedient wird."),
        ],
        aspects=[
            Aspect(
                id="speisekarte",
                kind="topic",
                title="Speisekarte",
                shared_by=["kueche", "service"],
                cells={"kueche": _cell("koch", "Planung"), "service": _cell("kellner", "Rat")},
            ),
            Aspect(
                id="hygiene",
                kind="topic",
                title="Hygiene",
                shared_by=["kueche"],
                cells={"kueche": Cell(tasks=[], importance="essential")},
            ),
        ],
        similarity=0.5,
        common=1,
        total=2,
        contrasts=[],
        statement="Die Küche kocht, der Service bringt.",
        overlap="Am Pass.",
        shared=[Ref(id="speisekarte", title="Speisekarte", kind="topic")],
        frictions=[
            Friction(sender="kueche", about="service", text="Holt zu spät ab."),
            Friction(sender="service", about="kueche", text="Kocht zu langsam."),
        ],
        old_views=[],
        practices=[Practice(id="pass", title="Gemeinsamer Pass", summary="Alle sehen alles.")],
        figures=[
            Figure(
                id="wartezeit",
                value=12.5,
                unit="percent",
                measures="Gäste, die zu lange warten",
                published_by="Gastroblatt",
                note="Geschätzt.",
                sources=[BOOK],
            )
        ],
        sources=[BOOK],
    )


@pytest.fixture
def roles_compared() -> Comparison:
    """Three roles without a written contrast."""
    return Comparison(
        items=[
            _item("koch", "Koch", kind="role", summary="Kocht.", level="head", area_title="Küche"),
            _item("kellner", "Kellner", kind="role", summary="Bedient."),
            _item("wirt", "Wirt", kind="role", summary="Rechnet."),
        ],
        aspects=[
            Aspect(
                id="speisekarte",
                kind="topic",
                title="Speisekarte",
                shared_by=["koch", "kellner", "wirt"],
                cells={
                    "koch": _cell("koch", "Planung der Karte", "Druck der Karte"),
                    "kellner": _cell("koch", "Beratung der Gäste"),
                    "wirt": Cell(tasks=[]),
                },
            ),
            Aspect(
                id="hygiene",
                kind="topic",
                title="Hygiene",
                shared_by=["koch"],
                cells={"koch": Cell(tasks=[], importance="optional")},
            ),
        ],
        similarity=0.5,
        common=1,
        total=2,
        contrasts=[],
        shared=[],
        frictions=[],
        old_views=[],
        practices=[],
        figures=[],
        sources=[],
    )


@pytest.fixture
def hit() -> Hit:
    return Hit(
        id="koch",
        kind="role",
        title="Koch",
        summary="Leitet die Küche.",
        score=2.5,
        matches=[
            Match(field="name", text="Küchenchef", lang="de", spans=[(6, 10)]),
            Match(field="task", text="Der Chef kocht", lang="de", spans=[(4, 8)]),
        ],
    )
