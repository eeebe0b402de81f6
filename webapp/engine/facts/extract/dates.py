"""Dates and times of day: ``14 May 2024``, ``May 14``, ``14.05.2024``, ``Tuesday``, ``18:40``, ``6.40pm``,
``last week``.

A value is a line of the parts that were said, each with its letter: ``y2024 m5 d14``, ``w2``, ``t1120``
(minutes since midnight), ``r:last week``. Own parser: dateutil and dateparser turn what is missing
into today's date, which a pure engine must not know, and need 0.1 to 5 milliseconds where this one takes ten
microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from webapp.engine.facts.extract.calendar import (
    ALSO_WORDS,
    BEFORE_MONTH,
    DATE_LINKS,
    DAYTIMES,
    MONTH_LANGUAGES,
    MONTHS,
    NOON,
    PERIODS,
    RELATIVE,
    RELATIVE_FIRST,
    SEASONS,
    WEEKDAYS,
    YEAR_BEFORE,
)
from webapp.engine.facts.extract.clock import HOURS, Moment, clock, half_day, past
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.model import FactKind, Span


def extract(reading: Reading) -> tuple[tuple[Fact, ...], frozenset[int]]:
    """The dates and times of a sentence, and the indexes of the tokens they take (no numbers then)."""
    facts: list[Fact] = []
    taken: set[int] = set()
    at, size = 0, len(reading.lows)
    while at < size:
        found = _date(reading, at)
        if found is None:
            at += 1
            continue
        if found.parts[0][0] == "t" and reading.lows[found.stop : found.stop + 3] in DAYTIMES:
            found = replace(found, stop=found.stop + 3)
        facts.append(_fact(reading, found))
        taken.update(range(found.start, found.stop))
        at = found.stop
    return tuple(facts), frozenset(taken)


def _fact(reading: Reading, date: Moment) -> Fact:
    kinds = {
        "clock"
        if part[0] == "t"
        else "relative"
        if part[0] == "r"
        else "weekday"
        if part[0] == "w"
        else "calendar"
        for part in date.parts
    }
    return Fact(
        FactKind.DATE,
        Span(reading.tokens[date.start].start, reading.tokens[date.stop - 1].end),
        reading.text(date.start, date.stop),
        " ".join(date.parts),
        readings=date.readings,
        slots=frozenset(kinds),
        weak=date.parts[0].startswith("r:"),
    )


def _date(reading: Reading, at: int) -> Moment | None:
    low = reading.lows[at]
    if low[:1].isdigit():
        return _digits(reading, at)
    if low in HOURS and reading.lows[at + 1 : at + 4] in DAYTIMES:
        hour = HOURS.index(low) + 1
        return Moment(at, at + 1, (f"t{hour * 60}",), half_day(hour, 0))
    if low in MONTHS and _is_month(reading, at):
        return _month_first(reading, at)
    if low in WEEKDAYS and (low not in ALSO_WORDS or reading.tokens[at].is_capital):
        return _weekday(reading, at)
    if reading.lows[at + 1 : at + 2] in {("past",), ("to",)} and (found := past(reading.lows, at)):
        return found
    if low in SEASONS and (found := _season(reading.lows, at)):
        return found
    if low in NOON:
        return Moment(at, at + 1, (f"t{NOON[low]}",))
    if reading.language == "de" and low.endswith(_PARTS_OF_DAY) and (day := _of_day(low)):
        return Moment(at, at + 1, (f"w{day}",))
    return _relative(reading, at)


def _season(lows: Sequence[str], at: int) -> Moment | None:
    """*The autumn of 2027*, *spring 2027*."""
    year = at + (2 if lows[at + 1 : at + 2] == ("of",) else 1)
    if year < len(lows) and len(lows[year]) == 4 and lows[year].isdecimal():
        return Moment(at, year + 1, (f"y{lows[year]}", f"s{SEASONS[lows[at]]}"))
    return None


_PARTS_OF_DAY: Final = ("abend", "morgen", "nacht", "mittag", "vormittag", "nachmittag")


def _of_day(low: str) -> int:
    """*Dienstagabend* is a Tuesday; 0 for no weekday."""
    return next((number for day, number in WEEKDAYS.items() if len(day) > 5 and low.startswith(day)), 0)


def _relative(reading: Reading, at: int) -> Moment | None:
    lows = reading.lows
    low = lows[at]
    if low in RELATIVE and {"morgen": "de", "hier": "fr"}.get(low, reading.language) == reading.language:
        return Moment(at, at + 1, (f"r:{low}",))
    if low in RELATIVE_FIRST and at + 1 < len(lows) and lows[at + 1] in PERIODS:
        return Moment(at, at + 2, (f"r:{low} {lows[at + 1]}",))
    return None


def _is_month(reading: Reading, at: int) -> bool:
    low, token = reading.lows[at], reading.tokens[at]
    if reading.language not in MONTH_LANGUAGES and not token.is_capital:
        return False
    if low not in {"may", "march", "mar", "mars", "august", "dec", "jan"}:
        return True
    before = reading.lows[at - 1] if at else ""
    after = reading.lows[at + 1] if at + 1 < len(reading.lows) else ""
    return (
        before in BEFORE_MONTH
        or before[:1].isdigit()
        or after[:1].isdigit()
        or (before in DATE_LINKS and at > 1 and reading.lows[at - 2][:1].isdigit())
    )


def _day(low: str) -> int | None:
    return int(low) if low.isascii() and low.isdigit() and len(low) <= 2 and 1 <= int(low) <= 31 else None


def _year(low: str) -> int | None:
    return (
        int(low) if low.isascii() and low.isdigit() and len(low) == 4 and 1000 <= int(low) <= 2199 else None
    )


def _skip(lows: tuple[str, ...], at: int, words: frozenset[str], most: int = 2) -> int:
    while most and at < len(lows) and lows[at] in words:
        at, most = at + 1, most - 1
    return at


def _month_first(reading: Reading, at: int) -> Moment:
    """``May 14, 2024``, ``May 14th``, ``May 2024``, ``May``."""
    lows, month = reading.lows, f"m{MONTHS[reading.lows[at]]}"
    stop = at + 1
    after = (
        _skip(lows, stop, frozenset({".", "the", ","}), 2) if stop < len(lows) and lows[stop] == "." else stop
    )
    low = lows[after] if after < len(lows) else ""
    if _year(low) is not None:
        return Moment(at, after + 1, (f"y{_year(low)}", month))
    day = _day(low)
    if day is None:
        return Moment(at, stop, (month,))
    stop = after + 1
    if stop < len(lows) and lows[stop] in {"st", "nd", "rd", "th"}:
        stop += 1
    return _with_year(lows, Moment(at, stop, (month, f"d{day}")))


def _with_year(lows: tuple[str, ...], date: Moment) -> Moment:
    after = _skip(lows, date.stop, DATE_LINKS)
    year = _year(lows[after]) if after < len(lows) else None
    if year is None:
        return date
    return Moment(date.start, after + 1, (f"y{year}", *date.parts))


def _weekday(reading: Reading, at: int) -> Moment:
    """``Tuesday``, ``last Tuesday``: a date that follows is a fact of its own."""
    return Moment(at, at + 1, (f"w{WEEKDAYS[reading.lows[at]]}",))


def _digits(reading: Reading, at: int) -> Moment | None:
    lows = reading.lows
    return clock(reading, at) or _day_first(reading, at) or _numeric(lows, at) or _lone_year(reading, at)


def _day_first(reading: Reading, at: int) -> Moment | None:
    """``14 May 2024``, ``14th of May``, ``14. Mai``, ``14 de mayo de 2024``."""
    lows = reading.lows
    day = _day(lows[at])
    if day is None:
        return None
    after = at + 1
    if after < len(lows) and lows[after] in {"st", "nd", "rd", "th", ".", "er"}:
        after += 1
    if (month := _of_range(reading, at, after)) is not None:
        return Moment(at, after, (f"m{month}", f"d{day}"))
    after = _skip(lows, after, frozenset({"of", "de", "day"}))
    if after >= len(lows) or lows[after] not in MONTHS or not _is_month(reading, after):
        return None
    return _with_year(lows, Moment(at, after + 1, (f"m{MONTHS[lows[after]]}", f"d{day}")))


_TO: Final = frozenset({"to", "-", "and", "until", "bis", "au", "al"})
"""Between the two days of a range that has one month."""


def _of_range(reading: Reading, at: int, after: int) -> int | None:
    """The month of a day that has it at the other end: ``4 to 13 September``, ``September 4 to 13``."""
    lows = reading.lows
    if after + 2 < len(lows) and lows[after] in _TO and _day(lows[after + 1]) is not None:
        ahead = _skip(lows, after + 2, frozenset({"st", "nd", "rd", "th", ".", "of", "de"}))
        if ahead < len(lows) and lows[ahead] in MONTHS and _is_month(reading, ahead):
            return MONTHS[lows[ahead]]
    if at < 3 or lows[at - 1] not in _TO or lows[after : after + 1] == ("%",):
        return None
    counted = lows[at - 1] == "and" and after < len(lows) and lows[after].isalpha()
    if not counted and _day(lows[at - 2]) is not None:
        return MONTHS.get(lows[at - 3])
    return None


def _numeric(lows: tuple[str, ...], at: int) -> Moment | None:
    """``2024-05-14``, ``14.05.2024``, ``5/14/2024``; day and month stay open where both orders are
    possible."""
    written, stop = lows[at].split("."), at + 1
    if len(written) != 3 and at + 4 < len(lows) and lows[at + 1] == lows[at + 3] and lows[at + 1] in "/-":
        written, stop = [lows[at], lows[at + 2], lows[at + 4]], at + 5
    if len(written) != 3:
        return None
    if (year := _year(written[0])) is not None:
        return _calendar(at, stop, year, (written[1], written[2]), either=False)
    if (year := _year(written[2])) is not None:
        return _calendar(at, stop, year, (written[1], written[0]), either="." not in lows[at])
    return None


def _calendar(at: int, stop: int, year: int, month_day: tuple[str, str], *, either: bool) -> Moment | None:
    first, second = _day(month_day[0].lstrip("0")), _day(month_day[1].lstrip("0"))
    if first is None or second is None:
        return None
    orders = [(first, second), (second, first)] if either else [(first, second)]
    values = [f"y{year} m{month} d{day}" for month, day in orders if month <= 12]
    if not values:
        return None
    return Moment(at, stop, tuple(values[0].split()), frozenset(values[1:]))


def _lone_year(reading: Reading, at: int) -> Moment | None:
    """``in 2024``, ``2019-20``, ``the 1990s``, ``(2008)``; else four digits are a number."""
    lows = reading.lows
    year = _year(lows[at])
    if year is None:
        return None
    before = lows[at - 1] if at else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if after == "s" and reading.tokens[at + 1].start == reading.tokens[at].end:
        return Moment(at, at + 2, (f"y{year}s",))
    counted = after.isalpha() and before not in YEAR_BEFORE
    if before in {"$", "€", "£"} or after in {"%", "€", "percent"} or counted:
        return None
    return (
        Moment(at, at + 1, (f"y{year}",))
        if before in YEAR_BEFORE or (not after.isalpha() and year >= 1500)
        else None
    )
