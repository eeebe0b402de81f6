"""Where sentences end, in many languages: tests/engine/cases/sentence-ends.md."""

import re
from importlib.resources import files

import pytest

from tests.engine.cases import cases
from webapp.engine.model import Span
from webapp.engine.segment import abbreviations
from webapp.engine.segment.abbreviations import begins_sentences, has_table, kind
from webapp.engine.segment.sentences import sentences_of

CUT = re.compile(r" ?\| ?")
LINES = [
    (case.facts["language"], line)
    for case in cases("sentence-ends")
    for line in case.blocks["sentences"].splitlines()
]


@pytest.mark.parametrize(("language", "line"), LINES, ids=lambda value: value)
def test_a_line_falls_into_these_sentences(language: str, line: str) -> None:
    text = line.replace(" | ", " ").replace("|", "")
    found = [span.of(text) for span in sentences_of(text, Span(0, len(text)), language)]
    assert found == CUT.split(line)


def test_there_are_many_languages_and_no_line_stands_twice() -> None:
    assert len(set(LINES)) == len(LINES) >= 400
    assert len({language for language, _ in LINES}) >= 25


def test_no_word_of_a_language_stands_in_two_classes() -> None:
    rows = [line.split("\t") for line in _table() if not line.startswith("#")]
    words = [(language, word) for language, group, word in rows if group not in abbreviations.LISTS]
    assert len(words) > 1_500
    assert sorted({word for word in words if words.count(word) > 1}) == []


def _table() -> list[str]:
    return files("webapp.engine.segment").joinpath("ends.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Dr", "sv", "never"), ("DR", "en", "never"), ("etc", "xx", "end"), ("p", "en", "number"),
        ("P", "en", ""), ("Goethestr", "de", "number"), ("library", "en", ""), ("г", "ru", "unit"),
        ("г", "be", "unit"), ("bl.a", "nb", "never"), ("", "en", ""),
    ],
)  # fmt: skip
def test_a_word_has_one_class_in_its_language(word: str, language: str, expected: str) -> None:
    assert kind(word, language) == expected


def test_function_words_and_listed_words_begin_sentences_and_names_do_not() -> None:
    assert all(begins_sentences(word, "en") for word in ["The", "He’s", "It's", "I", "A", "Meanwhile"])
    assert not any(begins_sentences(word, "en") for word in ["Smith", "O'Brien", "D’Angelo", "B"])
    assert begins_sentences("L’homme", "fr")
    assert begins_sentences("Он", "ru")


def test_a_language_without_a_table_asks_sentencex() -> None:
    assert has_table("en")
    assert has_table("und")
    assert not has_table("kk")
