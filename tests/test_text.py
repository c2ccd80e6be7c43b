import re
import unicodedata
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rolecli.text import (
    INVISIBLE,
    Word,
    fold,
    fold_all,
    fold_words,
    harmless,
    masculine,
    name_key,
    part_of,
    printable,
    slug,
    visible,
    without_gender,
    words,
)

# Latin letters as German speakers and their computers write them: precomposed, taken apart,
# ligatures, both cases; and signs that stand between them.
LATIN = st.text(
    st.sampled_from("aeiouAEOUbnrstäöüÄÖÜßẞéçñŁøﬁĳŉſ\u0301\u0308 -_/:(1\u00ad\u200d"),
    max_size=12,
)
QUICKLY = settings(max_examples=200)
ANYTHING = st.text(max_size=12)
SURROGATES = st.text(st.characters(codec=None, categories=None), max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Führung", "fuehrung"),
        ("Führung", "Fuhrung"),
        ("Führung", unicodedata.normalize("NFD", "Führung")),
        ("ÄRGER", "ärger"),
        ("Straße", "STRASSE"),
        ("Oeffentlichkeit", "Öffentlichkeit"),
        ("Café", "cafe"),
        ("ﬁx", "FIX"),
        ("Ver\u00adtriebs\u00adleiter", "Vertriebsleiter"),
        ("Ko\u200bch", "Koch"),
        ("u\u200ceber", "über"),
        ("u\u200d\u0308ber", "über"),
        ("\ufeffIn\u2060halt", "Inhalt"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Marke", "Märkte"), ("Leiter", "Leite"), ("See", "Se"), ("Tier", "Tir")]
)
def test_different_words_stay_different_when_folded(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@QUICKLY
@given(st.one_of(LATIN, ANYTHING))
@example("aee\u0301e")
@example("İ")
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


WITHIN = st.lists(st.tuples(st.integers(0, 12), st.sampled_from(INVISIBLE)), max_size=4)


def strewn(text: str, signs: list[tuple[int, str]]) -> str:
    """Return a text with signs that are not seen put in at some places."""
    for at, sign in signs:
        text = text[:at] + sign + text[at:]
    return text


@QUICKLY
@given(st.one_of(LATIN, ANYTHING), WITHIN)
@example("Leiter:in (m/w/d)", [(6, "\u00ad"), (7, "\u200b"), (10, "\u200b")])
@example("LeiterIn", [(6, "\u00ad")])
def test_signs_that_are_not_seen_change_nothing(text: str, signs: list[tuple[int, str]]) -> None:
    written = strewn(text, signs)
    assert fold(written) == fold(visible(text))
    assert fold_words(written) == fold_words(text)
    assert name_key(written) == name_key(text)
    assert slug(written) == slug(text)


@QUICKLY
@given(LATIN, WITHIN)
def test_words_stand_where_they_are_seen(text: str, signs: list[tuple[int, str]]) -> None:
    text, written = visible(text), strewn(visible(text), signs)
    found = [written[word.start : word.end] for word in words(written)]
    assert [*map(visible, found)] == [text[word.start : word.end] for word in words(text)]
    assert not [word for word in found if word[0] in INVISIBLE or word[-1] in INVISIBLE]


@QUICKLY
@given(st.lists(st.one_of(LATIN, ANYTHING).map(lambda text: text.replace("\0", ""))))
@example(["", "Leiter:in (m", "/w)", "\u0301e", "\ufc5e", ""])
def test_folding_all_at_once_is_folding_each(texts: list[str]) -> None:
    assert fold_all(texts) == [fold_words(text) for text in texts]


@QUICKLY
@given(LATIN, LATIN)
@example("u", "e")
@example("u", "\u0308e")
def test_a_prefix_folds_to_a_prefix(start: str, rest: str) -> None:
    assert fold(start + rest).startswith(fold(start))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Leiter (m/w/d)", "Leiter "),
        ("Leiter (M/W/D)", "Leiter "),
        ("Leiter [w/m/x]", "Leiter "),
        ("Leiter ( f | m | d )", "Leiter "),
        ("Leiter (gn)", "Leiter "),
        ("Leiter (all genders)", "Leiter "),
        ("Leiter:in", "Leiter"),
        ("Leiter*innen", "Leiter"),
        ("Leiter_in", "Leiter"),
        ("Leiter/in", "Leiter"),
        ("Leiter/-in", "Leiter"),
        ("Leiter(in)", "Leiter"),
        ("Leiter(-innen)", "Leiter"),
        ("LeiterInnen", "Leiter"),
        ("Leiter:in Marketing", "Leiter Marketing"),
        ("Made in Germany", "Made in Germany"),
        ("Berlin", "Berlin"),
        ("Produkt (intern)", "Produkt (intern)"),
        ("INTERNET", "INTERNET"),
    ],
)
def test_gender_notes_and_marks_are_taken_away(written: str, left: str) -> None:
    assert without_gender(written) == left


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("leiterin marketing", "leiter marketing"),
        ("leiterinnen", "leiter"),
        ("direktorin", "direktor"),
        ("assistentin", "assistent"),
        ("spezialistin", "spezialist"),
        ("ingenieurin", "ingenieur"),
        ("kandidatin", "kandidat"),
        ("psychologin", "psycholog"),
        ("kauffrau", "kaufmann"),
        (fold("Kauffrauen"), "kaufmann"),
        ("kaufleute", "kaufmann"),
        (fold("Kaufleuten"), "kaufmann"),
        ("frau", "frau"),
        ("leute", "leute"),
        ("berlin", "berlin"),
        ("termin", "termin"),
        ("interna", "interna"),
    ],
)
def test_words_are_put_into_their_masculine_form(folded: str, expected: str) -> None:
    assert masculine(folded) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Leiterin E-Commerce",
        "leiter e commerce",
        "LEITER ECOMMERCE",
        "Leiter:in E-Commerce (m/w/d)",
        "Leiter/-in E–Commerce [w/m/x]",
        "  LeiterIn  E_Commerce!",
    ],
)
def test_ways_to_write_a_name_have_one_key(name: str) -> None:
    assert name_key(name) == "leiterecommerce"


def test_the_key_of_signs_alone_is_empty() -> None:
    assert name_key(" -/(_)… ") == ""


def test_words_know_where_they_stand() -> None:
    assert list(words("Die Führung, in_Köln")) == [
        Word("die", 0, 3),
        Word("fuhrung", 4, 11),
        Word("in", 13, 15),
        Word("koln", 16, 20),
    ]


def test_an_umlaut_of_two_characters_does_not_split_its_word() -> None:
    assert list(words("Fu\u0308hrung")) == [Word("fuhrung", 0, 8)]


@QUICKLY
@given(st.one_of(LATIN, ANYTHING))
def test_words_are_never_empty_and_stand_in_order(text: str) -> None:
    found = list(words(text))
    assert all(word.folded and word.start < word.end for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_what_is_indexed_is_what_is_searched_for() -> None:
    text = "Führung der Mitarbeiter:innen und Beraterinnen"
    assert fold_words(text).split() == [word.folded for word in words(without_gender(text))]


@pytest.mark.parametrize(
    ("word", "part", "span"),
    [
        ("Führung", "fuhr", (0, 4)),
        ("Fuehrung", "uhr", (1, 5)),
        ("Mitarbeiterführung", fold("führung"), (11, 18)),
        ("Straße", "s", (0, 1)),
        ("Fuße", "sse", (2, 4)),
        ("Fu\u0308hrung", "hrung", (3, 8)),
        ("Führung", "team", None),
        ("Ver\u00adtriebs\u00adleiter", "triebsleit", (4, 15)),
        ("Ver\u00adtriebs\u00adleiter", "ver", (0, 3)),
        ("Fu\u00ade\u200bhrung", "hrung", (5, 10)),
    ],
)
def test_a_part_is_found_in_the_word_as_written(
    word: str, part: str, span: tuple[int, int] | None
) -> None:
    assert part_of(word, part) == span


# Without the letters that fold to several: a part may begin or end inside of such a letter.
WHOLE_LETTERS = st.text(st.sampled_from("aeounrtsAEOäöüÄÖÜéçñ\u0301\u0308\u00ad\u200b"), min_size=1)


@QUICKLY
@given(WHOLE_LETTERS, st.data())
def test_the_letters_found_fold_to_the_part(word: str, data: st.DataObject) -> None:
    folded = fold(word)
    start = data.draw(st.integers(0, max(0, len(folded) - 1)))
    part = folded[start : data.draw(st.integers(start + 1, max(start + 1, len(folded))))]
    if not part:
        return
    span = part_of(word, part)
    assert span is not None
    assert fold(word[slice(*span)]) == part


def test_a_part_of_a_long_word_is_found_at_once() -> None:
    word = "Führungs" * 20_000
    started = process_time()
    assert part_of(word, fold(word)) == (0, len(word))
    assert process_time() - started < 2  # 0.1 s; word by word, letter by letter: hours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Führungskraft für Öffentlichkeit", "fuehrungskraft-fuer-oeffentlichkeit"),
        (unicodedata.normalize("NFD", "Büro"), "buero"),
        ("STRAẞE & Straße", "strasse-strasse"),
        ("  A/B-Test (2.0)  ", "a-b-test-2-0"),
        ("Café", "cafe"),
        ("–", ""),
    ],
)
def test_a_slug_writes_umlauts_out(text: str, expected: str) -> None:
    assert slug(text) == expected


@QUICKLY
@given(st.one_of(LATIN, ANYTHING))
def test_a_slug_is_an_id_or_empty_and_its_own_slug(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)
    assert slug(made) == made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Preis: 5 € – „gut“ 😀", "Preis: 5 € – „gut“ 😀"),
        ("rot\x1b[31m\x07", "rot\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}"),
        ("ab\u202ecd\u200b", "ab\N{REPLACEMENT CHARACTER}cd"),
        ("Ver\u00adtriebs\u200b\u200dleiter\ufeff", "Vertriebsleiter"),
        ("B\u00e4cker 👩\u200d🍳", "B\u00e4cker 👩\u200d🍳"),
        ("❤\ufe0f\u200d🔥 \u200d👩\u200d", "❤\ufe0f\u200d🔥 👩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("🏴\U000e0067\U000e0062\U000e007f a\U000e0067", "🏴\U000e0067\U000e0062\U000e007f a"),
        ("a\ud800\x85\x9b", "a" + 3 * "\N{REPLACEMENT CHARACTER}"),
        ("eins\tzwei\nvier\r\u2028\u2029", "eins zwei vier   "),
    ],
)
def test_what_could_steer_a_terminal_is_made_harmless(text: str, expected: str) -> None:
    assert printable(text) == expected


STEERING = {"Cc", "Cs", "Zl", "Zp"}
JOINING = {"\u200c", "\u200d", *map(chr, range(0xE0020, 0xE0080))}


@QUICKLY
@given(SURROGATES)
def test_no_control_or_format_character_or_line_end_gets_through(text: str) -> None:
    shown = printable(text)
    assert printable(shown) == shown
    assert not [char for char in shown if unicodedata.category(char) in STEERING]
    assert not [
        char for char in shown if char not in JOINING and unicodedata.category(char) == "Cf"
    ]


@QUICKLY
@given(SURROGATES)
def test_what_is_harmless_keeps_every_other_sign(text: str) -> None:
    kept = harmless(text)
    assert harmless(kept) == kept
    assert len(kept) == len(text)
    assert not [char for char in kept if unicodedata.category(char) in STEERING]
    assert printable(kept) == printable(text)


def test_every_character_there_is_is_made_harmless() -> None:
    shown = printable("".join(map(chr, range(0x110000))))
    assert not [char for char in shown if unicodedata.category(char) in {*STEERING, "Cf"}]


@given(
    st.text()
    | st.lists(
        st.sampled_from([*"üßexn /_-½ﷺⅧ①ªガ–„", "Leiterin", "ae", "Kauffrau", "login", "\u0301"])
    ).map("".join)
)
def test_words_folded_at_once_are_as_folded_one_by_one(text: str) -> None:
    assert [word.folded for word in words(text)] == [
        masculine(fold(text[word.start : word.end])) for word in words(text)
    ]
