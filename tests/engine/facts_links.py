"""Pairs of articles with links that need no model: sentence *n* of one with sentence *n* of the other, or all
in one link."""

from collections.abc import Sequence

from webapp.engine import Article, Options
from webapp.engine.diff import changes
from webapp.engine.facts import find, gather
from webapp.engine.model import Change, Finding, Limit, Link, Relation, SegmentedArticle, Sentence, Side
from webapp.engine.segment import segment

Pair = tuple[Article, Article, tuple[Link, ...]]


def ledger(pair: Pair, options: Options | None = None) -> tuple[tuple[Finding, ...], tuple[Limit, ...]]:
    """The findings of a pair and what was not checked."""
    left, right, links = pair
    options = options or Options()
    return find(gather(left, right, options), links, options)


def segmented(left: str, right: str, language: str = "en") -> tuple[Article, Article]:
    return (
        segment(Article.from_text(left, language=language), Side.LEFT),
        segment(Article.from_text(right, language=language), Side.RIGHT),
    )


def linked(left: str, right: str, language: str = "en") -> Pair:
    """Sentence *n* reworded as sentence *n*."""
    one, other = segmented(left, right, language)
    pairs = zip(one.sentences, other.sentences, strict=False)
    links = (_link(n, [a], [b], Relation.REWORDED, ()) for n, (a, b) in enumerate(pairs, 1))
    return one, other, tuple(links)


def edited(left: str, right: str, language: str = "en", *, step: int = 1) -> Pair:
    """Every ``step``-th sentence of the left side edited to all those of the right, in one link."""
    one, other = segmented(left, right, language)
    ones, others = one.sentences[::step], other.sentences
    if not ones or not others:
        return one, other, ()
    edits = changes(one, other, ones, others, Options())
    return one, other, (_link(1, ones, others, Relation.EDITED, edits),)


def _link(
    number: int,
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    relation: Relation,
    edits: tuple[Change, ...],
) -> Link:
    return Link(
        f"K{number}",
        tuple(sentence.id for sentence in left),
        tuple(sentence.id for sentence in right),
        relation,
        0.9,
        uncertain=False,
        moved=False,
        changes=edits,
        reasons=(),
    )


def kept(left: SegmentedArticle, text: str) -> Pair:
    """Sentence *n* as sentence *n* of a text that has as many, equal or edited."""
    right = segment(Article.from_text(text, language=left.language), Side.RIGHT)
    assert len(right.sentences) == len(left.sentences)
    links = []
    for n, (one, other) in enumerate(zip(left.sentences, right.sentences, strict=True), 1):
        edits = () if one.text == other.text else changes(left, right, [one], [other], Options())
        relation = Relation.EDITED if edits else Relation.IDENTICAL
        links.append(_link(n, [one], [other], relation, edits))
    return left, right, tuple(links)
