"""What a sentence calls an entry or a topic: with its article, in the form that is surely right.

A form that cannot be known is gone round: what has no known gender is "the role X", a topic that
would change in a list is "the topic X".
"""

import re
from collections.abc import Sequence

from rolecli.i18n import _, spoken
from rolecli.records import Item
from rolecli.terms import Kind

_FEMININE = r"(?:enz|ung|keit|schaft|kraft|frau|[rt]in)$"
_WEAK = r"(?:e|[aeo]nt|ist|at|oge|soph|nom|graf|and|herr)$"  # den Assistenten, den Kollegen
# Adjectives that no English title begins with: "Kaufmännische Verwaltung", not "Mobile Apps".
_ADJECTIVE = r"(?:isch|lich|ig|sam|bar|ell|end|är|ial|onal|tal)e[ns]? [A-ZÄÖÜ]"
_AND = r"\b(?:und|and|&)\b"


def gender(item: Item) -> str:
    """Return "masculine" or "feminine", or nothing where the German title does not say.

    The feminine form tells, where it is another one, or the ending of the noun: the first word
    ("Leitung Marketing"), or the last behind an adjective ("Technische Leitung").
    """
    if item.feminine and item.feminine != item.title:
        return "masculine"
    first, *_between, last = item.title.split() * 2 or [""] * 2
    noun = last if first.endswith("e") else first
    return "feminine" if re.search(_FEMININE, noun.casefold()) else ""


def subject(item: Item) -> str:
    """Return what a sentence calls an entry that does something."""
    if item.kind != "role":
        return _kind_words(item.kind).format(title=item.title)
    return {
        "masculine": _("the {masculine}").format(masculine=item.title),
        "feminine": _("the {feminine}").format(feminine=item.title),
    }.get(gender(item), _("the {title}").format(title=item.title))


def _kind_words(kind: Kind) -> str:
    known = {
        "area": _("the {title} area"),
        "topic": _("the topic {title}"),
        "method": _("the method {title}"),
        "practice": _("the practice {title}"),
        "stakeholder": _("the group {title}"),
    }
    return known.get(kind, "{title}")


def reporting(item: Item, superior: Item) -> str:
    """Return a sentence that says who reports to whom."""
    who, title = subject(item), superior.title
    first = title.split()[0]
    known = "" if re.search(_WEAK, first.casefold()) else gender(superior)
    return {
        "masculine": _("{who} reports to the {masculine}.").format(who=who, masculine=title),
        "feminine": _("{who} reports to the {feminine}.").format(who=who, feminine=title),
    }.get(known, _("{who} reports to the {title}.").format(who=who, title=title))


def topic_words(title: str) -> str:
    """Return what a sentence calls a topic it is about.

    In English it begins small, unless it looks like a name or a short form; in German where it
    begins with an adjective, and one in -er would change ("Stationärer Handel").
    """
    if spoken() == "en":
        first, *others = title.split()
        common = first[1:] == first[1:].lower() and len(first) > 1
        named = any(word[:1].isupper() and not word.isupper() for word in others)
        return title[0].lower() + title[1:] if common and not named else title
    if re.match(r"\S+er [A-ZÄÖÜ]", title) or re.search(r"\b(?:Kunde|Name|Experte)$", title):
        return _("the topic {title}").format(title=title)
    return title[0].lower() + title[1:] if re.match(r"\w+" + _ADJECTIVE, title) else title


def named_topic(title: str) -> str:
    """Return what a sentence calls a topic that it says is one: its name as it stands."""
    return topic_words(title) if spoken() == "en" else title


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence; those that hold an "and" come last."""
    compound = [word for word in words if re.search(_AND, word)]
    words = [*(word for word in words if word not in compound), *compound]
    if len(words) == 1:
        return words[0]
    pattern = _("{first} as well as {last}") if compound else _("{first} and {last}")
    return pattern.format(first=", ".join(words[:-1]), last=words[-1])


def sentence(text: str) -> str:
    """Return a text with a capital letter in front."""
    return text[:1].upper() + text[1:]
