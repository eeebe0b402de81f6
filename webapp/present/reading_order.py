"""The order in which a reader meets the sentences of both articles: row by row, the left side first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from webapp.engine.model import Comparison, Row, SegmentedArticle, Sentence


def in_reading_order(comparison: Comparison) -> Iterator[Sentence]:
    """The sentences of both articles; the headlines stand level above all rows."""
    left, right = _by_paragraph(comparison.left), _by_paragraph(comparison.right)
    for row in (Row((0,), (0,)), *comparison.rows):
        for number in row.left:
            yield from left[number]
        for number in row.right:
            yield from right[number]


def _by_paragraph(article: SegmentedArticle) -> dict[int, list[Sentence]]:
    found: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in article.sentences:
        found[sentence.paragraph].append(sentence)
    return found
