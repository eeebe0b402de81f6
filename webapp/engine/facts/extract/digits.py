"""Digits with their marks to exact values."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

_LONGEST: Final = 24
"""Digits. A longer one is an identifier and compared as text."""


@lru_cache(maxsize=1 << 14)
def readings(written: str, marks: tuple[str, str] | None) -> tuple[Decimal, ...]:
    """The values that digits with separators may have; none for an identifier.

    ``marks``: those of thousands and of decimals; None where *1.500* may be either.

    >>> readings("12,000", (",", ".")), readings("3,5", (".", ",")), readings("1.2.3", (",", "."))
    ((Decimal('12000'),), (Decimal('3.5'),), ())
    """
    digits = "".join(c for c in written if not c.isspace() and c not in "'’٬")
    if len(digits) > _LONGEST or ":" in digits:
        return ()
    if "٫" in digits:
        return _joined(*digits.split("٫")) if digits.count("٫") == 1 else ()
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return (Decimal(int(digits)),) if digits.isdecimal() else ()
    if points and commas:
        last = max(digits.rfind("."), digits.rfind(","))
        whole, part = digits[:last], digits[last + 1 :]
        return () if digits[last] in whole else _joined(whole, part)
    return _one_mark(digits, "." if points else ",", marks)


def _one_mark(digits: str, mark: str, marks: tuple[str, str] | None) -> tuple[Decimal, ...]:
    groups = digits.split(mark)
    middle = {len(group) for group in groups[1:-1]}
    grouped = groups[0] != "0" and len(groups[0]) <= 3 == len(groups[-1]) and (middle <= {3} or middle == {2})
    whole = (Decimal(int("".join(groups))),) if grouped else ()
    if len(groups) > 2:
        return whole
    broken = _joined(*groups)
    if not whole or marks is None:
        return whole + broken
    return whole if mark == marks[0] else broken


def _joined(whole: str, part: str) -> tuple[Decimal, ...]:
    kept = "".join(character for character in whole if character.isdecimal())
    if not part.isdecimal():
        return ()
    return (Decimal(f"{int(kept or 0)}.{int(part):0{len(part)}d}"),)
