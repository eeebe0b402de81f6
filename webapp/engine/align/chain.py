"""The heaviest increasing chain: the main order of a pair of articles. What is off it has moved.

Dynamic programming over the greatest sums so far (see wikEdDiff and VisualEditor for the use on texts).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby


def heaviest(
    points: Sequence[tuple[int, int]], weights: Sequence[float], *, strict: bool = False
) -> list[int]:
    """Indices of the points of the heaviest chain in which neither coordinate falls, in order.

    ``points`` are sorted and their weights above 0. With ``strict`` both coordinates rise from point to
    point. Of equally heavy chains the one that comes first in reading order. O(n log n), but for the moving
    of list entries.
    """
    if not points:
        return []
    sums = _Maxima()
    before = [-1] * len(points)
    total = [0.0] * len(points)
    for _, group in groupby(range(len(points)), key=lambda at: points[at][0]):
        row = list(group)
        for at in row:
            reach = points[at][1] - (1 if strict else 0)
            best, before[at] = sums.best(reach)
            total[at] = best + weights[at]
            if not strict:
                sums.raise_to(points[at][1], total[at], at)
        if strict:
            for at in row:
                sums.raise_to(points[at][1], total[at], at)
    at = max(range(len(points)), key=lambda k: (total[k], -k))
    chain = []
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


class _Maxima:
    """Greatest value over the places up to one, with its owner; earlier owners win ties.

    Kept are only the places that raise it, so values rise with the places.
    """

    def __init__(self) -> None:
        self.places: list[int] = []
        self.values: list[tuple[float, int]] = []  # (value, minus owner): greater is better

    def best(self, place: int) -> tuple[float, int]:
        """The greatest value over places 0 to ``place``, and its owner; 0 and -1 where there is none."""
        at = bisect_right(self.places, place)
        if not at:
            return 0.0, -1
        value, owner = self.values[at - 1]
        return value, -owner

    def raise_to(self, place: int, value: float, owner: int) -> None:
        """Let ``place`` hold at least ``value``."""
        entry = (value, -owner)
        start = end = bisect_right(self.places, place)
        if start and self.values[start - 1] >= entry:
            return
        if start and self.places[start - 1] == place:
            start -= 1
        while end < len(self.values) and self.values[end] <= entry:
            end += 1
        self.places[start:end] = [place]
        self.values[start:end] = [entry]
