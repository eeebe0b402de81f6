"""The numbers and dates of an article, to see whether one stands anywhere in it.

The answers are those of ``equality``, asked of every fact in turn; here each kind of sameness has its own
index, built once, so that a look-up takes logarithmic time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.moment import Moment
from webapp.engine.facts.face.equality import (
    DIMENSIONS,
    FACTORS,
    LOOSE,
    PERCENT_OF_PART,
    amount,
    are_close,
    faces,
    is_whole,
)
from webapp.engine.facts.face.moments import Dates
from webapp.engine.model import FactKind

_DIGITS: Final = re.compile(r"\b\d+\b")
Sorted = Sequence[Decimal]
"""Amounts from the smallest up, each once."""


class Known:
    """The numbers and dates of one article."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        every = tuple(facts)
        self._numbers = [fact for fact in every if fact.kind is FactKind.NUMBER]
        self.dates = Dates(fact for fact in every if isinstance(fact, Moment))
        self._every = every

    def say(self, fact: Fact) -> bool:
        """Whether a number or date of the same kind says the same."""
        return self.dates.say(fact) if isinstance(fact, Moment) else self._say_number(fact)

    def know(self, fact: Fact) -> bool:
        """Whether it stands there, perhaps in another form: a year may have been read as a number and the
        other way round, and all the digits of *23-17* may stand there by themselves."""
        if self.say(fact) or self._have_year(fact):
            return True
        parts = _DIGITS.findall(fact.text)  # *23-17* and *23 to 17*, *18 out of 48* and *18 of the 48*
        return len(parts) > 1 and fact.kind is FactKind.NUMBER and self._digits.issuperset(parts)

    @cached_property
    def _digits(self) -> frozenset[str]:
        return frozenset(part for fact in self._every for part in _DIGITS.findall(fact.text))

    def _have_year(self, fact: Fact) -> bool:
        if isinstance(fact, Moment):
            return not self._words.isdisjoint(map(str, fact.years))
        return not self.dates.years.isdisjoint(fact.value.split())

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the numbers' values."""
        return frozenset(word for fact in self._numbers for word in fact.value.split())

    def _say_number(self, fact: Fact) -> bool:
        return (
            any(self._say_value(value) for value in fact.values)
            or self._say_face(fact)
            or self._say_about(fact)
        )

    def _say_value(self, value: str) -> bool:
        if value in self._values:
            return True
        number, unit, text = amount(value)
        units = self._units.get(text if number is None else number, set())
        if any(
            not (unit and second and unit != second) and (number is None or {unit, second} != {"", "%"})
            for second in units
        ):
            return True
        if number is None:
            return False
        if unit == "":
            return _has_near(self._percents, number * 100, PERCENT_OF_PART, but=number)
        if unit == "%":
            return _has_near(self._parts_of_hundred, number, PERCENT_OF_PART, but=number * 100)
        measures = self._measures.get((unit, not is_whole(number)), ())
        return any(are_close(number, other) for other in _around(measures, number))

    @cached_property
    def _values(self) -> frozenset[str]:
        return frozenset(value for fact in self._numbers for value in fact.values)

    @cached_property
    def _units(self) -> Mapping[Decimal | str, set[str]]:
        """Amount, or text that is none → its units."""
        found: dict[Decimal | str, set[str]] = {}
        for value in self._values:
            number, unit, text = amount(value)
            found.setdefault(text if number is None else number, set()).add(unit)
        return found

    def _amounts(self, unit: str) -> Sorted:
        return sorted(n for n, units in self._units.items() if unit in units and isinstance(n, Decimal))

    @cached_property
    def _percents(self) -> Sorted:
        return self._amounts("%")

    @cached_property
    def _parts_of_hundred(self) -> Sorted:
        return [part * 100 for part in self._amounts("")]

    @cached_property
    def _measures(self) -> Mapping[tuple[str, bool], Sorted]:
        """Dimension, and whether the number is whole → amounts."""
        found: dict[tuple[str, bool], list[Decimal]] = {}
        for number, units in self._units.items():
            if isinstance(number, Decimal):
                for unit in units & DIMENSIONS:
                    found.setdefault((unit, is_whole(number)), []).append(number)
        return {key: sorted(numbers) for key, numbers in found.items()}

    def _say_face(self, fact: Fact) -> bool:
        number, unit, _ = amount(fact.value)
        if number is None:
            return False
        if not unit and not fact.slots:
            return any((factor, number * factor) in self._full for factor in FACTORS)
        return any(
            bare * factor == number
            for factor in faces(fact)
            for bare in _around(self._bare, number / factor, reach=2)
        )

    @cached_property
    def _full(self) -> frozenset[tuple[Decimal, Decimal]]:
        """Amounts of measures with each factor by which a bare number may have been meant."""
        return frozenset(
            (factor, number)
            for fact in self._numbers
            for factor in faces(fact)
            if (number := amount(fact.value)[0]) is not None
        )

    @cached_property
    def _bare(self) -> Sorted:
        """Numbers of nothing."""
        bare = [amount(fact.value) for fact in self._numbers if not fact.slots]
        return sorted({number for number, unit, _ in bare if number is not None and not unit})

    def _say_about(self, fact: Fact) -> bool:
        number, unit, _ = amount(fact.value)
        if number is None or unit != "%" or fact.text[:1].isalpha():
            return False
        return any(
            _has_near(parts, number, LOOSE, below=name != "below", above=name != "above")
            for name, parts in self._vague.items()
        )

    @cached_property
    def _vague(self) -> Mapping[str, Sorted]:
        """Approximator → the parts of a whole that it bends, in hundredths."""
        found: dict[str, set[Decimal]] = {}
        for fact in self._numbers:
            part, unit, _ = amount(fact.value)
            if fact.qualifier in _VAGUE and part is not None and not unit and 0 < part < 1:
                found.setdefault(fact.qualifier, set()).add(part * 100)
        return {name: sorted(parts) for name, parts in found.items()}


_VAGUE: Final = frozenset({"about", "below", "above"})


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


def _around(numbers: Sorted, place: Decimal, reach: int = 1) -> Sorted:
    """The amounts next to a place, ``reach`` on each side."""
    at = bisect_left(numbers, place)
    return numbers[max(0, at - reach) : at + reach]
