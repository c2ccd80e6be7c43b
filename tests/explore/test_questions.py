"""Questions as people ask them, in German and English, and what they are answered with first."""

import pytest

from rolecli.explore.search import search
from rolecli.store.opening import Store

QUESTIONS = """
Vertriebsleiter                             vertriebsleiter
vertribsleiter                              vertriebsleiter
Verkaufslieter                              vertriebsleiter
Leiterin Vertrieb                           vertriebsleiter
Leitung Vertrieb (m/w/d)                    vertriebsleiter
Vertriebs-Leiter:in                         vertriebsleiter
VERTRIEBSLEITER*INNEN                       vertriebsleiter
Vertriebsleiter/-in (gn)                    vertriebsleiter
Aufgaben von einem Vertriebsleiter          vertriebsleiter
head of sales                               vertriebsleiter
what does a sales director do               vertriebsleiter
Was macht ein Sales Manager?                sales-manager
sales manger                                sales-manager
sales assistant                             vertriebsassistenz
Assistenz im Vertrieb                       vertriebsassistenz
Leiter Marketing                            leiter-marketing
Leiter/in - Marketing                       leiter-marketing
Marketingleiterin                           leiter-marketing
marketing leiter                            leiter-marketing
Leitung des Marketings                      leiter-marketing
Marketingchefin                             leiter-marketing
director of marketing                       leiter-marketing
head of marketing                           leiter-marketing
Online Marketing Manager                    online-marketing-manager
Onlinemarketing-Manager                     online-marketing-manager
OnlineMarketingManager                      online-marketing-manager
online marketing manger                     online-marketing-manager
Head of Online-Marketing                    head-of-online-marketing
BDM                                         business-development-manager
business developement manager               business-development-manager
Head of Business Development                head-of-business-development
Leiter E-Commerce                           leiter-e-commerce
ecommerce leiter                            leiter-e-commerce
Leiterin ECommerce (w/m/d)                  leiter-e-commerce
marketing                                   marketing
sales                                       vertrieb
Verkauf                                     vertrieb
Geschäftsentwicklung                        business-development
Geschaeftsentwicklung                       business-development
e commerce                                  e-commerce
preispolitik                                preispolitik
Wer ist für die Preispolitik zuständig?     preispolitik
who is responsible for pricing policy       preispolitik
Kundenbindung                               kundenbindung
customer retention                          kundenbindung
kunden gewinnen                             neukundengewinnung
neukundenakquise                            neukundengewinnung
akquise                                     neukundengewinnung
führung                                     mitarbeiterfuehrung
fuehrung von mitarbeitern                   mitarbeiterfuehrung
budget                                      marketingbudget
marketing budget                            marketingbudget
Messen                                      messen-veranstaltungen
suchmaschinen optimierung                   seo
SEO                                         seo
newsletter                                  e-mail-marketing
social media                                social-media-marketing
A/B Test                                    a-b-tests
lead generation                             leads
Konversionsrate conversion                  conversion-optimierung
Marktforschung                              marktanalyse
market analysis                             marktanalyse
partnerships                                kooperationen
Geschäftsmodell                             geschaeftsmodelle
business models                             geschaeftsmodelle
crm                                         crm
Marktgrösse                                 marktgroesse
käufer profile                              kaeuferprofile
data warehouse                              data-warehouse
job rotation                                jobrotation
"""


def questions() -> list[tuple[str, str]]:
    return [
        (question.strip(), key)
        for line in QUESTIONS.strip().splitlines()
        for question, _space, key in [line.rpartition(" ")]
    ]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("question", "key"), questions())
def test_a_question_is_answered_first_with_what_is_meant(
    builtin_store: Store, question: str, key: str, language: str
) -> None:
    assert search(builtin_store._replace(language=language), question).value[0].id == key


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "a/b test",
            {
                "online-marketing-manager": "supporting",
                "head-of-online-marketing": "responsible",
            },
        ),
        ("marketingbudgets", {"leiter-marketing": "responsible"}),
    ],
)
def test_the_tasks_say_who_does_something_and_with_which_responsibility(
    builtin_store: Store, question: str, expected: dict[str, str]
) -> None:
    hits = search(builtin_store, question, field="tasks").value
    assert {hit.id: hit.matches[0].responsibility for hit in hits} == expected
