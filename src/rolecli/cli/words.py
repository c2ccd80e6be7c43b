"""Commands and groups of them that speak the chosen language, in place of Typer's own words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from rolecli.cli.values import meant
from rolecli.i18n import _

PARSED = "rolecli.parsed"
"""In a context's meta: the options and arguments that the last command was called with."""

if TYPE_CHECKING:
    _Base = TyperCommand
else:
    _Base = object


class _Spoken(_Base):
    """What commands and groups have in common: their words, and what they were called with."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.options_metavar = _("[OPTIONS]")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        from rolecli.cli.help import help_page  # few calls ask for it

        formatter.write(help_page(self, ctx))

    def help_sections(self, ctx: Any) -> Mapping[str, Sequence[tuple[str, str]]]:  # noqa: ARG002
        """Return what stands in the help between the examples and the options."""
        return {}

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002  Typer cuts it there
        """Return what the command does."""
        return self.help or ""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _("Show this message and exit.")
        return option

    def make_parser(self, ctx: Any) -> Any:
        """Return the parser; what it finds is kept for complaints, and where it failed."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def kept(args: list[str]) -> Any:
            try:
                ctx.meta[PARSED] = parse(args)
            except typer.TyperException as error:
                setattr(error, "ctx", ctx)  # noqa: B010  not every error of the parser has it
                raise
            if not ctx.resilient_parsing:
                self._refuse_empty(ctx, ctx.meta[PARSED][0])
                self._understand(ctx.meta[PARSED][0])
            return ctx.meta[PARSED]

        setattr(parser, "parse_args", kept)  # noqa: B010  mypy takes it for a method
        return parser

    def _understand(self, said: dict[str, Any]) -> None:
        """Put the values that options and arguments have for what was said in either language."""
        for parameter in self.params:
            choices = getattr(parameter.type, "choices", ())
            if choices and (value := said.get(parameter.name or "")):
                many = isinstance(value, list | tuple)
                found = [meant(one, choices) for one in (value if many else [value])]
                said[parameter.name or ""] = found if many else found[0]

    def _refuse_empty(self, ctx: Any, said: Mapping[str, Any]) -> None:
        """Raise a UsageError for an empty option or path: pathlib takes it for this folder."""
        for parameter in self.params:
            named = parameter.param_type_name == "option" or parameter.type.name == "path"
            value = said.get(parameter.name or "")
            values = value if isinstance(value, list | tuple) else [value]
            if named and any(isinstance(one, str) and not one.strip() for one in values):
                from rolecli.cli.complaints import empty

                raise empty(parameter, ctx)


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
                from rolecli.cli.complaints import one_hyphen

                raise one_hyphen(name, ctx)


class Group(_Spoken, TyperGroup):
    """A group of commands that speaks the chosen language."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.subcommand_metavar = _("COMMAND [ARGS]...")

    def help_sections(self, ctx: Any) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Return the commands with what they do."""
        return {_("Commands"): self.summaries(ctx, self.list_commands(ctx))}

    def summaries(self, ctx: Any, names: Sequence[str]) -> list[tuple[str, str]]:
        """Return commands by name, with what they do."""
        return [(name, getattr(self.get_command(ctx, name), "help", "")) for name in names]

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named.

        Raises:
            UsageError: none is.
        """
        if not ctx.meta[PARSED][1]:
            from rolecli.cli.complaints import no_command

            raise no_command(ctx)
        return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is named.

        Raises:
            UsageError: there is none of this name.
        """
        known = self.list_commands(ctx)
        if args[0] in known or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from rolecli.cli.complaints import unknown_command

        raise unknown_command(args[0], known, ctx)
