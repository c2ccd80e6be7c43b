"""Which language the program speaks, and the translation of its own words."""

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from gettext import NullTranslations, translation
from pathlib import Path

LANGUAGES = ("de", "en")
DEFAULT_LANGUAGE = "de"

_LOCALE = Path(__file__).parent / "locale"
_translations = NullTranslations()
_spoken = "en"


def _(message: str) -> str:
    """Return `message` (English) in the language chosen last with `speak`."""
    return _translations.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of a message that fits `number`, in the chosen language."""
    return _translations.ngettext(singular, plural, number)


def speak(language: str) -> None:
    """Choose the language of the program's own words.

    Args:
        language: one of LANGUAGES; English is the language of the message ids themselves.
    """
    global _translations, _spoken  # noqa: PLW0603  one process speaks one language
    _spoken = language
    _translations = translation("rolecli", _LOCALE, [language], fallback=True)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have the program's own words in a language for a while: what is asked for in all of them."""
    before = _spoken
    if before != language:
        speak(language)
    try:
        yield
    finally:
        if before != language:
            speak(before)


def spoken() -> str:
    """Return the language chosen last with `speak`: that of every page."""
    return _spoken


def system_reason(error: OSError) -> str:
    """Return why the operating system refused something, in the chosen language.

    The ids are the words of POSIX, which Python gives in English; what is rare stays English.
    """
    reasons = {
        errno.EACCES: _("Permission denied"),
        errno.EEXIST: _("File exists"),
        errno.EIO: _("Input/output error"),
        errno.EISDIR: _("Is a directory"),
        errno.ELOOP: _("Too many levels of symbolic links"),
        errno.ENAMETOOLONG: _("File name too long"),
        errno.ENOENT: _("No such file or directory"),
        errno.ENOSPC: _("No space left on device"),
        errno.ENOTDIR: _("Not a directory"),
        errno.EPERM: _("Operation not permitted"),
        errno.EROFS: _("Read-only file system"),
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language asked for: `--lang`, `ROLECLI_LANG`, the locale, else German.

    The command line is looked through here because help texts are made before it is parsed.
    A value that is no known language is passed over; the parser refuses it with a message.
    """
    locale_names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    asked = [
        *_values_of("--lang", arguments),
        environment.get("ROLECLI_LANG", ""),
        next(filter(None, locale_names), "").partition("_")[0].partition(".")[0],
    ]
    codes = (code.lower() for code in asked)
    return next((code for code in codes if code in LANGUAGES), DEFAULT_LANGUAGE)


def _values_of(option: str, arguments: Sequence[str]) -> list[str]:
    values: list[str] = []
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option:
            values += arguments[position + 1 : position + 2]
        elif argument.startswith(f"{option}="):
            values.append(argument.removeprefix(f"{option}="))
    return values[::-1]
