"""Whether a comparison out of somebody else's file is one that we could have written.

What the store holds we wrote ourselves and trust. A file can hold anything, and one that only looks right
would fail later, on the page of whoever imported it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from webapp.engine import Comparison
from webapp.engine.model import Article, Link, Side, Span


def check_sound(comparison: Comparison) -> None:
    """Raises ValueError when a value is of another type than its field, or names what is not there."""
    if not _fits(comparison, Comparison):
        raise ValueError("a value of the comparison is of another type than its field")
    sides = {Side.LEFT: comparison.left, Side.RIGHT: comparison.right}
    rows = {
        Side.LEFT: [number for row in comparison.rows for number in row.left],
        Side.RIGHT: [number for row in comparison.rows for number in row.right],
    }
    for side, article in sides.items():
        if not _reads_on(article, side):
            raise ValueError(f"the sentences of the {side} side are out of order")
        if sorted(rows[side]) != sorted({sentence.paragraph for sentence in article.sentences}):
            raise ValueError(f"the rows do not hold every paragraph of the {side} side once")
    _check_links(comparison)


def _check_links(comparison: Comparison) -> None:
    left = {sentence.id for sentence in comparison.left.sentences}
    right = {sentence.id for sentence in comparison.right.sentences}
    for link in comparison.links:
        if not (link.left and link.right and left.issuperset(link.left) and right.issuperset(link.right)):
            raise ValueError("a link names no sentence, or one that is not there")
        if not _stands(link, comparison):
            raise ValueError("a change stands outside its text")
    links = {link.id for link in comparison.links}
    if any(finding.link is not None and finding.link not in links for finding in comparison.findings):
        raise ValueError("a finding names a link that is not there")


def _reads_on(article: Article, side: Side) -> bool:
    """Whether the sentences are numbered and follow each other, and their paragraphs too."""
    at, paragraph = 0, 1
    for number, sentence in enumerate(article.sentences, 1):
        follows = at <= sentence.span.start <= sentence.span.end and paragraph <= sentence.paragraph
        if sentence.id != f"{side.letter}{number}" or not follows:
            return False
        at, paragraph = sentence.span.end, sentence.paragraph
    return True


def _stands(link: Link, comparison: Comparison) -> bool:
    return all(
        span is None or span.end <= len(article.text)
        for change in link.changes
        for span, article in ((change.left, comparison.left), (change.right, comparison.right))
    )


def _fits(value: Any, wanted: Any) -> bool:
    """Whether a value is of a type as our values declare them."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in {Union, UnionType}:
        return any(_fits(value, one) for one in inner)
    if origin is Literal:
        return value in inner
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(item, inner[0]) for item in value)
    if origin is Mapping:
        return isinstance(value, dict) and all(
            _fits(key, inner[0]) and _fits(item, inner[1]) for key, item in value.items()
        )
    return _fits_plainly(value, wanted)


def _fits_plainly(value: Any, wanted: Any) -> bool:
    if wanted is float:  # all of ours are shares or probabilities
        return type(value) in {int, float} and math.isfinite(value) and 0 <= value <= 1
    if type(value) is not wanted or (isinstance(value, Span) and not _rises(value)):
        return False
    kind: type = type(value)
    if not is_dataclass(value):
        return True
    hints = _hints(kind)
    return all(_fits(getattr(value, field.name), hints[field.name]) for field in fields(value))


def _rises(span: Span) -> bool:
    return type(span.start) is int and type(span.end) is int and 0 <= span.start <= span.end


@cache
def _hints(wanted: type) -> dict[str, Any]:
    return get_type_hints(wanted)
