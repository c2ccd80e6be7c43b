"""Build hook: compiles the translations (.po) into what gettext reads (.mo).

A wheel gets the built-in catalog compiled, too: the first answer after an installation is as
quick as any. In a checkout it is compiled when it is first asked for.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
LOCALE = ROOT / "src" / "rolecli" / "locale"
STORE = "builtin.sqlite"


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


def compile_catalog(file: Path) -> None:
    """Write the store of the built-in catalog to `file`."""
    call = [sys.executable, "-m", "rolecli.store.shipping", str(ROOT / "data"), str(file)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(call, check=True, env=environment)  # noqa: S603  this Python, our module


class MessagesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel or an editable install is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations and, for a wheel, the catalog so that they are packed."""
        compile_messages()
        if self.target_name == "wheel" and version != "editable":
            self.folder = TemporaryDirectory()
            file = Path(self.folder.name) / STORE
            compile_catalog(file)
            build_data["force_include"][str(file)] = f"rolecli/data/{STORE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made for the wheel."""
        if hasattr(self, "folder"):
            self.folder.cleanup()


if __name__ == "__main__":
    compile_messages()
