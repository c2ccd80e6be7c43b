import os
from pathlib import Path

import pytest

from rolecli import i18n
from rolecli.catalog import layering
from rolecli.catalog.layering import Layer, builtin_folder, find_layers, neighbours, user_folder
from rolecli.errors import CatalogError, ExitCode


@pytest.fixture(autouse=True)
def _english(_own_surroundings: None) -> None:
    i18n.speak("en")


def written(*files: Path) -> tuple[Path, ...]:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("roles: []\n", encoding="utf-8")
    return files


def test_the_layers_are_builtin_own_environment_and_option(tmp_path: Path) -> None:
    own, first, second, named = written(
        user_folder() / "eigene.yaml",
        tmp_path / "erste" / "a.yaml",
        tmp_path / "zweite.yaml",
        tmp_path / "genannt.yaml",
    )
    environment = {"ROLECLI_CATALOG": os.pathsep.join(["", str(first.parent), str(second)])}
    layers = find_layers([named], environment)
    assert [layer.name for layer in layers] == [
        "builtin",
        "user",
        "environment",
        "environment",
        "option",
    ]
    assert layers[1:] == (
        Layer("user", user_folder(), (own,)),
        Layer("environment", first.parent, (first,)),
        Layer("environment", second, (second,)),
        Layer("option", named, (named,)),
    )


def test_the_builtin_catalog_is_the_folder_data() -> None:
    (layer,) = find_layers([], {})
    assert layer.path == builtin_folder()
    assert [file.name for file in layer.files] == ["concepts.yaml", "contrasts.yaml", "roles.yaml"]


def test_the_builtin_catalog_of_a_wheel_lies_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layering, "_PACKAGE", tmp_path / "lib" / "rolecli")
    assert builtin_folder() == tmp_path.parent / "data" or not builtin_folder().exists()
    (tmp_path / "lib" / "rolecli" / "data").mkdir(parents=True)
    assert builtin_folder() == tmp_path / "lib" / "rolecli" / "data"


def test_a_folder_holds_its_yaml_files_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "katalog"
    b, _, a, _, d = written(
        folder / "b.yml",
        folder / "liesmich.md",
        folder / "a.yaml",
        folder / "c.yaml~",
        folder / "tiefer" / "d.yaml",
    )
    assert find_layers([folder], {}, builtin=False) == (Layer("option", folder, (a, b, d)),)


def test_a_file_named_outright_may_be_called_anything(tmp_path: Path) -> None:
    (file,) = written(tmp_path / "katalog.txt")
    assert find_layers([file], {}, builtin=False) == (Layer("option", file, (file,)),)


def refused(*catalogs: Path, environment: dict[str, str] | None = None) -> tuple[str, str]:
    with pytest.raises(CatalogError) as caught:
        find_layers(catalogs, environment or {}, builtin=False)
    assert caught.value.exit_code is ExitCode.CATALOG_INVALID
    return caught.value.message, caught.value.hint


def test_a_catalog_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    missing = tmp_path / "fehlt.yaml"
    expected = (
        f"The catalog {missing} does not exist.",
        "Check the path, and where it was given: with --catalog or in ROLECLI_CATALOG.",
    )
    assert refused(missing) == expected
    assert refused(environment={"ROLECLI_CATALOG": str(missing)}) == expected


def test_a_folder_without_yaml_files_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "leer" / "liesmich.md")
    assert refused(tmp_path / "leer") == (
        f"There are no catalog files in {tmp_path / 'leer'}.",
        "A catalog folder holds files that end in .yaml, .yml or .json.",
    )


def test_no_layer_at_all_is_refused() -> None:
    assert refused() == (
        "There is no catalog to read.",
        "Name one with --catalog, or leave out --no-builtin.",
    )


def test_hidden_files_pipes_and_schemas_are_passed_over_and_folders_read(tmp_path: Path) -> None:
    folder = tmp_path / "katalog"
    plain, json, inner, *_others = written(
        folder / "a.YAML",
        folder / "c.json",
        folder / "b.yaml" / "d.Yml",
        folder / "._a.yaml",
        folder / ".git" / "e.yaml",
        folder / "catalog.schema.json",
    )
    os.mkfifo(folder / "p.yaml")
    (folder / "b.yaml" / "kreis").symlink_to(folder)
    assert find_layers([folder], {}, builtin=False)[0].files == (plain, json, inner)


def test_a_link_in_a_circle_is_left_for_reading_to_tell(tmp_path: Path) -> None:
    link = tmp_path / "a.yaml"
    link.symlink_to(link)
    assert find_layers([link], {}, builtin=False, checked=[link])[-1].files == (link,)


def test_a_tilde_is_the_home_folder(tmp_path: Path) -> None:
    (file,) = written(tmp_path / "home" / "x.yaml")
    for layers in (
        find_layers([Path("~/x.yaml")], {}, builtin=False),
        find_layers([], {"ROLECLI_CATALOG": "~/x.yaml"}, builtin=False),
    ):
        assert layers[0].files == (file,)


def test_neighbours_are_the_files_of_the_folder_or_of_the_catalog(tmp_path: Path) -> None:
    a, b, c = written(
        tmp_path / "k" / "a.yaml", tmp_path / "k" / "u" / "b.yaml", tmp_path / "c.yaml"
    )
    assert neighbours(a) == [a, b]
    assert neighbours(b) == [b]
    written(tmp_path / "catalog.schema.json")
    assert neighbours(b) == [c, a, b]
    assert neighbours(Path("-")) == neighbours(tmp_path) == []


def test_a_folder_with_too_much_in_it_is_not_read_for_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = written(tmp_path / "a.yaml", tmp_path / "b.yaml")  # of 10 bytes each
    monkeypatch.setattr(layering, "MOST_BESIDE", 20)
    assert neighbours(a) == [a, b]
    monkeypatch.setattr(layering, "MOST_BESIDE", 19)
    assert neighbours(a) == []
