"""The numbers and dates of an article, to see whether one stands anywhere in it.

The answers are those of ``equality``, asked of every fact in turn; here each kind of sameness has its own
index, built once, so that a look-up takes logarithmic time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.quantity import Quantity
from webapp.engine.facts.face.equality import date_parts, years
from webapp.engine.facts.face.known_numbers import Quantities
from webapp.engine.model import FactKind


class Known:
    """The numbers and dates of one article."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        every = tuple(facts)
        self.numbers = Quantities(every)
        self._dates = [fact for fact in every if fact.kind is FactKind.DATE]
        self._every = every

    @property
    def has_dates(self) -> bool:
        """Whether there is any date."""
        return bool(self._dates)

    def say(self, fact: Fact) -> bool:
        """Whether a number or date of the same kind says the same."""
        return self.numbers.say(fact) if isinstance(fact, Quantity) else self._say_date(fact)

    def know(self, fact: Fact) -> bool:
        """Whether it stands there, perhaps in another form: a year may have been read as a number and the
        other way round."""
        if not years(fact).isdisjoint(self._years[fact.kind is FactKind.DATE]):
            return True
        return self.numbers.know(fact) if isinstance(fact, Quantity) else self._say_date(fact)

    @cached_property
    def _years(self) -> tuple[frozenset[str], frozenset[str]]:
        """The years of the dates, and the numbers that may be years."""
        dates, numbers = set[str](), set[str]()
        for fact in self._every:
            (numbers if isinstance(fact, Quantity) else dates).update(years(fact))
        return frozenset(dates), frozenset(numbers)

    def _say_date(self, fact: Fact) -> bool:
        return any(self._say_day(value) for value in fact.values)

    def _say_day(self, value: str) -> bool:
        if value.startswith("r:"):
            return value in self._days
        own = date_parts(value)
        return any(
            tuple(own[letter] for letter in shared) in self._told(letters, shared)
            for letters in self._letters
            if (shared := tuple(letter for letter in letters if letter in own))
        )

    @cached_property
    def _days(self) -> frozenset[str]:
        return frozenset(value for fact in self._dates for value in fact.values)

    @cached_property
    def _letters(self) -> Mapping[tuple[str, ...], Sequence[Mapping[str, str]]]:
        """Which parts were said → the dates of which just these were said."""
        found: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
        for value in self._days:
            if not value.startswith("r:"):
                parts = date_parts(value)
                found.setdefault(tuple(sorted(parts)), []).append(parts)
        return found

    def _told(self, letters: tuple[str, ...], shared: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
        key = (letters, shared)
        if key not in self._shared:
            self._shared[key] = frozenset(
                tuple(parts[letter] for letter in shared) for parts in self._letters[letters]
            )
        return self._shared[key]

    @cached_property
    def _shared(self) -> dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[tuple[str, ...]]]:
        return {}
