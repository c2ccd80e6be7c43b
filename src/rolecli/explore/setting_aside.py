"""What stands around a title without belonging to it: seniority, place, working time, "(m/w/d)"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rolecli.text import GENDER_NOTE

_MOST = 6  # pieces that are set aside one by one; of more, all at once
_LONGEST = 300  # characters; no title is as long

_GENDER = (
    rf"{GENDER_NOTE}|[(]\s*[ax]\s*[)]|[(]\s*in\s*[)]"
    r"|(?<![\w/|])[mwfdx]\s?[/|]\s?[mwfdxi*](?:\s?[/|]\s?(?:[mwfdxi*]|divers|div\.)){0,2}(?![\w/|])"
    r"|\b(?:all genders|alle geschlechter|any gender)\b"
)
_SENIORITY = (
    r"\b(?:senior|junior|sr|jr|principal|mid[- ]?level|entry[- ]?level|young professionals?"
    r"|berufseinsteiger(?:in)?|berufsanf(?:ä|ae)nger(?:in)?|berufserfahrene?r?"
    r"|quereinsteiger(?:in)?|absolvent(?:in)?"
    r"|erfahrene[rns]?|angehende[rns]?|stellvertretende[rns]?|stellv|stv"
    r"|experienced|deputy|level [0-9]|I{1,3})\b\.?"
)
_TIME = (
    r"\b(?:in |auf |als )?(?:(?:voll|teil)(?:[- ]?zeit)?\s*(?:-\s*)?(?:/|und|oder|o\.|u\.)\s*"
    r"(?:voll|teil)[- ]?zeit|(?:voll|teil|alters?teil|gleit)[- ]?zeit|(?:full|part)[- ]?time)\b"
    r"|\b(?:un)?befristet(?:e[rns]?)?(?: (?:auf|für|bis) [\w.]+(?: (?:jahre?|monate?))?)?"
    r"|(?<!\w)(?:(?:ca\.? )?[0-9]{1,3}\s*(?:-|–|bis)\s*)?[0-9]{1,3}\s*"
    r"(?:%|prozent|percent|std\b\.?|stunden\b|h\b|hours\b)"
    r"(?:\s*(?:/|pro|die|je|in der|per|a)\s*(?:woche|wo\.|w|week)\b)?"
    r"|\b(?:ab|per) sofort\b|\b(?:ab|zum|per) (?:[0-9]{1,2}\.\s?)?"
    r"(?:[0-9]{1,2}\.\s?|[a-zä]+ )?[0-9]{4}\b"
    r"|\b(?:ab|zum|per) [0-9]{1,2}\.(?:[0-9]{1,2}\.|\s?[a-zä]+)?"
    r"|\bzum n(?:ä|ae)chstm(?:ö|oe)glichen (?:zeitpunkt|termin)\b"
    r"|\b(?:als )?(?:elternzeit|schwangerschafts|krankheits|mutterschutz)?vertretung\b"
    r"|\b(?:in |auf )?(?:minijob|midijob|festanstellung|direktvermittlung|zeitarbeit|freelance"
    r"|freiberuflich|unbefristet|permanent|(?:[0-9]{3} ?)?(?:€|euro)[- ]basis)\b"
    r"|\b(?:dringend )?gesucht\b|\bwanted\b"
)
_PLACES = (
    "berlin|hamburg|münchen|muenchen|munich|köln|koeln|cologne|frankfurt(?: am main| a\\. ?m\\.)?"
    "|stuttgart|düsseldorf|duesseldorf|leipzig|dortmund|essen|bremen|dresden|hannover|nürnberg"
    "|nuernberg|nuremberg|duisburg|bochum|wuppertal|bielefeld|bonn|münster|mannheim|karlsruhe"
    "|augsburg|wiesbaden|kiel|lübeck|erfurt|mainz|rostock|kassel|potsdam|saarbrücken|freiburg"
    "|heidelberg|ulm|regensburg|wien|vienna|graz|linz|salzburg|innsbruck|zürich|zuerich|zurich"
    "|genf|geneva|basel|bern|luzern|london|paris|amsterdam|new york"
    "|bayern|bavaria|baden-württemberg|hessen|sachsen(?:-anhalt)?|thüringen|niedersachsen"
    "|brandenburg|mecklenburg-vorpommern|schleswig-holstein|rheinland-pfalz|saarland"
    "|nordrhein-westfalen|nrw|deutschland|germany|österreich|oesterreich|austria|schweiz"
    "|switzerland|europa|europe|d-?a-?ch(?:-region)?|emea|apac|benelux|latam|cee"
    "|(?:nord|süd|sued|ost|west)(?:deutschland|ost|west|europa)?|north|south|east|west"
)
_WORD = r"[^\W\d_][\w.-]*"
_PLACE = (
    rf"\b(?:(?:am |im |in der |für (?:die |den |das )?)?(?:region|standort|raum|großraum|grossraum"
    rf"|gebiet|bezirk|location|area of|filiale|niederlassung)(?: {_WORD}){{1,2}})"
    rf"|\b(?:(?:in|bei|für|aus|near|for) )?(?:{_PLACES})\b(?:\s*(?:/|und|&)\s*(?:{_PLACES})\b)*"
    r"|\b(?:100 ?% )?(?:remote|home[- ]?office|hybrid(?:es arbeiten)?|mobil(?:es arbeiten)?|vor ort"
    r"|on-?site|bundesweit|deutschlandweit|europaweit|weltweit|international|standortunabhängig)\b"
    r"(?: möglich| only)?"
)
_AROUND = rf"(?i){_GENDER}|{_TIME}|{_PLACE}|{_SENIORITY}"
# What is said of a place or a branch that no list knows: "in Bad Aibling", "– Region X", "(Y)".
_TAIL = r"\s+(?:[-–—|@]\s+.+|(?:in|bei) .+)$|\s*[,|@]\s*.+$|\s*[(\[][^()\[\]]*[)\]]\s*$"
_LOOSE = r"^[\s,;:/|&–—-]+|[\s,;:/|&–—-]+$|[(\[]\s*[,/|;–-]*\s*[)\]]|(?<=\s)[,;/|–—-]+(?=\s)"


class Bare(NamedTuple):
    """A title, and what was set aside around it, in the order it stood there."""

    title: str
    aside: tuple[str, ...]


def gender_notes(name: str) -> tuple[str, ...]:
    """Return the notes on gender in a name, as they are written."""
    return tuple(found.group() for found in re.finditer(f"(?i){_GENDER}", name[:_LONGEST]))


def bare_titles(name: str) -> Iterator[Bare]:
    """Yield what may be the title in a name, the one with the least set aside first.

    Words that belong to a title in the catalog are found so: who asks takes the first that
    there is.
    """
    if len(name) > _LONGEST:
        return
    pieces = [found for found in re.finditer(_AROUND, name) if found.group().strip()]
    notes = [piece for piece in pieces if re.fullmatch(f"(?i){_GENDER}", piece.group())]
    others = [piece for piece in pieces if piece not in notes]
    sizes = range(len(others) + 1) if len(others) <= _MOST else (len(others),)
    for size in sizes:
        for some in combinations(others, size):
            aside = sorted((*notes, *some), key=lambda piece: piece.start())
            if aside and (title := _tidy(_cut(name, aside))):
                yield Bare(title, _texts(aside))
    last = _cut(name, pieces)
    while found := re.search(_TAIL, last):
        rest, last = found.group().strip(" ,|@–—-"), last[: found.start()]
        aside_too = (*_texts(pieces), *([rest] if re.search(r"\w", rest) else []))
        if title := _tidy(last):
            yield Bare(title, tuple(sorted(aside_too, key=name.find)))


def _texts(pieces: Iterable[re.Match[str]]) -> tuple[str, ...]:
    return tuple(piece.group().strip() for piece in pieces)


def _cut(name: str, pieces: Sequence[re.Match[str]]) -> str:
    for piece in reversed(pieces):
        name = f"{name[: piece.start()]} {name[piece.end() :]}"
    return name.rstrip()


def _tidy(title: str) -> str:
    before = ""
    while before != title:
        before, title = title, re.sub(_LOOSE, " ", title).strip()
    return re.sub(r"\s+", " ", title)
