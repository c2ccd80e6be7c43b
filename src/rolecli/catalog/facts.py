"""What an entry says, read off the marks of its format: whom it names, its names, its texts.

The fields of `format.py` say themselves what they hold (`Ref`, `Called`, `Said`); nothing here
or elsewhere lists them a second time. What a model holds is worked out once; asking an entry
then costs some attribute look-ups.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from rolecli.catalog.marks import Above, Called, Ref, Said

Steps = tuple[str | int, ...]


class Reference(NamedTuple):
    """An entry names another.

    `steps` lead from the entry to the id, in the words of the file; `kinds` are those that the
    `target` may have; `relation` is what it is to the entry; `holder` is the part that names it:
    the entry, or one of its tasks, skills or partners.
    """

    steps: Steps
    target: str
    relation: str
    kinds: tuple[str, ...]
    holder: Any


class Name(NamedTuple):
    """One of the names an entry goes by; `form` is "title", "feminine" or "alias"."""

    steps: Steps
    form: str
    language: str
    text: str


class Text(NamedTuple):
    """A text of an entry by language; `field` is what searches call it, `holder` as above."""

    steps: Steps
    field: str
    said: Mapping[str, str]
    holder: Any


def references(entry: BaseModel) -> Iterator[Reference]:
    """Return every place where an entry names another, in the order of the format."""
    return _references(entry, Ref)


def above(entry: BaseModel) -> Iterator[Reference]:
    """Return those references that lead to an entry above this one."""
    return _references(entry, Above)


def _references(entry: BaseModel, mark: type[Ref]) -> Iterator[Reference]:
    for steps, target, ref, holder in _found(entry, mark):
        yield Reference(steps, target, ref.relation, ref.kinds, holder)


def names(entry: BaseModel) -> Iterator[Name]:
    """Yield the titles of an entry, then its feminine forms and its other names."""
    for steps, by_language, called, _holder in _found(entry, Called):
        for language, said in by_language.items():
            if isinstance(said, str):
                yield Name((*steps, language), called.form, language, said)
                continue
            for number, name in enumerate(said):
                yield Name((*steps, language, number), called.form, language, name)


def texts(entry: BaseModel) -> Iterator[Text]:
    """Yield the texts of an entry, its title too, in the order of the format.

    Names in which the languages differ anyway are none: other names and feminine forms.
    """
    for steps, by_language, said, holder in _found(entry, Said):
        yield Text(steps, said.field or str(steps[0]), by_language, holder)


_Found = list[tuple[Steps, Any, Any, Any]]  # steps, value, mark, holder
_Walk = Callable[[Any, Steps, Any, _Found], None]


def _found(entry: BaseModel, mark: type) -> _Found:
    found: _Found = []
    if walk := _model_walk(type(entry), mark):
        walk(entry, (), entry, found)
    return found


@cache
def _model_walk(model: type[BaseModel], mark: type) -> _Walk | None:
    """Return what collects the values marked in a model, or nothing if there are none."""
    parts = [
        (name, field.alias or name, walk)
        for name, field in model.model_fields.items()
        if (walk := _walk(field.annotation, mark, field.metadata))
    ]

    def collect(value: Any, steps: Steps, _holder: Any, found: _Found) -> None:
        for name, key, walk in parts:
            if inner := getattr(value, name):
                walk(inner, (*steps, key), value, found)

    return collect if parts else None


def _walk(annotation: Any, mark: type, metadata: Iterable[Any] = ()) -> _Walk | None:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walk(args[0], mark, (*args[1:], *metadata))
    marks = [said for said in metadata if isinstance(said, mark)]
    if marks:
        return _marked(marks[-1])
    if origin in (Union, UnionType):
        return _union_walk(args, mark)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model_walk(annotation, mark)
    walk = _walk(args[-1], mark) if origin in (list, dict) else None
    return walk and _each(walk, origin is dict)


def _marked(mark: Any) -> _Walk:
    def collect(value: Any, steps: Steps, holder: Any, found: _Found) -> None:
        found.append((steps, value, mark, holder))

    return collect


def _each(walk: _Walk, by_key: bool) -> _Walk:
    def collect(values: Any, steps: Steps, holder: Any, found: _Found) -> None:
        for step, value in values.items() if by_key else enumerate(values):
            walk(value, (*steps, step), holder, found)

    return collect


def _union_walk(options: Iterable[Any], mark: type) -> _Walk | None:
    walks = {_class(option): walk for option in options if (walk := _walk(option, mark))}

    def collect(value: Any, steps: Steps, holder: Any, found: _Found) -> None:
        if walk := walks.get(type(value)):
            walk(value, steps, holder, found)

    return collect if walks else None


def _class(annotation: Any) -> Any:
    """Return the class of the values that an annotation allows."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return get_origin(annotation) or annotation
