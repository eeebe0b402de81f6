"""Run the product itself on a gold pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from bench.accuracy.gold import Edge, Pair
from bench.accuracy.score import Found
from webapp.engine import Article, Options, Side
from webapp.engine.align import align
from webapp.engine.embed import Encoder, encoder
from webapp.engine.segment import segment


@dataclass
class Remembering:
    """An encoder that runs each sentence once, however often the harness comes back to it."""

    inner: Encoder
    """The real one."""
    known: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    """Vectors so far."""

    @property
    def name(self) -> str:
        """Of the real one."""
        return self.inner.name

    @property
    def languages(self) -> frozenset[str]:
        """Of the real one."""
        return self.inner.languages

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the real one does."""
        new = list(dict.fromkeys(text for text in texts if text not in self.known))
        if new:
            self.known |= dict(zip(new, self.inner.encode(new), strict=True))
        return np.stack([self.known[text] for text in texts]) if texts else self.inner.encode(texts)


def remembering(model: str = "") -> Remembering:
    """The model of this name or folder. Raises ModelError."""
    inner = encoder(model)
    if inner is None:
        raise ValueError("the harness measures with a model")
    return Remembering(inner)


def run(pair: Pair, model: Encoder | None, options: Options | None = None) -> Found:
    """What the aligner says about the pair."""
    started = perf_counter()
    left = segment(Article.from_sentences(pair.left), Side.LEFT)
    right = segment(Article.from_sentences(pair.right), Side.RIGHT)
    alignment = align(left, right, model, options or Options())
    seconds = perf_counter() - started
    units = tuple((_numbers(c.left), _numbers(c.right)) for c in alignment.counterparts)
    confidences: dict[Edge, float] = {}
    for name, candidates in alignment.nearest.items():
        for candidate in candidates:
            edge = (name, candidate.id) if name[0] == Side.LEFT.letter else (candidate.id, name)
            confidences[(_number(edge[0]), _number(edge[1]))] = candidate.confidence
    for counterpart, (ours, theirs) in zip(alignment.counterparts, units, strict=True):
        confidences |= {(i, j): counterpart.confidence for i in ours for j in theirs}
    possible = {
        (Side.LEFT if name[0] == Side.LEFT.letter else Side.RIGHT, _number(name))
        for name, candidates in alignment.nearest.items()
        if any(candidate.possible for candidate in candidates)
    }
    kind = alignment.pair.kind if alignment.pair else None
    return Found(units, confidences, seconds, frozenset(possible), kind)


def _numbers(ids: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(map(_number, ids))


def _number(name: str) -> int:
    return int(name[1:]) - 1
