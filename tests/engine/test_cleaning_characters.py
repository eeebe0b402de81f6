"""Characters as a reader sees them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.engine.texts import HOSTILE, TEXTS
from webapp.engine.cleaning.characters import (
    composed,
    notes,
    plain_letters,
    without_hidden,
    without_invisible,
)
from webapp.engine.cleaning.edits import Cleaned
from webapp.engine.cleaning.lookalikes import without_lookalikes
from webapp.engine.cleaning.passes import Pass

PASSES = (without_hidden, without_invisible, plain_letters, composed, without_lookalikes)


def read(text: str, *passes: Pass) -> str:
    cleaned = Cleaned(text)
    for one in passes:
        cleaned.edit(one(cleaned.text))
    return cleaned.text


UNSEEN = [
    ("The pu\u200bmping st\u200bation", "The pumping station"),
    ("The pu\u200emping st\u200fation", "The pumping station"),
    ("coun\u2063cil of 14,\u2063500", "council of 14,500"),
    ("\ufeffThe council", "The council"),
    ("co\xadoperate", "cooperate"),
    ("he\u2060llo w\u2061o\u2062r\u2064ld", "hello world"),
    ("\u202aquoted\u202c text \u2066x\u2069", "quoted text x"),
    ("a\u061cb\u206ac", "abc"),
    ("nul\x00l and \x07bell\x1b", "null and bell"),
    ("hid\U000e0068\U000e0069den", "hidden"),
    ("Auf\u200clage", "Auflage"),
    ("wo\u200drd", "word"),
    ("wo\u180erd", "word"),
    ("ㅎ\u3164ㅎ a\u115fb", "ㅎㅎ ab"),
    ("a\ufff9b\ufffac\ufffbd", "abcd"),
    ("سلام\u200f!", "سلام!"),
    ("A\ufe00\ufe01\U000e0100\U000e0101B", "AB"),
    ("g\u034fo", "go"),
    ("The Tr\u200bea\u200csu\u200dry sa\u2060id", "The Treasury said"),
    ("$1\u200b,\u200b250\u200b.\u200b50", "$1,250.50"),
    ("\u202eabc\u202c def", "abc def"),
    ("خانه\u200cای \u200fاست", "خانه\u200cای است"),
    ("Hello\U000e0001\U000e0049\U000e0067 world", "Hello world"),
    ("ภาษา\u200bไทย", "ภาษาไทย"),
    ("☺\ufe0e A\ufe0fB", "☺\ufe0e AB"),
    ("e\u2061f\xadg\x1fh", "efg\x1fh"),
]
WORKING = [
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
    "👨\u200d👩\u200d👧\u200d👦 family",
    "❤\ufe0f and ☎\ufe0e",
    "🏳\ufe0f\u200d🌈 1\ufe0f\u20e3",
    "👩\U0001f3fd\u200d⚕\ufe0f doctor",
    "می\u200cخواهم کتاب\u200cها",
    "क\u094d\u200dष and क\u094d\u200cष",
    "ᠮᠤᠨᠢ\u180eᠠ",
    "12\xa0000 and\u202f5",
    "line\none\ttab\x0d\nform\x0cfeed",
    "🇬🇧🇫🇷",
    "नमस\u094d\u200dत\u0947 क\u094d\u200cय\u093e",
    "🧑\U0001f3ff\u200d🤝\u200d🧑\U0001f3fb met 🏴\u200d☠\ufe0f",
    "👩\u200d❤\ufe0f\u200d💋\u200d👨",
    "word\xa0word\u2009word\u3000word",
]

LETTERS = [
    ("Ｔｈｅ\u3000ｃｏｕｎｃｉｌ．", "The\u3000council."),
    ("３．５％", "3.5%"),
    ("１２，０００円", "12,000円"),
    ("ＮＨＫは、報道した。", "NHKは、報道した。"),
    ("𝐛𝐨𝐥𝐝 and 𝒾𝓉𝒶𝓁𝒾𝒸 𝟙𝟚", "bold and italic 12"),
    ("ℋello and ℝ", "Hello and ℝ"),
    ("Ⓗⓔⓛⓛⓞ ⓘ", "Hello ⓘ"),
    ("Napoleon Ⅲ", "Napoleon III"),
    ("ﬁnance oﬃce ﬂood ﬀ", "finance office flood ff"),
    ("naı\u0308ve", "naïve"),
    ("cafe\u0301 Zoe\u0308", "café Zoë"),
    ("ĳs Ǆ", "ijs DŽ"),
    ("ﺳﻼﻡ", "سلام"),
    ("نتائ\u0640\u0640\u0640ج بغ\u0640\u0640\u0640داد", "نتائج بغداد"),
    ("5㎏ and 3㎡", "5kg and 3m²"),
    ("한글", "한글"),
    ("Universit¨at", "Universität"),
    ("h\u0336e\u0336l\u0336l\u0336o\u0336", "hello"),
    ("２０２４年５月３日、ＪＲ東日本は１．５％増。", "2024年5月3日、JR東日本は1.5%増。"),
    ("価格は￥１，２００です（税込）。", "価格は¥1,200です（税込）。"),
    ("𝓗𝓮𝓵𝓵𝓸 𝕎𝕠𝕣𝕝𝕕 𝟮𝟬𝟮𝟰", "Hello World 2024"),
    ("ⓦⓞⓡⓓ and (ⓐ)", "word and (ⓐ)"),
    ("the eﬃcient ﬂow of ﬁsh ﬅ", "the efficient flow of fish st"),
    ("ﻣﺮﺣﺒﺎ", "مرحبا"),
    ("م\u0640\u0640\u0640رحبا", "مرحبا"),
    ("ﾊﾝｶｸ ｶ\uff9eｲﾄ\uff9e", "ハンカク ガイド"),
]
SIGNS = [
    "中国，美国。（注）！",
    "① first ½ cup 5² m² 1ª CO₂ 10³ ™ №",
    "H₂O, x², 10⁶, ¾, №5, ™",
    "ᴛʜɪs ɪs ᴀɴ ᴇxᴀᴍᴘʟᴇ",
]

MIXED = [
    ("раypal asked", "paypal asked"),
    ("The соuncil vоted", "The council voted"),
    ("pабота", "работа"),
    ("Ρaris and Αthens", "Paris and Athens"),
    ("раураl", "paypal"),
    ("Пpивет Mосква", "Привет Москва"),
    ("а mаn with а dоg", "a man with a dog"),
    ("cοuncil sοld", "council sold"),
    ("Ανθρωποi", "Ανθρωποι"),
    ("Тhe Рresident оf thе Unitеd Stаtes", "The President of the United States"),
    ("Gооgle and Аmazon", "Google and Amazon"),
    ("Президент CШA заявил", "Президент США заявил"),
    ("Компания «X5» и СOVID-19", "Компания «X5» и COVID-19"),
    ("Тhe аge оf а mаn", "The age of a man"),
]
WHOLE = [
    "Москва и Путин",
    "Η Αθήνα είναι",
    "IPшник и VIPы и SMSка PDFка",
    "TNFα IFNγ NFκB kΩ μm Hα",
    "USSR (СССР) and NATO",
    "Владимир Putin",
    "β-carotene α-helix",
    "Wi-Fi в Москве",
    "βeta",
    "Банк «ВТБ» и компания Apple",
    "Ο Γιώργος Παπανδρέου είπε",
    "Яндекс.Taxi и DVDшник",
    "5 µm, 3 µg, 10 kΩ, α-particle, Δx",
]


@pytest.mark.parametrize(("text", "expected"), UNSEEN)
def test_characters_that_nobody_sees_go(text: str, expected: str) -> None:
    assert read(text, without_hidden, without_invisible) == expected


@pytest.mark.parametrize("text", WORKING)
def test_invisible_characters_that_do_something_stay(text: str) -> None:
    assert read(text, without_hidden, without_invisible) == text


@pytest.mark.parametrize(("text", "expected"), LETTERS)
def test_a_letter_is_one_character_however_it_is_set(text: str, expected: str) -> None:
    assert read(text, plain_letters, composed) == expected


@pytest.mark.parametrize("text", SIGNS)
def test_signs_and_numerals_stay(text: str) -> None:
    assert read(text, plain_letters, composed) == text


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_a_word_of_mixed_scripts_is_read_in_one(text: str, expected: str) -> None:
    assert read(text, plain_letters, without_lookalikes) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_words_of_one_script_stay(text: str) -> None:
    assert read(text, plain_letters, without_lookalikes) == text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("the co\u200bun\u2063cil", 2),
        ("14,\u2063500 and 1\u200e4", 1),
        ("smuggled\U000e0041\U000e0042 text", 1),
        ("co\u00adoperate, \ufeffonce", 0),
        ("\u200fשלום\u200e and ภาษา\u200bไทย", 0),
        ("می\u200cخواهم 👨\u200d👩\u200d👧", 0),
        ("https://example.org/\u200bpage", 0),
    ],
)
def test_what_hides_in_words_is_told_from_harmless_marks(text: str, hidden: int) -> None:
    assert len(list(without_hidden(text))) == hidden


def test_an_editor_hears_of_what_hides_and_of_nothing_else() -> None:
    assert notes("The rewrite", {}) == []
    assert notes("The rewrite", {"invisible": 2, "entities": 90, "unseen": 90}) == []
    found = notes("The rewrite", {"invisible": 1214, "look-alikes": 1, "mojibake": 3})
    assert [(limit.code, limit.message) for limit in found] == [
        ("invisible", "The rewrite has invisible characters inside words in 1,214 places."),
        ("look-alikes", "The rewrite has 1 word with look-alike letters of another script."),
        ("mojibake", "The rewrite was wrongly decoded in 3 places; that was mended."),
    ]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_edits_stand_in_order_and_apart_in_any_text(text: str) -> None:
    for one in PASSES:
        edits = list(one(text))
        assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)
        assert all(edit.end <= other.start for edit, other in pairwise(edits))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name: str) -> None:
    assert len(read(HOSTILE[name], *PASSES)) <= len(HOSTILE[name])
