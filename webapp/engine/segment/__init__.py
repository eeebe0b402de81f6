"""Text → title, paragraphs, sentences with exact offsets, its language, and its page furniture.

    Storm closes harbour⏎⏎                        LT, the title
    A storm closed the port at 5 a.m. on Monday.  L1, paragraph 1
    "We wait," said Dr. Ada L. Byrne.⏎⏎           L2, paragraph 1
    JANE ROE: I disagree.                         L3, paragraph 2, a turn with the label "JANE ROE: "
    Share on Facebook                             L4, paragraph 3, boilerplate "sharing"

Nothing is deleted: between the sentences stand only white space and labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from webapp.engine.cleaning import ReadingCopy
from webapp.engine.cleaning.layout import Mark, marks
from webapp.engine.keys import SentenceNames
from webapp.engine.model import Article, Block, Paragraph, Sentence, Side, Span
from webapp.engine.reading import ReadArticle
from webapp.engine.segment.boilerplate import rule_for
from webapp.engine.segment.language import detect, primary
from webapp.engine.segment.lines import Line, lines_of
from webapp.engine.segment.paragraphs import Draft, paragraphs_of, with_pages
from webapp.engine.segment.sentences import sentences_of, trimmed
from webapp.engine.segment.title import find_title

__all__ = ["segment"]


def segment(article: Article, side: Side, copy: ReadingCopy | None = None) -> ReadArticle:
    """The sentences (ids by ``side``), title and language of an article, with offsets into the copy that
    is read, made here where none is given. Never raises.

    What the caller gave stays: his sentences one for one in ``article.given`` (an empty paragraph of his
    keeps its number), his title, his language (the first part of a tag such as ``en-US``).
    """
    copy = copy or ReadingCopy(article)
    text = copy.text
    language = primary(article.language) or detect(text[copy.title_end :])
    title = Span(0, copy.title_end) if copy.title_end else None
    if article.given is not None:
        drafts = [Draft(Paragraph(), [copy.place(span) for span in spans]) for spans in article.given]
    else:
        lines = lines_of(text)
        kinds = marks(text, [Span(line.start, line.end) for line in lines])
        if title is None and lines and (copy.titled or not article.title):
            first = Span(lines[0].start, lines[0].end)
            title = first if copy.titled else find_title(text, lines, kinds, language)
        above = sum(title is not None and line.start < title.end for line in lines)
        drafts = _drafts(text, lines[above:], kinds[above:], language)
        drafts = list(with_pages(drafts, [(copy.place(span), span) for span in copy.pages]))
    sentences = tuple(_sentences(text, side, title, drafts, article.kept))
    return ReadArticle(
        text=text,
        title=title.of(text) if title else article.title,
        title_span=title,
        language=language,
        sentences=sentences,
        paragraphs=tuple(draft.paragraph for draft in drafts),
        kept=tuple(sorted(article.kept)),
        pages={
            sentence.id: page
            for sentence in sentences
            if not sentence.is_title and (page := drafts[sentence.paragraph - 1].page)
        },
    )


def _drafts(text: str, lines: Sequence[Line], kinds: Sequence[Mark], language: str) -> list[Draft]:
    """The paragraphs with their units cut into sentences; a row is one sentence."""
    drafts = paragraphs_of(text, lines, kinds)
    for draft in drafts:
        if draft.paragraph.block is not Block.ROW:
            draft.units = [span for unit in draft.units for span in sentences_of(text, unit, language)]
    return drafts


STRUCTURE: Final = {Block.TIME: "time-stamp", Block.SPEAKER: "speaker-label"}
"""Block → the rule that takes a line which holds nothing but its label."""


def _sentences(
    text: str, side: Side, title: Span | None, drafts: Sequence[Draft], kept: frozenset[str]
) -> Iterator[Sentence]:
    rule = cache(rule_for)  # of this text alone: short lines come back often
    name = SentenceNames(side)
    if title is not None:
        characters = title.of(text)
        yield Sentence(f"{side.letter}T", 0, title, characters, key=name(characters))
    number = 0
    for at, draft in enumerate(drafts, 1):
        structure = None if draft.paragraph.label else STRUCTURE.get(draft.paragraph.block)
        structure = "page" if draft.page else structure
        for given in draft.units:
            number += 1
            span = trimmed(text, given)
            characters = span.of(text)
            key = "" if draft.page else name(characters)
            taken = None if key in kept else structure or rule(characters)
            yield Sentence(f"{side.letter}{number}", at, span, characters, taken, key)
