"""Counting what was found, with intervals over documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bench.accuracy.gold import Edge, Pair, Unit
from webapp.engine import Side
from webapp.engine.model import PairKind

T = TypeVar("T")

ROUNDS = 1000
"""Bootstrap samples of documents."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the aligner said about a pair."""

    units: tuple[Unit, ...]
    """Its links, sentences from 0."""
    confidences: dict[Edge, float]
    """Of the listed pairs of sentences and of the near misses that the result names."""
    seconds: float
    """The time it took."""
    possible: frozenset[tuple[Side, int]] = frozenset()
    """Sentences without a link that have a possible match."""
    kind: PairKind | None = None
    """What the two were taken for."""

    @property
    def links(self) -> frozenset[Edge]:
        """Every left sentence of a link with every right one."""
        return frozenset((i, j) for left, right in self.units for i in left for j in right)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one document."""

    right: int
    """Found and in the gold."""
    found: int
    """Found."""
    gold: int
    """In the gold."""


def pairs(pair: Pair, found: Found) -> Tally:
    """Pairs of sentences."""
    return _tally(found.links, pair.links)


def changed_pairs(pair: Pair, found: Found) -> Tally:
    """Pairs of sentences that are not the same words anyway."""
    left, right = pair.left_sentences, pair.right_sentences
    drawn = frozenset((i, j) for i, j in found.links if left[i].split() != right[j].split())
    return _tally(drawn, pair.links - pair.identical)


def units(pair: Pair, found: Found) -> Tally:
    """Whole m:n units, exactly."""
    return _tally(frozenset(found.units), pair.units or _components(pair.links))


def unique(pair: Pair, found: Found) -> Tally:
    """Sentences of either side without a counterpart."""
    return _tally(alone(pair, found.links), alone(pair, pair.links))


def alone(pair: Pair, links: frozenset[Edge]) -> frozenset[tuple[Side, int]]:
    """The sentences of either side that stand in none of these links."""
    left, right = {i for i, _ in links}, {j for _, j in links}
    return frozenset(
        [(Side.LEFT, i) for i in range(len(pair.left_sentences)) if i not in left]
        + [(Side.RIGHT, j) for j in range(len(pair.right_sentences)) if j not in right]
    )


def _tally(found: frozenset[object], gold: frozenset[object]) -> Tally:
    return Tally(len(found & gold), len(found), len(gold))


def _components(links: frozenset[Edge]) -> frozenset[Unit]:
    """Connected sentences as units, where the source gives none."""
    rest, made = set(links), []
    while rest:
        i, j = rest.pop()
        left, right = {i}, {j}
        while touching := {(a, b) for a, b in rest if a in left or b in right}:
            rest -= touching
            left |= {a for a, _ in touching}
            right |= {b for _, b in touching}
        made.append((tuple(sorted(left)), tuple(sorted(right))))
    return frozenset(made)


def f1(tallies: Sequence[Tally]) -> float:
    """Pooled over documents; 1 where there is nothing to find and nothing was found."""
    found = sum(t.found for t in tallies) + sum(t.gold for t in tallies)
    return 2 * sum(t.right for t in tallies) / found if found else 1.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its 95 % interval over documents."""

    value: float
    """Over all documents."""
    low: float
    """2.5th percentile."""
    high: float
    """97.5th percentile."""


def bootstrap(items: Sequence[T], statistic: Callable[[Sequence[T]], float]) -> Measure:
    """``statistic`` of the documents, and of samples of them with replacement (seeded)."""
    random = np.random.default_rng(20261122)
    values = [
        statistic([items[at] for at in random.integers(0, len(items), len(items))]) for _ in range(ROUNDS)
    ]
    low, high = np.percentile(values, (2.5, 97.5))
    return Measure(statistic(items), float(low), float(high))


def reliability(judged: Sequence[tuple[float, bool]]) -> tuple[list[tuple[float, float, int]], float]:
    """Mean confidence, share right and count in tenths of confidence; and the expected calibration error."""
    table, error = [], 0.0
    for tenth in range(10):
        inside = [(c, ok) for c, ok in judged if min(int(c * 10), 9) == tenth]
        if inside:
            confidence = sum(c for c, _ in inside) / len(inside)
            share = sum(ok for _, ok in inside) / len(inside)
            table.append((confidence, share, len(inside)))
            error += abs(confidence - share) * len(inside) / len(judged)
    return table, error


def tenths(judged: Sequence[tuple[float, bool]]) -> NDArray[np.float64]:
    """By tenth of confidence: their sum, how many are right, how many there are; shape (3, 10)."""
    table = np.zeros((3, 10))
    for confidence, right in judged:
        table[:, min(int(confidence * 10), 9)] += (confidence, right, 1)
    return table


def expected_error(tables: Sequence[NDArray[np.float64]]) -> float:
    """The expected calibration error of documents, each given by its ``tenths``."""
    total = np.sum(tables, axis=0)
    return float(np.abs(total[0] - total[1]).sum() / max(total[2].sum(), 1))
