"""Questions as people ask them, in German and English, and what they are answered with first."""

from collections.abc import Callable
from typing import Any

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
Verkauf                                     verkauf
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
fuehrung von mitarbeitern                   mitarbeiterfuehrung
budget                                      budget
marketing budget                            marketingbudget
Messen                                      messen-veranstaltungen
suchmaschinen optimierung                   seo
SEO                                         seo
newsletter                                  e-mail-marketing
social media                                social-media-marketing
A/B Test                                    a-b-tests
lead generation                             leads
Konversionsrate conversion                  conversion-rate
Marktforschung                              marktforschung
market analysis                             marktanalyse
partnerships                                kooperationen
Geschäftsmodell                             geschaeftsmodelle
business models                             geschaeftsmodelle
crm                                         crm
Marktgrösse                                 marktgroesse
käufer profile                              kaeuferprofile
data warehouse                              data-warehouse
job rotation                                jobrotation
CMO                                         chief-marketing-officer
Marketingvorstand                           chief-marketing-officer
key account manager                         key-account-manager
KAM (m/w/d)                                 key-account-manager
Großkundenbetreuerin                        key-account-manager
SDR                                         sales-development-representative
Customer Success Managerin                  customer-success-manager
Was macht ein Product Owner?                product-owner
Produktmanagerin                            produktmanager
category manger                             category-manager
Community Manager                           community-manager
Pressesprecherin                            pressesprecher
PR Manager                                  pr-manager
e-commerce managerin                        e-commerce-manager
Kauffrau im E-Commerce                      kaufmann-e-commerce
Handelsvertreter*in                         handelsvertreter
account executive                           account-executive
sales engineer                              vertriebsingenieur
UX Designer                                 ux-designer
Werbetexterin                               werbetexter
wer macht SEA                               sea
Krisenkommunikation                         krisenkommunikation
churn rate                                  abwanderungsquote
Google Analytics                            google-analytics
Instagram                                   meta-werbeanzeigenmanager
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


def test_the_tasks_say_who_does_something_and_with_which_responsibility(
    stored: Callable[[str], Store],
) -> None:
    store = stored("""
        language: de
        roles:
          - id: leiterin
            title: Leiterin
            summary: S.
            tasks: [{text: Auswertung der A/B-Tests, responsibility: accountable}]
          - id: helfer
            title: Helfer
            summary: S.
            tasks: [{text: Mitarbeit bei A/B-Tests, responsibility: supporting}]
          - {id: texter, title: Texter für A/B-Tests, summary: S., tasks: [{text: Texten}]}
        """)
    for question in ("a/b test", "A/B-Tests"):
        hits = search(store, question, field="tasks").value
        assert {hit.id: hit.matches[0].responsibility for hit in hits} == {
            "leiterin": "accountable",
            "helfer": "supporting",
        }


@pytest.mark.parametrize("topic", ["a-b-tests", "marketingbudget"])
def test_who_does_something_is_among_the_hits_in_tasks(
    builtin_store: Store, entries: dict[str, list[Any]], topic: str
) -> None:
    title = next(one["title"]["de"] for one in entries["concepts"] if one["id"] == topic)
    said = {
        (role["id"], task["responsibility"])
        for role in entries["roles"]
        for task in role["tasks"]
        if title in task["text"]["de"]
    }
    hits = search(builtin_store, title, 100, field="tasks").value
    assert said
    assert said <= {(hit.id, match.responsibility) for hit in hits for match in hit.matches}
