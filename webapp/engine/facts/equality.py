"""When two numbers or two dates say the same: ``61m`` and ``$61 million``, ``two in five`` and ``40 %``, ``30
miles`` and ``48 km`` (within two per cent), ``14 May`` and ``May 2024``."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from webapp.engine.facts.fact import Fact
from webapp.engine.facts.units import MEASURE

_CONVERTED: Final = Decimal("0.02")
"""Relative. Miles to kilometres are rounded by about this much in news."""
_PERCENT_OF_PART: Final = Decimal("0.7")
"""Percentage points. *Two thirds* and *67 per cent*, *two in five* and *40 per cent*."""
_ROUNDED: Final = Decimal("0.05")
"""Relative. A rounder number this close is a rounding, not another number."""
_DIMENSIONS: Final = frozenset(dimension for dimension, _ in MEASURE.values())


def amount(value: str) -> tuple[Decimal | None, str, str]:
    """The number of a value, its unit, and the text of what is no number."""
    head, _, unit = value.partition(" ")
    try:
        return Decimal(head), unit, ""
    except InvalidOperation:
        return None, unit, head


def same_number(one: Fact, other: Fact) -> bool:
    """Whether two number facts say the same, approximators aside."""
    if any(_same_value(a, b) for a in one.values for b in other.values):
        return True
    return _is_face(one, other) or _is_face(other, one) or _is_about(one, other)


def _is_about(percent: Fact, part: Fact) -> bool:
    """*18 per cent* and *almost a fifth*."""
    if part.qualifier not in {"about", "below", "above"} or percent.text[:1].isalpha():
        return False
    (number, unit, _), (share, none, _) = amount(percent.value), amount(part.value)
    if number is None or share is None or unit != "%" or none or not 0 < share < 1:
        return False
    short = share * 100 - number
    return {"below": short >= 0, "above": short <= 0}.get(part.qualifier, True) and abs(short) < _LOOSE


_LOOSE: Final = Decimal("2.5")
"""Percentage points that *almost a fifth* may be off."""


def _is_face(bare: Fact, full: Fact) -> bool:
    """*The target is 18 minutes*, *it should be 18*: a number of nothing, as the other one is written."""
    number, unit, _ = amount(bare.value)
    whole, dimension, _ = amount(full.value)
    if number is None or whole is None or unit or dimension not in _DIMENSIONS or bare.slots:
        return False
    words = [word for word in full.text.lower().replace("-", " ").split() if word in MEASURE]
    factors = [MEASURE[word][1] for word in words] or [f for kind, f in MEASURE.values() if kind == dimension]
    return any(whole == number * factor for factor in factors)


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
        return part != percent and abs(part * 100 - percent) < _PERCENT_OF_PART
    if a == b:
        return True
    if unit == second and unit in _DIMENSIONS:
        return abs(a - b) <= _CONVERTED * max(abs(a), abs(b)) and _is_converted(a, b)
    return False


def _is_converted(one: Decimal, other: Decimal) -> bool:
    """Two close lengths are a conversion when neither is a whole number of the other's unit: 48 km, 30
    miles."""
    return (one % 1 == 0) != (other % 1 == 0)


def same_date(one: Fact, other: Fact) -> bool:
    """Whether one date may be the other, said with more or fewer parts."""
    return any(_compatible(a, b) for a in one.values for b in other.values)


def _compatible(one: str, other: str) -> bool:
    if one.startswith("r:") or other.startswith("r:"):
        return one == other
    left, right = ({part[0]: part for part in value.split()} for value in (one, other))
    shared = left.keys() & right.keys()
    return bool(shared) and all(left[letter] == right[letter] for letter in shared)


def is_rounding(one: Fact, other: Fact) -> bool:
    """Whether the right number is the left one with fewer digits: ``12,345`` and *about 12,000*."""
    (a, unit, _), (b, second, _) = amount(one.value), amount(other.value)
    if a is None or b is None or (unit and second and unit != second) or not a:
        return False
    if not unit and 1900 <= a < 2100 and a % 1 == 0:  # more likely a year than a count
        return False
    fewer = _digits(b) < _digits(a)
    loose = bool(other.qualifier) or _digits(a) >= 3
    return fewer and loose and abs(a - b) <= _ROUNDED * abs(a)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def same_year(one: Fact, other: Fact) -> bool:
    return any(part[1:] in other.value.split() for part in one.value.split() if part[0] == "y") or any(
        part[1:] in one.value.split() for part in other.value.split() if part[0] == "y"
    )
