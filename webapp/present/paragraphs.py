"""The characters of a paragraph, to edit one and leave the rest of a text as it is."""

from __future__ import annotations

from webapp.engine.model import Article, Span


def paragraph_span(article: Article, number: int) -> Span | None:
    """From the first to the last sentence of a paragraph; None when there is no such paragraph."""
    spans = [sentence.span for sentence in article.sentences if sentence.paragraph == number]
    return Span(spans[0].start, spans[-1].end) if spans else None


def number_of(article: Article, paragraph: str) -> int | None:
    """The number in a paragraph's id, ``L3`` or ``R3``; None when the article has no such paragraph."""
    numbers = {str(sentence.paragraph): sentence.paragraph for sentence in article.sentences}
    return numbers.get(paragraph[1:]) if paragraph[:1] in {"L", "R"} else None


def with_paragraph(article: Article, number: int, text: str) -> str:
    """The article's text with one paragraph replaced; unchanged when there is no such paragraph."""
    span = paragraph_span(article, number)
    if span is None:
        return article.text
    return article.text[: span.start] + _lines(text).strip() + article.text[span.end :]


def carried(sentence: str, edited: str, before: Article, after: Article) -> str:
    """The id that a chosen sentence has once a paragraph of its side was edited: what stands before it keeps
    its number, what stands after it its distance from the end.

    Args:
        sentence: id of the chosen sentence; may be none of this article.
        edited: id of the paragraph, ``L3``.
        before: the side as it was.
        after: the side with the paragraph edited.
    """
    places = {known.id: (place, known.paragraph) for place, known in enumerate(before.sentences)}
    number = number_of(before, edited)
    if sentence not in places or number is None or sentence[:1] != edited[:1]:
        return sentence
    place, paragraph = places[sentence]
    if paragraph > number:
        place += len(after.sentences) - len(before.sentences)
    last = len(after.sentences) - 1
    return after.sentences[min(max(place, 0), last)].id if after.sentences else ""


def _lines(text: str) -> str:
    """The text with plain line ends: browsers send carriage returns with them."""
    return text.replace("\r\n", "\n")
