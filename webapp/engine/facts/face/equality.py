"""When two numbers say the same: ``61m`` and ``$61 million``, ``two in five`` and ``40 %``, ``30 miles`` and
``48 km`` (within two per cent)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.units import MEASURE

_CONVERTED: Final = Decimal("0.02")
"""Relative. Miles to kilometres are rounded by about this much in news."""
PERCENT_OF_PART: Final = Decimal("0.7")
"""Percentage points. *Two thirds* and *67 per cent*, *two in five* and *40 per cent*."""
_ROUNDED: Final = Decimal("0.05")
"""Relative. A rounder number this close is a rounding, not another number."""
DIMENSIONS: Final = frozenset(dimension for dimension, _ in MEASURE.values())
"""Units that are measures: their numbers stand in the base unit."""
FACTORS: Final = tuple(dict.fromkeys(factor for _, factor in MEASURE.values()))
"""Every factor to a base unit."""


@lru_cache(maxsize=1 << 14)
def amount(value: str) -> tuple[Decimal | None, str, str]:
    """The number of a value, its unit, and the text of what is no number."""
    head, _, unit = value.partition(" ")
    try:
        return Decimal(head), unit, ""
    except InvalidOperation:
        return None, unit, head


def same_number(one: Fact, other: Fact) -> bool:
    """Whether two number facts say the same, approximators aside."""
    if one.readings or other.readings:
        if any(_same_value(a, b) for a in one.values for b in other.values):
            return True
    elif _same_value(one.value, other.value):
        return True
    if amount(one.value)[1] == amount(other.value)[1]:
        return False
    return _is_face(one, other) or _is_face(other, one) or _is_about(one, other)


def _is_about(percent: Fact, part: Fact) -> bool:
    """*18 per cent* and *almost a fifth*."""
    if part.qualifier not in {"about", "below", "above"} or percent.text[:1].isalpha():
        return False
    (number, unit, _), (share, none, _) = amount(percent.value), amount(part.value)
    if number is None or share is None or unit != "%" or none or not 0 < share < 1:
        return False
    short = share * 100 - number
    return {"below": short >= 0, "above": short <= 0}.get(part.qualifier, True) and abs(short) < LOOSE


LOOSE: Final = Decimal("2.5")
"""Percentage points that *almost a fifth* may be off."""


def _is_face(bare: Fact, full: Fact) -> bool:
    """*The target is 18 minutes*, *it should be 18*: a number of nothing, as the other one is written."""
    if bare.slots:
        return False
    (number, unit, _), whole = amount(bare.value), amount(full.value)[0]
    return number is not None and not unit and any(whole == number * factor for factor in faces(full))


def faces(fact: Fact) -> Sequence[Decimal]:
    """The factors by which a measure may have been written; none for other numbers."""
    whole, dimension, _ = amount(fact.value)
    if whole is None or dimension not in DIMENSIONS:
        return ()
    words = [word for word in fact.text.lower().replace("-", " ").split() if word in MEASURE]
    return [MEASURE[word][1] for word in words] or [f for kind, f in MEASURE.values() if kind == dimension]


def _same_value(one: str, other: str) -> bool:
    if one == other:
        return True
    (a, unit, text), (b, second, words) = amount(one), amount(other)
    if unit and second and unit != second:
        return False
    if a is None or b is None:
        return a is b and text == words
    if {unit, second} == {"", "%"}:
        part, percent = (b, a) if unit else (a, b)
        return part != percent and abs(part * 100 - percent) < PERCENT_OF_PART
    if a == b:
        return True
    return unit == second and unit in DIMENSIONS and are_close(a, b)


def are_close(one: Decimal, other: Decimal) -> bool:
    """Whether a measure is another one converted: close, and neither is a whole number of the other's unit
    (48 km, 30 miles)."""
    near = abs(one - other) <= _CONVERTED * max(abs(one), abs(other))
    return near and is_whole(one) != is_whole(other)


def is_whole(number: Decimal) -> bool:
    """Whether it has no fraction. For any size: ``%`` fails on numbers that are longer than its precision."""
    return number == number.to_integral_value()


def is_rounding(one: Fact, other: Fact) -> bool:
    """Whether the right number is the left one with fewer digits: ``12,345`` and *about 12,000*."""
    (a, unit, _), (b, second, _) = amount(one.value), amount(other.value)
    if a is None or b is None or (unit and second and unit != second) or not a:
        return False
    if not unit and 1900 <= a < 2100 and is_whole(a):  # more likely a year than a count
        return False
    fewer = _digits(b) < _digits(a)
    loose = bool(other.qualifier) or _digits(a) >= 3
    return fewer and loose and abs(a - b) <= _ROUNDED * abs(a)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
