"""The formats an answer can be written in: what each one is, and the module that writes it."""

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from typing import IO, Any, Literal, NamedTuple

from rolecli.answer import Answer


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"
    YAML = "yaml"
    CSV = "csv"


Signs = Literal["stream", "utf-8", "bytes"]


class Traits(NamedTuple):
    """What is to be known of a format.

    Attributes:
        writer: the module in `present` whose `write(content, output)` writes it.
        content: what it writes: a page for people, or the answer as data for programs.
        suffixes: the endings of files that choose it.
        signs: what it is written in: the characters the stream has, UTF-8 wherever it goes, or
            bytes.
        languages: whether it can hold each text in all languages.
        stored: whether it copies the JSON of the store, and needs no records.
        answers: the types of records it can write; all of them if empty.
    """

    writer: str
    content: Literal["page", "data"]
    suffixes: tuple[str, ...] = ()
    signs: Signs = "utf-8"
    languages: bool = False
    stored: bool = False
    answers: tuple[str, ...] = ()


FORMATS: Mapping[Format, Traits] = {
    Format.TABLE: Traits("terminal", "page", signs="stream"),
    Format.PLAIN: Traits("plain", "page", (".txt",), signs="stream"),
    Format.MARKDOWN: Traits("markdown", "page", (".md",), signs="stream"),
    Format.JSON: Traits("json", "data", (".json",), languages=True, stored=True),
    Format.JSONL: Traits("jsonl", "data", (".jsonl",), languages=True),
    Format.YAML: Traits("yaml", "data", (".yaml", ".yml"), languages=True),
    Format.CSV: Traits("csv", "data", (".csv",)),
}

SUFFIXES = {suffix: form for form, traits in FORMATS.items() for suffix in traits.suffixes}


class Output(NamedTuple):
    """Where an answer goes.

    Attributes:
        stream: takes text, or bytes where the format is made of them.
        colour: whether there may be colours.
        links: whether a reader can follow links.
        width: in columns; None: as wide as the terminal.
        excel: whether a table of data is written as Excel opens it by a double click.
    """

    stream: IO[Any]
    colour: bool = True
    links: bool = False
    width: int | None = None
    excel: bool = False


def write(answer: Answer[Any], form: Format, output: Output) -> None:
    """Write an answer; its writer is loaded only now: rich alone takes longer than asking."""
    traits = FORMATS[form]
    content: Any = answer
    if traits.content == "page":
        from rolecli.present.pages import page_of  # for people only

        content = page_of(answer)
    import_module(f"rolecli.present.{traits.writer}").write(content, output)
