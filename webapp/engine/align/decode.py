"""From probabilities to counterparts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from webapp.engine.align.chain import heaviest

Edge = tuple[int, int]
"""A left and a right sentence, from 0."""

_NEAREST: Final = 3
"""Near misses kept for a sentence without a counterpart."""


@dataclass(frozen=True, slots=True)
class Group:
    """Left and right sentences that all are each other's counterparts."""

    left: tuple[int, ...]
    """From 0, in order."""
    right: tuple[int, ...]
    """From 0, in order."""

    @property
    def edges(self) -> list[Edge]:
        """Every pair in it."""
        return [(i, j) for i in self.left for j in self.right]


def settle(probability: Mapping[Edge, float], twins: Sequence[Edge], sure: float) -> dict[Edge, float]:
    """Probabilities in which each twin has its twin, at least as ``sure`` as given, and nobody else."""
    taken_left, taken_right = {i for i, _ in twins}, {j for _, j in twins}
    settled = {
        (i, j): value for (i, j), value in probability.items() if i not in taken_left and j not in taken_right
    }
    settled |= {edge: max(sure, probability.get(edge, 0.0)) for edge in twins}
    return settled


def groups(chosen: Sequence[Edge]) -> list[Group]:
    """The edges as groups of full m:n counterparts, in order; each edge in exactly one group.

    Left sentences with the same partners stand together.
    """
    partners: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(chosen):
        partners[i].append(j)
    together: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for i, found in partners.items():
        together[tuple(found)].append(i)
    result = [Group(tuple(left), right) for right, left in together.items()]
    return sorted(result, key=lambda group: (group.left, group.right))


def off_order(found: Sequence[Group], weight: Mapping[Edge, float]) -> list[bool]:
    """For each group whether it has moved: it crosses the heaviest chain.

    A group of several sentences stands where it fits best. It has moved only when none of its pairs is on the
    chain and it crosses a group of the chain as a whole; a false *moved* costs an editor more than a miss.
    """
    if not found:
        return []
    points = sorted({edge for group in found for edge in group.edges})
    chain = heaviest(points, [weight[edge] for edge in points])
    main = {points[at] for at in chain}
    on = [bool(main.intersection(group.edges)) for group in found]
    ends = np.array([(g.left[0], g.left[-1], g.right[0], g.right[-1]) for g in found])
    first_left, last_left, first_right, last_right = ends[on].T
    return [
        not kept
        and bool(
            np.any((last_left < group.left[0]) & (first_right > group.right[-1]))
            or np.any((first_left > group.left[-1]) & (last_right < group.right[0]))
        )
        for group, kept in zip(found, on, strict=True)
    ]


def near_misses(
    probability: Mapping[Edge, float], side: int, ceiling: float
) -> dict[int, list[tuple[int, float]]]:
    """For each sentence of a side (0 left, 1 right) its best others, below ``ceiling``, best first."""
    by_sentence: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for edge, value in probability.items():
        if value < ceiling:
            by_sentence[edge[side]].append((edge[1 - side], value))
    return {
        sentence: sorted(others, key=lambda other: (-other[1], other[0]))[:_NEAREST]
        for sentence, others in by_sentence.items()
    }
