"""Times told by how far they lie from another one: ``two days later``, ``the next day``, ``the day before``,
``a fortnight after``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.forms import vocabulary
from webapp.engine.facts.extract.moment import DAYS, MONTHS, Unit
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.model import FactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset(Fact):
    """How long before or after another time something is."""

    unit: Unit
    """As it is written."""
    steps: int
    """Of the unit; below zero before."""
    counted: bool
    """It is written with a number."""
    whole: bool
    """It may be any time of its unit: *the following week*."""

    @property
    def length(self) -> tuple[bool, int]:
        """Days, or months, which have no fixed number of days; and how many."""
        in_days = self.unit in DAYS
        return in_days, self.steps * (DAYS[self.unit] if in_days else MONTHS.get(self.unit, 0))


def offsets(reading: Reading) -> Iterator[Offset]:
    """Those of a sentence."""
    known, lows = vocabulary(reading.language), reading.lows
    units, ways, shifts = known.get("unit", {}), known.get("way", {}), known.get("anaphor", {})
    for at, low in enumerate(lows):
        if low not in units or not at or (unit := Unit(units[low])) not in DAYS.keys() | MONTHS.keys():
            continue
        before, behind = lows[at - 1], lows[at + 1] if at + 1 < len(lows) else ""
        written = known.get("count", {}).get(before, before)
        if before in shifts and lows[max(0, at - 2) : at - 1] == (_THE,):
            first, stop, steps = at - 2, at + 1, int(shifts[before])
        elif behind not in ways:
            continue
        elif before == _THE or before in known.get("a", ()):
            first, stop, steps = at - 1, at + 2, int(ways[behind])
        elif written.isascii() and written.isdecimal() and len(written) <= _DIGITS:
            first, stop, steps = at - 1, at + 2, int(written) * int(ways[behind])
        else:
            continue
        yield Offset(
            kind=FactKind.DATE,
            span=reading.span(first, stop),
            text=reading.text(first, stop),
            unit=unit,
            steps=steps,
            counted=written[:1].isdecimal(),
            whole=lows[first] == _THE and unit is not Unit.DAY,
        )


_THE: Final = "the"
_DIGITS: Final = 4
"""Of the longest count."""
