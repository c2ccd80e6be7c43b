"""Every message is said in German, in the words and signs of German, and none is left over."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import rolecli

SOURCE = Path(rolecli.__file__).parent
GERMAN = SOURCE / "locale" / "de" / "LC_MESSAGES" / "rolecli.po"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
PYTHON = [("**.py", "python")]

REPLACED_UMLAUT = re.compile(
    r"(?i)\w*(?:ae|oe|(?<![aeouq])ue)\w*"
    r"|\b(?:ausser|gross|heiss|massnahm|schliess|strass|weiss)\w*"
)
NO_UMLAUT = {"zuerst", "aktuell"}  # the letters of "ue", each for itself

# Names, commands and signs that a German message gives as they are typed or written.
VERBATIM = re.compile(r"`[^`]*`|\{[^}]*\}|'…'|\"…\"|\\\"")
PLACE_OF_MORE = re.compile(r"(?<=[A-ZÄÖÜ\]])\.\.\.")  # NAME...: may be repeated

# English term: its German word, and words that would say the same in another way.
TERMS = {
    "role": ("Roll", ("Position", "Stellen")),
    "concept": ("Begriff", ("Konzept",)),
    "area": ("Bereich", ("Gebiet", "Abteilung")),
    "topic": ("Them", ("Gegenstand",)),
    "level": ("Ebene", ("Stufe", "Niveau", "Level")),
    "layer": ("Schicht", ("Lage ", "Ebene")),
    "id": ("ID", ("Kennung", "Id ")),
    "catalog": ("Katalog", ("Verzeichnis", "Bestand")),
    "store": ("Speicher", ("Datenbank", "Ablage")),
    "contrast": ("Gegenüber", ("Kontrast", "Gegensatz")),
    "skill": ("Kompetenz", ("Fähigkeit", "Fertigkeit", "Skill")),
    "task": ("Aufgabe", ("Tätigkeit",)),
    "figure": ("Zahl", ("Kennzahl", "Abbildung")),
    "entry": ("Eintrag", ("Objekt",)),
    "file": ("Datei", ("File",)),
    "folder": ("Ordner", ("Verzeichnis",)),
    "option": ("Option", ("Schalter", "Parameter")),
    "key": ("Schlüssel", ("Feld",)),
}


def read_german(text: bytes) -> Catalog:
    return read_po(BytesIO(text), locale="de", abort_invalid=True)


def forms(texts: str | Iterable[str]) -> tuple[str, ...]:
    """Return the forms of a message id or a translation: one, or one for each number."""
    return (texts,) if isinstance(texts, str) else tuple(texts)


def german_of(message: Message) -> str:
    """Return all forms of a translation, without what is not German text."""
    text = "\n".join(forms(message.string))
    return PLACE_OF_MORE.sub("", VERBATIM.sub("", text))


def english_words(message: Message) -> set[str]:
    text = re.sub(r"\{[^}]*\}", "", " ".join(forms(message.id)))
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}


def used_ids(folder: Path) -> set[tuple[str, ...]]:
    return {
        forms(message)
        for _file, _line, message, _comments, _context in extract_from_dir(
            folder, PYTHON, keywords=KEYWORDS
        )
    }


def placeholders(text: str) -> Counter[str]:
    """Return what is filled in; a brace that stands for itself is none of it."""
    return Counter(re.findall(r"\{[^{}']*\}|%(?:\(\w+\))?[sdrfx]", text))


def translated_calls_inside_f_strings(code: str) -> Iterator[int]:
    """Yield the lines where a message is looked up inside an f-string: it cannot be extracted."""
    for outer in ast.walk(ast.parse(code)):
        if isinstance(outer, ast.JoinedStr):
            for inner in ast.walk(outer):
                match inner:
                    case ast.Call(func=ast.Name(id="_" | "ngettext")):
                        yield inner.lineno


CATALOG = read_german(GERMAN.read_bytes())
MESSAGES = [message for message in CATALOG if message.id]


def named(message: Message) -> str:
    return forms(message.id)[0][:50]


def failing(check: Callable[[Message], bool]) -> list[str]:
    """Return the messages that a check does not hold for, with their translations."""
    return [f"{named(message)}: {message.string!r}" for message in MESSAGES if not check(message)]


def test_each_message_used_has_a_translation() -> None:
    translated = {forms(message.id) for message in MESSAGES}
    translated |= {form[:1] for form in translated}  # gettext finds the singular of both forms
    assert used_ids(SOURCE) <= translated


def test_each_translation_is_of_a_message_that_is_used() -> None:
    translated = {forms(message.id) for message in MESSAGES}
    assert translated <= used_ids(SOURCE)


def test_no_message_is_left_over_or_stands_twice() -> None:
    assert not CATALOG.obsolete
    starts = re.findall(r'^msgid ((?:".*"\n)+)', GERMAN.read_text(encoding="utf-8"), re.MULTILINE)
    assert [start for start, count in Counter(starts).items() if count > 1] == []
    assert len(starts) == len(MESSAGES) + 1  # the header has an empty id


def is_translated_and_sure(message: Message) -> bool:
    texts = forms(message.string)
    complete = len(texts) == (CATALOG.num_plurals if message.pluralizable else 1) and all(texts)
    return complete and not message.fuzzy


def has_the_placeholders_of_its_message(message: Message) -> bool:
    ids = forms(message.id)
    return all(
        placeholders(text) == placeholders(ids[min(number, len(ids) - 1)])
        for number, text in enumerate(forms(message.string))
    )


def begins_and_ends_as_its_message(message: Message) -> bool:
    return all(
        ends(source) == ends(text)
        for source, text in zip(forms(message.id), forms(message.string), strict=True)
    )


def ends(text: str) -> tuple[bool, bool, bool]:
    """Return whether a text begins with a blank, ends with one, and ends as a sentence does.

    A message of one sign has no end of its own.
    """
    return (
        text[:1].isspace(),
        text[-1:].isspace(),
        len(text) > 1 and text.rstrip()[-1:] in {".", ":", "?", "…"},
    )


def has_german_quotes_and_marks(message: Message) -> bool:
    german = german_of(message)
    paired = re.sub(r"[^„“]", "", german) == "„“" * german.count("„")
    return paired and not re.search(r"[\"'`´‘’‚”«»]|\.\.\.", german)


def has_real_umlauts(message: Message) -> bool:
    suspects = {word.group().casefold() for word in REPLACED_UMLAUT.finditer(german_of(message))}
    return suspects <= NO_UMLAUT


def uses_the_words_of_the_program(message: Message) -> bool:
    german, english = german_of(message), english_words(message)
    return not any(
        other in german and not any(other in TERMS[more][0] for more in english & TERMS.keys())
        for term, (_word, avoided) in TERMS.items()
        if english & {term, f"{term}s", f"{term.removesuffix('y')}ies"}
        for other in avoided
    )


CHECKS = (
    is_translated_and_sure,
    has_the_placeholders_of_its_message,
    begins_and_ends_as_its_message,
    has_german_quotes_and_marks,
    has_real_umlauts,
    uses_the_words_of_the_program,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_translation(check: Callable[[Message], bool]) -> None:
    assert failing(check) == []


def test_a_user_is_addressed_formally() -> None:
    informal = re.compile(
        r"\b(?:du|dein\w*|dir|dich|bitte\s+(?:gib|nenn|prüf)\w*)\b"
        r"|(?:^|[.,:] (?:oder |und )?)(?:gib|lass|nimm|schreib|schließ|setz|entfern|teil|öffn)e?\b",
        re.IGNORECASE,
    )
    assert [named(message) for message in MESSAGES if informal.search(german_of(message))] == []


@pytest.mark.parametrize(
    "file", sorted(SOURCE.rglob("*.py")), ids=lambda file: str(file.relative_to(SOURCE))
)
def test_no_message_is_looked_up_inside_an_f_string(file: Path) -> None:
    assert list(translated_calls_inside_f_strings(file.read_text(encoding="utf-8"))) == []
