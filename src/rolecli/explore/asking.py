"""Questions as people type them, and the commands that answer them."""

import re
from typing import Any, Literal, NamedTuple

from rolecli.answer import Answer
from rolecli.explore.search import search
from rolecli.records import Hit
from rolecli.store.opening import Store

Command = Literal["who", "compare", "show"]

_MOST = 200  # hits that are put in order
_AND = r"\s+(?:und|and|oder|or|vs\.?|versus)\s+"
_TWO = rf"(?P<one>\S.*?)(?:{_AND})(?P<two>\S.*?)"
_ARTICLE = r"(?:(?:ein|eine|einen|einem|einer|der|die|das|den|dem|an|a|the)\s+)?"
_BETWEEN = r"(?:unterschiede?|difference)\s+(?:(?:zwischen|von|between)\s+)?"
# The first that fits counts. Each names what the command is to be asked with.
_QUESTIONS: tuple[tuple[Command, str], ...] = (
    ("compare", rf"(?:was ist der |what is the )?{_BETWEEN}{_TWO}"),
    ("compare", rf"{_BETWEEN}(?P<one>\S+)\s+(?P<two>\S+)"),
    ("compare", r"(?P<one>\S.*?)\s+(?:vs\.?|versus)\s+(?P<two>\S.*?)"),
    ("compare", r"(?P<one>\S+)\s+(?:oder|or)\s+(?P<two>\S+)"),
    ("show", rf"(?:wem berichtet|an wen berichtet)\s+{_ARTICLE}(?P<one>\S.*?)"),
    ("show", rf"who(?:m)? does\s+{_ARTICLE}(?P<one>\S.*?)\s+report to"),
    ("show", rf"was (?:macht|tut)\s+{_ARTICLE}(?P<one>\S.*?)"),
    ("show", rf"what does\s+{_ARTICLE}(?P<one>\S.*?)\s+do"),
    ("who", r"wer (?:macht|tut|ist (?:zuständig|verantwortlich) für)\s+(?P<one>\S.*?)"),
    ("who", r"who (?:does|is (?:responsible|accountable) for)\s+(?P<one>\S.*?)"),
    ("who", r"(?P<one>(?:wer|who)\s+\S+\s+\S.*?)"),
)


class Asked(NamedTuple):
    """A question understood: the command that answers it, and what it is asked with."""

    command: Command
    names: tuple[str, ...]

    @property
    def call(self) -> str:
        """The command as it is typed."""
        quoted = (f'"{name}"' if re.search(r"[^\w-]", name) else name for name in self.names)
        return f"rolecli {self.command} {' '.join(quoted)}"


def understood(words: str) -> Asked | None:
    """Return the command that a question asks for; nothing where it is only words."""
    if '"' in words:  # a phrase is to be searched for
        return None
    question = " ".join(words.split()).rstrip(" ?!.")
    for command, pattern in _QUESTIONS:
        if found := re.fullmatch(pattern, question, re.IGNORECASE):
            return Asked(command, tuple(name for name in found.groups() if name))
    return None


def answered(store: Store, asked: Asked) -> Answer[Any]:
    """Return the answer to a question.

    Raises:
        NothingFoundError: nothing of the catalog goes by a name of it, or no role does it.
        UsageError: a name means several entries, or names do not go together.
    """
    if asked.command == "who":
        from rolecli.explore.who import who  # each answer loads its own question only

        return who(store, asked.names[0])
    if asked.command == "compare":
        from rolecli.explore.compare import compare

        return compare(store, asked.names)
    from rolecli.explore.showing import show

    return show(store, asked.names)


def hits(store: Store, asked: Asked, limit: int) -> Answer[list[Hit]]:
    """Return the hits for what a question is about; who it is that does something, first.

    Raises:
        NothingFoundError: nothing fits.
    """
    found = search(store, " ".join(asked.names), _MOST).value
    if asked.command == "who":
        found.sort(key=lambda hit: hit.kind != "role")
    return Answer("Hit", found[:limit])
