"""Entries side by side: what they share, what only one has, how alike they are."""

from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec
from msgspec.structs import replace

from rolecli.answer import Answer
from rolecli.errors import UsageError
from rolecli.explore.aspects import aspects_of
from rolecli.explore.between import entries_named
from rolecli.explore.decoding import fetch, fetch_role, refs
from rolecli.explore.other_tasks import other_tasks
from rolecli.explore.pairing import having_of, likeness, pairs_of
from rolecli.explore.summarising import summary_of
from rolecli.i18n import _
from rolecli.records import Comparison, Entry, Item, Pair, Role, Source, Written
from rolecli.store import queries
from rolecli.store.opening import Store

FEWEST, MOST = 2, 5


def compare(store: Store, names: Iterable[str], *, notes: bool = False) -> Answer[Comparison]:
    """Return the entries that `names` mean side by side; with `notes` pages tell of the sources.

    What is compared: a role brings the topics of its tasks and the concepts of its skills; an
    area brings those of all its roles; any other concept brings itself and what is narrower.
    Among concepts without an area each brings itself, what it is linked to, and the roles that
    work on it. Tasks without a topic are compared by their words. Where the catalog holds a
    written contrast of two of the entries, it comes along.

    Raises:
        NothingFoundError: a name means nothing in this catalog.
        UsageError: too few or too many entries, or a name means several.
    """
    keys = entries_named(store, names)
    if len(keys) < FEWEST:
        raise UsageError(
            _("A comparison needs at least two different entries."),
            _("For example: rolecli compare marketing vertrieb"),
        )
    if len(keys) > MOST:
        raise UsageError(_("At most {count} entries can be compared.").format(count=MOST))
    of = "NotedComparison" if notes else "Comparison"
    return Answer(of, _comparison(store, [fetch(store, key) for key in keys]))


def _comparison(store: Store, answers: Sequence[Entry]) -> Comparison:
    roles = {answer.id: _roles(store, answer) for answer in answers if _has_roles(answer)}
    aspects = aspects_of(store, answers, roles)
    others = other_tasks({answer.id: roles.get(answer.id, ()) for answer in answers})
    having = having_of((answer.id for answer in answers), aspects, others)
    alike = likeness(having)
    pairs = pairs_of(store, aspects, having)
    written = _written(store, pairs)
    texts = {name: getattr(written, name) for name in Written.__struct_fields__}
    contrasts = [pair.contrast for pair in pairs if pair.contrast]
    found = Comparison(
        **texts | {"sources": _sources([*contrasts, *answers])},
        items=[_item(store, answer, roles.get(answer.id, ())) for answer in answers],
        aspects=aspects,
        similarity=alike.similarity,
        common=alike.common,
        total=alike.total,
        pairs=pairs,
        other_tasks=others,
    )
    return _summarised(store, found)


def _summarised(store: Store, found: Comparison) -> Comparison:
    """Return a comparison with its summary, which is in the language of the answer."""
    lang = found.lang
    if lang != store.language:
        own = lang if isinstance(lang, dict) else dict.fromkeys(Written.__struct_fields__, lang)
        lang = {**own, "summary": store.language}
    return replace(found, summary=summary_of(store, found), lang=lang)


def _written(store: Store, pairs: Sequence[Pair]) -> Written:
    """Return what is written of two entries; of more of them it stands in the pairs."""
    only = pairs[0].contrast if len(pairs) == 1 else None
    return only or Written(lang=store.language)


def _sources(texts: Iterable[Written | Entry]) -> list[Source]:
    every = chain(*(text.sources for text in texts))
    return list({source.id: source for source in every}.values())


def _has_roles(answer: Entry) -> bool:
    return answer.kind in ("role", "area")


def _roles(store: Store, answer: Entry) -> list[Role]:
    """Return a role itself, and of an area its roles and those of the areas below it."""
    if isinstance(answer, Role):
        return [answer]
    below = queries.narrower(store, answer.id)
    return [fetch_role(store, key) for key in queries.roles_in(store, below)]


def _item(store: Store, answer: Entry, roles: Iterable[Role]) -> Item:
    """Return what is shown side by side: the fields that the answer and `Item` both have."""
    item = msgspec.convert(answer, Item, from_attributes=True)
    if isinstance(answer, Role):
        return replace(item, area_title=answer.titles.get(answer.area or ""))
    if answer.kind == "area":
        return replace(item, roles=[*refs(store, (role.id for role in roles)).values()])
    return item
