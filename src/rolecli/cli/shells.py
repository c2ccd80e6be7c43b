"""How each shell asks what may follow on its line, and how it is told.

Typer's own ways know no words with blanks, and read titles as markup. Its classes are private,
but it offers no other way; a test fails when they move.
"""

import os
import re
from collections.abc import Sequence
from typing import Any

from typer import _completion_classes, _completion_shared
from typer._click.shell_completion import CompletionItem, add_completion_class, split_arg_string
from typer._types import TyperChoice

from rolecli.cli.values import begun
from rolecli.text import printable

_END = "\0"  # marks the end of the line: no shell can send it

# Typer's only defines what completes, so that nothing is offered at the first TAB of a shell.
_ZSH = """
#compdef %(prog_name)s

%(complete_func)s() {
  eval "$(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" \
%(autocomplete_var)s=complete_zsh %(prog_name)s)"
}

if [[ $funcstack[1] = _%(prog_name)s ]]; then
  %(complete_func)s "$@"
else
  compdef %(complete_func)s %(prog_name)s
fi
"""


def use_our_shells() -> None:
    """Have Typer ask and tell shells in our way."""
    for shell in (_Bash, _Zsh, _Fish, _PowerShell):
        add_completion_class(shell, shell.name)
    add_completion_class(_PowerShell, "pwsh")
    setattr(TyperChoice, "shell_complete", _choices)  # noqa: B010  mypy takes it for a method
    _completion_shared._completion_scripts["zsh"] = _ZSH  # noqa: SLF001  see above


def _choices(kind: Any, _context: Any, _option: Any, typed: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in begun(typed, kind.choices)]


def _parted(line: str) -> tuple[list[str], str]:
    """Return the complete words of a line and the one that its end is in."""
    words = split_arg_string(f"{line}{_END}")
    return words[:-1], words[-1].removesuffix(_END)


def _with_option(items: Sequence[CompletionItem], typed: str) -> list[CompletionItem]:
    """Return values behind the option that they are typed behind (`--area=`): one word there."""
    option = re.match("--[^=]+=", typed)
    front = option.group() if option else ""
    return [CompletionItem(f"{front}{item.value}", item.type, item.help) for item in items]


class _Bash(_completion_classes.BashComplete):
    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        return [word for word in args if word != "="], incomplete  # bash parts "--area=ver"

    def complete(self) -> str:
        words, at = os.environ["COMP_WORDS"].split("\n"), int(os.environ["COMP_CWORD"])
        quote = words[at][:1] if at < len(words) else ""
        items = self.get_completions(*self.get_completion_args())
        return "\n".join(_for_bash(printable(item.value), quote) for item in items)


def _for_bash(value: str, quote: str) -> str:
    """Return a word as it is typed behind a quotation mark, if there is one."""
    if quote == "'":
        return value.replace("'", r"'\''")
    special = r'["\\$`]' if quote == '"' else r"[^\w@%+=:,./-]"
    return re.sub(special, r"\\\g<0>", value)


class _Zsh(_completion_classes.ZshComplete):
    def get_completion_args(self) -> tuple[list[str], str]:
        words, last = _parted(os.environ.get("_TYPER_COMPLETE_ARGS", ""))
        return words[1:], last

    def complete(self) -> str:
        args, incomplete = self.get_completion_args()
        items = _with_option(self.get_completions(args, incomplete), incomplete)
        if not items:
            return "_files"
        # What is spelled otherwise takes the place of what is typed.
        anyhow = " -U" if any(not item.value.startswith(incomplete) for item in items) else ""
        found = " ".join(map(self.format_completion, items))
        return f"local -a found; found=({found}); _describe -V rolecli found{anyhow}"

    def format_completion(self, item: CompletionItem) -> str:
        value = printable(item.value).replace("\\", "\\\\").replace(":", "\\:")
        text = f"{value}:{printable(item.help)}" if item.help else value
        return "'" + text.replace("'", r"'\''") + "'"


class _Fish(_completion_classes.FishComplete):
    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        return _with_option(super().get_completions(args, incomplete), incomplete)

    def get_completion_args(self) -> tuple[list[str], str]:
        words, last = _parted(os.environ.get("_TYPER_COMPLETE_ARGS", ""))
        return words[1:], last

    def format_completion(self, item: CompletionItem) -> str:
        return "\t".join(printable(text) for text in (item.value, item.help) if text)


class _PowerShell(_completion_classes.PowerShellComplete):
    def format_completion(self, item: CompletionItem) -> str:
        value = printable(item.value)
        value = "'" + value.replace("'", "''") + "'" if re.search(r"[^\w-]", value) else value
        return f"{value}:::{printable(item.help or '') or ' '}"
