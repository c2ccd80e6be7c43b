import pytest

from rolecli.importing.esco_texts import first_sentence, genders, one_line, paragraphs, shortened


@pytest.mark.parametrize(
    ("label", "masculine", "feminine"),
    [
        ("Kellner/Kellnerin", "Kellner", "Kellnerin"),
        ("Koch/Köchin", "Koch", "Köchin"),
        ("Arzt für Alles/Ärztin für Alles", "Arzt für Alles", "Ärztin für Alles"),
        ("Technischer Leiter/Technische Leiterin", "Technischer Leiter", "Technische Leiterin"),
        ("Kaufmann/Kauffrau", "Kaufmann", "Kauffrau"),
        ("Leiter/in Vertrieb", "Leiter Vertrieb", "Leiterin Vertrieb"),
        ("Leiter/-in Vertrieb", "Leiter Vertrieb", "Leiterin Vertrieb"),
        ("Leiter/Leiterin Vertrieb", "Leiter Vertrieb", "Leiterin Vertrieb"),
        ("Leiter Vertrieb/Leiterin", "Leiter Vertrieb", "Leiterin Vertrieb"),
        ("Im-/Exporteur/Im-/Exporteurin", "Im-/Exporteur", "Im-/Exporteurin"),
        ("Stricker – Hand/Strickerin - Hand", "Stricker – Hand", "Strickerin - Hand"),
        ("Beauftragte/r für Wein", "Beauftragter für Wein", "Beauftragte für Wein"),
        ("Pizzakoch//m", "Pizzakoch", ""),
        ("Wirt/Wirtin/", "Wirt", "Wirtin"),
        ("Fachkraft", "Fachkraft", ""),
        ("Mönch/Nonne", "Mönch/Nonne", ""),
        ("Lehrkraft für Erdkunde/Geografie", "Lehrkraft für Erdkunde/Geografie", ""),
        ("Garten-/Landschaftsgärtner", "Garten-/Landschaftsgärtner", ""),
        ("Obst-/Obsthändler", "Obst-/Obsthändler", ""),
        ("Wirt/Wirt", "Wirt/Wirt", ""),
    ],
)
def test_a_label_names_its_forms(label: str, masculine: str, feminine: str) -> None:
    assert genders(label) == (masculine, feminine)


@pytest.mark.parametrize(
    ("text", "sentence", "rest"),
    [
        ("", "", ""),
        ("Eins.", "Eins.", ""),
        ("Kocht gern. Isst gern.", "Kocht gern.", "Isst gern."),
        ("Kocht gern! Übt.\n\nIsst.", "Kocht gern!", "Übt.\n\nIsst."),
        ("Kocht gern.\n\nIsst. Trinkt.", "Kocht gern.", "Isst. Trinkt."),
        ("Kocht z. B. Suppe. Isst.", "Kocht z. B. Suppe.", "Isst."),
        ("Kocht bzw. Brät usw. Immer. Isst.", "Kocht bzw. Brät usw. Immer.", "Isst."),
        ("Setzt es um. Isst.", "Setzt es um.", "Isst."),
        ("Kocht für Dr. Koch. Isst.", "Kocht für Dr. Koch.", "Isst."),
        ("Kocht ca. 3 Suppen. Isst.", "Kocht ca. 3 Suppen.", "Isst."),
        ("Kocht (täglich). Isst.", "Kocht (täglich).", "Isst."),
        ("Kocht. isst weiter", "Kocht. isst weiter", ""),
    ],
)
def test_the_first_sentence_is_parted_from_the_rest(text: str, sentence: str, rest: str) -> None:
    assert first_sentence(text) == (sentence, rest)


def test_spaces_and_hidden_signs_of_word_processors_go() -> None:
    assert one_line("\ufeff Leiter\u00a0 Ver\u00adtrieb\t(EU)\u200b\n ") == "Leiter Vertrieb (EU)"


def test_each_line_is_a_paragraph() -> None:
    assert paragraphs(" eins\u00a0 \r\n\n \nzwei\n") == "eins\n\nzwei"


@pytest.mark.parametrize(
    ("length", "result"),
    [(11, "eins, zwei!"), (10, "eins,…"), (6, "eins,…"), (5, "eins…"), (3, "ei…")],
)
def test_a_long_text_ends_after_a_word(length: int, result: str) -> None:
    assert shortened("eins, zwei!", length) == result
