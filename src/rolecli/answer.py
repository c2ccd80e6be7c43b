"""What a question is answered with: records of one type, or the JSON that the store holds of them.

Loads neither the records nor msgspec before somebody looks at a record: that is a fifth of the
start-up, and who asks for the JSON needs neither.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


class Answer(Generic[T]):
    """A record or a list of records, and their type: the page of an answer follows from it.

    Args:
        of: the name of the records' type in `rolecli.records`.
        value: the record, or the list of records.
    """

    def __init__(self, of: str, value: T) -> None:
        self.of = of
        self._value = value

    @property
    def value(self) -> T:
        """The record, or the list of records."""
        return self._value

    @property
    def records(self) -> list[Any]:
        """The records, be it one or several."""
        return self.value if isinstance(self.value, list) else [self.value]

    def decoded(self) -> "Answer[T]":
        """Return the answer with its records at hand; what raises, raises here."""
        return Answer(self.of, self.value)

    def json(self) -> str:
        """Return the answer as JSON, indented by two blanks."""
        import msgspec  # see above

        return msgspec.json.format(msgspec.json.encode(self.value), indent=2).decode()


class StoredAnswer(Answer[T]):
    """An answer in JSON, as the store holds it.

    Args:
        of: the name of the records' type in `rolecli.records`.
        texts: the records as JSON, indented by two blanks.
        decode: returns the record that such a text holds.
        single: whether the answer is the one record, and no list.
    """

    def __init__(
        self, of: str, texts: Sequence[str], decode: Callable[[str], Any], *, single: bool = False
    ) -> None:
        self.of = of
        self._texts = texts
        self._decode = decode
        self._single = single

    @cached_property
    def _decoded(self) -> T:
        found = [self._decode(text) for text in self._texts]
        return cast("T", found[0] if self._single else found)

    @property
    def value(self) -> T:
        """The record, or the list of records, decoded when first asked for."""
        return self._decoded

    def json(self) -> str:
        """Return the texts as one."""
        if self._single:
            return self._texts[0]
        inner = ",\n".join(self._texts).replace("\n", "\n  ")  # inside JSON's texts no line ends
        return f"[\n  {inner}\n]"
