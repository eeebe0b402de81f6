"""What two articles are to each other, judged once for the pair from its best anchors.

The sentences are weighed without it: whether two stories are one says nothing about which of their sentences
go together. It decides whether any do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from webapp.engine.align.evidence import Reading
from webapp.engine.model import PairKind
from webapp.engine.similarity import Terms

KINDS: Final = (PairKind.REWRITE, PairKind.TELLINGS, PairKind.STRANGERS)
"""In the order of the learned numbers."""
_ONE_STORY: Final = (0.4, 0.6)
"""Share of a side that goes with something on the other from which two stories are less likely than learned,
and from which they are one, whatever names and numbers they lack: few gold pairs are so short or so plain."""
_SHORT: Final = (5, 9)
"""Sentences of the shorter side up to which two tellings are taken for a rewrite, and from which not: so few
tell nothing about who wrote them, and whoever sets so few side by side has a draft before him."""
_ANCHOR: Final = 0.5
"""A pair of sentences from this probability on is an anchor: more likely right than wrong."""
_BEST: Final = 3
"""Anchors that are looked at by themselves: two stories may share one sentence by chance, hardly three."""

_RARE: Final = 0.6
"""Background weight from which a word counts as rare: one in ten thousand words and rarer."""

Edge = tuple[int, int]
"""A left and a right sentence, from 0."""
Traits = dict[str, float]
"""Name → what is known about a pair of articles as a whole. The same with the sides swapped."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A multinomial logistic regression over the traits of a pair."""

    traits: tuple[str, ...]
    """Names, in order."""
    mean: npt.NDArray[np.float64]
    """Of each trait in training."""
    scale: npt.NDArray[np.float64]
    """Standard deviation of each trait in training."""
    weights: npt.NDArray[np.float64]
    """Traits by ``KINDS``."""
    offset: npt.NDArray[np.float64]
    """Of each kind."""

    @classmethod
    def of(cls, traits: Mapping[str, Sequence[float]], offset: Sequence[float]) -> Judge:
        """From each trait's mean, scale and weights, and the offsets."""
        rows = np.array(list(traits.values()))
        return cls(tuple(traits), rows[:, 0], rows[:, 1], rows[:, 2:], np.array(offset))

    def probabilities(self, traits: Mapping[str, float]) -> dict[PairKind, float]:
        """Of each kind; they add up to 1."""
        values = np.array([traits[name] for name in self.traits])
        logits = np.clip((values - self.mean) / self.scale, -4, 4) @ self.weights + self.offset
        raised = np.exp(logits - logits.max())
        few, most = _ONE_STORY
        raised[KINDS.index(PairKind.STRANGERS)] *= np.clip(
            (most - traits["carried_max"]) / (most - few), 0, 1
        )
        few, most = _SHORT
        short = 1 - np.clip((np.exp(traits["size"]) - few) / (most - few), 0, 1)
        moved = short * raised[KINDS.index(PairKind.TELLINGS)]
        raised[KINDS.index(PairKind.TELLINGS)] -= moved
        raised[KINDS.index(PairKind.REWRITE)] += moved
        shares = (raised / raised.sum()).tolist()
        return dict(zip(KINDS, shares, strict=True))


def traits(left: Reading, right: Reading, probability: Mapping[Edge, float], twins: Sequence[Edge]) -> Traits:
    """What tells the kind of a pair: how much of either side finds a counterpart, how sure the best are, how
    alike their wording, whose order they keep, and which names, numbers and rare words both sides share."""
    sides = len(left.terms.lengths), len(right.terms.lengths)
    best = _best(probability, 0), _best(probability, 1)
    carried = sorted(
        sum(value for value, _ in found.values()) / size for found, size in zip(best, sides, strict=True)
    )
    values = sorted((value for value, _ in min(best, key=len).values()), reverse=True)
    anchors = sorted((at, other) for at, (value, other) in best[0].items() if value >= _ANCHOR)
    steps = [later >= earlier for (_, earlier), (_, later) in pairwise(anchors)]
    found = {
        "carried_min": carried[0],
        "carried_max": carried[1],
        "best": values[0] if values else 0.0,
        "best_three": sum(values[:_BEST]) / min(_BEST, *sides),
        "anchors": float(np.log1p(len(anchors))),
        "in_order": (sum(steps) + 1) / (len(steps) + 2),
        "wording": _wording(left, right, anchors),
        "twins": len(twins) / min(sides),
        "size": float(np.log(min(sides))),
        "size_apart": float(abs(np.log(sides[0] / sides[1]))),
    }
    for name, own, others in (
        ("names", left.terms.names, right.terms.names),
        ("numbers", left.terms.numbers, right.terms.numbers),
        ("rare", _rare(left.terms), _rare(right.terms)),
    ):
        share, count = _shared(own, others)
        found |= {name: share, f"{name}_count": float(np.log1p(count))}
    if left.vectors is not None and right.vectors is not None:
        one, other = left.vectors.sum(axis=0), right.vectors.sum(axis=0)
        size = float(np.linalg.norm(one) * np.linalg.norm(other))
        found["meaning"] = float(one @ other) / size if size else 0.0
    return found


def _best(probability: Mapping[Edge, float], side: int) -> dict[int, tuple[float, int]]:
    """For each sentence of a side its best counterpart's probability and place."""
    found: dict[int, tuple[float, int]] = {}
    for edge, value in sorted(probability.items()):
        if value > found.get(edge[side], (0.0, 0))[0]:
            found[edge[side]] = value, edge[1 - side]
    return found


def _wording(left: Reading, right: Reading, anchors: Sequence[Edge]) -> float:
    """Share of neighbouring words that the shorter of two anchored sentences has in common with the other, on
    average."""
    shares = []
    for i, j in anchors:
        ones, others = left.terms.pairs[i], right.terms.pairs[j]
        shares.append(len(ones & others) / max(1, min(len(ones), len(others))))
    return sum(shares) / len(shares) if shares else 0.0


def _rare(terms: Terms) -> list[frozenset[str]]:
    return [frozenset(stem for stem in row if terms.weights.get(stem, 1.0) >= _RARE) for row in terms.stems]


def _shared(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> tuple[float, int]:
    """Share of the different terms of the side with fewer that both have, and how many these are."""
    ones, others = frozenset[str]().union(*left), frozenset[str]().union(*right)
    common = len(ones & others)
    return common / max(1, min(len(ones), len(others))), common
