"""Text → paragraphs → sentences with exact offsets, its title, its language, and its page furniture.

    Storm closes harbour⏎⏎                        title
    A storm closed the port at 5 a.m. on Monday.  L1, paragraph 1
    "We wait," said Dr. Ada L. Byrne.⏎⏎           L2, paragraph 1
    Share on Facebook                             L3, paragraph 2, boilerplate "sharing"

Nothing is deleted: between the sentences stand only white space and the title.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from webapp.engine.model import Article, Sentence, Side, Span
from webapp.engine.segment.boilerplate import rule_for
from webapp.engine.segment.language import detect, primary
from webapp.engine.segment.lines import Line, lines_of
from webapp.engine.segment.paragraphs import paragraphs_of
from webapp.engine.segment.sentences import sentences_of, trimmed
from webapp.engine.segment.title import find_title

__all__ = ["segment"]


def segment(article: Article, side: Side) -> Article:
    """``article`` with its sentences (ids by ``side``), title and language filled in. Never raises.

    What the caller gave stays: his sentences one for one in ``article.given`` (an empty paragraph of his
    keeps its number), his title, his language (the first part of a tag such as ``en-US``). A title that is
    found in the text, or given and equal to its first line, is no sentence; ``title_span`` says where it
    stands.
    """
    language = primary(article.language) or detect(article.text)
    if article.given is not None:
        return _number(replace(article, language=language), side, article.given)
    lines = lines_of(article.text)
    title = find_title(article.text, lines, article.title)
    if title is not None:
        article = replace(article, title=article.title or title.text, title_span=title.span)
        lines = _after(lines, title.span)
    article = replace(article, language=language)
    spans = tuple(
        tuple(span for unit in paragraph for span in sentences_of(article.text, unit, language))
        for paragraph in paragraphs_of(article.text, lines)
    )
    return _number(article, side, spans)


def _after(lines: list[Line], title: Span) -> list[Line]:
    return [line for line in lines if line.start >= title.end]


def _number(article: Article, side: Side, paragraphs: tuple[tuple[Span, ...], ...]) -> Article:
    sentences: list[Sentence] = []
    rule = cache(rule_for)  # of this text alone: short lines come back often
    for number, spans in enumerate(paragraphs, 1):
        for given in spans:
            span = trimmed(article.text, given)
            text = span.of(article.text)
            sentences.append(
                Sentence(
                    id=f"{side.letter}{len(sentences) + 1}",
                    paragraph=number,
                    span=span,
                    text=text,
                    boilerplate=rule(text),
                )
            )
    return replace(article, sentences=tuple(sentences))
