"""How much of each side's content the links carry.

A sentence weighs what it tells: the rarity of its words, summed. *The talks went on.* weighs little beside
*Blinken met Netanyahu in Jerusalem on 1 May.*, so a dropped aside costs little and a dropped fact much.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.model import Coverage, Link, Relation
from webapp.engine.reading import ReadArticle, SentenceReading
from webapp.engine.similarity.rarity import weight

PARTIAL_CARRIES: Final = 0.5
"""Range 0 to 1. Share of a sentence that a *partial* link alone is taken to carry: about half of the content
words of such sentences have a counterpart in the drafts and abridgements that people aligned by hand."""

LEAST_INFORMATION: Final = 1.0
"""In rare words. No sentence weighs less, so that none can vanish without a trace."""


def coverage(left: ReadArticle, right: ReadArticle, links: Sequence[Link]) -> Coverage:
    """Share of the source carried by the rewrite, and of the rewrite that has a source. A side that tells
    nothing is carried whole."""
    shares = carried(links)
    return Coverage(_share(left, shares), _share(right, shares))


def carried(links: Sequence[Link]) -> dict[str, float]:
    """Id of each linked sentence → the share of it that its links carry, in (0, 1]."""
    shares: dict[str, float] = {}
    for link in links:
        share = PARTIAL_CARRIES if link.relation is Relation.PARTIAL else 1.0
        for sentence in (*link.left, *link.right):
            shares[sentence] = max(share, shares.get(sentence, 0.0))
    return shares


def information(reading: SentenceReading) -> float:
    """What a sentence tells, in rare words: each content word counts its background rarity."""
    told = sum(weight(word, reading.language) for word, _ in reading.content)
    return max(told, LEAST_INFORMATION)


def _share(article: ReadArticle, shares: dict[str, float]) -> float:
    known: dict[str, float] = {}  # equal sentences tell the same
    whole = part = 0.0
    for sentence in article.sentences:
        if sentence.boilerplate is None:
            if sentence.text not in known:
                known[sentence.text] = information(article.reading(sentence))
            told = known[sentence.text]
            whole += told
            part += told * shares.get(sentence.id, 0.0)
    return part / whole if whole else 1.0
