"""Set the facts of two sides against each other: equal ones first, then those that compete for one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from webapp.engine.facts.fact import Fact

Same = Callable[[Fact, Fact], bool]
"""Whether two facts say the same."""
Rivalry = Callable[[Fact, Fact], float]
"""How surely two unequal facts are about the same thing; 0 for not at all."""


@dataclass(frozen=True, slots=True)
class Paired:
    """What became of the facts of one kind in a group."""

    equal: tuple[tuple[Fact, Fact], ...]
    """They say the same."""
    changed: tuple[tuple[Fact, Fact, float], ...]
    """They compete for one place, with how surely, the surest first."""
    left: tuple[Fact, ...]
    """Left over on the left side."""
    right: tuple[Fact, ...]
    """Left over on the right side."""


def pair(
    left: Sequence[Fact], right: Sequence[Fact], same: Same, rivalry: Rivalry, in_place: Rivalry | None = None
) -> Paired:
    """Facts that stand in each other's place (``in_place``) and differ compete whatever else is said; then
    equal facts are taken (a value may recur: any number of equals satisfy each other), the rest greedily by
    rivalry. At most ``MOST`` left-over facts a side compete; a longer list is a table."""
    if in_place is not None:
        traded = _traded(left[:MOST], right[:MOST], same, in_place)
        if traded:
            ids = {id(fact) for one, other, _ in traded for fact in (one, other)}
            rest = pair(
                [fact for fact in left if id(fact) not in ids],
                [fact for fact in right if id(fact) not in ids],
                same,
                rivalry,
            )
            return Paired(rest.equal, (*traded, *rest.changed), rest.left, rest.right)
    equal = [(one, other) for one in left for other in right if same(one, other)]
    met_left = {id(one) for one, _ in equal}
    met_right = {id(other) for _, other in equal}
    rest_left = [fact for fact in left if id(fact) not in met_left]
    rest_right = [fact for fact in right if id(fact) not in met_right]
    rivals = sorted(
        (
            (-strength, i, j)
            for i, one in enumerate(rest_left[:MOST])
            for j, other in enumerate(rest_right[:MOST])
            if (strength := rivalry(one, other)) > 0
        ),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    changed: list[tuple[Fact, Fact, float]] = []
    for strength, i, j in rivals:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            changed.append((rest_left[i], rest_right[j], -strength))
    return Paired(
        tuple(equal),
        tuple(changed),
        tuple(fact for i, fact in enumerate(rest_left) if i not in used_left),
        tuple(fact for j, fact in enumerate(rest_right) if j not in used_right),
    )


def _traded(
    left: Sequence[Fact], right: Sequence[Fact], same: Same, in_place: Rivalry
) -> tuple[tuple[Fact, Fact, float], ...]:
    """Unequal facts in one place, when nothing equal stands in that place."""
    found: list[tuple[Fact, Fact, float]] = []
    used: set[int] = set()
    for one in left:
        rivals = [other for other in right if in_place(one, other) > 0]
        if any(same(one, other) for other in rivals):
            continue
        for other in rivals:
            free = id(other) not in used and not any(
                in_place(twin, other) > 0 and same(twin, other) for twin in left
            )
            if free:
                used.add(id(other))
                found.append((one, other, in_place(one, other)))
                break
    return tuple(found)


MOST = 60
"""Facts of one kind in one group that are compared place by place."""
