"""rolecli validate, and what the other commands say of a broken catalog."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from rolecli.checks.rules import RULES

GOOD = "roles:\n  - {id: koch, title: Koch, summary: Kocht., tasks: [{text: Garen}]}\n"
BAD = GOOD.replace("summary", "sumary")  # two errors: a key too many, and one is missing
SLIP = "roles:\n  - {id: koch, title: Koch, summary: Kocht.}\n"  # a warning


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mein katalög"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return folder


@pytest.fixture
def write(here: Path) -> Callable[..., Path]:
    def written(text: str | bytes, name: str = "k.yaml") -> Path:
        file = here / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Path(name)

    return written


def test_a_problem_is_shown_with_its_line_a_caret_and_what_to_do(
    rolecli: Callable, write: Callable
) -> None:
    done = rolecli("validate", "--no-builtin", write(GOOD.replace("title: Koch", "title: no")))
    assert (done.code, done.err) == (3, "")
    assert done.out == (
        "k.yaml:2:23: type: entry 'koch': 'title' must be a text\n"
        "      - {id: koch, title: no, summary: Kocht., tasks: [{text: Garen}]}\n"
        "                          ^\n"
        "  YAML does not read this value as text: put it in quotes.\n\n"
        "1 file checked: 1 error\n"
    )


@pytest.mark.parametrize(
    ("line", "excerpt", "caret"),
    [
        ('{"ä":\t@', '{"ä": @', 6),
        ('{"ä": "😀厨", b: @', '{"ä": "😀厨", b: @', 17),
        ('{"a\u0308": @', '{"a\u0308": @', 6),
        (
            f"{{a: {'x' * 300}, b: @, c: {'y' * 300}}}",
            f"…{'x' * 45}, b: @, c: {'y' * 44}…",
            51,
        ),
        (f"{{b: @{'y' * 300}", f"{{b: @{'y' * 95}…", 4),
    ],
)
def test_the_caret_stands_below_the_mistake(
    rolecli: Callable, write: Callable, line: str, excerpt: str, caret: int
) -> None:
    shown = rolecli("validate", "--no-builtin", write(line)).out.split("\n")
    assert shown[1:3] == [f"    {excerpt}", f"    {' ' * caret}^"]


def test_a_file_that_is_no_text_is_not_shown(rolecli: Callable, write: Callable) -> None:
    shown = rolecli("validate", "--no-builtin", write(b"\0" * 500)).out
    assert shown.startswith("k.yaml:1:1: character: the character U+0000 is not allowed in YAML\n")
    assert "\ufffd" not in shown


def test_a_line_of_a_mebibyte_is_shown_in_part(rolecli: Callable, write: Callable) -> None:
    done = rolecli("validate", "--no-builtin", write(f"{'x' * 2**20}: @"))
    assert done.code == 3
    assert max(map(len, done.out.split("\n"))) < 120


def test_an_id_of_a_mebibyte_is_told_in_part(rolecli: Callable, write: Callable) -> None:
    file = write(f"roles: [{{id: '{'X ' * 2**19}', title: *{'y' * 2**19}}}]")
    assert len(rolecli("validate", "--no-builtin", file).out) < 1000
    file = write(f"roles: [{{id: '{'X ' * 2**19}', title: T}}]")
    assert len(rolecli("validate", "--no-builtin", file, "--json").out) < 2000


def test_problems_as_json(rolecli: Callable, write: Callable) -> None:
    done = rolecli("validate", "--no-builtin", "--json", write(BAD))
    assert (done.code, done.err) == (3, "")
    assert json.loads(done.out) == [
        {
            "code": "missing-key",
            "severity": "error",
            "file": "k.yaml",
            "line": 2,
            "column": 5,
            "entry": "koch",
            "message": "the key 'summary' is missing",
            "hint": None,
        },
        {
            "code": "unknown-key",
            "severity": "error",
            "file": "k.yaml",
            "line": 2,
            "column": 29,
            "entry": "koch",
            "message": "the key 'sumary' is unknown",
            "hint": "Did you mean 'summary'?",
        },
    ]


def test_problems_as_github_shows_them_beside_the_lines(rolecli: Callable, write: Callable) -> None:
    file = write('sources:\n  - {id: "a%b,c:d\\ne\\e", title: T}\n' + SLIP, "a,b:c%.yaml")
    done = rolecli("validate", "--no-builtin", "-f", "github", file)
    assert (done.code, done.err) == (3, "")
    assert done.out == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=10,title=rolecli%3A slug::"
        "entry 'a%25b,c:d%0Ae\ufffd': 'a%25b,c:d%0Ae\ufffd' is not an id: "
        "use lowercase letters, digits and hyphens. For example 'a-b-c-d-e'.\n"
        "::warning file=a%2Cb%3Ac%25.yaml,line=4,col=10,title=rolecli%3A empty-role::"
        "entry 'koch': the role has neither tasks nor skills. "
        "Without them it cannot be compared with others.\n"
    )


def exactly(value: dict[str, Any], *keys: str) -> list[Any]:
    """Return the values of a mapping that has these keys and no others."""
    assert sorted(value) == sorted(keys)
    return [value[key] for key in keys]


def text_of(message: dict[str, Any]) -> str:
    (text,) = exactly(message, "text")
    assert isinstance(text, str)
    assert text
    return text


def sarif_results(log: dict[str, Any]) -> list[tuple[str, str, str, int, int]]:
    """Check a log by what SARIF 2.1.0 requires (OASIS, sections 3.13 to 3.49); return results."""
    schema, version, (run,) = exactly(log, "$schema", "version", "runs")
    assert (schema.startswith("https://"), version) == (True, "2.1.0")
    tool, column_kind, results = exactly(run, "tool", "columnKind", "results")
    assert column_kind in ("utf16CodeUnits", "unicodeCodePoints")
    (driver,) = exactly(tool, "driver")
    name, _version, rules = exactly(driver, "name", "version", "rules")
    assert name == "rolecli"
    for rule in rules:
        _id, short, full, configuration = exactly(
            rule, "id", "shortDescription", "fullDescription", "defaultConfiguration"
        )
        assert text_of(short) != text_of(full)
        assert exactly(configuration, "level")[0] in ("none", "note", "warning", "error")
    assert [rule["id"] for rule in rules] == list(RULES)
    return [sarif_result(result) for result in results]


def sarif_result(result: dict[str, Any]) -> tuple[str, str, str, int, int]:
    rule, level, message, (location,) = exactly(result, "ruleId", "level", "message", "locations")
    assert rule in RULES
    assert text_of(message).endswith((".", "?"))
    (physical,) = exactly(location, "physicalLocation")
    artifact, region = exactly(physical, "artifactLocation", "region")
    (uri,) = exactly(artifact, "uri")
    assert uri.isascii()
    assert " " not in uri
    line, column = exactly(region, "startLine", "startColumn")
    return rule, level, uri, line, column


def test_problems_as_sarif(rolecli: Callable, write: Callable, tmp_path: Path) -> None:
    file = write(SLIP, "große küche/a%20.yaml")
    outside = tmp_path / "außen.yaml"
    outside.write_text(BAD.replace("koch", "wirt").replace("Koch", "Wirt"), "utf-8")
    done = rolecli("validate", "--no-builtin", "-f", "sarif", file, outside)
    results = sarif_results(json.loads(done.out))
    assert [(*result[:2], unquote(result[2]), *result[3:]) for result in results] == [
        ("missing-key", "error", outside.as_uri().replace("%C3%9F", "ß").replace("%3A", ":"), 2, 5),
        ("unknown-key", "error", unquote(outside.as_uri()), 2, 29),
        ("empty-role", "warning", "große küche/a%20.yaml", 2, 10),
    ]


def test_no_problems_are_an_empty_sarif_log(rolecli: Callable, write: Callable) -> None:
    done = rolecli("validate", "--no-builtin", "-f", "sarif", write(GOOD))
    assert (done.code, sarif_results(json.loads(done.out))) == (0, [])


@pytest.mark.parametrize(
    ("text", "options", "verdict"),
    [
        (GOOD, [], (0, "no problems")),
        (SLIP, [], (0, "1 warning")),
        (SLIP, ["--strict"], (3, "1 error")),
        (GOOD, ["--strict"], (0, "no problems")),
        (BAD, [], (3, "2 errors")),
    ],
)
def test_errors_exit_with_3_and_so_do_warnings_if_strict(
    rolecli: Callable, write: Callable, text: str, options: list[str], verdict: tuple[int, str]
) -> None:
    done = rolecli("validate", "--no-builtin", *options, write(text))
    assert (done.code, done.out.split("1 file checked: ")[-1], done.err) == (
        verdict[0],
        f"{verdict[1]}\n",
        "",
    )


def test_several_files_and_folders_are_checked_as_one(rolecli: Callable, write: Callable) -> None:
    file = write(GOOD)
    write("roles: []", "ordner/a.yaml")
    write(GOOD, "ordner/b.yml")
    write("kein yaml: [", "ordner/c.txt")
    done = rolecli("validate", "--no-builtin", file, "ordner")
    assert done.out.startswith(
        "ordner/b.yml:2:10: duplicate-id: entry 'koch': the id is taken already, in k.yaml, line 2"
    )
    assert done.out.endswith("3 files checked: 1 error\n")


def test_a_path_that_does_not_exist_exits_with_3(rolecli: Callable, here: Path) -> None:
    done = rolecli("validate", here / "nix.yaml")
    assert (done.code, done.out) == (3, "")
    assert done.err == f"Error: The catalog {here / 'nix.yaml'} does not exist.\nCheck the path.\n"


def test_a_file_may_refer_to_the_built_in_catalog_unless_it_is_left_out(
    rolecli: Callable, write: Callable
) -> None:
    file = write("roles:\n  - {id: kam, extends: vertriebsleiter, title: Leitung Großkunden}\n")
    assert rolecli("validate", "--strict", file).code == 0
    done = rolecli("validate", "--no-builtin", file)
    assert done.out.startswith("k.yaml:2:24: unknown-reference: entry 'kam': there is no role")


def test_given_files_lie_over_the_catalogs_in_force(
    rolecli: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    below, above = write(GOOD, "unten.yaml"), write("roles: [{id: koch, extends: koch}]")
    arguments = ["--no-builtin", "--catalog", below, "validate", above]
    assert rolecli(*arguments).out == "2 files checked: no problems\n"
    monkeypatch.setenv("ROLECLI_CATALOG", str(below))
    assert rolecli("--no-builtin", "validate", above).code == 0


def test_a_file_that_is_in_force_already_is_not_read_twice(
    rolecli: Callable, write: Callable, here: Path
) -> None:
    write(
        GOOD.replace("{text", "{id: garen, text").replace("tasks", "sources: [b], tasks"),
        "a/1.yaml",
    )
    write("sources: [{id: b, title: B}]", "a/2.yaml")
    file = write("roles: [{id: koch, extends: koch, tasks: {remove: [garen], add: [{text: x}]}}]")
    in_force = ["--no-builtin", "--catalog", "a", "--catalog", here / "k.yaml", "validate"]
    assert rolecli(*in_force).out == "3 files checked: no problems\n"
    assert rolecli(*in_force, file).out == "3 files checked: no problems\n"
    assert rolecli("--no-builtin", "--catalog", "a", "validate", "a/1.yaml").code == 0


def test_without_paths_the_catalog_in_use_is_checked(rolecli: Callable, write: Callable) -> None:
    assert rolecli("validate", "--strict").code == 0
    done = rolecli("validate", "--catalog", write(SLIP))
    assert (done.code, done.out.count("(warning)")) == (0, 1)


def test_a_file_larger_than_the_bound_is_refused(
    rolecli: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(f"# {'x' * 2**20}")
    assert rolecli("validate", "--no-builtin", file).code == 0
    monkeypatch.setenv("ROLECLI_MAX_MIB", "1")
    assert rolecli("validate", "--no-builtin", file).out == (
        "k.yaml:1:1: size: the file has 2 MiB, more than the 1 MiB allowed\n"
        "  Split the file, or set ROLECLI_MAX_MIB to a higher number.\n\n"
        "1 file checked: 1 error\n"
    )


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_device_without_end_is_refused(
    rolecli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECLI_MAX_MIB", "1")
    done = rolecli("validate", "--no-builtin", "/dev/zero", "--json")
    assert [problem["code"] for problem in json.loads(done.out)] == ["size"]


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
def test_a_pipe_can_be_checked(process: Callable) -> None:
    script = '"$@" <(printf "roles: [{id: x}]") -f json'
    done = process("--no-builtin", "validate", script=script)
    assert [problem["code"] for problem in json.loads(done.out)] == ["missing-key"] * 2


@pytest.mark.parametrize("bound", ["viel", "-1", "1.5", "9" * 5000])
def test_a_bound_that_is_no_number_is_refused(
    rolecli: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    monkeypatch.setenv("ROLECLI_MAX_MIB", bound)
    done = rolecli("validate", "--no-builtin", write(GOOD))
    assert (done.code, done.out) == (2, "")
    assert "ROLECLI_MAX_MIB" in done.err


@pytest.mark.parametrize(("bound", "code"), [("0", 3), ("", 0), ("9" * 9, 0)])
def test_a_bound_may_be_any_whole_number(
    rolecli: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch, bound: str, code: int
) -> None:
    monkeypatch.setenv("ROLECLI_MAX_MIB", bound)
    assert rolecli("validate", "--no-builtin", write(GOOD)).code == code


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_file_name_that_is_no_utf_8_can_be_written(
    rolecli: Callable, here: Path, form: str
) -> None:
    file = here / os.fsdecode(b"k\xff\x1b.yaml")
    try:
        file.write_text(BAD, "utf-8")
    except OSError:
        pytest.skip("the file system takes no such names")
    assert rolecli("validate", "--no-builtin", file.name, "-f", form, "-o", "out").code == 3
    written = (here / "out").read_text("utf-8")
    assert "\x1b" not in written
    assert written.count("missing-key") >= 1


def test_the_report_can_be_written_to_a_file(
    rolecli: Callable, write: Callable, here: Path
) -> None:
    on_stdout = rolecli("validate", "--no-builtin", write(BAD))
    done = rolecli("validate", "--no-builtin", "k.yaml", "-o", "bericht.txt")
    assert (done.code, done.out, done.err) == (3, "", "")
    assert (here / "bericht.txt").read_text("utf-8") == on_stdout.out


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_closed_pipe_ends_validation_quietly_with_its_verdict(
    process: Callable, write: Callable, here: Path, form: str
) -> None:
    write("roles:\n" + "  - {id: X}\n" * 1000)  # far more than a pipe holds
    script = '"$@" | head -1; exit ${PIPESTATUS[0]}'
    done = process("validate", here / "k.yaml", "--no-builtin", "-f", form, script=script)
    assert (done.code, done.err, done.out.count("\n")) == (3, "", 1)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_terminal_without_umlauts_gets_its_report(
    process: Callable, write: Callable, here: Path, form: str
) -> None:
    write(BAD.replace("Kocht.", "Kocht für Gäste."))
    env = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = process("validate", here / "k.yaml", "--no-builtin", "-f", form, env=env)
    assert (done.code, done.err) == (3, "")
    assert "missing-key" in done.out


@pytest.fixture
def own_stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROLECLI_CACHE_DIR", str(tmp_path / "own"))
    return tmp_path / "own"


BROKEN = {
    "syntax": "roles: [",
    "many errors": "roles:\n" + "  - {id: X}\n" * 50,
    "line ends in a value": 'roles: [{id: "a\\nb\\nc", title: T, summary: S}]',
    "no text": "\0\0",
    "missing file": None,
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["show", "koch", "--json"], ["compare", "koch", "koch"], ["search", "x"]],
)
def test_other_commands_name_the_first_problem_and_keep_the_last_good_store(
    rolecli: Callable, write: Callable, own_stores: Path, arguments: list[str], broken: str
) -> None:
    file = write(GOOD)
    ask = ["--no-builtin", "--catalog", file]
    assert rolecli(*ask, "show", "koch").code == 0
    (store,) = own_stores.iterdir()
    kept = store.read_bytes(), store.stat().st_mtime_ns
    content = BROKEN[broken]
    file.unlink() if content is None else file.write_text(content, "utf-8")
    done = rolecli(*ask, *arguments)
    assert (done.code, done.out) == (3, "")
    assert len(done.err.splitlines()) <= 2
    assert content is None or "`rolecli validate`" in done.err
    assert [*own_stores.iterdir()] == [store]
    assert (store.read_bytes(), store.stat().st_mtime_ns) == kept
    write(GOOD)
    assert rolecli(*ask, "show", "koch").code == 0


@pytest.mark.parametrize(
    ("file", "start"),
    [("k.json", "[\n"), ("k.SARIF", "{\n"), ("k.txt", "k.yaml:")],
)
def test_the_files_ending_chooses_how_problems_are_written(
    rolecli: Callable, write: Callable, here: Path, file: str, start: str
) -> None:
    write(BAD)
    assert rolecli("validate", "--no-builtin", "k.yaml", "-o", file).code == 3
    assert (here / file).read_text("utf-8").startswith(start)
    assert rolecli("validate", "--no-builtin", "k.yaml", "-f", "text", "-o", file).code == 3
    assert (here / file).read_text("utf-8").startswith("k.yaml:")


def test_two_formats_exclude_each_other(rolecli: Callable, write: Callable) -> None:
    done = rolecli("validate", "--json", "-f", "github", write(BAD))
    assert (done.code, done.out, done.err) == (
        2,
        "",
        "Error: --json and --format github exclude each other.\nLeave one of them out.\n",
    )
