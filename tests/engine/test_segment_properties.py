"""What holds for the segmentation of any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.texts import HOSTILE, PIECES, TEXTS, as_it_came
from webapp.engine.model import Article, Side
from webapp.engine.reading import ReadArticle
from webapp.engine.segment import segment


def rebuilt_from_spans(article: ReadArticle) -> None:
    """Sentences in order and trimmed; outside them, a title and labels only white space. Lines of pages are
    no part of what is read."""
    text, at = article.text, 0
    spans = [sentence.span for sentence in article.body if sentence.id not in article.pages]
    spans += (paragraph.label for paragraph in article.paragraphs if paragraph.label)
    if article.title_span:
        spans.append(article.title_span)
    labels = {paragraph.label for paragraph in article.paragraphs}
    for span in sorted(spans):
        assert span.start >= at
        assert not text[at : span.start].strip()
        assert span.end > span.start
        assert not text[span.start].isspace()
        assert span in labels or not text[span.end - 1].isspace()
        at = span.end
    assert not text[at:].strip()


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([None, "Storm closes harbour", "x"]))
def test_sentences_and_gaps_rebuild_the_text(text: str, title: str | None) -> None:
    article = as_it_came(Article.from_text(text, title=title), Side.LEFT)
    assert article.text == text
    rebuilt_from_spans(segment(Article.from_text(text, title=title), Side.LEFT))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sentences_are_numbered_in_order_and_paragraphs_too(text: str) -> None:
    article = as_it_came(Article.from_text(text), Side.RIGHT)
    assert [sentence.id for sentence in article.body] == [
        f"R{number}" for number in range(1, len(article.body) + 1)
    ]
    paragraphs = [sentence.paragraph for sentence in article.body]
    assert sorted(set(paragraphs)) == list(range(1, max(paragraphs, default=0) + 1))
    assert paragraphs == sorted(paragraphs)
    assert len(article.paragraphs) == max(paragraphs, default=0)
    assert article.headline is None or article.headline.id == "RT"
    for sentence in article.sentences:
        assert sentence.text == text[sentence.span.start : sentence.span.end]
    keys = [sentence.key for sentence in article.sentences if sentence.boilerplate != "page"]
    assert len(set(keys)) == len(keys)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_always_falls_into_the_same_sentences(text: str) -> None:
    assert segment(Article.from_text(text), Side.LEFT) == segment(Article.from_text(text), Side.LEFT)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.one_of(PIECES, st.sampled_from(["", " ", "a\n\nb"])), max_size=4), max_size=4))
def test_sentences_given_by_the_caller_stay_one_for_one(paragraphs: list[list[str]]) -> None:
    article = as_it_came(Article.from_sentences(paragraphs), Side.LEFT)
    told = [sentence.text for sentence in article.sentences]
    assert told == [sentence.strip() for paragraph in paragraphs for sentence in paragraph]
    assert [sentence.paragraph for sentence in article.sentences] == [
        number for number, paragraph in enumerate(paragraphs, 1) for _ in paragraph
    ]
    assert article.title_span is None


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_segmented(name: str) -> None:
    rebuilt_from_spans(segment(Article.from_text(HOSTILE[name]), Side.LEFT))


def test_ten_thousand_paragraphs_are_ten_thousand_paragraphs() -> None:
    article = segment(Article.from_text("A word.\n\n" * 10_000), Side.LEFT)
    assert article.sentences[-1].paragraph == len(article.sentences) == 10_000
