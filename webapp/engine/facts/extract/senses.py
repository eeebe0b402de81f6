"""What the parts of a date that was read say: from the named parts of a form to values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Final

from webapp.engine.facts.extract.forms import Words
from webapp.engine.facts.extract.moment import DAY, Part, Relative, Unit, When

_CENTURIES: Final = (1900, 2000, 1800)
"""Of years and decades that do not say theirs, the likeliest first."""
_NOON: Final = 12 * 60
_LATE_HOUR: Final = 6
"""From this hour on *at night* is in the evening, else in the morning."""


def senses(said: Mapping[str, str | None], words: Words) -> tuple[When, ...]:
    """Every time that the named parts of a form may say; none where no time does."""
    parts = {name: text for name, text in said.items() if text is not None}
    values = {name: words.get(name, {}).get(text, text) for name, text in parts.items()}
    if "eve" in values:
        day = int(words["weekday"][values["eve"]])
        return When(weekday=(day - 2) % 7 + 1, part=Part.EVENING), When(weekday=day)
    base = When(
        quarter=_number(values, "quarter", "ordinal"),
        season=_number(values, "season"),
        month=_number(values, "month"),
        day=_number(values, "day"),
        weekday=_number(values, "weekday"),
        part=Part(values["part"]) if "part" in values else None,
        relative=_relative(values),
    )
    if "relpart" in values:
        base = replace(base, part=Part.EVENING)
    years: list[tuple[int, int] | None] = [*_years(values)] or [None]
    minutes: list[int | None] = [*_minutes(values)] or [None]
    made = (replace(base, years=span, minute=minute) for span, minute in product(years, minutes))
    return tuple(when for when in made if when != When())


def _number(values: Mapping[str, str], *names: str) -> int | None:
    return next((int(values[name]) for name in names if name in values), None)


def _relative(values: Mapping[str, str]) -> Relative | None:
    for name in ("relday", "relpart"):
        if name in values:
            return Relative(Unit.DAY, int(values[name]))
    if "shift" not in values:
        return None
    steps = int(values["shift"])
    if "unit" in values:
        return Relative(Unit(values["unit"]), steps)
    if "weekday" in values:
        return Relative(Unit.WEEK, steps)
    return Relative(Unit.YEAR if "season" in values else Unit.DAY, steps)


def _years(values: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    if "year" in values:
        year = int(values["year"])
        yield year, year
    elif "cent" in values:
        year = int(values["cent"]) * 100 + int(values["low"])
        yield year, year
    elif "century" in values:
        first = (int(values["century"]) - 1) * 100
        yield first, first + 99
    elif "ten" in values:
        first = int(values["ten"])
        if first % 100 == 0:
            yield first, first + 99
        yield first, first + 9
    elif "yy" in values:
        for century in _CENTURIES[:2]:
            yield century + int(values["yy"]), century + int(values["yy"])
    elif "decade" in values:
        yield from (
            (century + int(values["decade"]), century + int(values["decade"]) + 9) for century in _CENTURIES
        )


def _minutes(values: Mapping[str, str]) -> Iterator[int]:
    """Minutes of the day; without am, pm or a part of the day the clock may mean either half of it."""
    if "hour" not in values and "oclock" not in values:
        if "noon" in values:
            yield int(values["noon"])
        return
    hour = int(values.get("hour") or values["oclock"])
    minute = hour * 60 + _past(values)
    if "half" in values:
        yield (minute % _NOON + _NOON * (values["half"] == "12" or values["half"] == "pm")) % DAY
    elif "inpart" in values and hour <= 12:
        yield (minute % _NOON + _NOON * _is_second_half(Part(values["inpart"]), hour)) % DAY
    else:
        yield minute % DAY
        if "h24" not in values and 0 < hour <= 12 and values.get("hour", "")[:1] != "0":
            yield (minute + _NOON) % DAY


def _is_second_half(part: Part, hour: int) -> bool:
    return part is Part.AFTERNOON or (part is Part.EVENING and _LATE_HOUR <= hour < 12)


def _past(values: Mapping[str, str]) -> int:
    """Minutes after the hour that is named."""
    minutes = _number(values, "minutes", "count", "minute") or 0
    return -30 if "halb" in values else -minutes if "till" in values else minutes
