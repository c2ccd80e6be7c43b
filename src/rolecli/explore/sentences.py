"""The sentences that tell entries apart, from what each has to do with."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations

from rolecli.explore.grammar import listed, named_topic, reporting, sentence, subject, topic_words
from rolecli.i18n import _, ngettext, spoken
from rolecli.records import Aspect, Cell, Comparison, Item, said_in
from rolecli.terms import Responsibility

Choose = Callable[[Iterable[Aspect], str], list[Aspect]]
"""Takes aspects and whose they are (nothing: everybody's); returns those worth a word."""

_TWO = 2
_NAMED = 3  # entries; of more the table of pairs says who is most like whom
_FEW = 3  # roles that are named before the others are counted
_ROOM = 260  # characters that may go into what concepts are
_STRONGEST: tuple[Responsibility, ...] = (
    "accountable",
    "responsible",
    "supporting",
    "consulted",
    "informed",
)


def sentences_of(comparison: Comparison, choose: Choose) -> list[str]:
    """Return what tells the entries apart, a sentence each, the weightiest first."""
    kinds = {item.kind for item in comparison.items}
    if not kinds & {"role", "area"}:
        return [sentence(text) for text in _of_concepts(comparison)]
    return [sentence(text) for text in _of_topics(comparison, choose)]


def _of_topics(comparison: Comparison, choose: Choose) -> Iterator[str]:
    items = comparison.items
    members = [*_memberships(items)]
    yield from members
    if not members and not comparison.statement:
        yield _shared(comparison, choose)
    yield from _reports(items)
    if _TWO < len(items) <= _NAMED:
        yield from _nearest(comparison)
    told = 0
    for item in items:
        found = _own(comparison, item, choose, first=not told)
        told += bool(found)
        yield from found


def _memberships(items: Sequence[Item]) -> Iterator[str]:
    """Yield which role is one of an area's, where both are compared."""
    for role, area in permutations(items, _TWO):
        if _is_in(role, area):
            count = len(area.roles)
            yield ngettext(
                "{who} is the only role in {area}.",
                "{who} is one of {count} roles in {area}.",
                count,
            ).format(who=subject(role), area=area.title, count=_number(count))


def _is_in(role: Item, area: Item) -> bool:
    members = {ref.id for ref in area.roles} if area.kind == "area" else set()
    return role.kind == "role" and role.id in members


def _reports(items: Sequence[Item]) -> Iterator[str]:
    for item, superior in permutations(items, _TWO):
        if superior.id in {ref.id for ref in item.reports_to}:
            yield reporting(item, superior)


def _number(count: int) -> str:
    return {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five")}.get(count, str(count))


def _shared(comparison: Comparison, choose: Choose) -> str:
    count = len(comparison.items)
    shared = [aspect for aspect in comparison.aspects if len(aspect.shared_by) == count]
    if not shared:
        return _shared_none(comparison)
    if len(shared) == 1:
        return _shared_one(shared[0], count)
    told = [aspect for aspect in shared if not any(_alone(aspect, key) for key in aspect.cells)]
    chosen = choose(told if len(told) > 1 else shared, "")
    topics = listed([topic_words(aspect.title) for aspect in chosen])
    return _shared_some(comparison, chosen, len(chosen) < len(shared)).format(
        topics=topics, number=_number(count) if count > _TWO else ""
    )


def _shared_none(comparison: Comparison) -> str:
    count = len(comparison.items)
    if comparison.common:
        return _("Tasks are alike, but no topic is in common.")
    if count > _TWO:
        return _("There is no topic that all {number} have.").format(number=_number(count))
    return _("The two have no topics in common.")


def _shared_one(aspect: Aspect, count: int) -> str:
    if count > _TWO:
        words = _("The only topic that all {number} have in common is {title}.")
        return words.format(number=_number(count), title=named_topic(aspect.title))
    return _("The only topic the two have in common is {title}.").format(
        title=named_topic(aspect.title)
    )


def _shared_some(comparison: Comparison, chosen: Sequence[Aspect], more: bool) -> str:
    roles = all(item.kind == "role" for item in comparison.items)
    do = roles and all(cell.tasks for aspect in chosen for cell in aspect.cells.values())
    if len(comparison.items) == _TWO:
        if do:
            return (
                _("Both mainly take care of {topics}.")
                if more
                else _("Both take care of {topics}.")
            )
        return (
            _("Both mainly have to do with {topics}.")
            if more
            else _("Both have to do with {topics}.")
        )
    if do:
        return _("All {number} take care of {topics}.")
    return _("All {number} have to do with {topics}.")


def _nearest(comparison: Comparison) -> Iterator[str]:
    """Yield which two of several entries are most alike."""
    titles = {item.id: subject(item) for item in comparison.items}
    best = max(comparison.pairs, key=lambda pair: pair.similarity or 0)
    if best.common:
        one, other = (titles[key] for key in best.between)
        count = len(best.common)
        yield ngettext(
            "{one} and {other} are most alike, with {count} common topic.",
            "{one} and {other} are most alike, with {count} common topics.",
            count,
        ).format(one=one, other=other, count=count)


def _own(comparison: Comparison, item: Item, choose: Choose, *, first: bool) -> list[str]:
    """Return what only one of the entries has, in a sentence."""
    if item.kind not in ("role", "area"):
        return _not_there(comparison, item)
    if not any(item.id in aspect.cells for aspect in comparison.aspects):
        nothing = _("{who} has no topics in the catalog.").format(who=subject(item))
        return [] if comparison.other_tasks.get(item.id) else [nothing]
    others = [other for other in comparison.items if other is not item]
    if len(others) == 1 and _is_in(item, others[0]):
        having = [aspect for aspect in comparison.aspects if item.id in aspect.cells]
        return [_about(item, choose(having, item.id), _("{who} {does}."), first=first)]
    chosen = choose([*_only(comparison, item.id)], item.id)
    if not chosen:
        nothing = _("There is no topic that only {who} has.").format(who=subject(item))
        return [nothing] if len(others) == 1 else []
    if item.kind == "area":
        return [_in_area(item, chosen, more=any(_is_in(other, item) for other in others))]
    return [_about(item, chosen, _("Only {who} {does}."), first=first)]


def _only(comparison: Comparison, key: str) -> Iterator[Aspect]:
    """Yield what only one entry has to do with, or is accountable for."""
    for aspect in comparison.aspects:
        if aspect.shared_by == [key] or (key in aspect.cells and _alone(aspect, key)):
            yield aspect


def _about(item: Item, chosen: Sequence[Aspect], pattern: str, *, first: bool) -> str:
    return pattern.format(who=subject(item), does=_doing(chosen, item.id, first=first))


def _in_area(area: Item, chosen: Sequence[Aspect], *, more: bool) -> str:
    topics = listed([topic_words(aspect.title) for aspect in chosen])
    words = _("{area} also deals with {topics}.") if more else _("Only {area} deals with {topics}.")
    return words.format(area=area.title, topics=topics)


def _alone(aspect: Aspect, key: str) -> bool:
    """Tell whether one of several entries that share a topic is accountable for it, alone."""
    return [owner for owner, cell in aspect.cells.items() if _part(cell) == "accountable"] == [key]


def _part(cell: Cell) -> Responsibility | None:
    parts = {task.responsibility for task in cell.tasks}
    return next((part for part in _STRONGEST if part in parts), None)


def _not_there(comparison: Comparison, item: Item) -> list[str]:
    """Return that another entry has nothing to do with a concept."""
    having = [aspect for aspect in comparison.aspects if item.id in aspect.cells]
    if len(comparison.items) > _TWO or any(len(aspect.shared_by) > 1 for aspect in having):
        return []
    return [
        _("{topic} is nothing that {who} deals with.").format(
            topic=subject(item), who=subject(other)
        )
        for other in comparison.items
        if other.id != item.id
    ]


def _doing(chosen: Sequence[Aspect], key: str, *, first: bool) -> str:
    """Return what a role does about topics: its two strongest parts in them."""
    parts: dict[Responsibility | None, list[str]] = {}
    for aspect in chosen:
        part = _part(aspect.cells[key])
        part = "supporting" if part in ("consulted", "informed") else part
        parts.setdefault(part, []).append(topic_words(aspect.title))
    ranked = [part for part in (*_STRONGEST, None) if part in parts][:_TWO]
    clauses = [_clause(part, parts[part], plain=first or len(ranked) > 1) for part in ranked]
    return (
        _("{first} and {last}").format(first=clauses[0], last=clauses[1])
        if len(clauses) > 1
        else clauses[0]
    )


def _clause(part: Responsibility | None, topics: Sequence[str], *, plain: bool) -> str:
    if part == "accountable":
        words = _("is accountable for {topics}")
    elif part == "responsible":
        words = _("is responsible for {topics}") if plain else _("takes care of {topics}")
    elif part is None:
        words = _("needs to know {topics}")
    else:
        words = ngettext(
            "helps with the topic {topics}", "helps with the topics {topics}", len(topics)
        )
    return words.format(topics=listed(topics))


def _of_concepts(comparison: Comparison) -> Iterator[str]:
    """Yield what concepts are and belong to, then who works on them."""
    items = comparison.items
    are = " ".join(f"{item.title}: {item.summary}" for item in items)
    if len(are) <= _ROOM and all(said_in(item.lang, "summary") == spoken() for item in items):
        yield are
    yield from _placed(items)
    yield from _common_broader(items)
    roles = [aspect for aspect in comparison.aspects if aspect.kind == "role"]
    yield from _working_on_all(roles, len(items))
    for item in items:
        own = [aspect.title for aspect in roles if aspect.shared_by == [item.id]]
        if own:
            words = _("Only on “{title}”: {roles}.")
            yield words.format(title=item.title, roles=_some(own))


def _working_on_all(roles: Sequence[Aspect], count: int) -> Iterator[str]:
    titles = [aspect.title for aspect in roles if len(aspect.shared_by) == count]
    if titles:
        both = ngettext("{roles} works on both.", "{roles} work on both.", len(titles))
        every = ngettext("{roles} works on all of it.", "{roles} work on all of it.", len(titles))
        yield (both if count == _TWO else every).format(roles=_some(titles))
    elif roles:
        none = _("No role works on both.") if count == _TWO else _("No role works on all of it.")
        yield none


def _some(titles: Sequence[str]) -> str:
    """Return a list of the first titles, and how many more there are."""
    more = len(titles) - _FEW
    rest = [_("{count} more").format(count=more)] if more > 1 else [*titles[_FEW:]]
    return listed([*titles[:_FEW], *rest])


def _placed(items: Sequence[Item]) -> Iterator[str]:
    """Yield which concept is a part of another one compared."""
    for item, other in permutations(items, _TWO):
        if other.id in {ref.id for ref in item.broader}:
            yield _("{one} is part of “{other}”.").format(one=item.title, other=other.title)


def _common_broader(items: Sequence[Item]) -> Iterator[str]:
    shared = set.intersection(*({ref.id for ref in item.broader} for item in items))
    titles = [ref.title for ref in items[0].broader if ref.id in shared]
    if titles:
        names = listed([_("“{title}”").format(title=title) for title in titles])
        yield (
            _("Both are part of {names}.") if len(items) == _TWO else _("All are part of {names}.")
        ).format(names=names)
