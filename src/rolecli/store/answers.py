"""Rows of the store -> answers as JSON, put together when they are asked for.

They have the keys of the records of the same names (`records.py`), in the same order. Neither
the records nor msgspec are loaded: that would be a fifth of the start-up.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log
from typing import Any

from rolecli.store.essence import main_tasks
from rolecli.store.opening import DamagedError, Store
from rolecli.store.texts import Texts, said
from rolecli.terms import ROLE_RELATIONS

Answer = dict[str, Any]
Placed = dict[int, Texts]  # the texts of a field, by their place in its list

_REFS = ("tool", "kpi", "career_from", "career_to")
_EVERY = ("title", "summary", "question", "description", "note")


def written(answer: Answer) -> str:
    """Return an answer as the JSON that scripts get."""
    return json.dumps(answer, indent=2, ensure_ascii=False)


class Said:
    """Texts of some owners, fetched at once."""

    def __init__(self, store: Store, owners: Iterable[int], fields: Sequence[str] = ()) -> None:
        self.language = store.language
        self.found: dict[tuple[int, str], Placed] = {}
        narrowed = f"AND field IN ({', '.join('?' * len(fields))})" if fields else ""
        rows = store.connection.execute(
            "SELECT owner, field, place, language, text FROM text"
            f" WHERE owner IN (SELECT value FROM json_each(?)) {narrowed} ORDER BY id",
            (numbers(owners), *fields),
        )
        for owner, field, place, language, text in rows:
            if not isinstance(text, str):
                raise DamagedError
            self.found.setdefault((owner, field), {}).setdefault(place, {})[language] = text  # type: ignore[index]

    def one(self, owner: int, field: str, place: int = 0) -> Texts | None:
        """Return a text in its languages, if the owner has it."""
        return self.found.get((owner, field), {}).get(place)

    def title(self, owner: int) -> Texts:
        """Return the title of an owner, which must have one."""
        return self.found[owner, "title"][0]

    def all(self, owner: int, field: str) -> list[Texts]:
        """Return a list of texts in its order."""
        return [*self.found.get((owner, field), {}).values()]

    def say(self, **texts: Any) -> Answer:
        """Return texts in the language asked for, and `lang`; see `texts.said`."""
        return said(self.language, **texts)


def numbers(found: Iterable[int]) -> str:
    """Return numbers as JSON, for statements that take many."""
    return f"[{','.join(map(str, found))}]"


class Links:
    """What one owner refers to, or what refers to it, by relation."""

    def __init__(self, store: Store, owner: int) -> None:
        self.found: dict[str, list[tuple[int, int, int | None, str | None]]] = {}
        rows = store.connection.execute(
            "SELECT relation, place, target, task, detail FROM link WHERE owner = ?"
            " ORDER BY relation, place",
            (owner,),
        )
        for relation, *link in rows:
            self.found.setdefault(relation, []).append(tuple(link))

    def of(self, relation: str) -> list[tuple[int, int, int | None, str | None]]:
        """Return place, target, task and detail of each link."""
        return self.found.get(relation, [])

    def targets(self, *relations: str) -> list[int]:
        """Return the numbers that are referred to, each once."""
        found = (target for name in relations for _place, target, *_rest in self.of(name))
        return [*dict.fromkeys(found)]


def entry_number(store: Store, key: str) -> int:
    """Return the number of the entry with id `key`, which must exist."""
    row = store.connection.execute("SELECT number FROM entry WHERE id = ?", (key,)).fetchone()
    if row is None:
        raise DamagedError
    return int(row[0])


class Named:
    """Ids and kinds of some entries, by number."""

    def __init__(self, store: Store, wanted: Iterable[int]) -> None:
        rows = store.connection.execute(
            "SELECT number, id, kind FROM entry WHERE number IN (SELECT value FROM json_each(?))",
            (numbers(wanted),),
        )
        self.found = {number: (key, kind) for number, key, kind in rows}

    def id(self, number: int) -> str:
        """Return the id of an entry."""
        return str(self.found[number][0])

    def ref(self, number: int, said: Said) -> Answer:
        """Return an entry as another names it."""
        key, kind = self.found[number]
        spoken = said.say(title=said.title(number))
        return {"id": key, "title": spoken["title"], "kind": kind, "lang": spoken["lang"]}


def record_of(store: Store, key: str) -> Answer:
    """Return the record of the role or concept with id `key`, which must exist."""
    row = store.connection.execute(
        "SELECT number, kind, area, level FROM entry WHERE id = ?", (key,)
    ).fetchone()
    if row is None:
        raise DamagedError
    number, kind, area, level = row
    if kind == "role":
        return _role(store, number, key, area, level)
    return _concept(store, number, key, kind)


def _role(store: Store, number: int, key: str, area: str | None, level: str | None) -> Answer:
    links, own = Links(store, number), Said(store, (number,))
    place = entry_number(store, area) if area is not None else None
    reports = _column(
        store,
        "SELECT owner FROM link WHERE target = ? AND relation = 'reports_to' ORDER BY owner",
        (number,),
    )
    others = _contrasted(store, number)
    linked = links.targets("topic", "skill", "works_with", "reports_to", *_REFS)
    linked += [*others, *reports]
    linked += [place] if place is not None else []
    names, titles = Named(store, linked), Said(store, linked, ("title",))
    topics = [*links.targets("topic"), *([place] if place is not None else [])]
    spoken = own.say(
        **{field: own.one(number, field) for field in _EVERY[:-1]},
        traits=own.all(number, "trait"),
        decides=own.all(number, "decision"),
        note=own.one(number, "note"),
        titles={names.id(topic): titles.title(topic) for topic in topics},
    )
    facts, skill_sources = _facts(store, number), _part_sources(store, (number,), "skills")
    tasks = tasks_of(store, (number,), own).get(number, [])

    def refs(relation: str) -> list[Answer]:
        return [names.ref(target, titles) for target in _targets(links, relation)]

    return {
        "id": key,
        "kind": "role",
        "title": spoken["title"],
        "feminine": (own.one(number, "feminine") or {}).get(store.language),
        "aliases": _aliases(own, number, spoken["title"]),
        "area": area,
        "level": level,
        "summary": spoken["summary"],
        "question": spoken["question"],
        "description": spoken["description"],
        "tasks": tasks,
        "skills": [
            _skill(
                names.id(target),
                detail,
                skill_sources.get((number, at), []),
                titles.say(title=titles.title(target)),
            )
            for at, target, _task, detail in links.of("skill")
        ],
        "traits": spoken["traits"],
        "works_with": [
            _partner(
                *names.found[target],
                own.say(title=titles.title(target), about=own.one(number, "about", at)),
            )
            for at, target, _task, _detail in links.of("works_with")
        ],
        "reports_to": refs("reports_to"),
        "tools": refs("tool"),
        "kpis": refs("kpi"),
        "qualification": _qualification(facts, own.say(text=own.one(number, "qualification"))),
        "career": {"from": refs("career_from"), "to": refs("career_to")},
        "decides": spoken["decides"],
        "contrasts": [names.ref(target, titles) for target in others],
        "codes": _codes(store, number),
        "note": spoken["note"],
        "as_of": facts.get("as_of"),
        "sources": _sources(store, links),
        "titles": spoken["titles"],
        "direct_reports": [names.ref(below, titles) for below in reports],
        "main_tasks": main_tasks(tasks, _rarity(store, number)),
        "names": _names(own, number),
        "lang": spoken["lang"],
    }


def _targets(links: Links, relation: str) -> list[int]:
    return [target for _place, target, *_rest in links.of(relation)]


def _contrasted(store: Store, number: int) -> list[int]:
    """Return the entries from which a written contrast tells an entry apart, each once."""
    found = _column(
        store,
        "SELECT CASE ? WHEN first THEN second ELSE first END FROM contrast"
        " WHERE ? IN (first, second) ORDER BY number",
        (number, number),
    )
    return [*dict.fromkeys(found)]


def _facts(store: Store, number: int) -> Answer:
    """Return what is said of an owner that is no text, by field."""
    return dict(
        store.connection.execute("SELECT field, value FROM fact WHERE owner = ?", (number,))
    )


def _qualification(facts: Answer, spoken: Answer) -> Answer:
    years = {"from": facts.get("years_from"), "to": facts.get("years_to")}
    return {
        "text": spoken["text"],
        "eqf": facts.get("eqf"),
        "experience": years if years["from"] is not None else None,
        "lang": spoken["lang"],
    }


def _part_sources(
    store: Store, owners: Iterable[int], field: str
) -> dict[tuple[int, int], list[str]]:
    """Return the ids of the sources that tasks or skills name, by owner and place."""
    found: dict[tuple[int, int], list[str]] = {}
    for owner, part, key in store.connection.execute(
        "SELECT owner, task, source.id FROM link JOIN source ON source.number = target"
        " WHERE owner IN (SELECT value FROM json_each(?)) AND relation = ?"
        " ORDER BY owner, place",
        (numbers(owners), f"{field}_source"),
    ):
        found.setdefault((owner, part), []).append(key)
    return found


def _skill(key: str, importance: str | None, sources: list[str], spoken: Answer) -> Answer:
    return {
        "id": key,
        "title": spoken["title"],
        "importance": importance,
        "sources": sources,
        "lang": spoken["lang"],
    }


def _partner(key: str, kind: str, spoken: Answer) -> Answer:
    return {
        "id": key,
        "title": spoken["title"],
        "kind": kind,
        "about": spoken["about"],
        "lang": spoken["lang"],
    }


def _aliases(said: Said, number: int, title: str) -> list[str]:
    """Return all names but the title, each once, those in the language asked for first.

    The titles in other languages are among them: people use them as names.
    """
    by_language = _names(said, number)
    order = sorted(by_language, key=lambda language: language != said.language)
    names = (name for language in order for name in by_language[language])
    return [name for name in dict.fromkeys(names) if name != title]


def _names(said: Said, number: int) -> dict[str, list[str]]:
    """Return titles and other names by language."""
    by_language: dict[str, list[str]] = {}
    for texts in (said.title(number), *said.all(number, "alias")):
        for language, text in texts.items():
            by_language.setdefault(language, []).append(text)
    return by_language


def _rarity(store: Store, role: int) -> dict[str, float]:
    """Return for each topic of a role's tasks how rare it is among roles: ln N/df."""
    rows = store.connection.execute(
        """
        SELECT entry.id, count(DISTINCT other.owner) FROM (
            SELECT DISTINCT target FROM link WHERE owner = ? AND relation = 'topic'
        ) AS own
        JOIN entry ON entry.number = own.target
        JOIN link AS other ON other.target = own.target AND other.relation = 'topic'
        GROUP BY own.target
        """,
        (role,),
    ).fetchall()
    if not rows:
        return {}
    query = "SELECT count(*) FROM entry WHERE kind = 'role'"
    (roles,) = store.connection.execute(query).fetchone()
    return {key: log(roles / others) for key, others in rows}


def tasks_of(store: Store, owners: Collection[int], texts: Said) -> dict[int, list[Answer]]:
    """Return the tasks of some roles by their number."""
    wanted = numbers(owners)
    topics: dict[tuple[int, int], list[str]] = {}
    for owner, task, key in store.connection.execute(
        "SELECT owner, task, entry.id FROM link JOIN entry ON entry.number = target"
        " WHERE owner IN (SELECT value FROM json_each(?)) AND relation = 'topic'"
        " ORDER BY owner, place",
        (wanted,),
    ):
        topics.setdefault((owner, task), []).append(key)
    rows = store.connection.execute(
        "SELECT owner, place, id, responsibility FROM task"
        " WHERE owner IN (SELECT value FROM json_each(?)) ORDER BY owner, place",
        (wanted,),
    )
    sources = _part_sources(store, owners, "tasks")
    found: dict[int, list[Answer]] = {}
    for owner, place, key, responsibility in rows:
        spoken = texts.say(text=texts.one(owner, "task", place))
        found.setdefault(owner, []).append(
            {
                "id": key,
                "text": spoken["text"],
                "topics": topics.get((owner, place), []),
                "responsibility": responsibility,
                "sources": sources.get((owner, place), []),
                "lang": spoken["lang"],
            }
        )
    return found


def _codes(store: Store, number: int) -> Answer:
    rows = store.connection.execute(
        "SELECT scheme, code, match FROM code WHERE owner = ?", (number,)
    )
    codes: Answer = {"isco08": None, "kldb2010": None, "esco": None, "onet": None}
    keys = {"esco": "uri", "onet": "code"}
    for scheme, code, match in rows:
        codes[scheme] = {keys[scheme]: code, "match": match} if scheme in keys else code
    return codes


def _sources(store: Store, links: Links) -> list[Answer]:
    wanted = _targets(links, "source")
    texts = Said(store, wanted)
    rows = store.connection.execute(
        "SELECT number, id, language, url, fact.value FROM source"
        " LEFT JOIN fact ON fact.owner = number AND field = 'as_of'"
        " WHERE number IN (SELECT value FROM json_each(?))",
        (numbers(wanted),),
    )
    found = {number: row for number, *row in rows}
    return [_source(found[number], _said_of(texts, number)) for number in wanted]


def _said_of(texts: Said, number: int) -> Answer:
    return texts.say(**{name: texts.one(number, name) for name in ("title", "publisher", "note")})


def _source(row: Sequence[Any], spoken: Answer) -> Answer:
    key, language, url, as_of = row
    return {
        "id": key,
        "title": spoken["title"],
        "publisher": spoken["publisher"],
        "language": language,
        "url": url,
        "as_of": as_of,
        "note": spoken["note"],
        "lang": spoken["lang"],
    }


def _concept(store: Store, number: int, key: str, kind: str) -> Answer:
    links, own = Links(store, number), Said(store, (number,))
    narrower = _column(
        store,
        "SELECT owner FROM link WHERE target = ? AND relation = 'broader' ORDER BY owner, place",
        (number,),
    )
    others = _contrasted(store, number)
    linked = [*links.targets("broader", "related"), *narrower, *others]
    names, titles = Named(store, linked), Said(store, linked, ("title",))

    def refs(found: Iterable[int]) -> list[Answer]:
        return [names.ref(target, titles) for target in found]

    spoken = own.say(**{field: own.one(number, field) for field in _EVERY})
    return {
        "id": key,
        "kind": kind,
        "title": spoken["title"],
        "aliases": _aliases(own, number, spoken["title"]),
        "summary": spoken["summary"],
        "question": spoken["question"],
        "description": spoken["description"],
        "broader": refs(_targets(links, "broader")),
        "narrower": refs(narrower),
        "related": refs(_targets(links, "related")),
        "roles": _roles_on(store, number, key),
        "contrasts": refs(others),
        "note": spoken["note"],
        "as_of": _facts(store, number).get("as_of"),
        "sources": _sources(store, links),
        "names": _names(own, number),
        "lang": spoken["lang"],
    }


def _column(store: Store, statement: str, values: Sequence[object]) -> list[Any]:
    return [row[0] for row in store.connection.execute(statement, values)]


_ON_CONCEPT = """
    SELECT owner, relation, place, task, detail FROM link
    WHERE target = ?
        AND relation IN ('topic', 'skill', 'works_with', 'reports_to', 'tool', 'kpi')
    UNION ALL
    SELECT number, 'area', 0, NULL, NULL FROM entry WHERE area = ?
    ORDER BY 1, 2, 3
"""


def _roles_on(store: Store, concept: int, key: str) -> list[Answer]:
    """Return the roles that have to do with a concept, in the order of lists."""
    links: dict[int, dict[str, list[tuple[int, int | None, str | None]]]] = {}
    for owner, relation, *link in store.connection.execute(_ON_CONCEPT, (concept, key)):
        links.setdefault(owner, {}).setdefault(relation, []).append(tuple(link))
    working = [owner for owner, found in links.items() if "topic" in found]
    titles = Said(store, links, ("title", "about"))
    tasks = tasks_of(store, working, Said(store, working, ("task",)))
    rows = store.connection.execute(
        "SELECT number, id, area, level FROM entry"
        " WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        (numbers(links),),
    )
    answers = []
    for number, role, area, level in rows:
        found = links[number]
        partner = next(iter(found.get("works_with", ())), None)
        about = titles.one(number, "about", partner[0]) if partner else None
        spoken = titles.say(title=titles.title(number), about=about)
        answers.append(
            {
                "id": role,
                "kind": "role",
                "title": spoken["title"],
                "area": area,
                "level": level,
                "tasks": [task for task in tasks.get(number, ()) if key in task["topics"]],
                "importance": next((skill[2] for skill in found.get("skill", ())), None),
                "about": spoken["about"],
                "relations": [relation for relation in ROLE_RELATIONS if relation in found],
                "lang": spoken["lang"],
            }
        )
    return answers


def contrasts_among(store: Store, keys: Iterable[str]) -> list[Answer]:
    """Return the contrasts that were written of any two of the entries; of a pair the last."""
    among = numbers(entry_number(store, key) for key in keys)
    rows = store.connection.execute(
        "SELECT number, id, first, second FROM contrast"
        " WHERE first IN (SELECT value FROM json_each(?1))"
        " AND second IN (SELECT value FROM json_each(?1)) ORDER BY number",
        (among,),
    )
    last = {
        frozenset((first, second)): (number, key, first, second)
        for number, key, first, second in rows
    }
    return [_contrast(store, *row) for row in last.values()]


def _contrast(store: Store, number: int, key: str, first: int, second: int) -> Answer:
    links, own = Links(store, number), Said(store, (number,))
    linked = [first, second, *links.targets("shared", "practice", "friction", "old_view")]
    names, texts = Named(store, linked), Said(store, linked, ("title", "summary"))
    between = [names.id(first), names.id(second)]
    said_fields = ("title", "statement", "analogy", "overlap", "note")
    spoken = own.say(**{field: own.one(number, field) for field in said_fields})
    return {
        "id": key,
        "title": spoken["title"],
        "between": between,
        "statement": spoken["statement"],
        "analogy": spoken["analogy"],
        "overlap": spoken["overlap"],
        "shared": [names.ref(target, texts) for target in _targets(links, "shared")],
        "contrasts": _dimensions(store, number, own, between),
        "frictions": _frictions(links, "friction", number, own, names),
        "old_views": _frictions(links, "old_view", number, own, names),
        "practices": [
            {
                "id": names.id(at),
                **texts.say(title=texts.title(at), summary=texts.one(at, "summary")),
            }
            for at in _targets(links, "practice")
        ],
        "figures": [_figure(store, at) for at in _targets(links, "figure")],
        "note": spoken["note"],
        "sources": _sources(store, links),
        "lang": spoken["lang"],
    }


def _dimensions(store: Store, number: int, own: Said, between: list[str]) -> list[Answer]:
    rows = store.connection.execute(
        "SELECT place, id FROM dimension WHERE owner = ? ORDER BY place", (number,)
    )
    first, second = between
    return [
        {
            "id": key,
            **own.say(
                title=own.one(number, "dimension", place),
                sides={
                    first: own.one(number, "first", place),
                    second: own.one(number, "second", place),
                },
            ),
        }
        for place, key in rows
    ]


def _frictions(links: Links, relation: str, number: int, own: Said, names: Named) -> list[Answer]:
    return [
        {
            "from": sender,
            "about": names.id(target),
            **own.say(text=own.one(number, relation, place)),
        }
        for place, target, _task, sender in links.of(relation)
    ]


def _figure(store: Store, number: int) -> Answer:
    key, value, unit, published_by = store.connection.execute(
        "SELECT id, value, unit, published_by FROM figure WHERE number = ?", (number,)
    ).fetchone()
    own = Said(store, (number,))
    spoken = own.say(measures=own.one(number, "measures"), note=own.one(number, "note"))
    return {
        "id": key,
        "value": value,
        "unit": unit,
        "measures": spoken["measures"],
        "published_by": published_by,
        "note": spoken["note"],
        "sources": _sources(store, Links(store, number)),
        "lang": spoken["lang"],
    }


def rows_of(
    store: Store, found: Sequence[tuple[int, str, str, str | None, str | None]]
) -> list[Answer]:
    """Return the rows of a list.

    Args:
        store: the store to ask.
        found: number, id, kind, area and level of each entry, in order.
    """
    texts = Said(store, (number for number, *_rest in found), ("title", "summary"))
    areas = dict.fromkeys(area for *_row, area, _level in found if area is not None)
    titles = _area_titles(store, areas)
    rows = []
    for number, key, kind, area, level in found:
        spoken = texts.say(
            title=texts.title(number),
            summary=texts.one(number, "summary"),
            area_title=titles[area] if area is not None else None,
        )
        rows.append(
            {
                "id": key,
                "kind": kind,
                "title": spoken["title"],
                "summary": spoken["summary"],
                "area": area,
                "area_title": spoken["area_title"],
                "level": level,
                "lang": spoken["lang"],
            }
        )
    return rows


def _area_titles(store: Store, areas: Iterable[str]) -> Mapping[str, Texts]:
    by_id = {key: entry_number(store, key) for key in areas}
    texts = Said(store, by_id.values(), ("title",))
    return {key: texts.title(number) for key, number in by_id.items()}
