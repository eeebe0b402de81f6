"""What a date or a time of day says, as values: ``When`` holds the parts that were said and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from webapp.engine.facts.extract.calendar import Day
from webapp.engine.facts.extract.fact import Fact

DAY: Final = 24 * 60
"""Minutes."""


class Unit(StrEnum):
    """What *last* and *next* may be said of."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """A part of the day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    """The night before midnight is the evening, too."""


class Edge(StrEnum):
    """A part of a longer time."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Relative:
    """*Yesterday*, *last week*: so many units from the day on which it is told."""

    unit: Unit
    """What is counted."""
    steps: int
    """Below zero in the past."""


@dataclass(frozen=True, slots=True)
class When:
    """One reading of a date or time; None where nothing is said."""

    years: tuple[int, int] | None = None
    """The first and the last: *1987*, *the 1980s*, *the 15th century*."""
    quarter: int | None = None
    """Of the year, from 1."""
    season: int | None = None
    """From 1, the spring."""
    month: int | None = None
    """From 1."""
    day: int | None = None
    """Of the month, from 1."""
    weekday: int | None = None
    """From 1, Monday."""
    minute: int | None = None
    """Of the day, from midnight."""
    part: Part | None = None
    """Of the day."""
    edge: Edge | None = None
    """Of the year, month, decade …"""
    relative: Relative | None = None
    """To the day of telling."""

    @property
    def date(self) -> Day | None:
        """The day of the calendar, where it is one."""
        if self.years is None or self.years[0] != self.years[1] or self.month is None or self.day is None:
            return None
        day = Day(self.years[0], self.month, self.day)
        return day if day.is_real else None


@dataclass(frozen=True, slots=True)
class Moment(Fact):
    """A date or a time of day in a text."""

    senses: tuple[When, ...] = ()
    """What it may say; more than one where it may be read in several ways (8/6, 6.40 without am or pm)."""
    days: tuple[When, ...] = ()
    """What it says by the article's own date: *yesterday*, *on Tuesday*."""
    vague: bool = False
    """*About*, *shortly before*: rounded."""
    implied: bool = False
    """Not written there, but reckoned: *ten years after 2014*. Never reported, only looked up."""

    @property
    def all(self) -> tuple[When, ...]:
        """What it may say as it is written and by the article's date."""
        return self.senses + self.days

    @property
    def weekdays(self) -> frozenset[int]:
        """The weekdays that it may be; a full date has one, too."""
        days = (when.weekday or (when.date.weekday if when.date else 0) for when in self.all)
        return frozenset(days) - {0}

    @property
    def years(self) -> frozenset[int]:
        """The single years that it may speak of."""
        return frozenset(
            when.years[0] for when in self.senses if when.years and when.years[0] == when.years[1]
        )


def on(day: Day) -> When:
    """A day of the calendar."""
    return When((day.year, day.year), month=day.month, day=day.day)


def shifted(when: When, unit: Unit, steps: int) -> When | None:
    """The time so many units later; None where it does not say enough to tell, or no calendar goes so far."""
    if unit in DAYS:
        start = when.date
        day = start.later(steps * DAYS[unit]) if start else None
        return on(day) if day and day.year > 0 else None
    months = steps * MONTHS.get(unit, 0)
    if not months or when.years is None or (months % 12 and when.month is None):
        return None
    whole, month = divmod((when.month or 1) - 1 + months, 12)
    first, last = when.years[0] + whole, when.years[1] + whole
    if first <= 0:
        return None
    return replace(when, years=(first, last), month=month + 1 if when.month else None)


DAYS: Final = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


def resolved(when: When, told: Day) -> tuple[When, ...]:
    """What a relative time or a bare weekday says in a text of the day ``told``."""
    relative = when.relative
    if when.weekday:
        ahead = (when.weekday - told.weekday) % 7
        near = [ahead - 7, ahead] if relative is None or not relative.steps else [ahead - 7]
        if relative and relative.steps > 0:
            near = [ahead or 7, ahead + 7]
        days = [shifted(on(told), Unit.DAY, steps) for steps in near]
        return tuple(replace(day, weekday=when.weekday, part=when.part) for day in days if day)
    if relative is None or (relative.unit is not Unit.DAY and relative.unit not in MONTHS):
        return ()
    whole = on(told)
    day = whole if not relative.steps else shifted(whole, relative.unit, relative.steps)
    if day is None:
        return ()
    if relative.unit is Unit.DAY:
        return (replace(day, weekday=day.date.weekday if day.date else None, part=when.part),)
    if relative.unit is Unit.MONTH:
        return (replace(day, day=None, edge=when.edge),)
    if relative.unit is Unit.YEAR:
        return (When(day.years, season=when.season, edge=when.edge),)
    return ()


@lru_cache(maxsize=1 << 14)
def facets(when: When) -> Mapping[str, object]:
    """The parts that can be compared. A year has its decade and century, a month its quarter; *this Tuesday*
    and *next Tuesday* may be one day."""
    first, last = when.years or (0, 0)
    relative = when.relative
    if when.weekday and relative and not relative.steps:
        relative = None
    said = {
        "century": first // 100 if first else None,
        "decade": first // 10 if first and last - first < 10 else None,
        "year": first if first and first == last else None,
        "quarter": (when.month + 2) // 3 if when.month else when.quarter,
        "season": when.season,
        "month": when.month,
        "day": when.day,
        "weekday": when.weekday,
        "minute": when.minute,
        "part": when.part,
        "edge": when.edge,
        "relative": relative,
    }
    return MappingProxyType({name: value for name, value in said.items() if value is not None})


TELLING: Final = frozenset(
    {"century", "decade", "year", "quarter", "season", "month", "weekday", "minute", "relative"}
)
"""The parts one of which two times must share to be compared: each tells by itself what is meant."""
