"""Values out of somebody else's file: each is of its kind and within bounds, or ValueError or TypeError."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from webapp.engine.keys import KEY

FIRST_YEAR = 1970
"""Where the clock of a machine begins that does not know the time."""

LAST_YEAR = 9998
"""The last whose end no time zone carries past the calendar's."""

Json = Any


def key_of(value: Json, letters: str) -> str:
    """A key of one of these kinds; raises where it is none."""
    key = text_of(value)
    if not KEY.fullmatch(key) or key[0] not in letters:
        raise ValueError("a key is none that we give")
    return key


def listed(value: Json, most: int) -> list[Json]:
    """A list of so many at most; raises where it is none."""
    if not isinstance(value, list):
        raise TypeError("a list is no list")
    if len(value) > most:
        raise ValueError("a list is too long")
    return value


def number_of(value: Json, low: int, high: int) -> int:
    """A whole number within bounds; raises where it is none."""
    if type(value) is not int or not low <= value <= high:
        raise ValueError("a number is none of ours")
    return value


def text_of(value: Json) -> str:
    """A text; raises where it is none."""
    if not isinstance(value, str):
        raise TypeError("a text is no text")
    return value


def moment_of(value: Json) -> datetime:
    """A moment in UTC; raises ValueError for one at which nothing was compared. Away from the ends of the
    calendar, where a database in another time zone would leave it."""
    moment = datetime.fromisoformat(text_of(value))
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("nothing was compared then")
    return moment
