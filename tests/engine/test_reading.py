"""What counts as the same."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.engine.texts import HOSTILE, TEXTS
from webapp.engine.reading import atoms, fold, is_content, quotations, stem, words


def told(text: str, language: str = "en") -> list[str]:
    return [word.text for word in words(text, language)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s over,” he said.", '"IT\'S OVER," he said .'),
        ("A  line\u00a0of\ttext", "a line of text"),
        ("the war — the long one", "the war–the long one"),
        ("« Oui »", "\"oui\""),
        ("``Yes''", "“yes”"),
        ("ﬁne Œuvre", "fine oeuvre"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("cafe\u0301", "café"),
        ("wait…", "Wait..."),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("Straße", "STRASSE"),
        ("coun\u2063cil", "council"),
        ("بغـــداد", "بغداد"),
        ("أَعْلَنَتِ التَّحْقيقِ", "أعلنت التحقيق"),
        ("שָׁלוֹם", "שלום"),
    ],
)  # fmt: skip
def test_what_a_reader_takes_for_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("5²", "52"), ("1½", "11/2"), ("ja", "já"), ("a b", "ab"), ("سأل", "سال"), ("हिन्दी", "हन्द")],
)
def test_what_a_reader_tells_apart_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Biden's 5.2 million", "en", ["biden", "'s", "5.2", "million"]),
        ("12,000 at 10:30", "en", ["12,000", "at", "10:30"]),
        ("don’t O’Brien", "en", ["don't", "o'brien"]),
        ("a long-term plan", "en", ["a", "long", "term", "plan"]),
        ("the U.S. at 5 a.m. helps US, us", "en", ["the", "u.s.", "at", "5", "am", "helps", "u.s.", "us"]),
        ("L’homme qu'il a vu aujourd'hui", "fr", ["l'", "homme", "qu'", "il", "a", "vu", "aujourd'hui"]),
        ("dell'anno", "it", ["dell'", "anno"]),
        ("我们去 iPhone店", "zh", ["我们", "们去", "iphone", "店"]),
        ("हिन्दी में", "hi", ["हिन्दी", "में"]),
        ("", "en", []),
        ("—…!", "en", []),
    ],
)  # fmt: skip
def test_words_are_what_a_reader_counts(text: str, language: str, expected: list[str]) -> None:
    assert told(text, language) == expected


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_words_stand_in_order_where_they_say(text: str) -> None:
    for language in ("en", "fr", "zh"):
        found = words(text, language)
        assert all(0 <= word.start < word.end <= len(text) for word in found)
        assert all(one.start < other.start for one, other in pairwise(found))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_between_atoms_stands_only_white_space(text: str) -> None:
    at = 0
    for start, end in atoms(text):
        assert start >= at
        assert end > start
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spacing_folds_away_in_any_text(text: str) -> None:
    assert fold(f"\u00a0{text}\n") == fold(text)
    assert fold(text.replace(" ", " \t ")) == fold(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_quotations_stand_in_order_and_apart(text: str) -> None:
    at = 0
    for span in quotations(text):
        assert at <= span.start < span.end <= len(text)
        at = span.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we won” and 'it is over' by the dogs' bones.", ["“we won”", "'it is over'"]),
        ("„Ja“, sagte »er« und «non» ``yes''", ["„Ja“", "»er«", "«non»", "``yes''"]),
        ("‘it’s “a” nest’ and don't and the cats' food", ["‘it’s “a” nest’"]),
        ("“open to the end", ["“open to the end"]),
        ('a 6" pipe', []),
    ],
)  # fmt: skip
def test_quotations_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == expected


def test_stems_join_the_forms_of_a_word() -> None:
    assert stem("negotiations", "en") == stem("negotiation", "en")
    assert stem("häuser", "de") == stem("häusern", "de")
    assert stem("ministres", "fr") == stem("ministre", "fr")
    assert stem("东京", "zh") == "东京"
    assert stem("s" * 500, "en") == "s" * 500


def test_function_words_are_no_content() -> None:
    assert not is_content("the", "en")
    assert not is_content("the")
    assert not is_content("und", "de")
    assert is_content("hafen", "de")
    assert is_content("the", "pl")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_folded_and_cut_in_words(name: str) -> None:
    text = HOSTILE[name]
    fold(text)
    found = words(text, "en")
    assert not found or found[-1].end <= len(text)
