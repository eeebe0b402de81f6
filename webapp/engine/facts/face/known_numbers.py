"""The numbers of an article, to see whether one stands anywhere in it.

The answers are those of ``same_number``, asked of every number in turn; here each kind of sameness has its
own index, built once, so that a look-up takes logarithmic time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Final

from webapp.engine.facts.extract.fact import Fact, only
from webapp.engine.facts.extract.quantity import COUNT, ORDINAL, Bound, Family, Quantity, Unit, Value
from webapp.engine.facts.face.quantities import AROUND, LOOSE, PART, is_converted, is_share

Sorted = Sequence[Decimal]
"""Amounts from the smallest up, each once."""


class Quantities:
    """The numbers of one article."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._all = only(Quantity, facts)

    def say(self, fact: Quantity) -> bool:
        """Whether a number says the same."""
        if not fact.amounts:
            return (fact.code, tuple(sorted(fact.parts))) in self._codes
        if fact.beyond is not None:
            return self._hold_size(fact, fact.beyond)
        return self.exact(fact) or self._hold_vague(fact)

    def exact(self, fact: Quantity) -> bool:
        """Whether a number that is more than a size says the same."""
        return any(self._hold(value, fact) for value in fact.amounts) or self._hold_about(fact)

    def know(self, fact: Quantity) -> bool:
        """Whether it stands there, perhaps as the two numbers that it is written with: *7–4* and *seven
        against four*, or as a number of the size that it is; or as one of such two numbers."""
        if self.say(fact) or (fact.parts and self.written.issuperset(fact.parts)):
            return True
        if any(value.unit is COUNT and value.amount in self._parts for value in fact.amounts):
            return True
        return fact.beyond is not None and self._hold_within(fact, fact.beyond, _ANYTHING)

    def stand(self, dimension: str, base: Decimal, within: Decimal) -> bool:
        """Whether a number of a dimension lies so near to an amount of its base unit."""
        bases = self._bases.get(dimension, ())
        return bisect_left(bases, base - within) < bisect_right(bases, base + within)

    @cached_property
    def _bases(self) -> Mapping[str, Sorted]:
        return {
            name: sorted({value.base for own in units.values() for value in own})
            for name, units in self._units.items()
        }

    def count(self, amount: Decimal) -> bool:
        """Whether there are ``amount`` of something."""
        return amount in self._counts

    @cached_property
    def written(self) -> frozenset[Decimal]:
        """Every amount that is written, in whatever unit."""
        values = (value.amount for fact in self._all for value in fact.amounts)
        return self._parts.union(values)

    @cached_property
    def _parts(self) -> frozenset[Decimal]:
        return frozenset(part for fact in self._all for part in fact.parts)

    @cached_property
    def _codes(self) -> frozenset[tuple[str, tuple[Decimal, ...]]]:
        return frozenset((fact.code, tuple(sorted(fact.parts))) for fact in self._all if not fact.amounts)

    def _values(self) -> Iterator[tuple[Quantity, Value]]:
        return ((fact, value) for fact in self._all if fact.beyond is None for value in fact.amounts)

    @cached_property
    def _units(self) -> Mapping[str, Mapping[Unit, Sequence[Value]]]:
        """Dimension → unit → amounts from the smallest up, each once."""
        found: dict[str, dict[Unit, set[Value]]] = defaultdict(lambda: defaultdict(set))
        for _, value in self._values():
            found[value.unit.dimension][value.unit].add(value)
        return {
            name: {unit: sorted(own, key=_BASE) for unit, own in units.items()}
            for name, units in found.items()
        }

    @cached_property
    def _counts(self) -> frozenset[Decimal]:
        return frozenset(value.amount for _, value in self._values() if value.unit is COUNT)

    @cached_property
    def _times(self) -> frozenset[Decimal]:
        """Of stretches of time: what comes *after 83 minutes* comes in the *83rd minute*."""
        return frozenset(value.amount for own in self._units.get("time", {}).values() for value in own)

    @cached_property
    def _bare(self) -> frozenset[Decimal]:
        """Numbers of nothing."""
        return frozenset(value.amount for fact, value in self._values() if fact.is_bare)

    @cached_property
    def _full(self) -> tuple[frozenset[Decimal], frozenset[Decimal]]:
        """Amounts of what is no measure and no percentage, and of measures."""
        loose, measured = set[Decimal](), set[Decimal]()
        for _, value in self._values():
            if value.unit.family is Family.MEASURE:
                measured.add(value.amount)
            elif value.unit.family not in {Family.COUNT, Family.PERCENT}:
                loose.add(value.amount)
        return frozenset(loose), frozenset(measured)

    @cached_property
    def _percents(self) -> Sorted:
        units = self._units.get(Family.PERCENT, {})
        return sorted({value.base for own in units.values() for value in own})

    @cached_property
    def _shares(self) -> Sorted:
        """Counts in hundredths."""
        return sorted(amount * 100 for amount in self._counts)

    def _hold(self, value: Value, fact: Quantity) -> bool:
        units = self._units.get(value.unit.dimension, {})
        if value.unit is COUNT:
            if value.amount in self._counts:
                return True
            loose, measured = self._full
            if value.amount in loose or (fact.is_bare and value.amount in measured):
                return True
            return _has_near(self._percents, value.amount * 100, PART, but=value.amount)
        if value.unit is ORDINAL and value.amount in self._times:
            return True
        if any(is_converted(value, other) for own in units.values() for other in _beside(own, value)):
            return True
        if value.unit.family is Family.PERCENT:
            return _has_near(self._shares, value.base, PART, but=value.base * 100)
        return value.amount in (self._bare if value.unit.family is Family.MEASURE else self._counts)

    def _hold_about(self, fact: Quantity) -> bool:
        value = fact.amounts[0]
        if value.unit.family is Family.PERCENT:
            return any(
                _has_near(self._vague_shares.get(bound, ()), value.base, LOOSE, below=below, above=above)
                for bound, (above, below) in AROUND.items()
            )
        if fact.bound not in AROUND or not is_share(value):
            return False
        below, above = AROUND[fact.bound]
        return _has_near(self._percents, value.amount * 100, LOOSE, below=below, above=above)

    @cached_property
    def _vague_shares(self) -> Mapping[Bound, Sorted]:
        """Bound → the parts of a whole that it bends, in hundredths."""
        found: dict[Bound, set[Decimal]] = defaultdict(set)
        for fact in self._all:
            if fact.amounts and fact.beyond is None and is_share(fact.amounts[0]):
                found[fact.bound].add(fact.amounts[0].amount * 100)
        return {bound: sorted(shares) for bound, shares in found.items()}

    def _hold_size(self, fact: Quantity, beyond: Decimal) -> bool:
        if (fact.amounts[0], beyond) in self._sizes:
            return True
        stems = {*fact.counted, _NOTHING} if fact.counted else {_ANYTHING}
        return any(self._hold_within(fact, beyond, stem) for stem in stems)

    def _hold_within(self, fact: Quantity, beyond: Decimal, stem: str) -> bool:
        least = fact.amounts[0]
        amounts = self._amounts_of.get((least.unit.dimension, stem), ())
        return bisect_left(amounts, least.amount) < bisect_left(amounts, beyond)

    @cached_property
    def _amounts_of(self) -> Mapping[tuple[str, str], Sorted]:
        """Dimension and stem of what is counted → amounts."""
        found: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
        for fact, value in self._values():
            for stem in (*(fact.counted or (_NOTHING,)), _ANYTHING):
                found[value.unit.dimension, stem].add(value.amount)
        return {key: sorted(amounts) for key, amounts in found.items()}

    def _hold_vague(self, fact: Quantity) -> bool:
        return any(
            value.unit.dimension == least.unit.dimension and least.amount <= value.amount < beyond
            for (least, beyond), stems in self._sizes.items()
            if _shares(fact.counted, stems)
            for value in fact.amounts
        )

    @cached_property
    def _sizes(self) -> Mapping[tuple[Value, Decimal], frozenset[str]]:
        """The least and the first amount beyond → the stems of what is counted."""
        found: dict[tuple[Value, Decimal], set[str]] = defaultdict(set)
        for fact in self._all:
            if fact.beyond is not None:
                found[fact.amounts[0], fact.beyond].update(fact.counted or (_NOTHING,))
        return {key: frozenset(stems) for key, stems in found.items()}


_BASE: Final = attrgetter("base")
"""An amount in the base unit of its dimension."""
_NOTHING: Final = ""
"""In the place of the stem of what is counted: nothing is."""
_ANYTHING: Final = "*"
"""In its place: whatever is counted, or nothing."""


def _shares(counted: frozenset[str], stems: frozenset[str]) -> bool:
    """Whether what is counted may be what ``stems`` say: one in common, or either counts nothing."""
    return bool(stems) and (not counted or _NOTHING in stems or not counted.isdisjoint(stems))


def _beside(values: Sequence[Value], place: Value) -> Sequence[Value]:
    """The amounts next to a place, one on each side; the place itself where it is there."""
    at = bisect_left(values, place.base, key=_BASE)
    return values[max(0, at - 1) : at + 1]


def _has_near(
    numbers: Sorted,
    place: Decimal,
    within: Decimal,
    *,
    but: Decimal | None = None,
    below: bool = True,
    above: bool = True,
) -> bool:
    """Whether an amount other than ``but`` lies less than ``within`` from a place, on either side of it or
    only ``below`` or ``above``; the place itself belongs to both."""
    first = bisect_right(numbers, place - within) if below else bisect_left(numbers, place)
    stop = bisect_left(numbers, place + within) if above else bisect_right(numbers, place)
    return any(number != but for number in numbers[first : min(stop, first + 2)])
