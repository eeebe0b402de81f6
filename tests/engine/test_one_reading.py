"""Each sentence is read once, and all that is read of it comes from that one reading."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.engine.texts import HOSTILE, TEXTS
from webapp.engine import Article, compare, forget
from webapp.engine.cleaning import ReadingCopy
from webapp.engine.model import Side, Span
from webapp.engine.reading import articles, tokens, words
from webapp.engine.reading.written import PART
from webapp.engine.segment import segment

SAMPLE = Path(__file__).parents[1] / "accuracy" / "facts-sample.jsonl"


@cache
def sentences() -> tuple[str, ...]:
    """Real ones."""
    return tuple(
        sentence.text
        for line in SAMPLE.read_text(encoding="utf-8").splitlines()
        for side in ("left", "right")
        for sentence in segment(Article.from_text(json.loads(line)[side], language="en"), Side.LEFT).sentences
    )


def in_one_pass(text: str) -> list[tuple[int, int]]:
    """The tokens of a text cut by one pattern, without what is known of its lexemes."""
    return [part.span() for part in PART.finditer(text)]


def test_tokens_are_what_one_pattern_finds_in_real_sentences() -> None:
    assert len(sentences()) > 500
    for text in sentences():
        assert [(token.start, token.end) for token in tokens(text)] == in_one_pass(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_character_that_is_no_space_stands_in_a_token(text: str) -> None:
    found = tokens(text)
    ends = [0, *(token.end for token in found)]
    starts = [*(token.start for token in found), len(text)]
    for end, start in zip(ends, starts, strict=True):
        assert end <= start
        assert not text[end:start].strip()
    assert all(token.text == text[token.start : token.end] for token in found)


def test_no_sentence_is_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Counter[str]()
    once = articles.lexemes

    def counted(text: str) -> object:
        read[text] += 1
        return once(text)

    forget()  # what another test read
    monkeypatch.setattr(articles, "lexemes", counted)
    seed = Path(__file__).parents[2] / "seeds" / "night-buses"
    left, right = ((seed / f"{side}.txt").read_text(encoding="utf-8") for side in ("left", "right"))
    compared = compare(Article.from_text(left, language="en"), Article.from_text(right, language="en"))
    told = {sentence.text for sentence in (*compared.left.sentences, *compared.right.sentences)}
    assert told <= set(read)
    assert set(read.values()) == {1}


def test_words_do_not_depend_on_what_was_read_before() -> None:
    for text in (*sentences()[:200], *(text[:400] for text in HOSTILE.values())):
        reading = articles.SentenceReading(text, "en")
        assert (reading.atoms, reading.words)[1] == words(text, "en")


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_places_in_the_copy_and_in_the_text_answer_each_other(text: str) -> None:
    copy = ReadingCopy(Article.from_text(text))
    assert copy.origin(Span(0, len(copy.text))).end == len(text)
    last = 0
    for at in range(len(copy.text)):
        there = copy.origin(Span(at, at + 1))
        assert last <= there.start <= there.end <= len(text)
        last = there.start
    for sentence in segment(Article.from_text(text), Side.LEFT, copy).sentences:
        there = copy.origin(sentence.span)
        if sentence.text:
            assert copy.place(there).of(copy.text).strip() == sentence.text


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        (
            "The fee will **double** in [May](https://example.org).",
            ["**", "**", "[", "](https://example.org)"],
        ),
        (
            "The dam failed after nine days of rain.\u00b9\u00b2 The inquiry was kept secret.",
            ["\u00b9\u00b2"],
        ),
        ("The fee is 12&nbsp;000 euros, the court said.", []),
        ("The har\u200bbour is open.", []),
        ("The harbour is open, the port authority said on Monday.", []),
    ],
)
def test_what_is_not_read_inside_a_sentence_is_told(text: str, unread: list[str]) -> None:
    compared = compare(Article.from_text(text), Article.from_text("Nothing else."))
    assert [
        span.of(text).strip("\u200b") for span in compared.left.unread if span.of(text).strip("\u200b")
    ] == unread
    for span in compared.left.unread:
        assert any(s.span.start <= span.start <= span.end <= s.span.end for s in compared.left.sentences)
