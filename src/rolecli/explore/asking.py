"""Questions as people type them, and the commands that answer them."""

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from rolecli.answer import Answer
from rolecli.explore.query import parse
from rolecli.explore.search import search, search_roles
from rolecli.store.opening import Store

if TYPE_CHECKING:
    from rolecli.records import Hit

Command = Literal["who", "compare", "show", "reports"]

_AND = r"\s+(?:und|and|oder|or|vs\.?|versus)\s+"
_TWO = rf"(?P<one>\S.*?)(?:{_AND})(?P<two>\S.*?)"
_ARTICLE = r"(?:(?:ein|eine|einen|einem|einer|der|die|das|den|dem|an|a|the)\s+)?"
_BETWEEN = r"(?:unterschiede?|differences?)\s+(?:(?:zwischen|von|between)\s+)?"


class _Question(NamedTuple):
    """A question: the command that answers it, and what it looks like.

    One of `marks` is among its words: patterns are compiled where they may fit only.
    """

    command: Command
    marks: frozenset[str]
    pattern: str


def _questions(command: Command, marks: str, *patterns: str) -> list[_Question]:
    return [_Question(command, frozenset(marks.split()), pattern) for pattern in patterns]


# The first that fits counts. Each names what the command is to be asked with.
_QUESTIONS = (
    *_questions(
        "compare",
        "unterschied unterschiede difference differences",
        rf"(?:(?:was|worin)\s+(?:ist|besteht)\s+der |what\s+is\s+the )?{_BETWEEN}{_TWO}",
        rf"{_BETWEEN}(?P<one>\S+\s+\S.*?)",
    ),
    *_questions("compare", "vs vs. versus", r"(?P<one>\S.*?)\s+(?:vs\.?|versus)\s+(?P<two>\S.*?)"),
    *_questions("compare", "oder or", r"(?P<one>\S+)\s+(?:oder|or)\s+(?P<two>\S+)"),
    *_questions("reports", "berichtet", rf"(?:wem|an wen) berichtet\s+{_ARTICLE}(?P<one>\S.*?)"),
    *_questions("reports", "berichtet", rf"wer berichtet\s+(?:an\s+)?{_ARTICLE}(?P<one>\S.*?)"),
    *_questions("reports", "report", rf"who(?:m)? does\s+{_ARTICLE}(?P<one>\S.*?)\s+report to"),
    *_questions("reports", "reports", rf"who reports to\s+{_ARTICLE}(?P<one>\S.*?)"),
    *_questions("show", "macht tut", rf"was (?:macht|tut)\s+{_ARTICLE}(?P<one>\S.*?)"),
    *_questions("show", "do", rf"what does\s+{_ARTICLE}(?P<one>\S.*?)\s+do"),
    *_questions(
        "who",
        "wer",
        r"wer (?:macht|tut|ist (?:zuständig|verantwortlich) für)\s+(?P<one>\S.*?)",
        r"(?P<one>wer\s+\S+\s+\S.*?)",
    ),
    *_questions(
        "who",
        "who",
        r"who (?:does|is (?:responsible|accountable) for)\s+(?P<one>\S.*?)",
        r"(?P<one>who\s+\S+\s+\S.*?)",
    ),
)


class Asked(NamedTuple):
    """A question understood: the command that answers it, and what it is asked with."""

    command: Command
    names: tuple[str, ...]

    @property
    def call(self) -> str:
        """The command as it is typed; that of the whole entry, where only a part is asked for."""
        command = "show" if self.command == "reports" else self.command
        # The words of one name need no quotes, and neither does what is to be parted yet.
        bare = r"[\w -]+" if command == "compare" and len(self.names) == 1 else r"[\w-]+"
        quoted = (name if re.fullmatch(bare, name) else f'"{name}"' for name in self.names)
        return f"rolecli {command} {' '.join(quoted)}"


def understood(words: str) -> Asked | None:
    """Return the command that a question asks for; nothing where it is only words."""
    if '"' in words:  # a phrase is to be searched for
        return None
    question = " ".join(words.split()).rstrip(" ?!.")
    said = {*question.casefold().split()}
    for command, marks, pattern in _QUESTIONS:
        if marks & said and (found := re.fullmatch(pattern, question, re.IGNORECASE)):
            return Asked(command, tuple(name for name in found.groups() if name))
    return None


def names_only_what_is_done(asked: Asked) -> bool:
    """Return whether a question says nothing to search for, as "wer verdient am meisten" does.

    Where no role does it, what other texts have on it is no answer.
    """
    return asked.command == "who" and len(parse(asked.names[0]).terms) == 1


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

        several = asked.names if len(asked.names) > 1 else asked.names[0].split()
        return compare(store, several)
    if asked.command == "reports":
        from rolecli.explore.reporting import reporting

        return reporting(store, asked.names[0])
    from rolecli.explore.showing import show

    return show(store, asked.names)


def hits(store: Store, asked: Asked, limit: int) -> "Answer[list[Hit]]":
    """Return the hits for what a question is about; who it is that does something, first.

    Raises:
        NothingFoundError: nothing fits.
    """
    if names_only_what_is_done(asked):
        answered(store, asked)
    find = search_roles if asked.command == "who" else search
    return find(store, " ".join(asked.names), limit)
