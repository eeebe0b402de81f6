"""Numbers of list items in the ways lists count: decimal, letters, Roman."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

LARGEST: Final = 1_000_000
"""What a list may count to; a larger number is written in digits, as it is."""
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def letters(number: int) -> str:
    """``a`` to ``z``, then ``aa``, ``ab`` as lists of HTML count; digits below 1."""
    if not 1 <= number <= LARGEST:
        return str(number)
    found = ""
    while number:
        number, place = divmod(number - 1, 26)
        found = chr(ord("a") + place) + found
    return found


def doubled(number: int) -> str:
    """``a`` to ``z``, then ``aa``, ``bb`` as lists of Word count; digits below 1."""
    if not 1 <= number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """``i`` to ``mmmcmxcix``; digits beyond."""
    if not 1 <= number <= 3999:
        return str(number)
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found


FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "1": str,
    "01": lambda number: f"{number:02}",
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "aa": doubled,
    "AA": lambda number: doubled(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
"""Ways of counting, by how each writes 1; ``aa`` for letters that are doubled behind z."""
