"""The answers in one language, written once: asking only copies them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from rolecli import __version__, records
from rolecli.catalog.format import ConceptEntry, RoleEntry
from rolecli.catalog.loading import Located
from rolecli.i18n import LANGUAGES
from rolecli.store.planning import Plan, Texts


def encode(record: records.Record) -> str:
    """Return the JSON that scripts get: written once here, it is only copied later."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()


def info_of(plan: Plan) -> records.Info:
    """Return what the catalog is made of."""
    catalog = plan.catalog
    kinds: list[tuple[str, Located[Any]]] = [("role", role) for role in catalog.roles.values()]
    kinds += [(concept.entry.kind, concept) for concept in catalog.concepts.values()]
    kinds += [("contrast", contrast) for contrast in catalog.contrasts.values()]
    kinds += [("figure", figure) for figure in catalog.figures.values()]
    kinds += [("source", source) for source in catalog.sources.values()]
    layers = [
        records.LayerInfo(
            name=layer.name,
            path=str(layer.path),
            files=[str(file) for file in layer.files],
            entries=dict(Counter(kind for kind, entry in kinds if entry.layer == layer)),
        )
        for layer in catalog.layers
    ]
    replaced = [
        records.Replacement(
            id=entry.entry.id,
            kind=kind,
            layer=str(entry.layer.path),
            replaces=str(entry.below.layer.path),
        )
        for kind, entry in kinds
        if entry.below
    ]
    return records.Info(
        version=__version__,
        languages=plan.languages,
        entries=dict(Counter(kind for kind, _entry in kinds)),
        layers=layers,
        replaced=replaced,
    )


class Writer:
    """Writes the plan's answers in one language."""

    def __init__(self, plan: Plan, language: str) -> None:
        self.plan = plan
        self.language = language

    def say(self, texts: Texts) -> str:
        """Return a text in the writer's language, or in the one it has."""
        texts = texts or {"": ""}
        return texts.get(self.language) or next(iter(texts.values()))

    def own(self, texts: Texts) -> str | None:
        """Return a text in the writer's language, or nothing where it has none."""
        return (texts or {}).get(self.language)

    def said(self, **texts: Any) -> dict[str, Any]:
        """Return the fields of a record that are texts, and its `lang`.

        Args:
            texts: by field a text in its languages, nothing, or a list or mapping of such texts.
        """
        found: dict[str, Any] = {}
        used: dict[str, str] = {}
        for field, text in texts.items():
            if not text:
                found[field] = text
            elif isinstance(text, list):
                found[field] = [self.say(part) for part in text]
                used[field] = self._common(text)
            elif isinstance(next(iter(text.values())), str):
                found[field] = self.say(text)
                used[field] = self._common((text,))
            else:
                found[field] = {key: self.say(part) for key, part in text.items()}
                used[field] = self._common(text.values())
        languages = set(used.values())
        lang = used if len(languages) > 1 else next(iter(languages), self.language)
        return found | {"lang": lang}

    def _common(self, texts: Collection[Mapping[Any, str]]) -> str:
        """Return the language in which `say` says all of the texts, or else the first of them."""
        if all(self.language in text for text in texts):
            return self.language
        shared = (code for code in LANGUAGES if all(code in text for text in texts))
        return next(shared, next(iter(next(iter(texts)))))

    def answers(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of table `answer`."""
        for key, number in self.plan.number.items():
            record = self._role(key) if key in self.plan.roles else self._concept(key)
            row = self._row(key)
            yield (
                number,
                self.language,
                row.title,
                row.summary,
                row.area_title,
                msgspec.json.encode(row.lang).decode(),
                encode(row),
                encode(record),
            )

    def contrasts(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of table `contrast`."""
        for contrast in self.plan.contrasts:
            first, second = sorted(contrast.between)
            yield first, second, self.language, encode(self._contrast(contrast))

    def _row(self, key: str) -> records.Row:
        role, entry = self.plan.roles.get(key), self.plan.entry(key)
        area = role.area if role else None
        return records.Row(
            id=key,
            kind=self.plan.kind(key),
            area=area,
            level=role.level if role else None,
            **self.said(
                title=entry.title,
                summary=entry.summary,
                area_title=self._title(area) if area else None,
            ),
        )

    def _title(self, key: str) -> Texts:
        texts: Texts = self.plan.entry(key).title
        return texts

    def _refs(self, keys: Iterable[str]) -> list[records.Ref]:
        return [
            records.Ref(id=key, kind=self.plan.kind(key), **self.said(title=self._title(key)))
            for key in keys
        ]

    def _names(self, entry: RoleEntry | ConceptEntry) -> list[str]:
        """All names but the title, each once, those in the writer's language first.

        The titles in other languages are among them: people use them as names.
        """
        languages = sorted(
            {*entry.title, *entry.aliases}, key=lambda language: language != self.language
        )
        names: list[str] = []
        for language in languages:
            names += [entry.title[language]] if language in entry.title else []
            names += entry.aliases.get(language, [])
        title = self.say(entry.title)
        return [name for name in dict.fromkeys(names) if name != title]

    def _task(self, task: Any) -> records.Task:
        return records.Task(
            id=task.id,
            topics=list(task.topics),
            responsibility=task.responsibility,
            **self.said(text=task.text),
        )

    def _sources(self, located: Located[Any]) -> list[records.Source]:
        sources = (located.scope[key].entry for key in located.entry.sources)
        return [
            records.Source(
                id=source.id,
                language=source.language,
                url=source.url,
                **self.said(title=source.title, publisher=source.publisher, note=source.note),
            )
            for source in sources
        ]

    def _role(self, key: str) -> records.Role:
        role = self.plan.roles[key]
        topics = dict.fromkeys(topic for task in role.tasks for topic in task.topics)
        named = [*topics, *([role.area] if role.area else [])]
        return records.Role(
            id=key,
            feminine=self.own(role.feminine),
            aliases=self._names(role),
            area=role.area,
            level=role.level,
            tasks=[self._task(task) for task in role.tasks],
            skills=[
                records.Skill(
                    id=skill.id,
                    importance=skill.importance,
                    **self.said(title=self._title(skill.id)),
                )
                for skill in role.skills
            ],
            works_with=[
                records.Partner(
                    id=link.partner,
                    kind=self.plan.kind(link.partner),
                    **self.said(title=self._title(link.partner), about=link.about),
                )
                for link in role.works_with
            ],
            reports_to=self._refs(role.reports_to),
            codes=msgspec.convert(role.codes.model_dump(), records.Codes),
            sources=self._sources(self.plan.catalog.roles[key]),
            **self.said(
                title=role.title,
                summary=role.summary,
                question=role.question,
                description=role.description,
                traits=role.traits,
                note=role.note,
                titles={topic: self._title(topic) for topic in named},
            ),
        )

    def _concept(self, key: str) -> records.Concept:
        concept = self.plan.concepts[key]
        others = (
            other
            for contrast in self.plan.contrasts
            if key in contrast.between
            for other in contrast.between
            if other != key
        )
        return records.Concept(
            id=key,
            kind=concept.kind,
            aliases=self._names(concept),
            broader=self._refs(concept.broader),
            narrower=self._refs(self.plan.narrower.get(key, ())),
            related=self._refs(concept.related),
            roles=[self._role_link(role, key) for role in self.plan.links.get(key, ())],
            contrasts=self._refs(dict.fromkeys(others)),
            sources=self._sources(self.plan.catalog.concepts[key]),
            **self.said(
                title=concept.title,
                summary=concept.summary,
                question=concept.question,
                description=concept.description,
                note=concept.note,
            ),
        )

    def _role_link(self, key: str, concept: str) -> records.RoleLink:
        role = self.plan.roles[key]
        importances = (skill.importance for skill in role.skills if skill.id == concept)
        abouts = (link.about for link in role.works_with if link.partner == concept)
        return records.RoleLink(
            id=key,
            area=role.area,
            level=role.level,
            tasks=[self._task(task) for task in role.tasks if concept in task.topics],
            importance=next(importances, None),
            **self.said(title=role.title, about=next(abouts, None)),
        )

    def _contrast(self, contrast: Any) -> records.Contrast:
        return records.Contrast(
            id=contrast.id,
            between=list(contrast.between),
            shared=self._refs(contrast.shared),
            contrasts=[
                records.Dimension(
                    id=dimension.id,
                    **self.said(
                        title=dimension.title,
                        sides={side: dimension.sides[side] for side in contrast.between},
                    ),
                )
                for dimension in contrast.dimensions
            ],
            frictions=self._frictions(contrast.frictions),
            old_views=self._frictions(contrast.old_views),
            practices=[self._practice(key) for key in contrast.practices],
            figures=[self._figure(key) for key in contrast.figures],
            sources=self._sources(self.plan.catalog.contrasts[contrast.id]),
            **self.said(
                title=contrast.title,
                statement=contrast.statement,
                analogy=contrast.analogy,
                overlap=contrast.overlap,
                note=contrast.note,
            ),
        )

    def _frictions(self, frictions: Iterable[Any]) -> list[records.Friction]:
        return [
            records.Friction(
                sender=friction.sender, about=friction.about, **self.said(text=friction.text)
            )
            for friction in frictions
        ]

    def _practice(self, key: str) -> records.Practice:
        practice = self.plan.concepts[key]
        return records.Practice(id=key, **self.said(title=practice.title, summary=practice.summary))

    def _figure(self, key: str) -> records.Figure:
        figure = self.plan.figures[key]
        return records.Figure(
            id=key,
            value=figure.value,
            unit=figure.unit,
            published_by=figure.published_by,
            sources=self._sources(self.plan.catalog.figures[key]),
            **self.said(measures=figure.measures, note=figure.note),
        )
