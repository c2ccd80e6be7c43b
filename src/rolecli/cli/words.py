"""Typer's own words in the chosen language: what helps with a call, and what is wrong with one."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from rolecli.errors import UsageError
from rolecli.i18n import _, spoken
from rolecli.present import PAGE_WIDTH
from rolecli.terms import GERMAN
from rolecli.text import slug

_PARSED = "rolecli.parsed"  # in a context's meta: the options and arguments of the last command

if TYPE_CHECKING:
    _Base = TyperCommand
else:
    _Base = object


class _Spoken(_Base):
    """What commands and groups have in common: their words, and what they were called with."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.options_metavar = _("[OPTIONS]")

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, _("Usage: "))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, as wide as all pages are."""
        from typer import rich_utils  # it loads rich

        columns = rich_utils.MAX_WIDTH or get_terminal_size().columns
        rich_utils.MAX_WIDTH = min(columns, PAGE_WIDTH)
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _("Show this message and exit.")
        return option

    def make_parser(self, ctx: Any) -> Any:
        """Return the parser; what it finds is kept for `complaint`, and where it failed."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def kept(args: list[str]) -> Any:
            try:
                ctx.meta[_PARSED] = parse(args)
            except typer.TyperException as error:
                setattr(error, "ctx", ctx)  # noqa: B010  not every error of the parser has it
                raise
            if not ctx.resilient_parsing:
                self._refuse_empty(ctx, ctx.meta[_PARSED][0])
                self._understand(ctx.meta[_PARSED][0])
            return ctx.meta[_PARSED]

        setattr(parser, "parse_args", kept)  # noqa: B010  mypy takes it for a method
        return parser

    def _understand(self, said: dict[str, Any]) -> None:
        """Put the values that options and arguments have for what was said in either language."""
        for parameter in self.params:
            value, choices = said.get(parameter.name or ""), getattr(parameter.type, "choices", ())
            if isinstance(value, str) and choices:
                said[parameter.name or ""] = _meant(value, choices)

    def _refuse_empty(self, ctx: Any, said: Mapping[str, Any]) -> None:
        """Raise a UsageError for an empty option or path: pathlib takes it for this folder."""
        for parameter in self.params:
            named = parameter.param_type_name == "option" or parameter.type.name == "path"
            value = said.get(parameter.name or "")
            values = value if isinstance(value, list | tuple) else [value]
            if named and any(isinstance(one, str) and not one.strip() for one in values):
                reason = _("The value is empty.")
                message = _("{name}: {reason}").format(name=_named(parameter), reason=reason)
                raise UsageError(message, help_hint(ctx))


class Command(_Spoken, TyperCommand):
    """A command that speaks the chosen language."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments of the call."""
        self.refuse_one_hyphen(ctx, args)
        return super().parse_args(ctx, args)

    def refuse_one_hyphen(self, ctx: Any, args: list[str]) -> None:
        """Raise a UsageError for `-limit`: Typer takes it apart, into `-l`, `-i` and so on."""
        known = {name for option in self.get_params(ctx) for name in option.opts}
        end = args.index("--") if "--" in args else len(args)
        for word in args[:end]:
            name = word.partition("=")[0]
            if f"-{name}" in known and not ctx.resilient_parsing:
                raise UsageError(_unknown_option(name, [f"-{name}"], ctx), help_hint(ctx))


class Group(_Spoken, TyperGroup):
    """A group of commands that speaks the chosen language."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.subcommand_metavar = _("COMMAND [ARGS]...")

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named.

        Raises:
            UsageError: none is.
        """
        if not ctx.meta[_PARSED][1]:
            raise UsageError(_("A command is missing."), help_hint(ctx))
        return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is named.

        Raises:
            UsageError: there is none of this name.
        """
        known = self.list_commands(ctx)
        if args[0] in known or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        message = _("There is no command {name}.").format(name=args[0] or "''")
        raise UsageError(_with_near(message, get_close_matches(args[0], known)), help_hint(ctx))


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
    if context and (left := context.meta.get(_PARSED, ((), ()))[1]):
        return _("Too many arguments: {names}").format(names=" ".join(left))
    return _("The call is not right: {reason}").format(reason=error)


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
    options = context.meta.get(_PARSED, ({},))[0] if context else {}
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
        known = ", ".join(map(_shown, choices))
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


def _meant(word: str, choices: Iterable[Any]) -> str:
    """Return the choice that a word stands for in German or English; else the word itself."""
    values = [_value(choice) for choice in choices]
    words = {slug(GERMAN.get(value, value)): value for value in values}
    return {**words, **{slug(value): value for value in values}}.get(slug(word), word)


def _value(choice: Any) -> str:
    return str(getattr(choice, "value", choice))


def _shown(choice: Any) -> str:
    """Return how a choice is called in the language spoken."""
    value = _value(choice)
    return GERMAN.get(value, value) if spoken() == "de" else value


def _unknown_option(name: str, near: Iterable[str], context: Any) -> str:
    message = _("There is no option {name}.").format(name=name)
    return _with_near(message, sorted(near) or near_options(name, context))


def near_options(name: str, context: Any) -> list[str]:
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
