"""The numbers and dates of an article, to see whether one stands anywhere in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from webapp.engine.facts.extract.fact import Fact, only
from webapp.engine.facts.extract.moment import Moment
from webapp.engine.facts.extract.quantity import COUNT, Quantity, is_whole
from webapp.engine.facts.face.known_numbers import Quantities
from webapp.engine.facts.face.moments import Dates


class Known:
    """The numbers and dates of one article."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        every = tuple(facts)
        self.numbers = Quantities(every)
        """Its numbers."""
        self.dates = Dates(only(Moment, every))
        """Its dates."""
        self._quantities = only(Quantity, every)

    def say(self, fact: Fact) -> bool:
        """Whether a number or date of the same kind says the same."""
        if isinstance(fact, Moment):
            return self.dates.say(fact)
        return isinstance(fact, Quantity) and self.numbers.say(fact)

    def know(self, fact: Fact) -> bool:
        """Whether it stands there, perhaps in another form: a year may have been read as a number and the
        other way round."""
        if isinstance(fact, Moment):
            return not self._years.isdisjoint(fact.years) or self.dates.say(fact)
        if not isinstance(fact, Quantity):
            return False
        return not self.dates.years.isdisjoint(map(str, years(fact))) or self.numbers.know(fact)

    @cached_property
    def _years(self) -> frozenset[int]:
        """The numbers that may be years."""
        return frozenset(year for fact in self._quantities for year in years(fact))


def years(fact: Quantity) -> frozenset[int]:
    """The whole numbers among its readings that may be a year."""
    whole = (value.amount for value in fact.amounts if value.unit is COUNT and is_whole(value.amount))
    return frozenset(int(amount) for amount in whole if 1000 <= amount < 2200)
