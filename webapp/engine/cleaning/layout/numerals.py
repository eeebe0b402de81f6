"""Numbers of items: figures, letters, Roman and Chinese numerals, and which number may follow which."""

from __future__ import annotations

import re
from typing import Final

Number = tuple[int, ...]
"""Of an item: ``(2, 1)`` for 2.1."""

WIDEST_GAP: Final = 3
"""How far the next number of a list may be from the last: items between may have been cut."""

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_CHINESE: Final = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 99, in either case."""
    folded = text.lower()
    if not folded or not _ROMAN_FORM.fullmatch(folded):
        return None
    values = [_ROMAN[sign] for sign in folded]
    later = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, later, strict=True))


def letter(text: str) -> int | None:
    """The place of a single letter in the Latin or the Russian alphabet, from 1."""
    folded = text.lower()
    if len(folded) != 1:
        return None
    for first, last in (("a", "z"), ("а", "я")):
        if first <= folded <= last:
            return ord(folded) - ord(first) + 1
    return None


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral up to 99."""
    tens, ten, ones = text.rpartition("十")
    high = _CHINESE.get(tens, 1 if not tens else None) if ten else 0
    low = _CHINESE.get(ones, 0 if not ones and ten else None)
    return None if high is None or low is None else 10 * high + low


def dotted(text: str) -> Number:
    """``2.1`` as (2, 1)."""
    return tuple(int(part) for part in text.split(".") if part)


def follows(number: Number, last: Number) -> bool:
    """Whether ``number`` may stand next after ``last``: the next one of its level or of a level above, or the
    first below it."""
    if number == (*last, 1):
        return True
    if len(number) > len(last):
        return False
    shared = len(number) - 1
    return number[:shared] == last[:shared] and 0 < number[shared] - last[shared] <= WIDEST_GAP
