"""What only one side says, and how much an editor will want to know of each sentence of it.

A sentence weighs by what it has of these: a place in the lead, a quotation, a number, a date, a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from webapp.engine.facts.face.groups import Told
from webapp.engine.facts.gather import Facts
from webapp.engine.model import FactKind, Link, Reason, Said, SaidOnly, SegmentedArticle

_LEAD_PARAGRAPHS: Final = 2
"""Paragraphs at the head of an article that carry its news."""
_WEIGHTS: Final = {Reason.LEAD: 4, Reason.QUOTATION: 3, Reason.NUMBER: 2, Reason.DATE: 1, Reason.NAME: 1}
"""What counts how much: the lead first, then quotations, then numbers, then dates and names."""
_TOLD: Final = {FactKind.NUMBER: Reason.NUMBER, FactKind.DATE: Reason.DATE, FactKind.NAME: Reason.NAME}
_WHOLE: Final = sum(_WEIGHTS.values())


def said_only(facts: Facts, links: Iterable[Link]) -> SaidOnly:
    """The sentences without a link, the weightiest first, then in reading order; without page furniture.

    Of a sentence past the limit of facts only its place is known. Linear in the texts' length.
    """
    linked = {sentence for link in links for sentence in (*link.left, *link.right)}
    left, right = (
        _said(article, told, linked) for article, told in zip(facts.articles, facts.told, strict=True)
    )
    return SaidOnly(left, right)


def _said(article: SegmentedArticle, told: Mapping[str, Told], linked: set[str]) -> tuple[Said, ...]:
    lead = _lead(article)
    said: list[Said] = []
    for sentence in article.sentences:
        if sentence.boilerplate is None and sentence.id not in linked:
            found = {*_reasons(told.get(sentence.id)), *([Reason.LEAD] if sentence.paragraph in lead else ())}
            reasons = tuple(reason for reason in Reason if reason in found)
            weight = sum(_WEIGHTS[reason] for reason in reasons) / _WHOLE
            said.append(Said(sentence.id, weight, reasons))
    return tuple(sorted(said, key=lambda one: -one.weight))


def _lead(article: SegmentedArticle) -> frozenset[int]:
    paragraphs = dict.fromkeys(s.paragraph for s in article.sentences if s.boilerplate is None)
    return frozenset(list(paragraphs)[:_LEAD_PARAGRAPHS])


def _reasons(told: Told | None) -> Iterator[Reason]:
    if told is None:
        return
    if told.reading.marked.spans:
        yield Reason.QUOTATION
    for kind, reason in _TOLD.items():
        if any(not fact.weak for fact in told.facts[kind]):
            yield reason
