"""From probabilities to counterparts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

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
    on = np.array([bool(main.intersection(group.edges)) for group in found])
    crossing = _crossing(np.array([_ends(group) for group in found]), on)
    return [bool(off) for off in ~on & crossing]


def _ends(group: Group) -> tuple[int, int, int, int]:
    return group.left[0], group.left[-1], group.right[0], group.right[-1]


def _crossing(ends: npt.NDArray[np.int64], on: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """For each group, by its ends, whether it crosses as a whole one of the groups that are on the chain: one
    that is before it on the left and behind it on the right, or the other way round."""
    first_left, last_left, first_right, last_right = ends.T
    by_last, by_first = np.argsort(last_left[on]), np.argsort(first_left[on])
    farthest = np.concatenate([[-1], np.maximum.accumulate(first_right[on][by_last])])
    nearest = np.minimum.accumulate(last_right[on][by_first][::-1])[::-1]
    nearest = np.concatenate([nearest, [last_right.max() + 1]])
    before = farthest[np.searchsorted(last_left[on][by_last], first_left)]
    behind = nearest[np.searchsorted(first_left[on][by_first], last_left, side="right")]
    result: npt.NDArray[np.bool_] = (before > last_right) | (behind < first_right)
    return result


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
