"""What a number says: an amount of a unit, in every way that it may be read, and what bends it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from webapp.engine.facts.extract.fact import Fact


class Bound(StrEnum):
    """How far a number goes."""

    EXACT = "exact"
    ABOUT = "about"
    BELOW = "below"
    """Just below: *nearly 20*."""
    LESS = "less"
    MOST = "most"
    ABOVE = "above"
    LEAST = "least"


class Stance(StrEnum):
    """Whether a number is an amount or how far two are apart."""

    UNSAID = "unsaid"
    LEVEL = "level"
    """*Rose to 5*."""
    CHANGE = "change"
    """*Rose by 5*, *5 more*, *5 short of*."""


class Family(StrEnum):
    """What kinds of units there are."""

    COUNT = "count"
    """No unit: a number of things, a share of one."""
    ORDINAL = "ordinal"
    PERCENT = "percent"
    SHIFT = "percent points"
    """A difference of percentages."""
    TIMES = "times"
    POINTS = "points"
    MONEY = "money"
    AGE = "age"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Unit:
    """What an amount is an amount of."""

    family: Family
    """Its kind."""
    dimension: str
    """Units of one dimension convert into each other: ``length``; of money each currency is one."""
    name: str
    """``kilometre``; two units of one name are the same."""
    factor: Decimal = Decimal(1)
    """Of the dimension's base unit."""
    zero: Decimal = Decimal(0)
    """The amount at which the base unit is nought: 32 degrees Fahrenheit."""


COUNT: Final = Unit(Family.COUNT, "", "")
ORDINAL: Final = Unit(Family.ORDINAL, "ordinal", "ordinal")


def is_whole(number: Decimal) -> bool:
    """Whether it has no fraction. For any size: ``%`` fails on numbers that are longer than its precision."""
    return number == number.to_integral_value()


@dataclass(frozen=True, slots=True)
class Value:
    """One reading of a number."""

    amount: Decimal
    """As written, scale words included."""
    unit: Unit = COUNT
    """What of."""

    @property
    def base(self) -> Decimal:
        """In the base unit of its dimension."""
        return (self.amount - self.unit.zero) * self.unit.factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """A number where it stands."""

    amounts: tuple[Value, ...] = ()
    """Every reading, the likeliest first: *61m* is millions or metres. Empty for scores and codes."""
    bound: Bound = Bound.EXACT
    """What bends it."""
    stance: Stance = Stance.UNSAID
    """What the words beside it say that it is."""
    counted: frozenset[str] = frozenset()
    """The stems of the words that it counts."""
    parts: tuple[Decimal, ...] = ()
    """The numbers it is written with where they are two: *7–4*, *two in five*."""
    beyond: Decimal | None = None
    """The first amount past a mere size: *thousands* are fewer than a million. ``amounts`` has the least."""
    code: str = ""
    """The characters of what has no amount: *1.2.3*."""

    @property
    def is_score(self) -> bool:
        """*7–4*, *seven to four*."""
        return bool(self.parts) and not self.amounts

    @property
    def classes(self) -> frozenset[str]:
        """What kinds of unit it may have; numbers that share one compete."""
        if self.is_score:
            return frozenset({"score"})
        return frozenset(
            value.unit.dimension if value.unit.family is Family.MEASURE else value.unit.family
            for value in self.amounts
            if value.unit.family is not Family.COUNT
        )

    @property
    def is_bare(self) -> bool:
        """It has no unit and counts nothing."""
        return not self.counted and all(value.unit is COUNT for value in self.amounts)
