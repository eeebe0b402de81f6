"""A number while it is read, and lengths of time told in several numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from webapp.engine.facts.reading import Reading


@dataclass(frozen=True, slots=True)
class Amount:
    """A number while it is read."""

    start: int
    """Its first token."""
    stop: int
    """One past its last token."""
    value: Decimal | str
    """In the base unit of its dimension; text where it is no plain number."""
    unit: str
    """Currency, dimension, ``%``, ``times``, ``ordinal``; empty for a bare count."""
    slots: frozenset[str]
    """What it is a number of."""
    readings: frozenset[str] = frozenset()
    """Other values it may stand for."""
    exact: bool = True
    """False for *one*, *first* and their like, which are as often turns of phrase."""


def joined(reading: Reading, amounts: Iterator[Amount]) -> Iterator[Amount]:
    """``2 hours 18 minutes and 40 seconds`` is one length of time."""
    last: Amount | None = None
    for amount in amounts:
        if last and _goes_on(reading, last, amount):
            total = Decimal(last.value) + Decimal(amount.value)
            last = replace(last, stop=amount.stop, value=total, exact=True)
            continue
        if last:
            yield last
        last = amount
    if last:
        yield last


def _goes_on(reading: Reading, last: Amount, amount: Amount) -> bool:
    between = reading.lows[last.stop : amount.start]
    return (
        last.unit == amount.unit == "time"
        and set(between) <= {",", "and"}
        and len(between) < 3
        and Decimal(amount.value) < Decimal(last.value)
    )


_LONGEST: Final = 9
"""Digits of a part of a time."""


def duration(written: str) -> Decimal | None:
    """Seconds of ``2:18:40`` or, where it can be no time of day, ``58:23``."""
    parts = written.split(":")
    if len(parts) not in {2, 3} or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if max(map(len, parts)) > _LONGEST:
        return None
    if any(int(part) > 59 for part in parts[1:]) or (len(parts) == 2 and int(parts[0]) < 24):
        return None
    return sum((Decimal(part) * 60**place for place, part in enumerate(reversed(parts))), Decimal(0))
