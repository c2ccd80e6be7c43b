"""What people type, taken apart: words, phrases in quotes, words that must not be there."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rolecli.errors import UsageError
from rolecli.i18n import _
from rolecli.text import as_role, fold, fold_words, visible, without_gender, words

TRIGRAM = 3  # letters; the index finds shorter words only with the spaces around them

LONGEST = 1_000  # characters of a query, and of a name that near ones are looked for

_PHRASE = r'(?<!\S)([-\N{MINUS SIGN}]?)"([^"]+)"'
# "-word" leaves out, but behind "und" or "oder" a word is only short for a longer one
# ("Büromaschinen und -geräte"), and "-in", "-frau" and the like are a title's feminine.
_NOT_SHORTENED = r"(?<!und )(?<!oder )"
_NO_FEMININE = r"(?!(?:in|innen|frau|mann|leute)\b)"
_EXCLUDED = rf"(?i)(?<!\S){_NOT_SHORTENED}[-\N{{MINUS SIGN}}]{_NO_FEMININE}(?=[^\W_])(\S+)"
_LEAST_STEM = 4
_LONG = 6  # letters of a root that may stand inside a word: "betreu" in "kundenbetreuung"
_ENDINGS = ("ungen", "ung", "ern", "eln", "en", "er", "em", "es", "ing", "e", "n", "s")
_INFLECTION = "(?:e[nrms]?|[ns]|(?<=u)[rm])"  # folding makes "neur" of "neuer"
_STOP_WORDS = frozenset(
    fold(
        "aber als am an auf aufgabe aufgaben aus bei beim bin das dass dem den der des die du ein "
        "eine einem einen einer eines er es fur hat haben ich im in ins ist macht machen man mehr "
        "meist meisten mit nach oder sein sich sie sind so tut tun uber um und unter vom von vor "
        "wann warum was welche welchem welchen welcher welches wem wen wer werden wessen wie wird "
        "wo wofur zu zum zur zustandig verantwortlich a about an and are as at by do does for "
        "from how i is more most of on or responsible that the they to what when where which who "
        "whom whose why with"
    ).split()
)


class Term(NamedTuple):
    """A word to search for: as it was typed, folded, and without its ending.

    `whole` is the folded word that it is a part of, if the catalog writes that in two words.
    """

    typed: str
    folded: str
    stem: str
    whole: str = ""


class Query(NamedTuple):
    """A query taken apart.

    `text` is all of it but what must not be there; `name` is what of it may be a name, folded,
    as names are indexed.
    """

    text: str
    name: str
    terms: tuple[Term, ...]
    phrases: tuple[str, ...]
    excluded: tuple[str, ...]


def parse(query: str) -> Query:
    """Return the parts of a query.

    Stop words are left out unless there is nothing else; so are words of one or two letters
    where there are longer ones.
    """
    query = visible(query)
    quoted = re.findall(_PHRASE, query)
    rest = re.sub(_PHRASE, lambda found: " " if found[1] else f" {found[2]} ", query)
    excluded = [text for sign, text in quoted if sign] + re.findall(_EXCLUDED, rest)
    text = re.sub(_EXCLUDED, " ", rest)
    phrases = _folded(text for sign, text in quoted if not sign)
    said = {word for phrase in phrases if " " in phrase for word in phrase.split()}
    terms = [
        term._replace(stem=uninflected(term.folded)) if term.folded in said else term
        for term in _telling(_terms(text))
    ]
    return Query(
        text,
        as_role(f" {' '.join(term.folded for term in terms)} "),
        tuple(_long(terms)),
        phrases,
        _folded(excluded),
    )


def asked(query: str, example: str) -> Query:
    """Return the parts of a query that somebody asks.

    Args:
        query: words as people type them.
        example: a call that is right, for whoever typed no word.

    Raises:
        UsageError: the query holds no word, or is too long.
    """
    if len(query) > LONGEST:
        raise UsageError(
            _("The question is longer than {most} characters.").format(most=LONGEST),
            _("Search for the words that matter most."),
        )
    parsed = parse(query)
    if not parsed.terms:
        raise UsageError(
            _("There is no word to search for."), _("For example: {call}").format(call=example)
        )
    return parsed


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    found = (fold_words(text).strip() for text in texts)
    return tuple(text for text in found if text)


def _terms(text: str) -> Iterable[Term]:
    text = without_gender(text)
    for word in words(text):
        yield Term(text[word.start : word.end], word.folded, stem(word.folded))


def _telling(terms: Iterable[Term]) -> list[Term]:
    """Return the terms that tell something; all of them where none does."""
    distinct = list({term.folded: term for term in terms}.values())
    return [term for term in distinct if term.folded not in _STOP_WORDS] or distinct


def _long(terms: list[Term]) -> list[Term]:
    return [term for term in terms if len(term.folded) >= TRIGRAM] or terms


def without_stop_words(folded: str) -> list[str]:
    """Return the words of a folded text that tell something."""
    return [word for word in folded.split() if word not in _STOP_WORDS]


def stem(folded: str) -> str:
    """Return a folded word without the ending that only its case or number gives it.

    One letter at most: "kunden" -> "kunde", "preise" -> "preis", "teams" -> "team".
    """
    for ending, least in (("n", _LEAST_STEM), ("s", _LEAST_STEM), ("e", _LEAST_STEM + 1)):
        if folded.endswith(ending) and len(folded) > least and not folded.endswith("ss"):
            shorter = folded[:-1]
            return shorter if ending != "n" or shorter.endswith(("e", "er", "el")) else folded
    return folded


def uninflected(folded: str) -> str:
    """Return what all forms of a folded word begin with: "neuer" -> "neu". Three letters stay."""
    return re.sub(rf"(?<=\w{{3}}){_INFLECTION}$", "", folded)


def inflected(phrase: str) -> str:
    """Return the pattern of a folded phrase of several words in any case and number."""
    forms = (f"{re.escape(uninflected(word))}{_INFLECTION}?" for word in phrase.split())
    return " ".join(forms) + r"\b"


def root(folded: str) -> str:
    """Return what a folded word has in common with its kin: verbs, nouns, cases and numbers.

    "festlegen" and "festlegung" -> "festleg", "preise" -> "preis". Four letters stay at least.
    """
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _LEAST_STEM:
            return folded[: -len(ending)]
    return folded


def kin(term: Term) -> str:
    """Return the pattern of a term's kin, in a folded text with blanks around its words.

    Kin is what differs in its ending: "festlegung" of "festlegen", but not "wettbewerb" of
    "wetter". A long root may stand inside of a word: "kundenbetreuung" is kin of "betreuen".
    """
    own = root(term.folded)
    return f"{'' if len(own) >= _LONG else ' '}{own}(?:{'|'.join(_ENDINGS)}|t|te|ten|ens|ende?n?)? "


def says(folded: str, term: Term) -> bool:
    """Return whether a folded text, with blanks around its words, has a word or a kin of it.

    A word of three letters counts where it stands alone, a longer one as a part of others too.
    """
    if len(term.stem) <= TRIGRAM or term.folded.isdecimal():
        return f" {term.folded} " in folded or f" {term.stem} " in folded
    return term.stem in folded or re.search(kin(term), folded) is not None


def indexed(term: str) -> str:
    """Return a folded word as the index finds it: short ones as whole words."""
    return term if len(term) >= TRIGRAM else f" {term} "


def expression(terms: Iterable[str], operator: str) -> str:
    """Return FTS5's expression for folded terms; quotes keep them from being read as syntax."""
    return operator.join(f'"{indexed(term)}"' for term in terms)
