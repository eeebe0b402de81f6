"""Keys for results that have none, or that come from somebody else's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from webapp.engine.cleaning import ReadingCopy
from webapp.engine.keys import SentenceNames, keyed
from webapp.engine.model import Article, Comparison, Pins, SegmentedArticle, Side


def rekeyed(comparison: Comparison) -> Comparison:
    """With all keys made anew, as they are made for a comparison of these texts; what names a sentence by its
    key names it by the new one."""
    left, ones = _renamed(comparison.left, Side.LEFT)
    right, others = _renamed(comparison.right, Side.RIGHT)
    linked, unlinked = (
        {(ones.get(i, i), others.get(j, j)) for i, j in pairs}
        for pairs in (comparison.pins.linked, comparison.pins.unlinked)
    )
    pins = Pins(tuple(sorted(linked)), tuple(sorted(unlinked - linked)))
    return keyed(replace(comparison, left=left, right=right, pins=pins))


def _renamed(article: SegmentedArticle, side: Side) -> tuple[SegmentedArticle, Mapping[str, str]]:
    fresh = named(article, side)
    pairs = zip(article.sentences, fresh.sentences, strict=True)
    names = {old.key: new.key for old, new in pairs if old.key and new.key}
    return replace(fresh, kept=tuple(sorted({names.get(key, key) for key in article.kept}))), names


def named(article: SegmentedArticle, side: Side) -> SegmentedArticle:
    """With the keys of its sentences: as ``segment`` makes them, out of the copy that is read."""
    headline = article.headline
    apart = article.title if headline and article.title_span is None else None
    copy = ReadingCopy(Article.from_text(article.text, title=apart))
    name = SentenceNames(side)
    sentences = []
    for sentence in article.sentences:
        if sentence is headline and apart:
            key = name(copy.text[: copy.title_end] or sentence.text)
        else:
            key = "" if sentence.boilerplate == "page" else name(copy.place(sentence.span).of(copy.text))
        sentences.append(replace(sentence, key=key))
    return replace(article, sentences=tuple(sentences))
