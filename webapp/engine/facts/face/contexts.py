"""How surely two values that differ are of the same thing, in sentences told in other words.

    his seventh visit to the region     11,200 people applied for asylum
    his fifth visit to the region       asylum applications fell to 12,100

The words beside both, the sentences they stand in, how sure their link is, how alike the values are, and
whether anything else on either side could be meant. Weights: ``contexts.json``, learned by
``bench/facts/slips.py`` on slips planted into linked sentences and on values that differ without any.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Generic

from webapp.engine.facts.extract.fact import F
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import around
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.language import words
from webapp.engine.model import FactKind, Link, Relation
from webapp.engine.resources import read

LEAST: Final = 0.5
"""From here on two values are set against each other for the sake of their contexts alone."""
_NEAR: Final = 4
"""Words near both values; more of them tell no more."""
_BESIDE: Final = 4
"""Words right before or right behind both values that are compared one by one."""
_MANY: Final = 6
"""Other values that may be meant; more of them tell no more."""
_ARTICLES: Final = words("en", "grammar", "article")

Likeness = Callable[[F, F], Mapping[str, float] | None]
"""What the values themselves tell, each in [0, 1]; None where one never stands for the other."""


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    weights: Mapping[str, Mapping[str, float]] = json.loads(read("facts", "contexts.json"))
    return weights


@dataclass(frozen=True, slots=True)
class _Clause:
    """What stands around a value."""

    told: Told
    """Its sentence."""
    words: frozenset[str]
    """Of its clause."""
    before: tuple[str, ...]
    """The stems right before it, the nearest first, without articles."""
    behind: tuple[str, ...]
    """The stems right behind it."""


class Contexts(Generic[F]):
    """The values of one kind that a group has on one side only, as their contexts set them against each
    other. Looks at every pair: ``left`` and ``right`` have ``MOST`` at most."""

    def __init__(
        self, group: Group, kind: FactKind, left: Sequence[F], right: Sequence[F], likeness: Likeness[F]
    ) -> None:
        self._group, self._kind = group, kind
        self._left, self._right = left, right
        self._likeness = {
            (i, j): found
            for i, one in enumerate(left)
            for j, other in enumerate(right)
            if (found := likeness(one, other)) is not None
        }
        self._rivals = Counter(i for i, _ in self._likeness), Counter(j for _, j in self._likeness)
        self._places = {id(fact): at for side in (left, right) for at, fact in enumerate(side)}
        self._clauses = {id(fact): _clause(group, fact, left=True) for fact in left}
        self._clauses |= {id(fact): _clause(group, fact, left=False) for fact in right}

    def of(self, one: F, other: F) -> float:
        """How surely both are of the same thing, in [0, 1]; 0 of values that were not given."""
        found = self.features(one, other)
        if not found:
            return 0.0
        weights = _weights()[self._kind.value]
        return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in found.items())))

    def pairs(self) -> Iterator[tuple[F, F]]:
        """The values that may stand for each other."""
        return ((self._left[i], self._right[j]) for i, j in self._likeness)

    def features(self, one: F, other: F) -> dict[str, float]:
        """What is weighed, each in [0, 1]; nothing of values that cannot stand for each other."""
        places = self._places.get(id(one), -1), self._places.get(id(other), -1)
        ours, theirs = self._clauses.get(id(one)), self._clauses.get(id(other))
        if ours is None or theirs is None or places not in self._likeness:
            return {}
        shared = len(ours.words & theirs.words)
        mine, yours = ours.told.reading.content, theirs.told.reading.content
        others = sum(of_side[at] - 1 for of_side, at in zip(self._rivals, places, strict=True))
        return {
            "bias": 1.0,
            "near": min(len(self._group.near(one, other)), _NEAR) / _NEAR,
            "clause": 2 * shared / max(1, len(ours.words) + len(theirs.words)),
            "part": shared / max(1, min(len(ours.words), len(theirs.words))),
            "before": _run(ours.before, theirs.before) / _BESIDE,
            "behind": _run(ours.behind, theirs.behind) / _BESIDE,
            "sentence": len(mine & yours) / max(1, min(len(mine), len(yours))),
            "sole": float(others == 0),
            "many": min(others, _MANY) / _MANY,
            "crowd": min(self._beside(ours.told, theirs.told), _MANY) / _MANY,
            **self._linked(ours.told.reading, theirs.told.reading),
            **self._likeness[places],
        }

    def _beside(self, *sentences: Told) -> int:
        """How many other values of the kind the fuller sentence has: one of a list is a rival of many."""
        return max(len(told.facts[self._kind]) for told in sentences) - 1

    def _linked(self, ours: Reading, theirs: Reading) -> dict[str, float]:
        link = self._link(ours.sentence.id, theirs.sentence.id)
        if link is None:
            return {}
        return {"linked": 1.0, "sure": link.confidence, "partial": float(link.relation is Relation.PARTIAL)}

    def _link(self, left: str, right: str) -> Link | None:
        return next((link for link in self._group.links if left in link.left and right in link.right), None)


def _clause(group: Group, fact: F, *, left: bool) -> _Clause | None:
    told = home(group.left if left else group.right, fact.span)
    if told is None:
        return None
    reading = told.reading
    inside = reading.inside(fact.span)
    before = [
        at for at in range(inside.start - 1, -1, -1)[: 2 * _BESIDE] if reading.lows[at] not in _ARTICLES
    ]
    behind = range(inside.stop, len(reading.stems))
    stems = ([reading.stems[at] for at in side[:_BESIDE]] for side in (before, behind))
    first, last = map(tuple, stems)
    return _Clause(told, frozenset(around(reading, fact.span)), first, last)


def _run(ones: Sequence[str], others: Sequence[str]) -> int:
    """How many are equal from the first on."""
    pairs = zip(ones, others, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(ones), len(others)))
