"""Numbers that a writer reckoned from those of the source: a price that rose *from 88 to 97* went up by *9*.

They have no source to the letter, and an editor may trust them more than one that is merely new.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from itertools import combinations

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.equality import amount
from webapp.engine.facts.face.groups import Group
from webapp.engine.model import FactKind

_LEAST = Decimal(3)
"""Smaller numbers are the difference of some two numbers too often."""


class Reckoned:
    """What can be reckoned from the numbers of a group's source."""

    def __init__(self, group: Group) -> None:
        self._group = group
        self._made: dict[str, frozenset[Decimal]] = {}

    def hold(self, fact: Fact) -> bool:
        """Whether a number of a reworded link is the sum or the difference of two of its source, or what is
        left of a hundred per cent."""
        number, unit, _ = amount(fact.value)
        if self._group.is_edited or number is None:
            return False
        if unit == "%" and 100 - number in self._known(unit):
            return True
        return number >= _LEAST and number in self._sums(unit)

    def _known(self, unit: str) -> list[Decimal]:
        """The numbers of the source that can be of this unit."""
        return [size for size, own in self._source if own == unit or not own or not unit]

    @cached_property
    def _source(self) -> list[tuple[Decimal, str]]:
        read = [amount(fact.value) for fact in self._group.facts(FactKind.NUMBER)[0]]
        return [(size, unit) for size, unit, _ in read if size is not None]

    def _sums(self, unit: str) -> frozenset[Decimal]:
        if unit not in self._made:
            pairs = combinations(self._known(unit), 2)
            self._made[unit] = frozenset(made for a, b in pairs for made in (a + b, abs(a - b)))
        return self._made[unit]
