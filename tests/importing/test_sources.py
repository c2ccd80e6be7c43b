"""Where files are found: folders and zip files, in each other, as people leave them about."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from rolecli.errors import CatalogError, UsageError
from rolecli.importing import sources
from rolecli.importing.sources import find_members


def zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def found(*places: Path) -> dict[str, bytes]:
    """Return what the members hold, by name and folder."""
    contents = {}
    for member in find_members(places, ".csv"):
        with member.stream() as stream:
            contents[f"{member.folder}: {member.name}"] = stream.read()
    return contents


def test_folders_are_looked_through_with_what_lies_in_them(tmp_path: Path) -> None:
    folder = tmp_path / "My ESCO"
    (folder / "de").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "de" / "A.CSV").write_bytes(b"1")
    (folder / "b.csv").write_bytes(b"2")
    for passed_over in (".b.csv", "c.txt", ".git/d.csv"):
        (folder / passed_over).write_bytes(b"x")
    (folder / "de" / "up").symlink_to(folder)
    (folder / "gone.csv").symlink_to(folder / "nowhere")
    assert found(folder) == {"My ESCO: b.csv": b"2", "My ESCO/de: A.CSV": b"1"}


def test_zip_files_are_looked_through_with_zip_files_in_them(tmp_path: Path) -> None:
    inner = zipped({"ESCO dataset - de/b.csv": b"2"})
    files = {
        "ESCO en/a.csv": b"1",
        "in.ZIP": inner,
        "__MACOSX/ESCO en/._a.csv": b"x",
        "ESCO en/.a.csv": b"x",
        "win\\c.csv": b"3",
        "../../d.csv": b"4",
        "empty.zip": zipped({}),
    }
    (tmp_path / "esco.zip").write_bytes(zipped(files))
    contents = found(tmp_path / "esco.zip")
    assert sorted(contents.values()) == [b"1", b"2", b"3"]
    assert contents["esco.zip/./in.ZIP/ESCO dataset - de: b.csv"] == b"2"


def test_sources_of_all_sorts_go_together(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "b.zip").write_bytes(zipped({"b.csv": b"2"}))
    (tmp_path / "a.csv").write_bytes(b"1")
    assert [*found(tmp_path / "a.csv", tmp_path / "folder").values()] == [b"1", b"2"]


def test_what_is_no_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(UsageError, match=r"a\.txt is neither a folder nor a zip file nor"):
        find_members([tmp_path / "a.txt"], ".csv")
    with pytest.raises(UsageError, match="is neither a folder"):
        find_members([Path("/dev/null")], ".csv")
    with pytest.raises(UsageError, match=r"There is no file .*\.zip\."):
        find_members([tmp_path / "none.zip"], ".csv")


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"no zip file", zipped({"a.csv": b"1"})[:40]],
    ids=["empty", "two letters", "another file", "cut"],  # a zip file holds the time
)
def test_a_damaged_zip_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(CatalogError, match=r"a\.zip: the zip file is damaged"):
        find_members([tmp_path / "a.zip"], ".csv")


def test_damage_inside_a_zip_file_is_named_where_it_is_read(tmp_path: Path) -> None:
    whole = bytearray(zipped({"a.csv": bytes(range(256)) * 9}))
    whole[60] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(whole)
    (member,) = find_members([tmp_path / "a.zip"], ".csv")
    with (
        pytest.raises(CatalogError, match=r"a\.zip/a\.csv: the zip file is damaged"),
        member.stream() as stream,
    ):
        stream.read()


def test_a_locked_file_is_named(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.csv": b"1"}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + flags] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    (member,) = find_members([tmp_path / "a.zip"], ".csv")
    with pytest.raises(CatalogError, match=r"a\.csv: the file is locked"), member.stream():
        pass


def test_a_file_too_large_when_unpacked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_MIB", 1)
    bomb = bytes(2**20 + 1)
    (tmp_path / "a.zip").write_bytes(zipped({"a.csv": bomb}))
    (member,) = find_members([tmp_path / "a.zip"], ".csv")
    with pytest.raises(CatalogError, match=r"unpacked, the file has more than 1 MiB"):
        member.stream().__enter__()
    half = zipfile.ZIP_STORED, bytes(2**19)
    for name in ("b.zip", "c.zip"):
        with zipfile.ZipFile(tmp_path / name, "w", half[0]) as archive:
            for number in range(1 if name == "b.zip" else 3):
                archive.writestr(f"{number}.zip", half[1] + zipped({"a.csv": b"1"}))
    assert len(find_members([tmp_path / "b.zip"], ".csv")) == 1
    with pytest.raises(CatalogError, match=r"c\.zip/\d\.zip: unpacked, the file has more than"):
        find_members([tmp_path / "c.zip"], ".csv")


def test_zip_files_in_each_other_have_an_end(tmp_path: Path) -> None:
    content = zipped({"a.csv": b"1"})
    for _level in range(9):
        content = zipped({"in.zip": content})
    (tmp_path / "a.zip").write_bytes(content)
    assert find_members([tmp_path / "a.zip"], ".csv") == []
