"""Whether an article is a source of a text: aligned by the engine, then judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from webapp.archive.evidence import likelihood
from webapp.archive.prepare import told
from webapp.archive.values import Kept, Rows, SharedSentence, Source, as_units
from webapp.engine import Article, Counterparts, Options, Side, counterparts, sentences
from webapp.engine.embed import Encoder

CLAIMED: Final = 0.18
"""Likelihood from which an article is called a source (docs/archive.md tells on what it was set)."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """An encoder that has the vectors of an archived article and need not run for them."""

    encoder: Encoder
    """Encodes all else."""
    known: Mapping[str, Rows]
    """Vectors by sentence."""

    @property
    def name(self) -> str:
        """Of the model."""
        return self.encoder.name

    @property
    def languages(self) -> frozenset[str]:
        """Those that it knows."""
        return self.encoder.languages

    def encode(self, texts: Sequence[str]) -> Rows:
        """One row a text, remembered or made."""
        rest = list(dict.fromkeys(text for text in texts if text not in self.known))
        made = dict(zip(rest, self.encoder.encode(rest), strict=True)) if rest else {}
        if not texts:
            return self.encoder.encode(texts)
        return np.stack([self.known[text] if text in self.known else made[text] for text in texts])


def source(article: Kept, text: Article, options: Options, encoder: Encoder | None) -> Source | None:
    """The archived article as a source of the text; None where it is none, or not a likely one."""
    found = aligned(article, text, options, encoder)
    score = likelihood(found)
    if score < CLAIMED or found.pair is None:
        return None
    return Source(
        id=article.id,
        name=article.name,
        title=article.headline,
        coverage=found.coverage.right,
        closeness=found.closeness.verbatim_share,
        score=round(score, 4),
        kind=found.pair.kind,
        shared=_shared(found),
    )


def aligned(article: Kept, text: Article, options: Options, encoder: Encoder | None) -> Counterparts:
    """The archived article and the text, counterparts and all."""
    given = article.given
    left = Article.from_text(given.text, title=given.title, language=given.language)
    meaning = Remembering(encoder, _known(left, article, encoder)) if encoder else None
    return counterparts(left, text, options, meaning)


def _known(left: Article, article: Kept, encoder: Encoder) -> Mapping[str, Rows]:
    """The vectors kept with an article, by sentence; none where its sentences are read otherwise by now."""
    if not article.vectors:
        return {}
    texts = told(sentences(left, Side.LEFT))
    dimensions = len(article.vectors) // max(len(texts), 1)
    if not texts or dimensions * len(texts) != len(article.vectors):
        return {}
    return dict(zip(texts, as_units(article.vectors, dimensions), strict=True))


def _shared(found: Counterparts) -> tuple[SharedSentence, ...]:
    ones = {sentence.id: sentence.text for sentence in found.left.sentences}
    others = {sentence.id: sentence.text for sentence in found.right.sentences}
    places = {name: place for place, name in enumerate(others)}
    links = sorted(found.links, key=lambda link: places[link.right[0]])
    return tuple(
        SharedSentence(
            source=" ".join(ones[name] for name in link.left),
            text=" ".join(others[name] for name in link.right),
            relation=link.relation.value,
        )
        for link in links
    )
