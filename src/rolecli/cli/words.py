"""Typer's own words in the chosen language: what helps with a call, and what is wrong with one."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from rolecli.i18n import _


class Command(TyperCommand):
    """A command whose usage line and help option are in the chosen language."""

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help."""
        return _spoken(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of commands whose usage line and help option are in the chosen language."""

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help."""
        return _spoken(super().get_help_option(ctx))


def spoken_completion(group: TyperGroup) -> None:
    """Put the help of Typer's options for completion into the chosen language."""
    words = {
        "install_completion": _("Install completion for the current shell."),
        "show_completion": _("Show completion for the current shell, to copy or change it."),
    }
    for option in group.params:
        if option.name in words:
            setattr(option, "help", words[option.name])  # noqa: B010  Parameter declares none


def _usage(line: str) -> str:
    for typers, ours in (
        ("Usage: ", _("Usage: ")),
        ("[OPTIONS]", _("[OPTIONS]")),
        ("COMMAND [ARGS]...", _("COMMAND [ARGS]...")),
    ):
        line = line.replace(typers, ours, 1)
    return line


def _spoken(option: Any) -> Any:
    if option:
        option.help = _("Show this message and exit.")
    return option


def usage_words(message: str) -> str:
    """Return in the chosen language what Typer says of a wrong call; as it is if it is unknown.

    Typer has no translation of these sentences, nor a way to have them made elsewhere.
    """
    for pattern, ours in _complaints():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            parts = {name: _bare(part) for name, part in found.groupdict().items()}
            if "reason" in parts:
                parts["reason"] = usage_words(found["reason"])
            return ours.format(**parts)
    return message


def _bare(part: str) -> str:
    """Return names without the signs that only help texts need: `'[NAME...]'`."""
    return part.replace("'", "").replace("...", "").replace("env var: ", "").strip("[]")


def _complaints() -> tuple[tuple[str, str], ...]:
    """Typer's sentences as patterns, the narrower ones first, and ours."""
    return (
        (r"Missing command\.", _("A command is missing.")),
        (r"Missing argument '(?P<name>[^']*)'\..*", _("Missing: {name}.")),
        (r"Missing option '(?P<name>[^']*)'\..*", _("The option {name} is missing.")),
        (
            r"No such command '(?P<name>.*)'\. Did you mean (?P<near>.*)\?",
            _("There is no command {name}. Did you mean {near}?"),
        ),
        (r"No such command '(?P<name>.*)'\.", _("There is no command {name}.")),
        (
            r"No such option: (?P<name>\S+) \(Possible options: (?P<near>.*)\)",
            _("There is no option {name}. Did you mean {near}?"),
        ),
        (
            r"No such option: (?P<name>\S+) Did you mean (?P<near>.*)\?",
            _("There is no option {name}. Did you mean {near}?"),
        ),
        (r"No such option: (?P<name>.*)", _("There is no option {name}.")),
        (
            r"Invalid value for (?P<name>'[^:]*'(?: \(env var: '\w+'\))?): (?P<reason>.*)",
            _("{name}: {reason}"),
        ),
        (r"'(?P<value>.*)' is not one of (?P<known>.*)\.", _("'{value}' is not one of {known}.")),
        (r"'(?P<value>.*)' is not a valid int(?: range)?\.", _("'{value}' is not a whole number.")),
        (
            r"(?P<value>\S+) is not in the range .*>=(?P<least>\S+?)\.",
            _("{value} is less than {least}."),
        ),
        (r"Option '(?P<name>.*)' requires an argument\.", _("The option {name} needs a value.")),
        (r"Option '(?P<name>.*)' does not take a value\.", _("The option {name} takes no value.")),
        (
            r"Got unexpected extra argument(?:\(s\)|s)? \((?P<names>.*)\)",
            _("Too many arguments: {names}"),
        ),
    )
