"""What is wrong with a call, in the chosen language; loaded only when something is."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import typer

from rolecli.cli.values import shown
from rolecli.cli.words import PARSED
from rolecli.errors import UsageError
from rolecli.i18n import _


def help_hint(context: Any) -> str:
    """Return where the help for a call is found."""
    command = context.command_path if context else "rolecli"
    return _("`{command} --help` shows how it is used.").format(command=command)


def complaint(error: typer.TyperException) -> str:
    """Return in the chosen language what is wrong with a call.

    Typer's sentences have no translation. What they say is found in what the exceptions carry,
    and in what the parser found; nothing is read from their words.
    """
    parameter, option = getattr(error, "param", None), getattr(error, "option_name", None)
    context = getattr(error, "ctx", None)
    if parameter is not None and hasattr(error, "param_type"):
        return _missing(parameter)
    if parameter is not None:
        return _wrong_value(parameter, context)
    if option is not None and hasattr(error, "possibilities"):
        return _unknown_option(option, error.possibilities or (), context)
    if option is not None:
        return _misused(option, context)
    if context and (left := context.meta.get(PARSED, ((), ()))[1]):
        return _("Too many arguments: {names}").format(names=" ".join(left))
    return _("The call is not right: {reason}").format(reason=error)


def empty(parameter: Any, context: Any) -> UsageError:
    """Return the error for an option or a path that is given, but empty."""
    reason = _("The value is empty.")
    message = _("{name}: {reason}").format(name=_named(parameter), reason=reason)
    return UsageError(message, help_hint(context))


def one_hyphen(name: str, context: Any) -> UsageError:
    """Return the error for a long option behind one hyphen."""
    return UsageError(_unknown_option(name, [f"-{name}"], context), help_hint(context))


def no_command(context: Any) -> UsageError:
    """Return the error for a call that names no command."""
    return UsageError(_("A command is missing."), help_hint(context))


def unknown_command(name: str, known: list[str], context: Any) -> UsageError:
    """Return the error for a command that there is not."""
    message = _("There is no command {name}.").format(name=name or "''")
    return UsageError(_with_near(message, get_close_matches(name, known)), help_hint(context))


def _missing(parameter: Any) -> str:
    said = {
        "option": _("The option {name} is missing."),
        "argument": _("Missing: {name}."),
    }
    return said[parameter.param_type_name].format(name=_named(parameter))


def _named(parameter: Any) -> str:
    """Return how a parameter is called in a sentence: without what only help texts need."""
    if parameter.param_type_name == "argument":
        return str(parameter.human_readable_name).replace("...", "").strip("[]")
    names = " / ".join(parameter.opts)
    return f"{names} ({parameter.envvar})" if parameter.envvar else names


def _wrong_value(parameter: Any, context: Any) -> str:
    options = context.meta.get(PARSED, ({},))[0] if context else {}
    value = parameter.consume_value(context, options)[0]
    values = value if isinstance(value, list | tuple) else [value]
    wrong = next((one for one in values if not _fits(parameter.type, one, context)), values[0])
    reason = _reason(parameter.type, str(wrong))
    return _("{name}: {reason}").format(name=_named(parameter), reason=reason)


def _fits(kind: Any, value: Any, context: Any) -> bool:
    try:
        kind.convert(value, None, context)
    except typer.BadParameter:
        return False
    return True


def _reason(kind: Any, value: str) -> str:
    """Return why a value is not of a kind: Typer's kinds say what they allow."""
    if choices := getattr(kind, "choices", ()):
        known = ", ".join(map(shown, choices))
        return _("'{value}' is not one of {known}.").format(value=value, known=known)
    if not hasattr(kind, "min"):
        return _("'{value}' is not possible here.").format(value=value)
    try:
        number = int(value)
    except ValueError:
        return _("'{value}' is not a whole number.").format(value=value)
    if kind.min is not None and number < kind.min:
        return _("{value} is less than {least}.").format(value=number, least=kind.min)
    return _("{value} is more than {most}.").format(value=number, most=kind.max)


def _unknown_option(name: str, near: Iterable[str], context: Any) -> str:
    message = _("There is no option {name}.").format(name=name)
    return _with_near(message, sorted(near) or _near_options(name, context))


def _near_options(name: str, context: Any) -> list[str]:
    """Return the options that one with a single hyphen may stand for: `-l` or `-limit`."""
    command = context.command if context else None
    known = [long for option in getattr(command, "params", ()) for long in option.opts]
    return [long for long in known if long.startswith(f"-{name}")]


def _with_near(message: str, near: list[str]) -> str:
    if not near:
        return message
    asked = _("Did you mean {near}?").format(near=", ".join(near))
    return f"{message} {asked}"


def _misused(name: str, context: Any) -> str:
    """Return what is wrong with an option that there is: a value that lacks or is too many."""
    options = context.command.params if context else ()
    if any(name in option.opts and getattr(option, "is_flag", False) for option in options):
        return _("The option {name} takes no value.").format(name=name)
    return _("The option {name} needs a value.").format(name=name)
