"""The heaviest increasing chain: the main order of a pair of articles. What is off it has moved.

Dynamic programming with a Fenwick tree of maxima (see wikEdDiff and VisualEditor for the use on texts).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby


def heaviest(
    points: Sequence[tuple[int, int]], weights: Sequence[float], *, strict: bool = False
) -> list[int]:
    """Indices of the points of the heaviest chain in which neither coordinate falls, in order.

    ``points`` are sorted and their weights above 0. With ``strict`` both coordinates rise from point to
    point. Of equally heavy chains the one that comes first in reading order. O(n log n).
    """
    if not points:
        return []
    width = max(j for _, j in points) + 1
    tree = _Maxima(width)
    before = [-1] * len(points)
    total = [0.0] * len(points)
    for _, group in groupby(range(len(points)), key=lambda at: points[at][0]):
        row = list(group)
        for at in row:
            reach = points[at][1] - (1 if strict else 0)
            best, before[at] = tree.best(reach)
            total[at] = best + weights[at]
            if not strict:
                tree.raise_to(points[at][1], total[at], at)
        if strict:
            for at in row:
                tree.raise_to(points[at][1], total[at], at)
    at = max(range(len(points)), key=lambda k: (total[k], -k))
    chain = []
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


class _Maxima:
    """Greatest value over the places up to one, with its owner; earlier owners win ties."""

    def __init__(self, width: int) -> None:
        self.values = [(0.0, 1)] * (width + 1)  # (value, minus owner): greater is better

    def best(self, place: int) -> tuple[float, int]:
        """The greatest value over places 0 to ``place``, and its owner or -1."""
        found, at = (0.0, 1), place + 1
        while at > 0:
            found = max(found, self.values[at])
            at -= at & -at
        return found[0], -found[1]

    def raise_to(self, place: int, value: float, owner: int) -> None:
        """Let ``place`` hold at least ``value``."""
        at = place + 1
        while at < len(self.values):
            self.values[at] = max(self.values[at], (value, -owner))
            at += at & -at
