"""Entities and wrongly decoded bytes are read as the characters that were meant."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.engine.texts import HOSTILE, TEXTS
from webapp.engine.cleaning.characters import without_invisible
from webapp.engine.cleaning.edits import Cleaned
from webapp.engine.cleaning.encoding import decoded, repaired
from webapp.engine.cleaning.passes import Pass


def read(text: str, *passes: Pass) -> str:
    cleaned = Cleaned(text)
    for one in passes:
        cleaned.edit(one(cleaned.text))
    return cleaned.text


ENTITIES = [
    ("Smith &amp; Sons paid &pound;12,500 &ndash; in cash.", "Smith & Sons paid £12,500 – in cash."),
    ("The fee is 12&nbsp;000 euros.", "The fee is 12\xa0000 euros."),
    ("It&#8217;s over, he said.", "It’s over, he said."),
    ("It&#x2019;s over.", "It’s over."),
    ("Caf&eacute; &amp;amp; bar", "Café & bar"),
    ("&amp;nbsp;12&amp;nbsp;000", "\xa012\xa0000"),
    ("&ldquo;No,&rdquo; she said &hellip;", "“No,” she said …"),
    ("5 &lt; 7 and 9 &gt; 3", "5 < 7 and 9 > 3"),
    ("&quot;Yes&quot;", '"Yes"'),
    ("20&deg;C und 50&nbsp;&euro;", "20°C und 50\xa0€"),
    ("M&uuml;ller stra&szlig;e", "Müller straße"),
    ("&#0; &#xD800; x", "� � x"),
    (
        "Profits rose 3&#46;5&#37; to &yen;4&thinsp;bn &mdash; a record",
        "Profits rose 3.5% to ¥4\u2009bn — a record",
    ),
    ("L&rsquo;&Eacute;tat &agrave; No&euml;l", "L’État à Noël"),
    ("if a &amp;&amp; b &lt;p&gt;text&lt;/p&gt;", "if a && b <p>text</p>"),
]
NO_ENTITIES = [
    "AT&T; then R&D; then Q&A; done",
    "Johnson&Johnson &c. &foo; &",
    "a &#99999999999; b",
    "Marks&Spencer; Procter & Gamble; B&Q; all",
]

MISREAD = [
    ("Itâ€™s over", "It’s over"),
    ("â€œWe wonâ€\x9d, he said", "“We won”, he said"),
    ("â€œWe wonâ€, he said", "“We won”, he said"),
    ("cafÃ© crÃ¨me Ã  Besançon", "café crème à Besançon"),
    ("MÃ¼ller zahlt 5 â‚¬", "Müller zahlt 5 €"),
    ("Â£5 million", "£5 million"),
    ("the 1990s â€“ a decade", "the 1990s – a decade"),
    ("CafÃƒÂ© itÃ¢â‚¬â„¢s", "Café it’s"),
    ("SÃ£o Paulo e JoÃ£o", "São Paulo e João"),
    ("wait â€¦ and", "wait … and"),
    ("20Â°C outside", "20°C outside"),
    ("ÐœÐ¾Ñ\x81ÐºÐ²Ð°", "Москва"),
    ("ðŸ˜€ smile", "😀 smile"),
    ("It\x92s \x93over\x94 \x96 now", "It’s “over” – now"),
    ("ï»¿The council", "The council"),
    ("donâ€˜t EspaÃ±a AÃ±o", "don‘t España Año"),
    ("DÃ‰CISION", "DÉCISION"),
    ("ParisÂ\xa0: 12Â\xa0000", "Paris\xa0: 12\xa0000"),
    ("Itâ€šÃ„Ã´s", "It’s"),
    ("It‚Äôs over", "It’s over"),
    ("zÅ‚oty w Å\x81odzi", "złoty w Łodzi"),
    ("Straße “Straßeâ€™n”", "Straße “Straße’n”"),
    ("Die GrÃ¶ÃŸe der StraÃŸe fÃ¼r 3 â‚¬", "Die Größe der Straße für 3 €"),
    ("El niÃ±o comiÃ³ aquÃ\xad maÃ±ana", "El niño comió aquí mañana"),
    ("Â¿QuÃ© pasa?", "¿Qué pasa?"),
    ("â€˜No,â€™ he said â€” and left", "‘No,’ he said — and left"),
    ("a 50â€“60 range, â€¢ bullet", "a 50–60 range, • bullet"),
    ("Ä°stanbul ve Ã‡eÅŸme'de ÅŸehir", "İstanbul ve Çeşme'de şehir"),
    ("PÅ™Ã\xadliÅ¡ Å¾luÅ¥ouÄ\x8dkÃ½ kÅ¯Å\u02c6", "Příliš žluťoučký kůň"),
    ("Ø§Ù„Ø³Ù„Ø§Ù…", "السلام"),
    ("æ\x97¥æ\x9c¬èª\x9e", "日本語"),
    ("cafÃ\x83Â© twice", "café twice"),
    ("Ã\x89tat d\x92urgence", "État d’urgence"),
]
WELL_READ = [
    "NÃO, MAÇÃ e IRMÃ",
    "Ngã Ãnh và Âu Cơ",
    "Le café coûte 10 € à Paris",
    "CAFÉ… et PÂTÉ»",
    "He said “PÅ” and „Ä“",
    "ĐÂY LÀ TIẾNG VIỆT",
    "Zürich, Ångström, Œuvre, Škoda, Žižek",
    "Ils ont dit : « Où ? » – À Noël… »",
    "TIẾNG VIỆT CÓ DẤU: Â, Ă, Ê, Ô",
    "A ‘naïve’ résumé — £5, €6, ¥7, 20°C ±2",
    "INFORMAÇÕES: AVIÕES, PÃES, CÃES",
]


@pytest.mark.parametrize(("text", "expected"), ENTITIES)
def test_entities_are_read_as_what_they_stand_for(text: str, expected: str) -> None:
    assert read(text, decoded) == expected


@pytest.mark.parametrize("text", NO_ENTITIES)
def test_what_only_looks_like_an_entity_stays(text: str) -> None:
    assert read(text, decoded) == text


@pytest.mark.parametrize(("text", "expected"), MISREAD)
def test_wrongly_decoded_text_is_mended(text: str, expected: str) -> None:
    assert read(text, repaired, without_invisible) == expected


@pytest.mark.parametrize("text", WELL_READ)
def test_accents_and_signs_of_well_read_text_stay(text: str) -> None:
    assert read(text, repaired, without_invisible) == text


SENTENCES = [
    "Die Größe der Straße ärgert Müller, sagte “Jörg” — für 3 €…",
    "L’été à Noël, où s’arrête le cœur naïf : « ça va » ?",
    "El niño comió aquí mañana. ¿Qué pasó? ¡Olé!",
    "São Paulo não terá mais ônibus às três, já disse João.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy – „ano“.",
    "Țara românească și ștefan în București „da”.",
    "Совет города Москвы решил во вторник закрыть.",
    "Η Αθήνα είναι πρωτεύουσα της Ελλάδας.",
    "אתמול בירושלים",
    "أعلنت الوزارة نتائج التحقيق في بغداد.",
    "政府は、昨年のインフレ率が発表した。",
    "Tiếng Việt có dấu: ệ ở ữ ạ “được”",
    "It’s “over”, he said – £5bn… 20\u00b0C ± 2 ½ naïve café 😀",
]


def misread(text: str, encoding: str) -> str:
    """UTF-8 in another encoding, as browsers read it: what the encoding lacks stays a control character."""
    shown = [bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode()]
    return "".join(shown)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", SENTENCES)
def test_whole_sentences_are_mended(text: str, encoding: str) -> None:
    assert read(text, repaired) == text
    assert read(misread(text, encoding), repaired) == text


@pytest.mark.parametrize("text", SENTENCES)
def test_what_was_misread_twice_is_mended(text: str) -> None:
    assert read(misread(misread(text, "cp1252"), "cp1252"), repaired) == text


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_edits_stand_in_order_and_apart_in_any_text(text: str) -> None:
    for one in (decoded, repaired):
        edits = list(one(text))
        assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)
        assert all(edit.end <= other.start for edit, other in pairwise(edits))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name: str) -> None:
    assert len(read(HOSTILE[name], decoded, repaired)) <= len(HOSTILE[name])
