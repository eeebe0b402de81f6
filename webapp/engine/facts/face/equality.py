"""When two dates say the same: ``14 May`` and ``May 2024``."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.quantity import COUNT, Quantity, is_whole


def same_date(one: Fact, other: Fact) -> bool:
    """Whether one date may be the other, said with more or fewer parts."""
    return any(_compatible(a, b) for a in one.values for b in other.values)


def _compatible(one: str, other: str) -> bool:
    if one.startswith("r:") or other.startswith("r:"):
        return one == other
    left, right = date_parts(one), date_parts(other)
    shared = left.keys() & right.keys()
    return bool(shared) and all(left[letter] == right[letter] for letter in shared)


def date_parts(value: str) -> Mapping[str, str]:
    """The parts of a date by their letters."""
    return {part[0]: part for part in value.split()}


def same_year(one: Fact, other: Fact) -> bool:
    """Whether a number is the year of a date, whichever of the two comes first."""
    return not years(one).isdisjoint(years(other))


def years(fact: Fact) -> frozenset[str]:
    """The years of a date, or the whole number that may be one."""
    if isinstance(fact, Quantity):
        whole = (value.amount for value in fact.amounts if value.unit is COUNT and is_whole(value.amount))
        return frozenset(str(int(amount)) for amount in whole if 1000 <= amount < 2200)
    return frozenset(part[1:] for part in fact.value.split() if part[0] == "y")
