"""The link of the headlines, or of the one headline with a sentence of the other side."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from webapp.engine.align.alignment import Alignment, by_place
from webapp.engine.align.decode import Group
from webapp.engine.align.halves import Half, half, speaking, terms_in
from webapp.engine.align.reasons import explain, meaning_of
from webapp.engine.align.titles import EVEN, EVEN_IN_BODY, SAME_STORY, confidence, likeness
from webapp.engine.embed import Encoder
from webapp.engine.model import Counterpart, PairKind
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, fold

_TWIN: Final = 0.99
"""Confidence of headlines that are the same to the letter."""
_DIGITS: Final = 4


def with_headline(
    found: Alignment,
    halves: tuple[Half, Half] | None,
    articles: tuple[ReadArticle, ReadArticle],
    encoder: Encoder | None,
    options: Options,
) -> Alignment:
    """The alignment of the bodies and the link of the headlines too; where only one side has one, that with a
    sentence of the other. Bodies whose sentences the model did not read are not read for a headline; two
    different stories have no headlines in common."""
    titles = _titles(*articles, encoder)
    stories = found.pair.kind if found.pair else None
    if not any(titles) or stories is PairKind.STRANGERS:
        return found
    mine, theirs = (own or (halves[side] if halves else None) for side, own in enumerate(titles))
    if mine is None or theirs is None:
        return found
    even = EVEN - SAME_STORY * _linked(found, halves) if all(titles) else EVEN_IN_BODY
    return _linked_by(found, mine, theirs, even, options)


def _titles(
    left: ReadArticle, right: ReadArticle, encoder: Encoder | None
) -> tuple[Half | None, Half | None]:
    """The headlines, read; None where a side has none."""
    spoken = speaking(left, right, encoder)

    def read(article: ReadArticle, other: ReadArticle) -> Half | None:
        title = article.headline
        if title is None or not title.text.strip():
            return None
        return half((title,), terms_in((title,), article, other), spoken)

    return read(left, right), read(right, left)


def _linked_by(found: Alignment, mine: Half, theirs: Half, even: float, options: Options) -> Alignment:
    ones, others = mine.sentences, theirs.sentences
    alike = likeness(mine.reading, theirs.reading)
    i, j = np.unravel_index(int(alike.argmax()), alike.shape)
    same = fold(ones[i].text) == fold(others[j].text)
    sure = _TWIN if same else round(min(confidence(float(alike[i, j]), even), _TWIN), _DIGITS)
    if sure < options.link_confidence:
        return found
    group = Group((int(i),), (int(j),))
    meaning = meaning_of(mine.reading, theirs.reading, group)
    link = Counterpart((ones[i].id,), (others[j].id,), sure, moved=False, meaning=meaning)
    reasons = explain(mine.reading.terms, theirs.reading.terms, group.left, group.right, meaning)
    order = by_place((*found.counterparts, link), (*found.reasons, reasons))
    nearest = {name: near for name, near in found.nearest.items() if name not in {*link.left, *link.right}}
    links, why = tuple(link for link, _ in order), tuple(why for _, why in order)
    return replace(found, counterparts=links, nearest=nearest, reasons=why)


def _linked(found: Alignment, halves: tuple[Half, Half] | None) -> float:
    """Share of the sentences of the bodies that have a counterpart, in [0, 1]."""
    linked = {name for link in found.counterparts for name in (*link.left, *link.right)}
    return len(linked) / sum(len(side.sentences) for side in halves) if halves else 0.0
