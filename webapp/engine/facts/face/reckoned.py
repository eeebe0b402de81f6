"""Numbers that a writer reckoned from those of the source: a price that rose *from 88 to 97* went up by
*9*, *a quarter* of 240 homes are *60*.

They have no source to the letter, and an editor may trust them more than one that is merely new.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import Final

from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.quantity import COUNT, Family, Quantity, Value
from webapp.engine.facts.face.groups import Group
from webapp.engine.facts.face.known_numbers import Quantities
from webapp.engine.facts.face.quantities import is_share
from webapp.engine.model import FactKind

_LEAST: Final = Decimal(3)
"""Smaller numbers are the difference of some two numbers too often."""

_ROUNDED: Final = Decimal("0.5")
"""A share of a number of things is rounded to whole ones."""


class Reckoned:
    """What can be reckoned from the numbers of a group's source. ``source``: those of the left article."""

    def __init__(self, group: Group, source: Quantities) -> None:
        self._group, self._source = group, source
        self._made: dict[str, frozenset[Decimal]] = {}

    def hold(self, fact: Quantity) -> bool:
        """Whether a number of a reworded link is the sum or the difference of two of its source, a part of
        one of the article, or what is left of a hundred per cent."""
        if self._group.is_edited or not fact.amounts:
            return False
        value = fact.amounts[0]
        if value.unit.family is Family.PERCENT and 100 - value.base in self._known(value.unit.dimension):
            return True
        if self._is_part(value) or self._is_whole(value) or self._is_rest(value):
            return True
        return abs(value.amount) >= _LEAST and value.base in self._sums(value.unit.dimension)

    def turns(self, one: Quantity, other: Quantity) -> bool:
        """Whether one of two numbers is a share and the other that share of a number of the article."""
        if not one.amounts or not other.amounts:
            return False
        for part, number in ((one.amounts[0], other.amounts[0]), (other.amounts[0], one.amounts[0])):
            share = _share(part)
            if share is not None and number.unit is COUNT and number.amount >= _LEAST:
                return self._is_share_of(number.amount, share)
        return False

    def _is_part(self, value: Value) -> bool:
        """*60* for *a quarter* of 240."""
        if value.unit is not COUNT or value.amount < _LEAST:
            return False
        return any(self._is_share_of(value.amount, share) for share in self._parts)

    def _is_rest(self, value: Value) -> bool:
        """*Six rivals* of one of seven bidders."""
        return value.unit is COUNT and value.amount >= _LEAST and value.amount + 1 in self._counts

    @cached_property
    def _counts(self) -> frozenset[Decimal]:
        return frozenset(own.amount for own in self._values if own.unit is COUNT)

    def _is_whole(self, value: Value) -> bool:
        """*A quarter* for *60* of 240."""
        share = _share(value)
        if share is None:
            return False
        counts = (own.amount for own in self._values if own.unit is COUNT and own.amount >= _LEAST)
        return any(self._is_share_of(amount, share) for amount in counts)

    def _is_share_of(self, amount: Decimal, share: Decimal) -> bool:
        """Whether ``amount`` is that share, rounded, of some number of the article."""
        whole = round(amount / share)
        return abs(whole * share - amount) < _ROUNDED and self._source.count(Decimal(whole))

    @cached_property
    def _parts(self) -> Sequence[Decimal]:
        return [share for value in self._values if (share := _share(value)) is not None]

    @cached_property
    def _values(self) -> Sequence[Value]:
        facts = only(Quantity, self._group.facts(FactKind.NUMBER)[0])
        parts = [Value(part) for fact in facts for part in fact.parts]
        return [fact.amounts[0] for fact in facts if fact.amounts and fact.beyond is None] + parts

    def _known(self, dimension: str) -> list[Decimal]:
        """The numbers of the source that can be of this dimension, in its base unit."""
        if not dimension:
            return [value.amount for value in self._values]
        return [value.base for value in self._values if value.unit.dimension in {dimension, ""}]

    def _sums(self, dimension: str) -> frozenset[Decimal]:
        if dimension not in self._made:
            pairs = combinations(self._known(dimension), 2)
            self._made[dimension] = frozenset(made for a, b in pairs for made in (a + b, abs(a - b)))
        return self._made[dimension]


def _share(value: Value) -> Decimal | None:
    """The part of one that a share or a percentage is."""
    if is_share(value):
        return value.amount
    return value.base / 100 if value.unit.family is Family.PERCENT and 0 < value.base < 100 else None
