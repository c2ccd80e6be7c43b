"""Build hook: compiles the translations (.po) into what gettext reads (.mo)."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "src" / "rolecli" / "locale"


def compile_messages(locale: Path = LOCALE) -> list[Path]:
    """Write a .mo file beside every .po file below `locale`; return the files written."""
    written = []
    for source in sorted(locale.rglob("*.po")):
        with source.open("rb") as file:
            catalog = read_po(file)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalog)
        written.append(target)
    return written


class MessagesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel or an editable install is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the translations so that they are there to be packed."""
        compile_messages()


if __name__ == "__main__":
    compile_messages()
