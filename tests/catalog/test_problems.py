from pathlib import Path

from rolecli.catalog.problems import Place, Problem


def test_a_problem_reads_as_compilers_write_them() -> None:
    place = Place(Path("rollen.yaml"), 3, 12)
    assert str(Problem(place, "type", "koch", "'title' must be a text", "Put it in quotes.")) == (
        "rollen.yaml:3:12: type: entry 'koch': 'title' must be a text"
    )
    assert str(Problem(place, "syntax", "", "what is this")) == (
        "rollen.yaml:3:12: syntax: what is this"
    )
    assert str(Problem(place, "unused", "koch", "nobody needs it", severity="warning")) == (
        "rollen.yaml:3:12: unused (warning): entry 'koch': nobody needs it"
    )


def test_problems_sort_by_file_line_and_column() -> None:
    places = [("b", 1, 1), ("a", 10, 2), ("a", 2, 10), ("a", 10, 1)]
    problems = [Problem(Place(Path(file), *at), "type", "", "") for file, *at in places]
    assert [tuple(problem.place[1:]) for problem in sorted(problems)] == [
        (2, 10),
        (10, 1),
        (10, 2),
        (1, 1),
    ]
