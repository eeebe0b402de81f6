"""Rows of tables: cells that stand for each other by their column, not by what they hold.

A value that changed places with that of another row still stands in the article, so what is looked up in
the whole text finds nothing wrong. In two rows of one name and as many cells, cell answers cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.quantity import Quantity
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Told
from webapp.engine.facts.face.quantities import same_number
from webapp.engine.model import FactKind, Link, Passage, Severity, Span, Verdict
from webapp.engine.reading import ReadArticle, fold


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows of a comparison give."""

    drafts: tuple[Draft, ...]
    """The values that differ."""
    links: frozenset[str]
    """The links that were compared cell by cell; nothing is left to be asked of them."""


def rows(
    articles: tuple[ReadArticle, ReadArticle],
    told: tuple[Mapping[str, Told], Mapping[str, Told]],
    links: Sequence[Link],
) -> Rows:
    """The links of one row with one row of the same name, compared cell by cell. ``told``: the facts of each
    sentence of the left and of the right article, by id."""
    drafts: list[Draft] = []
    compared: set[str] = set()
    sentences = [{each.id: each for each in article.body} for article in articles]
    for link in links:
        ends = [own.get(ids[0]) for own, ids in zip(sentences, (link.left, link.right), strict=True)]
        one, other = ends
        if one is None or other is None or len(link.left) > 1 or len(link.right) > 1:
            continue
        name, cells = articles[0].row_name(one), (articles[0].cells(one), articles[1].cells(other))
        if not name or name != articles[1].row_name(other) or len(cells[0]) != len(cells[1]):
            continue
        compared.add(link.id)
        facts = _numbers(told[0], one.id), _numbers(told[1], other.id)
        for pair in zip(cells[0][1:], cells[1][1:], strict=True):
            drafts += _differing(articles, facts, link.id, pair)
    return Rows(tuple(drafts), frozenset(compared))


def _numbers(told: Mapping[str, Told], sentence: str) -> list[Quantity]:
    found = told.get(sentence)
    return only(Quantity, found.facts[FactKind.NUMBER]) if found else []


def _differing(
    articles: Sequence[ReadArticle], facts: Sequence[Sequence[Quantity]], link: str, cells: tuple[Span, Span]
) -> list[Draft]:
    texts = [cell.of(article.text) for cell, article in zip(cells, articles, strict=True)]
    if fold(texts[0]) == fold(texts[1]):
        return []
    inside = [
        [fact for fact in own if _holds(cell, fact.span)] for own, cell in zip(facts, cells, strict=True)
    ]
    if len(inside[0]) == len(inside[1]) == 1 and same_number(inside[0][0], inside[1][0]):
        return []
    is_number = any(character.isdigit() for text in texts for character in text)
    kind, severity = (FactKind.NUMBER, Severity.HIGH) if is_number else (FactKind.WORDING, Severity.MEDIUM)
    left, right = (Passage(cell, text) for cell, text in zip(cells, texts, strict=True))
    return [Draft(kind, Verdict.CHANGED, severity, link, left, right)]


def _holds(cell: Span, span: Span) -> bool:
    return cell.start <= span.start and span.end <= cell.end
