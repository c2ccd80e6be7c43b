from collections.abc import Callable

import pytest

from rolecli.errors import Choice, NothingFoundError, UsageError
from rolecli.explore.lookup import resolve
from rolecli.explore.nearness import near_names
from rolecli.store import queries
from rolecli.store.opening import Store
from rolecli.terms import CONCEPT_KINDS

SAME = "{{id: {id}, title: {title}, aliases: [{alias}], summary: S.}}"


def roles(*entries: tuple[str, str, str]) -> str:
    lines = (SAME.format(id=key, title=title, alias=alias) for key, title, alias in entries)
    return "roles:\n" + "\n".join(f"  - {line}" for line in lines)


@pytest.mark.parametrize(
    "name",
    [
        "vertriebsleiter",
        "Vertriebsleiterin",
        "Vertriebsleiterinnen",
        "vertriebsleiter:in (m/w/d)",
        "Vertriebsleiter*in",
        "Vertriebsleiter/-in",
        "VertriebsleiterIn",
        "VERTRIEBSLEITER/IN",
        "  Vertriebs-Leiter  ",
        "Leiter Vertrieb",
        "LEITERIN VERTRIEB",
        "Leitung Vertrieb",
        "head of sales",
        "Head-of-Sales",
        "vertriebsl",
    ],
)
def test_people_may_write_a_name_as_they_know_it(builtin_store: Store, name: str) -> None:
    assert resolve(builtin_store, name) == "vertriebsleiter"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Marktgröße", "marktgroesse"),
        ("MARKTGROESSE", "marktgroesse"),
        ("marktgrosse", "marktgroesse"),
        ("Marktgro\u0308ße", "marktgroesse"),
        ("Käuferprofile", "kaeuferprofile"),
        ("Kauferprofile", "kaeuferprofile"),
        ("a/b tests", "a-b-tests"),
        ("LEITER ECOMMERCE", "leiter-e-commerce"),
        ("bdm", "business-development-manager"),
        ("4p", "marketing-mix"),
    ],
)
def test_umlauts_hyphens_and_spaces_do_not_count(builtin_store: Store, name: str, key: str) -> None:
    assert resolve(builtin_store, name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("marketing", "marketing"),
        ("Vertrieb", "vertrieb"),
        ("E-Commerce", "e-commerce"),
        ("business development", "business-development"),
        ("sales", "vertrieb"),
        ("vertrie", "vertrieb"),
    ],
)
def test_an_area_is_the_first_choice(builtin_store: Store, name: str, key: str) -> None:
    assert resolve(builtin_store, name) == key


def test_every_id_of_the_built_in_catalog_means_its_own_entry(builtin_store: Store) -> None:
    ids = [entry.id for entry in queries.entries(builtin_store, ("role", *CONCEPT_KINDS))]
    assert [resolve(builtin_store, key) for key in ids] == ids


def test_an_id_goes_before_a_title_and_a_title_before_an_alias(
    stored: Callable[[str], Store],
) -> None:
    store = stored(
        roles(("wirt", "Gastgeber", "Chef"), ("gast", "Wirt", "Gastgeber"), ("x", "Y", "Wirt"))
    )
    found = {name: resolve(store, name) for name in ("wirt", "Gastgeber", "Chef")}
    assert found == {"wirt": "wirt", "Gastgeber": "wirt", "Chef": "wirt"}


def test_a_whole_name_goes_before_a_longer_one_that_starts_alike(
    stored: Callable[[str], Store],
) -> None:
    store = stored(roles(("chefkoch", "Chefkoch", "Smutje"), ("b", "Boss", "Chef")))
    assert resolve(store, "chef") == "b"


@pytest.mark.parametrize(("name", "key"), [("kell", "kellner"), ("warenk", "warenkunde")])
def test_a_prefix_that_fits_one_entry_is_enough(inn: Store, name: str, key: str) -> None:
    assert resolve(inn, name) == key


def test_an_id_as_it_is_written_means_its_entry_even_where_another_folds_alike(
    stored: Callable[[str], Store],
) -> None:
    store = stored(roles(("e-mail", "Post", "a"), ("email", "Glasur", "b")))
    assert [resolve(store, key) for key in ("e-mail", "email")] == ["e-mail", "email"]
    with pytest.raises(UsageError) as caught:
        resolve(store, "E-Mail")
    assert caught.value.candidates == (
        Choice("e-mail", "Post", "role"),
        Choice("email", "Glasur", "role"),
    )


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("che", ("koch", "gaertner")),
        ("ga", ("gaertner", "gastronomie", "garten", "gast")),
    ],
)
def test_a_prefix_of_several_entries_lists_them(
    inn: Store, name: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError) as caught:
        resolve(inn, name)
    assert caught.value.message == f"'{name}' can mean several entries:"
    assert tuple(one.id for one in caught.value.candidates if isinstance(one, Choice)) == candidates
    assert caught.value.hint == "Name one of them by its id."


def test_many_candidates_are_cut_and_counted(stored: Callable[[str], Store]) -> None:
    store = stored(roles(*((f"koch-{n:02}", f"Koch {n}", f"Smutje {n}") for n in range(13))))
    with pytest.raises(UsageError) as caught:
        resolve(store, "koch")
    assert caught.value.candidates == (
        *(Choice(f"koch-{n:02}", f"Koch {n}", "role") for n in range(10)),
        "and 3 more",
    )


def test_an_unknown_name_is_answered_with_up_to_three_near_ones(builtin_store: Store) -> None:
    with pytest.raises(NothingFoundError) as caught:
        resolve(builtin_store, "vertribsleiter")
    assert caught.value.message == (
        "There is no role or concept named 'vertribsleiter'. Did you mean one of these?"
    )
    assert caught.value.candidates[0] == Choice("vertriebsleiter", "Vertriebsleiter", "role")
    assert len(caught.value.candidates) == 3
    assert caught.value.hint == ""


def test_near_names_are_names_of_the_catalog_and_stay_few(inn: Store) -> None:
    assert near_names(inn, "Kelner") == [Choice("kellner", "Kellner", "role")]
    assert near_names(inn, "Gaertnerei")[0] == Choice("gaertner", "Gärtner", "role")


def test_a_name_like_no_other_is_answered_with_other_advice(builtin_store: Store) -> None:
    with pytest.raises(NothingFoundError) as caught:
        resolve(builtin_store, "xyzqwv")
    assert caught.value.message == "There is no role or concept named 'xyzqwv'."
    assert caught.value.candidates == ()
    assert caught.value.hint == "`rolecli list` shows what there is."


@pytest.mark.parametrize("name", ["", " ", "---", "(m/w/d)", "\U0001f642", "\udcff"])
def test_signs_alone_are_no_name(inn: Store, name: str) -> None:
    with pytest.raises(UsageError, match="is not a name"):
        resolve(inn, name)


@pytest.mark.parametrize("name", ["xyzqwv\x1b[31m", "\x1b[31m"])
def test_a_message_cannot_steer_the_terminal(inn: Store, name: str) -> None:
    with pytest.raises((NothingFoundError, UsageError)) as caught:
        resolve(inn, name)
    assert caught.value.message.isprintable()
