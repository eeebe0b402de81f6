"""How alike two numbers are that differ: whether one may have been written for the other by a slip."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from webapp.engine.facts.extract.quantity import Bound, Family, Quantity, Stance, Value, is_whole
from webapp.engine.facts.face.quantities import is_rounding

_FACTOR: Final = 10
"""Two amounts further apart are far apart."""
_SMALL: Final = 12
"""Whole numbers up to here are often written as words; of two a slip is a step or two."""
_STEPS: Final = 2
_LOOSE: Final = Decimal("1.5")
"""A bound says nothing true of a number this many times as large."""
_ABOUT: Final = 0.1
"""Relative. A number that is told as rounded may be this far off."""


def alike(one: Quantity, other: Quantity) -> Mapping[str, float] | None:
    """What ``contexts`` weighs of two numbers, each in [0, 1]; None where one never stands for the other, or
    where both may be true."""
    if one.is_score and other.is_score:
        return {"unit": 1.0, "slip": float(len({*one.parts} & {*other.parts}) > 0), "bound": 1.0}
    if not one.amounts or not other.amounts or not (ours := _first(one, other)):
        return None
    mine, yours = ours
    if one.weak or other.weak or one.beyond is not None or other.beyond is not None:
        return None
    if (
        _is_apart(one) != _is_apart(other)
        or is_rounding(one, other)
        or is_rounding(other, one)
        or may_both_be(one, other)
    ):
        return None
    return {
        "unit": float(mine.unit.family is not Family.COUNT),
        "counted": min(len(one.counted & other.counted), 2) / 2,
        "others": float(bool(one.counted and other.counted) and one.counted.isdisjoint(other.counted)),
        "slip": float(_is_slip(mine.amount, yours.amount)),
        "far": _far(mine, yours),
        "bound": float(one.bound is other.bound or {one.bound, other.bound} == {Bound.ABOUT, Bound.EXACT}),
    }


def _is_apart(fact: Quantity) -> bool:
    return fact.stance is Stance.CHANGE


def _first(one: Quantity, other: Quantity) -> tuple[Value, Value] | None:
    """The likeliest readings of two numbers that are of one dimension, or a percentage and what may be one:
    *a rate of 35.72*."""
    pairs = [(mine, yours) for mine in one.amounts for yours in other.amounts]
    like = [pair for pair in pairs if pair[0].unit.dimension == pair[1].unit.dimension]
    rates = (pair for pair in pairs if _is_rate(one, *pair) or _is_rate(other, *pair[::-1]))
    return like[0] if like else next(rates, None)


def _is_rate(fact: Quantity, own: Value, value: Value) -> bool:
    return fact.is_bare and not is_whole(own.amount) and value.unit.family is Family.PERCENT


def may_both_be(one: Quantity, other: Quantity) -> bool:
    """*More than 10* and *12*, *at most 40* and *38*, *about 100* and *96*; not what is bent alike."""
    first = _first(one, other)
    if first is None or one.bound is other.bound:
        return False
    mine, yours = first
    low, high = sorted((mine.base, yours.base))
    if abs(high) > abs(low) * _LOOSE:
        return False
    bounds = (one.bound, other.bound) if mine.base <= yours.base else (other.bound, one.bound)
    if bounds[0] in {Bound.ABOVE, Bound.LEAST} or bounds[1] in {Bound.BELOW, Bound.LESS, Bound.MOST}:
        return True
    return Bound.ABOUT in bounds and float(high - low) <= _ABOUT * abs(float(high))


def _far(mine: Value, yours: Value) -> float:
    """0 for equal amounts, 1 for those of which one is ten times the other or more."""
    low, high = sorted(abs(float(value.base)) for value in (mine, yours))
    return 1.0 if low * _FACTOR <= high else (high / low - 1) / (_FACTOR - 1)


def _is_slip(mine: Decimal, yours: Decimal) -> bool:
    """Whether one is the other with two digits turned round or one digit off, or, of small whole numbers, one
    or two more or less."""
    if is_whole(mine) and is_whole(yours) and max(abs(mine), abs(yours)) <= _SMALL:
        return abs(mine - yours) <= _STEPS
    ours, theirs = (amount.normalize().as_tuple() for amount in (mine, yours))
    if abs(len(ours.digits) - len(theirs.digits)) > 1 or mine.adjusted() != yours.adjusted():
        return False
    pairs = [*zip_longest(ours.digits, theirs.digits, fillvalue=0)]
    return sum(a != b for a, b in pairs) == 1 or sorted(a for a, _ in pairs) == sorted(b for _, b in pairs)
