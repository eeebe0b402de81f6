"""Times of day: ``18:40``, ``6.40pm``, ``18h40``, ``ten past two``, ``9.40 in the evening``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.calendar import DAYTIMES
from webapp.engine.facts.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Moment:
    start: int
    stop: int
    parts: tuple[str, ...]
    readings: frozenset[str] = frozenset()


def past(lows: tuple[str, ...], at: int) -> Moment | None:
    """``ten past two``, ``half past six``, ``quarter to nine``."""
    minutes = {"quarter": 15, "half": 30}.get(lows[at]) or (
        5 * _FIVES.index(lows[at]) + 5 if lows[at] in _FIVES else 0
    )
    hour = HOURS.index(lows[at + 2]) + 1 if at + 2 < len(lows) and lows[at + 2] in HOURS else 0
    if not minutes or not hour or (lows[at + 1] == "to" and minutes == 30):
        return None
    start = hour * 60 + (minutes if lows[at + 1] == "past" else -minutes)
    return Moment(at, at + 3, (f"t{start}",), frozenset({f"t{(start + 720) % 1440}"}))


HOURS: Final = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

_FIVES: Final = ("five", "ten", "fifteen", "twenty", "twenty-five")


def clock(reading: Reading, at: int) -> Moment | None:
    """``18:40``, ``6.40pm``, ``6 p.m.``, ``18h40``, ``18.40 Uhr``, ``6 o'clock``."""
    lows = reading.lows
    hour_text, mark, minute_text = lows[at].partition(":" if ":" in lows[at] else ".")
    after = lows[at + 1] if at + 1 < len(lows) else ""
    hour, minute = _small(hour_text, 24), _small(minute_text or "0", 59)
    if hour is None or minute is None or (mark and len(minute_text) != 2):
        return None
    if after in {"am", "pm"} and 1 <= hour <= 12:
        return Moment(at, at + 2, (f"t{(hour % 12 + (12 if after == 'pm' else 0)) * 60 + minute}",))
    if after == "uhr" or (after == "o'clock" and not mark):
        return Moment(
            at,
            at + 2,
            (f"t{hour * 60 + minute}",),
            half_day(hour, minute) if after != "uhr" else frozenset(),
        )
    if after == "h" and not mark and reading.tokens[at + 1].start == reading.tokens[at].end:
        minutes = _small(lows[at + 2], 59) if at + 2 < len(lows) else None
        return Moment(at, at + (3 if minutes is not None else 2), (f"t{hour * 60 + (minutes or 0)}",))
    before = lows[at - 1] if at else ""
    spoken = lows[at + 1 : at + 4] in DAYTIMES or (mark == "." and before == "at" and not after.isalpha())
    if mark == ":" or spoken:
        return Moment(at, at + 1, (f"t{hour * 60 + minute}",), half_day(hour, minute))
    return None


def half_day(hour: int, minute: int) -> frozenset[str]:
    """``6:40`` without am or pm may be either."""
    return frozenset({f"t{(hour + 12) * 60 + minute}"}) if 1 <= hour < 12 else frozenset()


def _small(text: str, most: int) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 and int(text) <= most else None
