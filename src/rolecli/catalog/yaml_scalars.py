"""What a plain word of YAML stands for: a number, a date, a truth value, or a text."""

import re
from typing import Any

import yaml

_LONGEST_NUMBER = 100  # characters; what is longer is a text, and slow to turn into a number
_SURROGATE = re.compile("[\ud800-\udfff]")
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_CONSTRUCTOR = yaml.constructor.SafeConstructor()


def joined(text: str) -> str:
    """Return a text in which pairs of surrogates, as JSON escapes them, are one character.

    Raises:
        UnicodeDecodeError: one of a pair is missing.
    """
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def typed(word: str) -> Any:
    """Return the value that a word without quotation marks has by YAML's rules."""
    for tag, pattern in _RESOLVERS.get(word[:1], ()):
        if pattern.match(word):
            return _constructed(tag, word)
    return word


def _constructed(tag: str, word: str) -> Any:
    construct = _CONSTRUCTOR.yaml_constructors.get(tag)
    if construct is None or len(word) > _LONGEST_NUMBER:
        return word
    try:
        return construct(_CONSTRUCTOR, yaml.ScalarNode(tag, word))
    except (ValueError, OverflowError):  # 2024-02-31 looks like a date; 1:99 like a number
        return word
