from pathlib import Path

import pytest

from rolecli import i18n

GERMAN, ENGLISH = " oder ", " or "


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "de"),
        (["--lang", "en"], {}, "en"),
        (["--lang=en", "list"], {}, "en"),
        (["list", "--lang", "en"], {}, "en"),
        (["--lang", "en", "--lang", "de"], {"LC_ALL": "en_US.UTF-8"}, "de"),
        (["--lang", "de"], {"ROLECLI_LANG": "en"}, "de"),
        ([], {"ROLECLI_LANG": "en", "LC_ALL": "de_DE.UTF-8"}, "en"),
        ([], {"LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "en_GB"}, "en"),
        ([], {"LANG": "en"}, "en"),
        ([], {"LANG": "en.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LC_ALL": "de_DE.UTF-8", "LANG": "en_US.UTF-8"}, "de"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, "de"),
        ([], {"LANG": "fr_FR.UTF-8"}, "de"),
        (["--lang", "fr"], {"ROLECLI_LANG": "en"}, "en"),
        (["--lang"], {"LANG": "en_US.UTF-8"}, "en"),
        (["show", "--", "--lang", "en"], {}, "de"),
        (["--language", "en"], {}, "de"),
    ],
)
def test_the_language_is_what_was_asked_for_most_plainly(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert i18n.choose_language(arguments, environment) == language


def test_the_program_speaks_the_chosen_language() -> None:
    i18n.speak("de")
    assert i18n._(ENGLISH) == GERMAN
    i18n.speak("en")
    assert i18n._(ENGLISH) == ENGLISH


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("de", "und {count} weiteres Problem", "und {count} weitere Probleme"),
        ("en", "and {count} more problem", "and {count} more problems"),
    ],
)
def test_a_message_fits_its_number(language: str, one: str, several: str) -> None:
    i18n.speak(language)
    forms = [
        i18n.ngettext("and {count} more problem", "and {count} more problems", number)
        for number in (0, 1, 2)
    ]
    assert forms == [several, one, several]


def test_without_compiled_messages_the_program_speaks_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_LOCALE", tmp_path)
    i18n.speak("de")
    assert i18n._(ENGLISH) == ENGLISH


def test_what_has_no_translation_is_said_in_english() -> None:
    assert i18n._("no such message") == "no such message"


@pytest.mark.parametrize(
    ("language", "reason"),
    [("de", "Datei oder Ordner nicht gefunden"), ("en", "No such file or directory")],
)
def test_what_the_system_refuses_is_told_in_the_chosen_language(
    tmp_path: Path, language: str, reason: str
) -> None:
    i18n.speak(language)
    with pytest.raises(FileNotFoundError) as refused:
        (tmp_path / "missing").read_text(encoding="utf-8")
    assert i18n.system_reason(refused.value) == reason


def test_what_the_system_refuses_in_rare_words_is_told_in_them() -> None:
    assert i18n.system_reason(OSError(10_000, "Rare words")) == "Rare words"
    assert i18n.system_reason(OSError("no number")) == "no number"
