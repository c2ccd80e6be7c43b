"""What the shell offers when the tab key is pressed."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer import _completion_shared, completion

SHELLS = ("bash", "zsh", "fish", "powershell")


def asked(shell: str, line: str) -> dict[str, str]:
    """Return the variables by which a shell asks what may follow on `line`."""
    if shell == "bash":
        return {
            "_ROLECLI_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(re.split("[ \n]", line)) - 1),
        }
    return {
        "_ROLECLI_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
    }


@pytest.fixture
def offered(rolecli: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """Return what a shell is answered on a line; nothing may be said on stderr."""

    def complete(shell: str, line: str) -> str:
        with monkeypatch.context() as patch:
            for name, value in asked(shell, line).items():
                patch.setenv(name, value)
            done = rolecli()
        assert (done.code, done.err) == (0, "")
        return done.out

    return complete


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_are_offered(offered: Callable, shell: str) -> None:
    text = offered(shell, "rolecli ")
    assert all(command in text for command in ("list", "show", "compare", "search"))


@pytest.mark.parametrize("shell", SHELLS)
def test_only_what_begins_like_the_word_is_offered(offered: Callable, shell: str) -> None:
    text = offered(shell, "rolecli sea")
    assert "search" in text
    assert "compare" not in text


@pytest.mark.parametrize("shell", SHELLS)
def test_options_are_offered(offered: Callable, shell: str) -> None:
    text = offered(shell, "rolecli list --")
    assert all(option in text for option in ("--format", "--area", "--json", "--catalog"))


@pytest.mark.parametrize("shell", SHELLS)
def test_values_of_options_are_offered(offered: Callable, shell: str) -> None:
    text = offered(shell, "rolecli list --format js")
    assert "json" in text
    assert "jsonl" in text
    assert "csv" not in text


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("before", ["show", "compare", "compare marketing"])
def test_ids_are_offered(offered: Callable, shell: str, before: str) -> None:
    assert "vertriebsleiter" in offered(shell, f"rolecli {before} vertriebsl")


def test_bash_gets_ids_alone(offered: Callable) -> None:
    shown = offered("bash", "rolecli show business-dev").splitlines()
    assert {"business-development-manager", "business-development"} <= {*shown}
    assert [one for one in shown if not re.fullmatch("business-dev[a-z-]+", one)] == []


@pytest.mark.parametrize(
    ("shell", "written"),
    [
        ("zsh", "'leiter-marketing:Leiter Marketing'"),
        ("fish", "leiter-marketing\tLeiter Marketing"),
        ("powershell", "leiter-marketing:::Leiter Marketing"),
    ],
)
def test_other_shells_get_titles_as_well(offered: Callable, shell: str, written: str) -> None:
    assert written in offered(shell, "rolecli show leiter-m")


def test_titles_are_in_the_language_of_the_line(offered: Callable) -> None:
    assert offered("fish", "rolecli --lang en show leiter-m") == (
        "leiter-marketing\tHead of Marketing\n"
    )


def test_titles_are_no_markup(offered: Callable, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "language: de\nconcepts:\n"
        "  - {id: streich, kind: topic, title: 'Leitung [m/w/d] [bold]x[/bold]', summary: Ja.,"
        " sources: [buch]}\nsources:\n  - {id: buch, title: Ein Buch}\n",
        "utf-8",
    )
    line = f"rolecli --no-builtin --catalog {own} show str"
    assert offered("fish", line) == "streich\tLeitung [m/w/d] [bold]x[/bold]\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_catalog_of_the_line_is_asked(offered: Callable, tmp_path: Path, shell: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "language: de\nconcepts:\n"
        "  - {id: zimt, kind: topic, title: Zimt, summary: Ein Gewürz., sources: [buch]}\n"
        "sources:\n  - {id: buch, title: Ein Buch}\n",
        "utf-8",
    )
    assert "zimt" in offered(shell, f"rolecli --catalog {own} show zi")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_broken_catalog_offers_nothing_and_is_silent(
    offered: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("roles: [", "utf-8")
    monkeypatch.setenv("ROLECLI_CATALOG", str(broken))
    assert "vertriebsleiter" not in offered(shell, "rolecli show vertriebsl")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_missing_catalog_offers_nothing_and_is_silent(
    offered: Callable, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("ROLECLI_CATALOG", "/nowhere/catalog.yaml")
    assert "vertriebsleiter" not in offered(shell, "rolecli show vertriebsl")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "line",
    [
        "rolecli show \udcff",
        "rolecli show xyzzyq",
        "rolecli show 'ver",
        "rolecli nix ",
        "rolecli list --nix ",
        "rolecli --lang fr show ver",
        "rolecli show \x1b[31m",
        "rolecli show %' OR 1=1 --",
    ],
    ids=ascii,
)
def test_an_odd_line_is_silent(offered: Callable, shell: str, line: str) -> None:
    assert "Traceback" not in offered(shell, line)


def test_a_call_that_lacks_the_line_is_silent(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_ROLECLI_COMPLETE", "complete_bash")
    monkeypatch.delenv("COMP_WORDS", raising=False)
    assert rolecli() == (0, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_real_command_completes_silently(process: Callable, shell: str) -> None:
    done = process(env=asked(shell, "rolecli show vertriebsl"))
    assert (done.code, done.err) == (0, "")
    assert "vertriebsleiter" in done.out


@pytest.mark.parametrize("typed", ["ver", "SEL", "head of", "geschäfts", "geschaefts", "Ö"])
def test_what_is_offered_are_names(rolecli: Callable, offered: Callable, typed: str) -> None:
    line = typed.replace(" ", "\\ ")
    rows = [row.split("\t") for row in offered("fish", f"rolecli show {line}").splitlines()]
    assert all(text.casefold().startswith(typed.casefold()) for text, _title in rows)
    for text, title in rows[:5]:
        assert json.loads(rolecli("show", text, "--json").out)["title"] == title


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("rolecli list --area ver", ["vertrieb"]),
        ("rolecli search budget --area ver", ["vertrieb"]),
        ("rolecli list --topic preisp", ["preispolitik"]),
        ("rolecli list --topic vertriebsleit", []),
    ],
)
def test_options_that_take_a_name_offer_only_what_fits_them(
    offered: Callable, line: str, ids: list[str]
) -> None:
    assert offered("bash", line).split() == ids


OWN = """
language: de
roles:
  - id: leiter
    title: {de: Leiter Geschäftsführung, en: Head of Everything}
    feminine: {de: Leiterin Geschäftsführung}
    aliases: {de: [CEO, "Öffnet Türen", Kaufmann im Büro]}
    summary: Leitet.
    tasks: [{text: Leitet alles., topics: [zimt]}]
concepts:
  - {id: zimt, kind: topic, title: Zimt, aliases: {de: [Ceylon]}, summary: Gewürz., sources: [buch]}
  - {id: zucker, kind: topic, title: Zucker, summary: Süß., sources: [buch]}
sources:
  - {id: buch, title: Ein Buch}
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    """Return options that choose a catalog of three entries with names of all sorts."""
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    return f"--no-builtin --catalog {tmp_path}/own.yaml"


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("leiter", ["leiter\tLeiter Geschäftsführung"]),
        ("Leiter", ["Leiter Geschäftsführung\tLeiter Geschäftsführung"]),
        ("LEITER\\ G", ["Leiter Geschäftsführung\tLeiter Geschäftsführung"]),
        ("Leiterin", ["Leiterin Geschäftsführung\tLeiter Geschäftsführung"]),
        ("'leiter gesch", ["Leiter Geschäftsführung\tLeiter Geschäftsführung"]),
        ('"head of e', ["Head of Everything\tLeiter Geschäftsführung"]),
        ('"head of ', ["Head of Everything\tLeiter Geschäftsführung"]),
        ("head of e", ["Everything\tLeiter Geschäftsführung"]),
        ("head of ", ["Everything\tLeiter Geschäftsführung"]),
        ("ceo", ["CEO\tLeiter Geschäftsführung"]),
        ("ö", ["Öffnet Türen\tLeiter Geschäftsführung"]),
        ("oeffnet\\ t", ["oeffnet türen\tLeiter Geschäftsführung"]),
        ("o", ["offnet Türen\tLeiter Geschäftsführung"]),
        ("kauffr", []),
        ("kaufm", ["Kaufmann im Büro\tLeiter Geschäftsführung"]),
        ("ce", ["ceO\tLeiter Geschäftsführung", "ceylon\tZimt"]),
        ("zimt z", ["zucker\tZucker"]),
        ("leiter z", ["zimt\tZimt", "zucker\tZucker"]),
        ("Ceylon vs z", ["zucker\tZucker"]),
        ("zimt zucker z", []),
        ("xyz", []),
        ("%", []),
    ],
)
def test_every_name_is_offered_however_it_is_typed(
    offered: Callable, own: str, typed: str, offers: list[str]
) -> None:
    rows = offered("fish", f"rolecli {own} show {typed}").splitlines()
    assert [row for row in rows if row] == offers


@pytest.mark.parametrize("shell", SHELLS)
def test_a_catalog_named_behind_the_command_is_asked(
    offered: Callable, own: str, shell: str
) -> None:
    assert "zimt" in offered(shell, f"rolecli show {own} zi")
    assert "vertrieb" not in offered(shell, f"rolecli show {own} ver")


def test_names_of_several_words_are_written_for_the_shell(offered: Callable, own: str) -> None:
    line = f"rolecli {own} show"
    bash = [
        offered("bash", "\n".join([*line.split(), word])) for word in ("head", '"head', "'head")
    ]
    assert bash == [f"{text}\n" for text in (r"Head\ of\ Everything", *["Head of Everything"] * 2)]
    assert "'Head of Everything:Leiter" in offered("zsh", f"{line} head")
    assert "'Head of Everything':::" in offered("powershell", f"{line} head")


@pytest.mark.parametrize(
    ("shell", "written"),
    [("bash", "vertrieb\n"), ("fish", "--area=vertrieb\tVertrieb\n"), ("zsh", "--area=vertrieb:")],
)
def test_a_value_behind_its_option_is_offered(offered: Callable, shell: str, written: str) -> None:
    line = "rolecli list --area = ver" if shell == "bash" else "rolecli list --area=ver"
    assert written in offered(shell, line)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_commands_are_described_in_the_language_of_the_line(process: Callable, shell: str) -> None:
    assert "Compare two to five" in process(env=asked(shell, "rolecli --lang en co")).out
    assert "Zwei bis fünf" in process(env=asked(shell, "rolecli --lang de co")).out


@pytest.fixture
def shell_named(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """Have Typer take the shell that calls for one of this name, or for none it knows."""

    def name(shell: str | None) -> None:
        for module in (completion, _completion_shared):
            monkeypatch.setattr(module, "_get_shell_name", lambda: shell)

    return name


@pytest.mark.parametrize("shell", ["tcsh", None])
@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_without_completion_is_told(
    rolecli: Callable, shell_named: Callable, option: str, shell: str | None
) -> None:
    shell_named(shell)
    done = rolecli(option)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "Fehler: Für diese Shell gibt es keine Vervollständigung.",
        "Es gibt sie für Bash, zsh, fish und PowerShell; rufen Sie rolecli von dort auf.",
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "pwsh"])
def test_a_home_that_takes_no_completion_is_told(
    rolecli: Callable,
    shell_named: Callable,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    shell: str,
) -> None:
    shell_named(shell)
    (tmp_path / "file").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "file" / "home"))
    monkeypatch.setenv("PATH", "")
    done = rolecli("--install-completion")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Fehler: Die Vervollständigung lässt sich nicht einrichten: ")


def test_without_any_home_it_is_told(
    rolecli: Callable, shell_named: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    shell_named("bash")
    monkeypatch.setattr(Path, "home", homeless)
    done = rolecli("--install-completion")
    assert (done.code, done.out) == (2, "")
    assert "`rolecli --show-completion`" in done.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_shown_and_installed(
    rolecli: Callable, shell_named: Callable, tmp_path: Path, shell: str
) -> None:
    shell_named(shell)
    shown, installed = rolecli("--show-completion"), rolecli("--install-completion")
    assert (shown.code, shown.err, installed.code, installed.err) == (0, "", 0, "")
    files = [*(tmp_path / "home").rglob("*rolecli*")]
    assert [file.read_text("utf-8").strip() for file in files] == [shown.out.strip()]
    assert installed.out == (
        f"Die Vervollständigung für {shell} steht nun in {files[0]}."
        " Sie wirkt in jeder neuen Shell.\n"
    )
