"""Turns of a transcript: words that were given to another speaker.

The label of a turn is structure and no statement, so nothing else compares it. Where two turns are each
other's counterparts and their labels name two persons, that is told. A role (*Q*, *Host*) or a part of the
name (*Smith* for *Jane Smith*) names nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from webapp.engine.cleaning.layout.words import TURN_LABELS
from webapp.engine.facts.extract.capitals import titles
from webapp.engine.facts.face.draft import Draft
from webapp.engine.language import UNKNOWN
from webapp.engine.model import Block, FactKind, Link, Passage, Severity, Span, Verdict
from webapp.engine.reading import ReadArticle, tokens

_ROLES: Final = frozenset(word for label in TURN_LABELS for word in label.split())
_CLOCK: Final = re.compile(r"[\[(]?\d{1,2}(?:[:.]\d{2}){1,2}[\])]?")
_ASIDE: Final = re.compile(r"[\[(][^\])]{0,60}[\])]")


def other_speakers(articles: tuple[ReadArticle, ReadArticle], links: Sequence[Link]) -> Iterator[Draft]:
    """The links of turns whose labels name two persons."""
    ones, others = _labels(articles[0]), _labels(articles[1])
    for link in links:
        left, right = ones.get(link.left[0]), others.get(link.right[0])
        if (
            left
            and right
            and len(link.left) == len(link.right) == 1
            and _are_two(left.text, right.text, articles[0].language)
        ):
            quoted = left.text.strip(" :"), right.text.strip(" :")
            yield Draft(
                FactKind.ATTRIBUTION, Verdict.CHANGED, Severity.HIGH, link.id, left, right, quoted=quoted
            )


def _labels(article: ReadArticle) -> dict[str, Passage]:
    """First sentence of a turn → its label, without the white space behind it."""
    found: dict[str, Passage] = {}
    seen = 0
    for sentence in article.body:
        if sentence.paragraph == seen or not article.paragraphs:
            continue
        seen = sentence.paragraph
        paragraph = article.paragraphs[seen - 1]
        if paragraph.block is Block.SPEAKER and paragraph.label:
            label = paragraph.label.of(article.text).rstrip()
            span = Span(paragraph.label.start, paragraph.label.start + len(label))
            found[sentence.id] = Passage(span, label)
    return found


def _are_two(one: str, other: str, language: str | None) -> bool:
    """Whether two labels share no word but a title, and neither is a role."""
    apart = titles(language or UNKNOWN)
    first, second = _names(one) - apart, _names(other) - apart
    return bool(first and second) and not (first & second) and not ((first | second) & _ROLES)


def _names(label: str) -> frozenset[str]:
    """The words of a label but for time codes and asides."""
    bare = _ASIDE.sub(" ", _CLOCK.sub(" ", label))
    return frozenset(token.low for token in tokens(bare) if token.is_word and len(token.low) > 1)
