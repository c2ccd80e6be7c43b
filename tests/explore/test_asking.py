"""Which command a question asks for."""

import pytest

from rolecli.explore.asking import understood


@pytest.mark.parametrize(
    ("words", "call"),
    [
        ("wer macht SEO?", "rolecli who SEO"),
        ("Wer ist zuständig für Preise", "rolecli who Preise"),
        ("who does pricing", "rolecli who pricing"),
        ("who is responsible for pricing?", "rolecli who pricing"),
        ("wer betreut kunden", 'rolecli who "wer betreut kunden"'),
        (
            "unterschied vertrieb business development",
            "rolecli compare vertrieb business development",
        ),
        ("unterschied marketing vertrieb", "rolecli compare marketing vertrieb"),
        ("Unterschied zwischen Marketing und Vertrieb", "rolecli compare Marketing Vertrieb"),
        ("difference between marketing and sales", "rolecli compare marketing sales"),
        ("Koch oder Kellner", "rolecli compare Koch Kellner"),
        ("head of sales vs sales manager", 'rolecli compare "head of sales" "sales manager"'),
        ("was macht ein Vertriebsleiter", "rolecli show Vertriebsleiter"),
        ("What does a sales manager do?", 'rolecli show "sales manager"'),
        ("wem berichtet der Vertriebsleiter", "rolecli show Vertriebsleiter"),
        ("who does the sales manager report to?", 'rolecli show "sales manager"'),
        ("wer berichtet dem Vertriebsleiter", "rolecli show Vertriebsleiter"),
        ("who reports to the head of sales?", 'rolecli show "head of sales"'),
        ("Worin besteht der Unterschied zwischen SEO und SEM", "rolecli compare SEO SEM"),
        ("preise festlegen", None),
        ('"wer macht das"', None),
        ("", None),
    ],
)
def test_a_question_names_the_command_that_answers_it(words: str, call: str | None) -> None:
    asked = understood(words)
    assert (asked.call if asked else None) == call
