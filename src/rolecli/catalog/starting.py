"""Files to start from: a role, a concept, a small catalog."""

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from string import Template

import yaml

from rolecli.catalog.format import SLUG_LENGTH, SLUG_PATTERN
from rolecli.errors import UsageError
from rolecli.i18n import _, system_reason
from rolecli.terms import ConceptKind
from rolecli.text import printable, slug

_TEMPLATES = Path(__file__).parents[1] / "templates"
SCHEMA_FILE = "catalog.schema.json"  # where the files say that editors find it
_TOPIC = {"de": "-thema", "en": "-topic"}
_TITLES = {
    "de": {"topic_title": "Thema zu {title}", "source_title": "Beschreibung von {title}"},
    "en": {"topic_title": "Topic of {title}", "source_title": "Description of {title}"},
}


def new_role(key: str, language: str) -> str:
    """Return a commented catalog file in `language` that holds a role with the id `key`.

    It refers to nothing outside itself: the topic and the source it names are in it.

    Raises:
        UsageError: `key` is no id.
    """
    return _filled("role", key, language)


def new_concept(key: str, language: str, kind: ConceptKind = "topic") -> str:
    """Return a commented catalog file in `language` that holds a concept with the id `key`.

    Raises:
        UsageError: `key` is no id.
    """
    return _filled("concept", key, language, kind=kind)


def new_catalog(folder: Path, language: str) -> list[Path]:
    """Write a small working catalog into `folder` and return the files written.

    All of them are written or none, and none that is there is touched.

    Raises:
        UsageError: one of the files is there already, or the folder cannot be written.
    """
    texts = {folder / name: text for name, text in catalog_texts(language).items()}
    for file in texts:
        if os.path.lexists(file):
            raise _unwritable(file, FileExistsError())
    made = _make_folders(folder)
    written: list[Path] = []
    try:
        for file, text in texts.items():
            with file.open("x", encoding="utf-8", newline="") as stream:
                written.append(file)
                stream.write(text)
    except BaseException as error:
        _remove(written, made)
        if isinstance(error, OSError):
            raise _unwritable(file, error) from None
        raise
    return written


def catalog_texts(language: str) -> dict[str, str]:
    """Return the files of a small catalog in `language` by name."""
    from rolecli.catalog.schema import catalog_schema  # a role needs no schema

    schema = json.dumps(catalog_schema(), indent=2, ensure_ascii=False) + "\n"
    files = sorted((_TEMPLATES / language / "catalog").iterdir())
    return {file.name: file.read_text("utf-8") for file in files} | {SCHEMA_FILE: schema}


def _filled(template: str, key: str, language: str, **values: str) -> str:
    _check_id(key)
    title = " ".join(word.capitalize() for word in key.split("-"))
    suffix = _TOPIC[language]
    names = {name: text.format(title=title) for name, text in _TITLES[language].items()}
    texts = {
        "id": _written(key),
        "source": _written(key),  # sources have ids of their own: no entry is in its way
        "title": _written(title),
        "topic": key[: SLUG_LENGTH - len(suffix)].rstrip("-") + suffix,
    }
    text = (_TEMPLATES / language / f"{template}.yaml").read_text("utf-8")
    return Template(text).safe_substitute(values | names | texts)  # "$schema" stays


def _check_id(key: str) -> None:
    """Raise an error that proposes an id where `key` is none."""
    if re.fullmatch(SLUG_PATTERN, key) and len(key) <= SLUG_LENGTH:
        return
    proposed = slug(key)[:SLUG_LENGTH].rstrip("-")
    raise UsageError(
        _("'{value}' is not an id: use lowercase letters, digits and hyphens.").format(
            value=printable(key)
        ),
        _("For example '{id}'.").format(id=proposed) if proposed else "",
    )


def _written(text: str) -> str:
    """Return a text of letters, digits, hyphens and spaces as YAML: 12, null and on in quotes."""
    return text if yaml.safe_load(text) == text else f'"{text}"'


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the ones that were not there, the lowest first."""
    missing = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _remove([], missing)
        raise _unwritable(folder, error) from None
    return missing


def _remove(files: list[Path], folders: list[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
    for folder in folders:
        with suppress(OSError):  # not made, or someone else has put something in
            folder.rmdir()


def _unwritable(path: Path, error: OSError) -> UsageError:
    shown = printable(str(path))
    if isinstance(error, FileExistsError):
        return UsageError(
            _("{file} exists already; nothing was written.").format(file=shown),
            _("Name another folder, or move the file away."),
        )
    return UsageError(
        _("{file} cannot be written: {reason}.").format(file=shown, reason=system_reason(error)),
        _("Name another folder."),
    )
