"""The Gregorian calendar as arithmetic. ``datetime`` would bring the clock into the engine."""

from __future__ import annotations

from typing import NamedTuple


class Day(NamedTuple):
    """A day of the calendar, from the year 1."""

    year: int
    """In full."""
    month: int
    """From 1."""
    day: int
    """From 1."""

    @property
    def ordinal(self) -> int:
        """Days since the first of March of the year 0. Years are counted from March, so that the leap day is
        the last."""
        year = self.year - (self.month < 3)
        month = (self.month + 9) % 12
        return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + self.day - 1

    @property
    def weekday(self) -> int:
        """From 1, Monday."""
        return (self.ordinal + 2) % 7 + 1

    def later(self, days: int) -> Day:
        """The day so many days later."""
        ordinal = self.ordinal + days
        year = (10_000 * ordinal + 14_780) // 3_652_425
        in_year = ordinal - (365 * year + year // 4 - year // 100 + year // 400)
        if in_year < 0:
            year -= 1
            in_year = ordinal - (365 * year + year // 4 - year // 100 + year // 400)
        month = (100 * in_year + 52) // 3060
        return Day(year + (month + 2) // 12, (month + 2) % 12 + 1, in_year - (month * 306 + 5) // 10 + 1)

    @property
    def is_real(self) -> bool:
        """Whether there is such a day: no 31 June."""
        return self.later(0) == self
