import io
from pathlib import Path

from rolecli import i18n
from rolecli.catalog.problems import Place, Problem
from rolecli.present.problems import ProblemFormat, write_problems


def written(problems: list[Problem], form: ProblemFormat = ProblemFormat.TEXT) -> str:
    stream = io.StringIO()
    write_problems(problems, 1, form, stream)
    return stream.getvalue()


def warnings(code: str, count: int) -> list[Problem]:
    file = Path("keine.yaml")
    return [
        Problem(Place(file, line, 1), code, "", "w", severity="warning")
        for line in range(1, count + 1)
    ]


def test_people_see_the_first_fifty_warnings_of_a_code_and_how_many_more_there_are() -> None:
    i18n.speak("en")
    shown = written([*warnings("unused", 52), *warnings("empty-role", 50)])
    assert shown.count("unused (warning)") == 50
    assert shown.count("empty-role (warning)") == 50
    assert "unused: 2 more warnings; --format json has all of them." in shown
    assert "empty-role: " not in shown.replace("empty-role (warning): ", "")
    assert shown.endswith("1 file checked: 102 warnings\n")


def test_no_problems_are_told_in_german_too() -> None:
    i18n.speak("de")
    assert written([]) == "1 Datei geprüft: keine Probleme\n"


def test_errors_are_all_shown() -> None:
    errors = [problem._replace(severity="error") for problem in warnings("type", 60)]
    assert written(errors).count(": type: ") == 60


def test_scripts_get_all_warnings() -> None:
    assert written(warnings("unused", 60), ProblemFormat.JSON).count('"code"') == 60
