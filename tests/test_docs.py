"""Every console block of the documents is run; what it prints must be what stands there.

`pytest tests/test_docs.py --rewrite-docs` writes what is printed into the documents.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md")
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def blocks() -> Iterator[tuple[str, int, str]]:
    for name in DOCUMENTS:
        for number, match in enumerate(BLOCK.finditer((ROOT / name).read_text("utf-8"))):
            yield name, number, match.group()


def commands(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture
def played(tmp_path: Path, stores: Path) -> Callable[[str], str]:
    """Return a block as a terminal would show it when its commands are typed."""
    return lambda block: shown(block, tmp_path, stores)


def shown(block: str, folder: Path, stores: Path) -> str:
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "ROLECLI_CACHE_DIR": str(stores),
        "LC_ALL": "C.UTF-8",
        "ROLECLI_LANG": "de",
        "COLUMNS": "92",
    }
    script = "\n".join(
        f"{command}\ncode=$?; printf '\\1'; (exit $code)" for command in commands(block)
    )
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    outputs = done.stdout.decode().split("\1")
    lines = [
        f"$ {command}\n" + re.sub(r" +$", "", output, flags=re.MULTILINE)
        for command, output in zip(commands(block), outputs, strict=False)
    ]
    return "".join(lines)


@pytest.mark.parametrize(
    ("document", "number", "block"),
    [pytest.param(*block, id=f"{block[0]}-{block[1]}") for block in blocks()],
)
def test_a_console_block_shows_what_its_commands_print(
    document: str,
    number: int,
    block: str,
    played: Callable[[str], str],
    request: pytest.FixtureRequest,
) -> None:
    if "jq " in block and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    if request.config.getoption("--rewrite-docs"):
        rewrite(ROOT / document, number, played(block))
    else:
        assert played(block) == block


def rewrite(file: Path, number: int, block: str) -> None:
    text = file.read_text("utf-8")
    match = list(BLOCK.finditer(text))[number]
    file.write_text(text[: match.start()] + block + text[match.end() :], "utf-8")


def test_the_documents_have_console_blocks() -> None:
    assert {name for name, _number, _block in blocks()} >= {"README.md"}
