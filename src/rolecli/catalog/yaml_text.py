"""YAML -> plain data; where a value stands is worked out when it is asked for."""

import re
from collections.abc import Hashable, Iterable
from functools import cached_property
from pathlib import Path

import yaml

from rolecli.catalog.document import Document, Found, half_character, spot_of, unreadable
from rolecli.catalog.problems import Problem
from rolecli.catalog.syntax import syntax_words
from rolecli.catalog.yaml_events import Builder
from rolecli.catalog.yaml_places import MarkingBuilder
from rolecli.i18n import _

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# An emoji as JSON escapes it: libyaml refuses both halves, the parser in Python gives them.
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
# YAML ends lines at these as well, editors do not; no text may have them.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def read_yaml(text: str, file: Path) -> tuple[Document, list[Problem]]:
    """Read YAML from `text`; `file` is what places name.

    Raises:
        UnreadableError: nothing of the text can be used.
    """
    if found := _LINE_ENDS.search(text):
        message = _("the character U+{code:04X} ends a line where nobody sees it")
        spot, hint = spot_of(text, found.start()), _("Put a space or a line end there.")
        raise unreadable(file, "character", message.format(code=ord(found[0])), spot, hint)
    builder = Builder(file)
    _feed(builder, text)
    return Document(file, builder.data, _Places(text, file).find), builder.problems


class _Places:
    """Reads a text a second time when the first place in it is asked for."""

    def __init__(self, text: str, file: Path) -> None:
        self._text = text
        self._file = file

    @cached_property
    def _builder(self) -> MarkingBuilder:
        builder = MarkingBuilder(self._file)
        _feed(builder, self._text)
        return builder

    def find(self, path: Iterable[Hashable]) -> Found:
        return self._builder.find(path)


def _feed(builder: Builder, text: str) -> None:
    file = builder.file
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader if _PAIR.search(text) else LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.look_ahead(text)
        code, *words = syntax_words(error, text, builder.reached.line)
        raise unreadable(file, code, *words) from None
    except yaml.reader.ReaderError as error:
        character = _code_point(error.character)
        # The position given counts bytes or characters, as the parser likes.
        spot = spot_of(text, text.index(chr(character)))
        message = _("the character U+{code:04X} is not allowed in YAML").format(code=character)
        hint = (
            _("Remove it.") if character else _("Save the file as UTF-8, if it is a text at all.")
        )
        raise unreadable(file, "character", message, spot, hint) from None
    except (ValueError, OverflowError):  # "\UFFFFFFFF" in the parser written in Python
        raise half_character(file, builder.reached) from None


def _code_point(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[0])
