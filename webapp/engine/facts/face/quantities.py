"""When two numbers say the same.

``61m`` and ``$61 million``, ``two in five`` and ``40 %``, ``30 miles`` and ``48 km`` (within four per
cent), ``tens of thousands of people`` and ``40,000 people``."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from webapp.engine.facts.extract.quantity import COUNT, Bound, Family, Quantity, Unit, Value, is_whole

_CONVERTED: Final = Decimal("0.036")
"""Relative. *60 miles* are told as *100 km*: conversions are rounded by up to this much in news."""
_WARMTH: Final = Decimal("0.6")
"""Degrees Celsius by which a temperature may be off that was converted and rounded."""
PART: Final = Decimal("0.7")
"""Percentage points. *Two thirds* and *67 per cent*, *two in five* and *40 per cent*."""
LOOSE: Final = Decimal("2.5")
"""Percentage points that *almost a fifth* may be off."""
_ROUNDED: Final = Decimal("0.05")
"""Relative. A rounder number this close is a rounding, not another number."""
AROUND: Final = {Bound.ABOUT: (True, True), Bound.BELOW: (True, False), Bound.ABOVE: (False, True)}
"""Bound → whether the number meant may lie below and above."""


def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers say the same, bounds aside."""
    if not one.amounts or not other.amounts:
        same = one.code == other.code and sorted(one.parts) == sorted(other.parts)
        return same and not one.amounts and not other.amounts
    if one.beyond is not None or other.beyond is not None:
        return _is_size(one, other) or _is_size(other, one)
    if any(_is_same(a, b, one, other) for a in one.amounts for b in other.amounts):
        return True
    return _is_about(one, other) or _is_about(other, one)


def _is_same(a: Value, b: Value, one: Quantity, other: Quantity) -> bool:
    if a.unit.dimension == b.unit.dimension:
        return is_converted(a, b)
    if b.unit is COUNT:
        a, b, one, other = b, a, other, one
    if a.unit is not COUNT:
        return False
    if b.unit.family is Family.PERCENT:
        return a.amount != b.base and abs(a.amount * 100 - b.base) < PART
    return a.amount == b.amount and (b.unit.family is not Family.MEASURE or one.is_bare)


def is_converted(one: Value, other: Value) -> bool:
    """Whether two amounts of one dimension are equal, rounded where a conversion rounds."""
    if one.base == other.base:
        return True
    return _is_rough(one.unit, other.unit) and abs(one.base - other.base) <= _slack(one, other)


def _is_rough(one: Unit, other: Unit) -> bool:
    """Whether one unit is no simple multiple of the other, so that what is converted is rounded."""
    if one.zero != other.zero:
        return True
    great, small = max(one.factor, other.factor), min(one.factor, other.factor)
    return great % small != 0 and (great / small).normalize().as_tuple().digits != (1,)


def _slack(one: Value, other: Value) -> Decimal:
    if one.unit.zero or other.unit.zero:
        return _WARMTH
    return _CONVERTED * max(abs(one.base), abs(other.base))


def _is_about(percent: Quantity, part: Quantity) -> bool:
    """*18 per cent* and *almost a fifth*."""
    number, share = percent.amounts[0], part.amounts[0]
    if part.bound not in AROUND or number.unit.family is not Family.PERCENT or not is_share(share):
        return False
    below, above = AROUND[part.bound]
    short = share.amount * 100 - number.base
    return ((below and short >= 0) or (above and short <= 0)) and abs(short) < LOOSE


def is_share(value: Value) -> bool:
    """Whether it is a part of one."""
    return value.unit is COUNT and 0 < value.amount < 1


def _is_size(size: Quantity, other: Quantity) -> bool:
    """*Tens of thousands of homes* and *40,000 homes*, or the same size."""
    least = size.amounts[0]
    if size.beyond is None:
        return False
    if other.beyond is not None:
        return size.beyond == other.beyond and least == other.amounts[0]
    if size.counted and other.counted and size.counted.isdisjoint(other.counted):
        return False
    return any(
        value.unit.dimension == least.unit.dimension and least.amount <= value.amount < size.beyond
        for value in other.amounts
    )


def is_rounding(one: Quantity, other: Quantity) -> bool:
    """Whether the right number is the left one with fewer digits: ``12,345`` and *about 12,000*."""
    if not one.amounts or not other.amounts:
        return False
    a, b = one.amounts[0], other.amounts[0]
    first, second = a.amount, b.amount
    if a.unit.dimension == b.unit.dimension:
        first, second = a.base, b.base
    elif COUNT not in {a.unit, b.unit}:
        return False
    if not first or (a.unit is COUNT and 1900 <= a.amount < 2100 and is_whole(a.amount)):
        return False  # more likely a year than a count
    fewer = _digits(b.amount) < _digits(a.amount)
    loose = other.bound is not Bound.EXACT or _digits(a.amount) >= 3
    return fewer and loose and abs(first - second) <= _ROUNDED * abs(first)


def _digits(amount: Decimal) -> int:
    return len(amount.normalize().as_tuple().digits)
