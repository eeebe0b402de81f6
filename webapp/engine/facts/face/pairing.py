"""Set the facts of two sides against each other: equal ones first, then those that compete for one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic

from webapp.engine.facts.extract.fact import F

Same = Callable[[F, F], bool]
"""Whether two facts say the same."""
Rivalry = Callable[[F, F], float]
"""How surely two unequal facts are about the same thing; 0 for not at all."""


@dataclass(frozen=True, slots=True)
class Paired(Generic[F]):
    """What became of the facts of one kind in a group."""

    equal: tuple[tuple[F, F], ...]
    """They say the same."""
    changed: tuple[tuple[F, F, float], ...]
    """They compete for one place, with how surely, the surest first."""
    left: tuple[F, ...]
    """Left over on the left side."""
    right: tuple[F, ...]
    """Left over on the right side."""


IN_PLACE: Final = 3.0
"""Rivalry of two facts that stand in each other's place."""
MOST = 40
"""Facts of one kind on one side of a group that are compared pair by pair; a longer list is a table. The most
in 485 pairs of news, tales and book chapters were 29."""


def pair(
    left: Sequence[F],
    right: Sequence[F],
    same: Same[F],
    rivalry: Rivalry[F],
    in_place: Rivalry[F] | None = None,
) -> Paired[F]:
    """Facts that stand in each other's place (``in_place``) and differ compete whatever else is said; then
    equal facts are taken (a value may recur: any number of equals satisfy each other), the rest greedily by
    rivalry. Looks at every pair: give it ``MOST`` facts a side at most."""
    alike = [[same(one, other) for other in right] for one in left]
    traded = _traded(left, right, alike, in_place) if in_place else []
    used_left, used_right = {i for i, _, _ in traded}, {j for _, j, _ in traded}
    equal = [
        (i, j)
        for i, row in enumerate(alike)
        for j, is_equal in enumerate(row)
        if is_equal and i not in used_left and j not in used_right
    ]
    used_left.update(i for i, _ in equal)
    used_right.update(j for _, j in equal)
    rivals = sorted(
        (-strength, i, j)
        for i, one in enumerate(left)
        if i not in used_left
        for j, other in enumerate(right)
        if j not in used_right and (strength := rivalry(one, other)) > 0
    )
    changed = traded
    for strength, i, j in rivals:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            changed.append((i, j, -strength))
    return Paired(
        tuple((left[i], right[j]) for i, j in equal),
        tuple((left[i], right[j], strength) for i, j, strength in changed),
        tuple(fact for i, fact in enumerate(left) if i not in used_left),
        tuple(fact for j, fact in enumerate(right) if j not in used_right),
    )


CROWDED = 10
"""Facts of one kind left over on a side, past which none of them is told apart by its context: a list."""


def unequal(paired: Paired[F], left: Sequence[F], right: Sequence[F]) -> tuple[list[F], list[F]]:
    """Those of the facts that were paired which say the same as none of the other side."""
    equal = {id(fact) for both in paired.equal for fact in both}
    return [one for one in left if id(one) not in equal], [one for one in right if id(one) not in equal]


def joined(paired: Paired[F], surely: Rivalry[F], least: float) -> Paired[F]:
    """With those left over on both sides that ``surely`` sets against each other, from ``least`` on, the
    surest first. Those that compete already may be parted by that, but not where they stand in place."""
    kept = [change for change in paired.changed if change[2] >= IN_PLACE]
    loose = [change for change in paired.changed if change[2] < IN_PLACE]
    left = (*(one for one, _, _ in loose), *paired.left)
    right = (*(other for _, other, _ in loose), *paired.right)
    if max(len(left), len(right)) > CROWDED:
        return paired
    used_left, used_right = set[int](), set[int]()
    found = sorted(
        (-strength, i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (strength := surely(one, other)) >= least
    )
    sure: list[tuple[F, F, float]] = []
    for strength, i, j in found:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            sure.append((left[i], right[j], -strength))
    old = [(at, at) for at in range(len(loose)) if at not in used_left and at not in used_right]
    used_left.update(i for i, _ in old)
    used_right.update(j for _, j in old)
    return Paired(
        paired.equal,
        (*kept, *sure, *(loose[i] for i, _ in old)),
        tuple(fact for i, fact in enumerate(left) if i not in used_left),
        tuple(fact for j, fact in enumerate(right) if j not in used_right),
    )


def _traded(
    left: Sequence[F], right: Sequence[F], alike: Sequence[Sequence[bool]], in_place: Rivalry[F]
) -> list[tuple[int, int, float]]:
    """Unequal facts in one place, when nothing equal stands in that place."""
    places = [[in_place(one, other) for other in right] for one in left]
    kept = {
        j
        for strengths, row in zip(places, alike, strict=True)
        for j, strength in enumerate(strengths)
        if strength > 0 and row[j]
    }
    found: list[tuple[int, int, float]] = []
    used: set[int] = set()
    for i, strengths in enumerate(places):
        rivals = [j for j, strength in enumerate(strengths) if strength > 0]
        if any(alike[i][j] for j in rivals):
            continue
        if any(alike[i]):  # it stands elsewhere: of two that moved none was put for the other
            rivals = [j for j in rivals if not any(row[j] for row in alike)]
        free = next((j for j in rivals if j not in used and j not in kept), None)
        if free is not None:
            used.add(free)
            found.append((i, free, strengths[free]))
    return found
