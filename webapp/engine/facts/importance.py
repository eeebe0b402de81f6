"""What only one side says, and how much an editor will want to know of each sentence of it.

A sentence weighs by what it has of these: a place in the lead, a quotation, a number, a date, a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from webapp.engine.facts.extract import capitals, moments, names, numbers
from webapp.engine.facts.extract.aliases import Lore
from webapp.engine.facts.extract.reading import Reading, read
from webapp.engine.model import Link, Reason, Said, SaidOnly, SegmentedArticle
from webapp.engine.reading import ReadArticle

_LEAD_PARAGRAPHS: Final = 2
"""Paragraphs at the head of an article that carry its news."""
_WEIGHTS: Final = {Reason.LEAD: 4, Reason.QUOTATION: 3, Reason.NUMBER: 2, Reason.DATE: 1, Reason.NAME: 1}
"""What counts how much: the lead first, then quotations, then numbers, then dates and names."""
_WHOLE: Final = sum(_WEIGHTS.values())


def said_only(left: ReadArticle, right: ReadArticle, links: Iterable[Link]) -> SaidOnly:
    """The sentences without a link, the weightiest first, then in reading order; without page furniture.

    Never raises on any text. Linear in the texts' length.
    """
    linked = {sentence for link in links for sentence in (*link.left, *link.right)}
    return SaidOnly(_said(left, linked), _said(right, linked))


def _said(article: ReadArticle, linked: set[str]) -> tuple[Said, ...]:
    readings = read(article, max(len(article.text), len(article.title or "")))
    known = capitals.lore(readings)
    lead = _lead(article)
    said: list[Said] = []
    for reading in readings:
        if reading.sentence.id not in linked:
            found = set(_reasons(reading, known, lead))
            reasons = tuple(reason for reason in Reason if reason in found)
            weight = sum(_WEIGHTS[reason] for reason in reasons) / _WHOLE
            said.append(Said(reading.sentence.id, weight, reasons))
    return tuple(sorted(said, key=lambda one: -one.weight))


def _lead(article: SegmentedArticle) -> frozenset[int]:
    paragraphs = dict.fromkeys(s.paragraph for s in article.sentences if s.boilerplate is None)
    return frozenset(list(paragraphs)[:_LEAD_PARAGRAPHS])


def _reasons(reading: Reading, known: Lore, lead: frozenset[int]) -> Iterator[Reason]:
    when, taken = moments.extract(reading)
    if reading.sentence.paragraph in lead:
        yield Reason.LEAD
    if reading.marked.spans:
        yield Reason.QUOTATION
    if any(not fact.weak for fact in numbers.extract(reading, taken)):
        yield Reason.NUMBER
    if any(not fact.weak for fact in when):
        yield Reason.DATE
    if names.extract(reading, known):
        yield Reason.NAME
