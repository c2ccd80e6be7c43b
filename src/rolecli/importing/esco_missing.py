"""What an ESCO download lacks, in sentences: which file, and what is left out for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rolecli.i18n import _, ngettext
from rolecli.importing.esco_concepts import GROUPS, OCCUPATIONS, SKILL_GROUPS, SKILLS, Sort


class Lack(NamedTuple):
    """What was not there, and how much stands or falls with it.

    `files` names the missing files by sort, `relations` that of the relations if it is missing.
    `made` counts what was imported, by sort.
    """

    files: Mapping[Sort, Sequence[str]]
    relations: str
    made: Mapping[Sort, int]
    skills_unused: int
    groups_untitled: int
    relations_astray: int
    links_closing: int


def told(lack: Lack) -> Iterator[str]:
    """Yield a sentence for each thing that is left out."""
    yield from _partly_missing(lack)
    missing = {sort: files for sort, files in lack.files.items() if files and not lack.made[sort]}
    roles = lack.made[OCCUPATIONS]
    if GROUPS in missing:
        yield _missing(missing[GROUPS], _without_area(roles))
    if SKILLS in missing and lack.relations:
        yield _missing([*missing[SKILLS], lack.relations], _without_skills(roles))
    elif SKILLS in missing:
        yield _missing(missing[SKILLS], _relations_left_out(lack.relations_astray))
    elif lack.relations:
        yield _missing([lack.relations], _skills_left_out(lack.skills_unused))
    elif lack.relations_astray:
        yield _astray(lack.relations_astray)
    if lack.groups_untitled and SKILL_GROUPS in missing:
        yield _missing(missing[SKILL_GROUPS], _groups_left_out(lack.groups_untitled))
    if lack.links_closing:
        yield _closing(lack.links_closing)


def _partly_missing(lack: Lack) -> Iterator[str]:
    """Tell of files that are there in another language."""
    for sort, files in lack.files.items():
        if files and lack.made[sort]:
            yield _missing(files, _untranslated(lack.made[sort]))


def _missing(files: Sequence[str], consequence: str) -> str:
    message = _("Missing: {files}. {consequence}")
    return message.format(files=", ".join(files), consequence=consequence)


def _untranslated(count: int) -> str:
    return ngettext(
        "{count} entry made of the same file in another language is in that language only.",
        "{count} entries made of the same file in another language are in that language only.",
        count,
    ).format(count=count)


def _without_area(count: int) -> str:
    return ngettext(
        "{count} role belongs to no area.", "{count} roles belong to no area.", count
    ).format(count=count)


def _without_skills(count: int) -> str:
    return ngettext("{count} role has no skills.", "{count} roles have no skills.", count).format(
        count=count
    )


def _relations_left_out(count: int) -> str:
    return ngettext(
        "{count} relation of an occupation and a skill is left out.",
        "{count} relations of occupations and skills are left out.",
        count,
    ).format(count=count)


def _skills_left_out(count: int) -> str:
    return ngettext(
        "{count} skill is left out, for no occupation leads to it.",
        "{count} skills are left out, for no occupation leads to them.",
        count,
    ).format(count=count)


def _groups_left_out(count: int) -> str:
    return ngettext(
        "{count} group of skills is left out.", "{count} groups of skills are left out.", count
    ).format(count=count)


def _astray(count: int) -> str:
    return ngettext(
        "{count} relation is left out: it names an occupation or a skill that no file has.",
        "{count} relations are left out: they name occupations or skills that no file has.",
        count,
    ).format(count=count)


def _closing(count: int) -> str:
    return ngettext(
        "{count} link between skills and their groups is left out: it closes a circle.",
        "{count} links between skills and their groups are left out: they close circles.",
        count,
    ).format(count=count)
