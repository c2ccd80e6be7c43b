import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rolecli.catalog.layering import Layer, find_layers
from rolecli.checks import verdict
from rolecli.errors import CatalogError
from rolecli.explore.showing import show
from rolecli.store import building, freshness, queries, sealing
from rolecli.store.opening import Store, ask, cache_folder, store_file

Layers = tuple[Layer, ...]
Write = Callable[..., Layers]

ONE = "roles:\n  - {id: koch, title: %s, summary: S.}\n"


def titles(store: Store) -> list[str]:
    return [entry.title for entry in queries.entries(store, ("role",))]


def cook(store: Store) -> str:
    return show(store, ["koch"]).records[0].title


def kept() -> list[str]:
    return sorted(file.name for file in cache_folder().glob("*"))


def tree(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*"))


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The languages of the catalogs that were compiled, one for each time."""
    done: list[str] = []
    build = building.build

    def counted(catalog: building.Catalog, store: sqlite3.Connection, fingerprint: str) -> None:
        done.append(catalog.language)
        build(catalog, store, fingerprint)

    monkeypatch.setattr(building, "build", counted)
    return done


def test_a_store_is_built_once_and_then_only_read(
    catalog: Write, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = catalog()
    assert ask(titles, layers, "de") == ["Koch", "Kellner"]
    assert kept() == [store_file(layers).name]
    monkeypatch.setattr(verdict, "load_checked", None)  # neither checked nor built again
    assert ask(titles, layers, "de") == ["Koch", "Kellner"]
    assert builds == ["de"]


def test_the_first_answer_is_the_same_as_all_later_ones(builtin: Layers) -> None:
    def everything(store: Store) -> list[object]:
        return show(store, [entry.id for entry in queries.entries(store, ("role", "area"))]).records

    assert ask(everything, builtin, "de") == ask(everything, builtin, "de")


def test_a_changed_catalog_file_means_a_new_store(catalog: Write, builds: list[str]) -> None:
    assert ask(titles, catalog(ONE % "Koch"), "de") == ["Koch"]
    layers = catalog(ONE % "Küchenchef")
    assert ask(titles, layers, "de") == ["Küchenchef"]
    assert kept() == [store_file(layers).name]
    assert len(builds) == 2


def test_a_file_of_the_same_size_saved_again_counts_as_changed(
    catalog: Write, builds: list[str]
) -> None:
    layers = catalog(ONE % "Koch")
    ask(titles, layers, "de")
    file = layers[0].path
    file.write_text(ONE % "Abel", encoding="utf-8")
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))
    assert ask(titles, layers, "de") == ["Abel"]
    assert len(builds) == 2


def test_a_file_added_to_or_taken_from_a_folder_means_a_new_store(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.yaml").write_text(ONE % "Koch", encoding="utf-8")
    more = (ONE % "Kellner").replace("koch", "kellner")
    found = []
    for change in (None, "write", "unlink"):
        if change == "write":
            (folder / "b.yaml").write_text(more, encoding="utf-8")
        elif change == "unlink":
            (folder / "b.yaml").unlink()
        found.append(ask(titles, find_layers([folder], {}, builtin=False), "de"))
    assert found == [["Koch"], ["Koch", "Kellner"], ["Koch"]]
    assert len(kept()) == 1


@pytest.mark.parametrize(("name", "value"), [("__version__", "999"), ("FORMAT_VERSION", 999)])
def test_another_version_of_the_program_or_the_format_means_a_new_store(
    catalog: Write,
    builds: list[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: object,
) -> None:
    layers = catalog()
    ask(titles, layers, "de")
    monkeypatch.setattr(freshness, name, value)
    for _again in range(2):
        assert ask(titles, layers, "de") == ["Koch", "Kellner"]
    assert len(builds) == 2
    assert kept() == [store_file(layers).name]


def test_each_set_of_layers_has_its_own_store(catalog: Write, builds: list[str]) -> None:
    first = catalog(ONE % "Koch", "a.yaml")
    second = catalog(ONE % "Smutje", "b.yaml")
    sets = [first, second, first + second, second + first]
    expected = [["Koch"], ["Smutje"], ["Smutje"], ["Koch"]]
    for _again in range(2):
        assert [ask(titles, layers, "de") for layers in sets] == expected
    assert kept() == sorted(store_file(layers).name for layers in sets)
    assert len(builds) == len(kept()) == 4


def test_sets_of_layers_that_share_a_file_name_are_not_mixed_up(
    catalog: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zlib.crc32", lambda *_data: 7)
    first = catalog(ONE % "Koch", "a.yaml")
    second = catalog(ONE % "Smutje", "b.yaml")
    found = [ask(titles, layers, "de") for layers in (first, second, first)]
    assert found == [["Koch"], ["Smutje"], ["Koch"]]
    assert kept() == ["00000007.sqlite"]


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("en", "{de: Koch, en: Cook}", "Cook"),
        ("de", "{de: Koch, en: Cook}", "Koch"),
        ("en", "Koch", "Koch"),
    ],
)
def test_answers_are_in_the_language_asked_for_or_the_one_there_is(
    catalog: Write, asked: str, text: str, expected: str
) -> None:
    layers = catalog(ONE % text)
    assert [ask(cook, layers, asked) for _again in range(2)] == [expected] * 2


def damages(data: bytes) -> Iterable[tuple[str, bytes]]:
    yield "empty", b""
    yield "garbage", b"This is no database.\n" * 500
    yield "zeros", bytes(len(data))
    for length in (1, 15, 100, 4096, 5000, len(data) // 2, len(data) - 1):
        yield f"cut at {length}", data[:length]
    page = 4096
    for at in range(0, len(data), page):
        for fill in (b"\0", b"\xff"):
            yield f"page at {at}", data[:at] + fill * page + data[at + page :]


def test_a_damaged_store_is_replaced_and_the_question_still_answered(catalog: Write) -> None:
    layers = catalog()
    file = store_file(layers)

    def answer(store: Store) -> tuple[object, ...]:
        return (
            titles(store),
            show(store, ["koch", "kueche"]).records,
            [*map(queries.line, queries.entries(store, ("role",)))],
        )

    good = ask(answer, layers, "de")
    whole = file.read_bytes()
    for name, data in damages(whole):
        file.write_bytes(data)
        assert ask(answer, layers, "de") == good, name
        assert kept() == [file.name], name
        if not name.startswith("page"):  # some pages are not needed for these answers
            assert file.read_bytes() == whole, name


NOTICED = [  # even in a store too large to be summed up each time
    "UPDATE entry SET kind = x'ff'",
    "UPDATE text SET text = x'00'",
    "UPDATE text SET text = CAST(x'fffe' AS TEXT)",
    "UPDATE link SET target = 'koch'",
    "UPDATE task SET responsibility = 3",
    "DELETE FROM entry",
    "DELETE FROM text",
    "DROP TABLE link",
    "ALTER TABLE text RENAME TO word2; CREATE VIEW text AS SELECT * FROM word2",
    """
    DROP TABLE meta; CREATE VIEW meta AS
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS key, i AS value
    FROM n
    """,
]
SMALL_ONLY = [
    "UPDATE entry SET id = 'x' || id",
    "UPDATE text SET text = 5",
    "UPDATE text SET language = 7",
    "UPDATE meta SET value = 'zz' WHERE key = 'languages'",
]


@pytest.mark.parametrize(
    ("damage", "small"),
    [(damage, True) for damage in (*NOTICED, *SMALL_ONLY)]
    + [(damage, False) for damage in NOTICED],
)
def test_a_store_that_holds_something_else_is_built_anew(
    catalog: Write, monkeypatch: pytest.MonkeyPatch, damage: str, small: bool
) -> None:
    if not small:  # the checksum is asked only when an answer fails
        monkeypatch.setattr(sealing, "_ALWAYS_CHECKED", 0)
    layers = catalog()
    ask(cook, layers, "de")
    whole = store_file(layers).read_bytes()
    with closing(sqlite3.connect(store_file(layers))) as store, store:
        store.executescript(damage)
    assert ask(cook, layers, "de") == "Koch"
    assert store_file(layers).read_bytes() == whole


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


def another_database(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.executescript("CREATE TABLE meta (name TEXT); INSERT INTO meta VALUES ('x')")


def a_link_to_nothing(file: Path) -> None:
    file.symlink_to("nowhere")


@pytest.mark.parametrize("put", [a_pipe, another_database, a_link_to_nothing])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_what_stands_in_the_place_of_the_store_is_replaced(
    catalog: Write, builds: list[str], put: Callable[[Path], None]
) -> None:
    layers = catalog()
    store_file(layers).parent.mkdir(parents=True)
    put(store_file(layers))
    for _again in range(2):
        assert ask(titles, layers, "de") == ["Koch", "Kellner"]
    assert builds == ["de"]


def test_a_catalog_in_the_place_of_another_of_its_size_and_date_is_read(tmp_path: Path) -> None:
    found = []
    for name in ("Abel", "Koch"):
        (tmp_path / name).mkdir()
        file = tmp_path / name / "catalog.yaml"
        file.write_text(ONE % name, encoding="utf-8")
        os.utime(file, ns=(0, 0))
    link = tmp_path / "now"
    for name in ("Abel", "Koch"):
        link.unlink(missing_ok=True)
        link.symlink_to(name, target_is_directory=True)
        found += ask(titles, find_layers([link], {}, builtin=False), "de")
    (tmp_path / "Abel" / "catalog.yaml").replace(tmp_path / "Koch" / "catalog.yaml")
    found += ask(titles, find_layers([link], {}, builtin=False), "de")
    assert found == ["Abel", "Koch", "Abel"]


def test_a_file_written_to_with_its_old_date_is_read(catalog: Write) -> None:
    layers = catalog(ONE % "Abel")
    file = layers[0].path
    os.utime(file, ns=(0, 0))
    found = ask(titles, layers, "de")
    with file.open("r+", encoding="utf-8") as stream:
        stream.write(ONE % "Koch")
    os.utime(file, ns=(0, 0))
    assert found + ask(titles, layers, "de") == ["Abel", "Koch"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_what_comes_through_a_pipe_is_never_kept(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    found = []
    for name in ("Abel", "Koch"):
        call = [sys.executable, "-c", "import sys; open(sys.argv[1], 'w').write(sys.argv[2])"]
        with subprocess.Popen([*call, str(pipe), ONE % name]):
            found += ask(titles, (Layer("option", pipe, (pipe,)),), "de")
    assert found == ["Abel", "Koch"]
    assert kept() == []


def test_a_change_anywhere_in_the_checkout_means_a_new_store(
    catalog: Write, builds: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    (package / "catalog").mkdir(parents=True)
    (package / "catalog" / "format.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(freshness, "_PACKAGE", package)
    layers = catalog()
    for text in ("", "", "changed", "changed"):
        if text:
            (package / "catalog" / "format.py").write_text(text, encoding="utf-8")
            os.utime(package / "catalog" / "format.py", ns=(0, 0))
        ask(titles, layers, "de")
    assert builds == ["de", "de"]


def blocked_parent(tmp_path: Path) -> str:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    return str(tmp_path / "file" / "cache")


def too_long_name(tmp_path: Path) -> str:
    return str(tmp_path / ("x" * 300))


def no_writes_allowed(_tmp_path: Path) -> str:
    return "/proc/rolecli"


@pytest.mark.parametrize("place", [blocked_parent, too_long_name, no_writes_allowed])
def test_where_no_store_can_be_kept_answers_come_from_memory(
    catalog: Write,
    builds: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: Callable[[Path], str],
) -> None:
    layers = catalog()
    monkeypatch.setenv("ROLECLI_CACHE_DIR", place(tmp_path))
    before = tree(tmp_path)
    for _again in range(2):
        assert ask(titles, layers, "de") == ["Koch", "Kellner"]
    assert tree(tmp_path) == before
    assert builds == ["de", "de"]


def test_without_a_home_nothing_is_written_where_the_program_happens_to_run(
    catalog: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = catalog()
    monkeypatch.delenv("ROLECLI_CACHE_DIR")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: Path("~/.cache") / name)
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    assert ask(titles, layers, "de") == ["Koch", "Kellner"]
    assert tree(tmp_path) == before


def test_the_cache_folder_may_be_named_from_where_the_program_runs(
    catalog: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = catalog()
    monkeypatch.setenv("ROLECLI_CACHE_DIR", "here/and there #1")
    monkeypatch.chdir(tmp_path)
    ask(titles, layers, "de")
    assert tree(tmp_path / "here") == ["and there #1", f"and there #1/{store_file(layers).name}"]


def test_a_folder_where_the_store_should_be_is_left_alone(catalog: Write) -> None:
    layers = catalog()
    store_file(layers).mkdir(parents=True)
    assert ask(titles, layers, "de") == ["Koch", "Kellner"]
    assert kept() == [store_file(layers).name]
    assert store_file(layers).is_dir()


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, sqlite3.OperationalError])
def test_a_build_that_fails_leaves_the_last_store_and_no_half_file(
    catalog: Write, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    layers = catalog(ONE % "Koch")
    ask(titles, layers, "de")
    whole = store_file(layers).read_bytes()
    build = building.build

    def failing(*arguments: object) -> None:
        build(*arguments)  # type: ignore[arg-type]
        raise error

    monkeypatch.setattr(building, "build", failing)
    with pytest.raises(error):
        ask(titles, catalog(ONE % "Smutje"), "de")
    assert kept() == [store_file(layers).name]
    assert store_file(layers).read_bytes() == whole


def test_a_full_disk_is_answered_from_memory_and_leaves_no_half_file(
    catalog: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert ask(titles, catalog(), "de") == ["Koch", "Kellner"]
    assert kept() == []


def test_an_interrupt_while_writing_leaves_no_half_file(
    catalog: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ask(titles, catalog(), "de")
    assert kept() == []


_HANG = """
import sys, time
from contextlib import closing
from pathlib import Path
from rolecli.catalog.layering import find_layers
from rolecli.store import building, opening

def hang(*arguments):
    if sys.argv[1] == "build":
        build(*arguments)
    print("now", flush=True)
    time.sleep(60)

build = building.build
if sys.argv[1] == "build":
    building.build = hang
else:
    Path.replace = hang
opening.ask(lambda store: None, find_layers([Path(sys.argv[2])], {}, builtin=False), "de")
"""


@pytest.mark.parametrize("moment", ["build", "replace"])
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_build_leaves_no_store_and_the_next_one_clears_up(
    catalog: Write, moment: str
) -> None:
    layers = catalog()
    call = [sys.executable, "-c", _HANG, moment, str(layers[0].path)]
    with subprocess.Popen(call, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"now\n"
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert not store_file(layers).exists()
    assert len(kept()) == 1
    assert ask(titles, layers, "de") == ["Koch", "Kellner"]
    assert kept() == [store_file(layers).name]


def test_many_first_runs_at_once_all_answer_and_keep_one_store(builtin: Layers) -> None:
    call = [sys.executable, "-m", "rolecli", "show", "vertriebsleiter", "--json"]
    runs = [
        subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _run in range(8)
    ]
    ended = [(*run.communicate(), run.returncode) for run in runs]
    assert len({output for output, _errors, _code in ended}) == 1
    assert {(errors, code) for _output, errors, code in ended} == {(b"", 0)}
    assert json.loads(ended[0][0])["id"] == "vertriebsleiter"
    assert kept() == [store_file(builtin).name]


@pytest.mark.parametrize(
    "text",
    ["roles: [", "roles:\n  - {id: koch}\n", (ONE % "Koch").replace("S.", "S., area: nirgends")],
)
def test_an_invalid_catalog_is_refused_and_the_last_good_store_stays(
    catalog: Write, text: str
) -> None:
    layers = catalog(ONE % "Koch")
    ask(titles, layers, "de")
    whole = store_file(layers).read_bytes()
    with pytest.raises(CatalogError, match=r"catalog\.yaml"):
        ask(titles, catalog(text), "de")
    assert kept() == [store_file(layers).name]
    assert store_file(layers).read_bytes() == whole
    assert ask(titles, catalog(ONE % "Smutje"), "de") == ["Smutje"]


def test_an_error_of_the_question_is_no_reason_to_build_again(
    catalog: Write, builds: list[str]
) -> None:
    def failing(store: Store) -> None:
        show(store, ["koch"])
        raise KeyError("a mistake of the program")

    layers = catalog()
    for _again in range(2):
        with pytest.raises(KeyError):
            ask(failing, layers, "de")
    assert builds == ["de"]
