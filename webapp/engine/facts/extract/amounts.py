"""A number while it is read, lengths of time told in several numbers, and temperatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.units import CELSIUS, FAHRENHEIT


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


def plain(value: Decimal | str) -> str:
    """``12``, ``2.5``: no exponent, no trailing zeros."""
    if isinstance(value, str):
        return value
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def temperature(reading: Reading, amount: Amount) -> Amount:
    """Degrees in Celsius. Those that do not say which may be either."""
    lows, stop, value = reading.lows, amount.stop, Decimal(amount.value)
    scale = next((low for low in lows[stop - 1 : stop + 1] if low in FAHRENHEIT | CELSIUS), "")
    stop += stop < len(lows) and lows[stop] == scale
    in_celsius = round((value - 32) * 5 / 9, 1)
    if scale in FAHRENHEIT:
        return replace(amount, stop=stop, value=in_celsius)
    if scale in CELSIUS:
        return replace(amount, stop=stop)
    return replace(amount, readings=frozenset({f"{plain(in_celsius)} {amount.unit}"}))


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
