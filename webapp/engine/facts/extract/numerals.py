"""Digits and number words to exact values.

``12,000``, ``12 000``, ``12.000`` (German), ``seven``, ``twenty-one``, ``two and a half``, ``three
quarters``, ``half a million``, ``a dozen``, ``21st``, ``seventh``. Own parser: the libraries for number words
(num2words, word2number, text2num) know no offsets, no fractions and no mixture with digits, and date and
quantity parsers take from 50 microseconds to several milliseconds a sentence where this one takes ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from webapp.engine.facts.extract.number_words import (
    AMBIGUOUS_FOREIGN,
    BIG,
    FOREIGN,
    GLYPHS,
    ORDINALS,
    PARTS,
    SMALL,
)
from webapp.engine.facts.extract.units import SCALE, SCALE_OF

_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
_LONGEST: Final = 24
"""Digits. A longer one is an identifier and compared as text."""
_AND_A_HALF: Final = (("and", "a", "half"), ("-", "and", "-", "a", "-", "half"))
_STARTS: Final = frozenset(SMALL) | frozenset(ORDINALS) | frozenset(PARTS) | {"a", "an", "hundred", "dozen"}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was read."""

    value: Decimal | str
    """Exact; text where it is an identifier (``1.2.3``, ``#`` before one that is too long) or a score."""
    stop: int
    """One past its last token."""
    ordinal: bool = False
    """*seventh* rather than *seven*."""
    vague: bool = False
    """*dozens*, *thousands*: a size rather than a number."""
    exact: bool = True
    """Written in digits, or a word that can mean nothing else."""


def may_start(low: str) -> bool:
    """Whether a number may begin with this folded token: a quick test before ``numeral``."""
    return low[:1].isdecimal() or low in _STARTS or low in GLYPHS or low in SCALE or low in FOREIGN


def numeral(lows: Sequence[str], at: int, language: str) -> Numeral | None:
    """The number that begins at token ``at``, or None."""
    low = lows[at]
    if low[:1].isdecimal():
        return _digits(lows, at, language)
    if low in GLYPHS:
        return Numeral(Decimal(GLYPHS[low]), at + 1)
    if language in {"de", "fr", "es"}:
        return _foreign(lows, at)
    return _words(lows, at)


def _next(lows: Sequence[str], at: int) -> str:
    return lows[at] if at < len(lows) else ""


def _digits(lows: Sequence[str], at: int, language: str) -> Numeral:
    value = decimal(lows[at], language)
    stop = at + 1
    if isinstance(value, str):
        return Numeral(value, stop)
    following = _next(lows, stop)
    if following in _ENDINGS:
        return Numeral(value, stop + 1, ordinal=True)
    if following in GLYPHS:
        return Numeral(value + Decimal(GLYPHS[following]), stop + 1)
    if list(lows[stop : stop + 3]) == ["and", "a", "half"]:
        return Numeral(value + Decimal("0.5"), stop + 3)
    if (ratio := _ratio(lows, stop, value)) is not None:
        return ratio
    if following == "/" and _next(lows, stop + 1).isdecimal() and len(_next(lows, stop + 1)) < 3:
        below = int(_next(lows, stop + 1))
        if below:
            return Numeral(_tidy(value / below), stop + 2)
    return Numeral(value, stop)


def _ratio(lows: Sequence[str], at: int, part: Decimal) -> Numeral | None:
    """``2 in 5``, ``two out of five``: *in* must lead to a larger whole of a hundred at most."""
    whole = at + (1 if _next(lows, at) == "in" else 2 if list(lows[at : at + 2]) == ["out", "of"] else 0)
    low = _next(lows, whole)
    of = (
        Decimal(SMALL[low])
        if low in SMALL
        else Decimal(int(low))
        if low.isdecimal() and len(low) < 4
        else Decimal(0)
    )
    if whole == at or not 0 < part < of <= 100 or part % 1:
        return None
    return Numeral(_tidy(part / of), whole + 1)


def decimal(written: str, language: str) -> Decimal | str:
    """The value of digits with separators, as ``language`` writes them; the text where there is none.

    >>> decimal("12,000", "en"), decimal("12.000", "de"), decimal("3,5", "fr"), decimal("1.2.3", "en")
    (Decimal('12000'), Decimal('12000'), Decimal('3.5'), '1.2.3')
    """
    plain = "".join(character for character in written if not character.isspace())
    if len(plain) > _LONGEST:
        return f"#{plain}"
    if ":" in plain:
        return plain
    if plain.isdecimal():
        return Decimal(int(plain))
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        last = max(plain.rfind("."), plain.rfind(","))
        mark = plain[last]
        whole, part = plain[:last], plain[last + 1 :]
        if mark in whole:
            return plain
        return _join(whole, part)
    mark = "." if points else ","
    groups = plain.split(mark)
    grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    thousands = "," if language in {"en", "und"} else "."
    if grouped and groups[0] != "0" and (mark == thousands or len(groups) > 2):
        return Decimal(int("".join(groups)))
    return _join(groups[0], groups[1]) if len(groups) == 2 else plain


def _join(whole: str, part: str) -> Decimal | str:
    digits = "".join(character for character in whole if character.isdecimal())
    try:
        return Decimal(f"{int(digits or 0)}.{int(part):0{len(part)}d}")
    except ValueError:  # digits of a script that int() does not read
        return f"{whole}.{part}"


def _foreign(lows: Sequence[str], at: int) -> Numeral | None:
    low = lows[at]
    value = FOREIGN.get(low)
    if value is None:
        return None
    if low in AMBIGUOUS_FOREIGN and _next(lows, at + 1) not in SCALE:
        return None
    return Numeral(Decimal(value), at + 1)


def _words(lows: Sequence[str], at: int) -> Numeral | None:
    low = lows[at]
    if low in {"a", "an"}:
        return _article(lows, at)
    if low == "half":
        return _half(lows, at)
    if low in {"dozens", "hundreds", "thousands", "millions", "billions", "trillions"}:
        return Numeral(low, at + 1, vague=True)
    if low == "dozen":
        return Numeral(Decimal(12), at + 1)
    if low in ORDINALS:
        return Numeral(Decimal(ORDINALS[low]), at + 1, ordinal=True, exact=low not in {"first", "second"})
    return _cardinal(lows, at)


def _article(lows: Sequence[str], at: int) -> Numeral | None:
    """``a dozen``, ``a hundred``, ``a third of``, ``a half``."""
    following = _next(lows, at + 1)
    if following == "dozen":
        return Numeral(Decimal(12), at + 2)
    if following in PARTS and (_next(lows, at + 2) == "of" or _is_measure(lows, at)):
        return Numeral(_tidy(Decimal(1) / PARTS[following]), at + 2)
    if following in {"decade", "century"} and tuple(lows[at + 2 : at + 5]) == _AND_A_HALF[0]:
        return Numeral(Decimal("1.5"), at + 1)
    if following in {"decade", "century", "fortnight"}:
        return Numeral(Decimal(1), at + 1, exact=False)
    if following == "hundred" or following in BIG:
        return _cardinal(lows, at + 1, start=1)
    return None


def _is_measure(lows: Sequence[str], at: int) -> bool:
    """``rose by a fifth``, ``a third more``: a part and no ordinal, as no noun follows."""
    behind = _next(lows, at + 2)
    return behind in {"more", "less", "fewer"} or (
        at > 0 and lows[at - 1] in _BEFORE and (not behind[:1].isalpha() or behind in _AFTER)
    )


_BEFORE: Final = frozenset({"by", "almost", "nearly", "about", "roughly", "around", "over"})
"""Words before a part by which something grew."""
_AFTER: Final = frozenset(
    {"in", "on", "since", "over", "from", "after", "to", "last", "this", "and", "as", "at"}
)
"""Words that may follow a part by which something grew."""


def _half(lows: Sequence[str], at: int) -> Numeral | None:
    """``half a million``, ``half a dozen``, ``half of``."""
    rest = list(lows[at + 1 : at + 3])
    if len(rest) == 2 and rest[0] in {"a", "-"} and rest[1] == "dozen":
        return Numeral(Decimal(6), at + 3)
    if len(rest) == 2 and rest[0] in {"a", "-"} and rest[1] in BIG:
        return Numeral(BIG[rest[1]] / 2, at + 3)
    return Numeral(Decimal("0.5"), at + 1, exact=False)


def _cardinal(lows: Sequence[str], at: int, start: int | None = None) -> Numeral | None:
    """``twenty-one``, ``one hundred and five``, ``two and a half``, ``three quarters``, ``two million``."""
    total, current, stop = Decimal(0), start, at
    while True:
        low = _next(lows, stop)
        ahead = stop
        if current is not None and low in {"and", "-"}:
            for half in _AND_A_HALF:
                if tuple(lows[stop : stop + len(half)]) == half:
                    return Numeral(total + current + Decimal("0.5"), stop + len(half))
            ahead, low = stop + 1, _next(lows, stop + 1)
        step = _step(low, current, joined=_next(lows, stop) if ahead > stop else "")
        if step is None:
            break
        if low in BIG:
            total, current = total + step * BIG[low], 0
        else:
            current = step
        stop = ahead + 1
    return _finish(lows, at, stop, total, current)


def _step(low: str, current: int | None, joined: str) -> int | None:
    """The running value after one more word, or None when the word does not go on."""
    if low in SMALL:
        value = SMALL[low]
        if current is None or current == 0:
            return value if joined != "and" or current == 0 else None
        fits = (current % 10 == 0 and current % 100 >= 20 and 0 < value < 10 and joined != "and") or (
            current % 100 == 0 and joined != "-"
        )
        return current + value if fits else None
    if low == "hundred" and current is not None and 0 < current < 100:
        return current * 100
    if low in BIG and current and not low.endswith("s"):
        return current
    if low == "dozen" and current is not None and 0 < current < 100:
        return current * 12
    return None


def _finish(lows: Sequence[str], at: int, stop: int, total: Decimal, current: int | None) -> Numeral | None:
    if stop == at or (current is None and not total):
        return None
    value = total + (current or 0)
    if (ratio := _ratio(lows, stop, value)) is not None:
        return ratio
    hyphen = _next(lows, stop) == "-"
    after = _next(lows, stop + 1) if hyphen else _next(lows, stop)
    if value and value % 10 == 0 and hyphen and ORDINALS.get(after, 10) < 10:
        return Numeral(value + ORDINALS[after], stop + 2, ordinal=True)
    if after in PARTS and value < 20 and (after.endswith("s") or value == 1):
        past = stop + (2 if hyphen else 1)
        return Numeral(_tidy(value / PARTS[after]), past)
    return Numeral(value, stop, exact=value != 1)


def _tidy(value: Decimal) -> Decimal:
    return round(value, 4)


def scale(lows: Sequence[str], at: int, language: str) -> Decimal | None:
    """The factor of a scale word at token ``at``, or None."""
    low = _next(lows, at)
    own = SCALE_OF.get(language, _NO_WORDS)
    return own[low] if low in own else SCALE.get(low)


_NO_WORDS: Final[dict[str, Decimal]] = {}
