"""The answers in one language, written once: asking only copies them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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


def _common(texts: Iterable[Texts]) -> Texts:
    """Return what stands for several texts where only their languages matter: those of all."""
    several = [text for text in texts if text]
    shared = [language for language in LANGUAGES if all(language in text for text in several)]
    return dict.fromkeys(shared, "") if shared and several else next(iter(several), None)


class Writer:
    """Writes the plan's answers in one language."""

    def __init__(self, plan: Plan, language: str) -> None:
        self.plan = plan
        self.language = language

    def say(self, texts: Texts) -> str:
        """Return a text in the writer's language, or in the one it has."""
        texts = texts or {"": ""}
        return texts.get(self.language) or next(iter(texts.values()))

    def maybe(self, texts: Texts) -> str | None:
        """Return what `say` returns, or nothing for nothing."""
        return self.say(texts) if texts else None

    def own(self, texts: Texts) -> str | None:
        """Return a text in the writer's language, or nothing where it has none."""
        return (texts or {}).get(self.language)

    def lang(self, **texts: Texts) -> records.Lang:
        """Return the language in which `say` says these texts; by key where they differ."""
        used = {
            key: self.language if self.language in text else next(iter(text))
            for key, text in texts.items()
            if text
        }
        return used if len(set(used.values())) > 1 else next(iter(used.values()), self.language)

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
        role = self.plan.roles.get(key)
        entry = role or self.plan.concepts[key]
        area = role.area if role else None
        return records.Row(
            id=key,
            kind=self.plan.kind(key),
            title=self.say(entry.title),
            summary=self.say(entry.summary),
            area=area,
            area_title=self._title(area) if area else None,
            level=role.level if role else None,
            lang=self.lang(
                title=entry.title,
                summary=entry.summary,
                area_title=self._titles(area) if area else None,
            ),
        )

    def _titles(self, key: str) -> Mapping[Any, str]:
        entry: Any = self.plan.roles.get(key) or self.plan.concepts[key]
        titles: Mapping[Any, str] = entry.title
        return titles

    def _title(self, key: str) -> str:
        return self.say(self._titles(key))

    def _refs(self, keys: Iterable[str]) -> list[records.Ref]:
        return [
            records.Ref(
                id=key,
                title=self._title(key),
                kind=self.plan.kind(key),
                lang=self.lang(title=self._titles(key)),
            )
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
            text=self.say(task.text),
            topics=list(task.topics),
            responsibility=task.responsibility,
            lang=self.lang(text=task.text),
        )

    def _sources(self, located: Located[Any]) -> list[records.Source]:
        sources = (located.scope[key].entry for key in located.entry.sources)
        return [
            records.Source(
                id=source.id,
                title=self.say(source.title),
                publisher=self.maybe(source.publisher),
                language=source.language,
                url=source.url,
                note=self.maybe(source.note),
                lang=self.lang(title=source.title, publisher=source.publisher, note=source.note),
            )
            for source in sources
        ]

    def _role(self, key: str) -> records.Role:
        role = self.plan.roles[key]
        title = self.say(role.title)
        topics = dict.fromkeys(topic for task in role.tasks for topic in task.topics)
        named = [*topics, *([role.area] if role.area else [])]
        return records.Role(
            id=key,
            title=title,
            feminine=self.own(role.feminine),
            aliases=self._names(role),
            area=role.area,
            level=role.level,
            summary=self.say(role.summary),
            question=self.maybe(role.question),
            description=self.maybe(role.description),
            tasks=[self._task(task) for task in role.tasks],
            skills=[
                records.Skill(
                    id=skill.id,
                    title=self._title(skill.id),
                    importance=skill.importance,
                    lang=self.lang(title=self._titles(skill.id)),
                )
                for skill in role.skills
            ],
            traits=[self.say(trait) for trait in role.traits],
            works_with=[
                records.Partner(
                    id=link.partner,
                    title=self._title(link.partner),
                    kind=self.plan.kind(link.partner),
                    about=self.maybe(link.about),
                    lang=self.lang(title=self._titles(link.partner), about=link.about),
                )
                for link in role.works_with
            ],
            reports_to=self._refs(role.reports_to),
            codes=msgspec.convert(role.codes.model_dump(), records.Codes),
            note=self.maybe(role.note),
            sources=self._sources(self.plan.catalog.roles[key]),
            titles={topic: self._title(topic) for topic in named},
            lang=self.lang(
                title=role.title,
                summary=role.summary,
                question=role.question,
                description=role.description,
                traits=_common(role.traits),
                note=role.note,
                titles=_common(self._titles(topic) for topic in named),
            ),
        )

    def _concept(self, key: str) -> records.Concept:
        concept = self.plan.concepts[key]
        title = self.say(concept.title)
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
            title=title,
            aliases=self._names(concept),
            summary=self.say(concept.summary),
            question=self.maybe(concept.question),
            description=self.maybe(concept.description),
            broader=self._refs(concept.broader),
            narrower=self._refs(self.plan.narrower.get(key, ())),
            related=self._refs(concept.related),
            roles=[self._role_link(role, key) for role in self.plan.links.get(key, ())],
            contrasts=self._refs(dict.fromkeys(others)),
            note=self.maybe(concept.note),
            sources=self._sources(self.plan.catalog.concepts[key]),
            lang=self.lang(
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
        about = next(abouts, None)
        return records.RoleLink(
            id=key,
            title=self.say(role.title),
            area=role.area,
            level=role.level,
            tasks=[self._task(task) for task in role.tasks if concept in task.topics],
            importance=next(importances, None),
            about=self.maybe(about),
            lang=self.lang(title=role.title, about=about),
        )

    def _contrast(self, contrast: Any) -> records.Contrast:
        return records.Contrast(
            id=contrast.id,
            title=self.say(contrast.title),
            between=list(contrast.between),
            statement=self.maybe(contrast.statement),
            analogy=self.maybe(contrast.analogy),
            overlap=self.maybe(contrast.overlap),
            shared=self._refs(contrast.shared),
            contrasts=[
                records.Dimension(
                    id=dimension.id,
                    title=self.say(dimension.title),
                    sides={side: self.say(dimension.sides[side]) for side in contrast.between},
                    lang=self.lang(title=dimension.title, sides=_common(dimension.sides.values())),
                )
                for dimension in contrast.dimensions
            ],
            frictions=self._frictions(contrast.frictions),
            old_views=self._frictions(contrast.old_views),
            practices=[self._practice(key) for key in contrast.practices],
            figures=[self._figure(key) for key in contrast.figures],
            note=self.maybe(contrast.note),
            sources=self._sources(self.plan.catalog.contrasts[contrast.id]),
            lang=self.lang(
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
                sender=friction.sender,
                about=friction.about,
                text=self.say(friction.text),
                lang=self.lang(text=friction.text),
            )
            for friction in frictions
        ]

    def _practice(self, key: str) -> records.Practice:
        practice = self.plan.concepts[key]
        return records.Practice(
            id=key,
            title=self.say(practice.title),
            summary=self.say(practice.summary),
            lang=self.lang(title=practice.title, summary=practice.summary),
        )

    def _figure(self, key: str) -> records.Figure:
        figure = self.plan.figures[key]
        return records.Figure(
            id=key,
            value=figure.value,
            unit=figure.unit,
            measures=self.say(figure.measures),
            published_by=figure.published_by,
            note=self.maybe(figure.note),
            sources=self._sources(self.plan.catalog.figures[key]),
            lang=self.lang(measures=figure.measures, note=figure.note),
        )
