"""The characters of a paragraph, to edit one and leave the rest of a text as it is."""

from __future__ import annotations

from webapp.engine.model import Paragraph, SegmentedArticle, Span

HEADLINE = 0
"""The number of the headline among the paragraphs."""


def described(article: SegmentedArticle, number: int) -> Paragraph:
    """What a paragraph is; prose where the result does not say."""
    return article.paragraphs[number - 1] if 0 < number <= len(article.paragraphs) else Paragraph()


def paragraph_span(article: SegmentedArticle, number: int) -> Span | None:
    """From a paragraph's label, or its first sentence, to its last sentence; None when there is no such
    paragraph. The headline's refers to what ``SegmentedArticle.text_of`` says."""
    spans = [sentence.span for sentence in article.sentences if sentence.paragraph == number]
    label = described(article, number).label
    return Span(label.start if label else spans[0].start, spans[-1].end) if spans else None


def number_of(article: SegmentedArticle, paragraph: str) -> int | None:
    """The number in a paragraph's id, ``L3`` or ``R3``, HEADLINE of ``LT`` or ``RT``; None when the article
    has no such paragraph."""
    numbers = {str(sentence.paragraph): sentence.paragraph for sentence in article.body}
    if article.headline:
        numbers["T"] = HEADLINE
    return numbers.get(paragraph[1:]) if paragraph[:1] in {"L", "R"} else None


def with_paragraph(article: SegmentedArticle, number: int, text: str) -> str:
    """The article's text with one paragraph replaced, or its headline where that stands in it; unchanged when
    there is no such paragraph."""
    span = paragraph_span(article, number)
    if span is None or (number == HEADLINE and article.title_span is None):
        return article.text
    return article.text[: span.start] + _lines(text).strip() + article.text[span.end :]


def with_title(article: SegmentedArticle, given: str, text: str) -> str:
    """What the field of the title holds once the headline was edited to ``text``: that, where a title was
    given there, whether it stands in the text too or not; else what it held, ``given``."""
    return " ".join(text.split()) if given or article.title_span is None else given


def carried(sentence: str, edited: str, before: SegmentedArticle, after: SegmentedArticle) -> str:
    """The id that a chosen sentence has once a paragraph of its side was edited: what stands before it keeps
    its number, what stands after it its distance from the end. A headline stays chosen while there is one.

    Args:
        sentence: id of the chosen sentence; may be none of this article.
        edited: id of the paragraph, ``L3``.
        before: the side as it was.
        after: the side with the paragraph edited.
    """
    places = {known.id: (place, known.paragraph) for place, known in enumerate(before.body)}
    if before.headline:
        places[before.headline.id] = (0, HEADLINE)
    number = number_of(before, edited)
    if sentence not in places or number is None or sentence[:1] != edited[:1]:
        return sentence
    place, paragraph = places[sentence]
    if paragraph == HEADLINE and after.headline:
        return after.headline.id
    if paragraph > number:
        place += len(after.body) - len(before.body)
    last = len(after.body) - 1
    return after.body[min(max(place, 0), last)].id if after.body else ""


def _lines(text: str) -> str:
    """The text with plain line ends: browsers send carriage returns with them."""
    return text.replace("\r\n", "\n")
