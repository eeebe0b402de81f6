"""The link of the headlines, or of the one headline with a sentence of the other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from webapp.engine.align.alignment import Alignment, by_place
from webapp.engine.align.decode import Group
from webapp.engine.align.evidence import Reading
from webapp.engine.align.halves import Half, half, speaking, terms_in
from webapp.engine.align.held import BY_HAND, Ends, Held
from webapp.engine.align.reasons import explain, meaning_of
from webapp.engine.align.titles import EVEN, EVEN_IN_BODY, SAME_STORY, confidence, likeness
from webapp.engine.embed import Encoder
from webapp.engine.model import Counterpart, PairKind
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, fold

_TWIN: Final = 0.99
"""Confidence of headlines that are the same to the letter."""
_DIGITS: Final = 4


Explained = tuple[Counterpart, tuple[str, ...]]
"""A link and why."""


def with_headline(
    found: Alignment,
    halves: tuple[Half, Half] | None,
    articles: tuple[ReadArticle, ReadArticle],
    how: tuple[Encoder | None, Options],
    held: Held,
) -> Alignment:
    """The alignment of the bodies and the link of the headlines too; where only one side has one, that with a
    sentence of the other; and what somebody linked with a headline. Bodies whose sentences the model did not
    read are not read for a headline; two different stories have no headlines in common."""
    encoder, options = how
    titles = _titles(*articles, encoder)
    stories = found.pair.kind if found.pair else None
    if not any(titles) or stories is PairKind.STRANGERS:
        return found
    links = [_drawn(articles, ends, encoder) for ends in held.headlines()]
    if all(titles) or not links:
        mine, theirs = (own or (halves[side] if halves else None) for side, own in enumerate(titles))
        even = EVEN - SAME_STORY * _linked(found, halves) if all(titles) else EVEN_IN_BODY
        if mine and theirs and (likely := _likely(mine, theirs, even, options, held)):
            links.append(likely)
    return _with(found, links) if links else found


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


def _likely(mine: Half, theirs: Half, even: float, options: Options, held: Held) -> Explained | None:
    """The link of the two that are most alike, if that is enough; not of such that somebody pinned."""
    ones, others = mine.sentences, theirs.sentences
    alike = likeness(mine.reading, theirs.reading)
    for pinned in held.among((mine, theirs)).values:
        alike[pinned] = -1
    i, j = np.unravel_index(int(alike.argmax()), alike.shape)
    same = fold(ones[i].text) == fold(others[j].text)
    sure = _TWIN if same else round(min(confidence(float(alike[i, j]), even), _TWIN), _DIGITS)
    if sure < options.link_confidence or alike[i, j] < 0:
        return None
    group = Group((int(i),), (int(j),))
    meaning = meaning_of(mine.reading, theirs.reading, group)
    link = Counterpart((ones[i].id,), (others[j].id,), sure, moved=False, meaning=meaning)
    return link, explain(mine.reading.terms, theirs.reading.terms, group.left, group.right, meaning)


def _drawn(articles: tuple[ReadArticle, ReadArticle], ends: Ends, encoder: Encoder | None) -> Explained:
    """A link with a headline that somebody drew."""
    spoken = speaking(*articles, encoder)

    def read(side: int) -> Reading:
        article, other = articles[side], articles[1 - side]
        sentences = tuple(sentence for sentence in article.sentences if sentence.id in ends[side])
        return half(sentences, terms_in(sentences, article, other), spoken).reading

    left, right = ends
    group = Group(tuple(range(len(left))), tuple(range(len(right))))
    meaning = meaning_of(read(0), read(1), group)
    return Counterpart(left, right, 1.0, moved=False, meaning=meaning, pinned=True), BY_HAND


def _with(found: Alignment, links: Sequence[Explained]) -> Alignment:
    """The alignment with more links."""
    order = by_place(
        (*found.counterparts, *(link for link, _ in links)), (*found.reasons, *(why for _, why in links))
    )
    linked = {name for link, _ in links for name in (*link.left, *link.right)}
    nearest = {name: near for name, near in found.nearest.items() if name not in linked}
    return replace(
        found,
        counterparts=tuple(link for link, _ in order),
        nearest=nearest,
        reasons=tuple(why for _, why in order),
    )


def _linked(found: Alignment, halves: tuple[Half, Half] | None) -> float:
    """Share of the sentences of the bodies that have a counterpart, in [0, 1]."""
    linked = {name for link in found.counterparts for name in (*link.left, *link.right)}
    return len(linked) / sum(len(side.sentences) for side in halves) if halves else 0.0
