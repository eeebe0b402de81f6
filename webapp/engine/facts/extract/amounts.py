"""A number while it is read, and numbers that belong together: lengths of time, scores, ranges and rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from webapp.engine.facts.extract.number_words import Sentence
from webapp.engine.facts.extract.numerals import Numeral
from webapp.engine.facts.extract.quantity import COUNT, ORDINAL, Family, Unit, Value, is_whole


@dataclass(frozen=True, slots=True)
class Amount:
    """A number while it is read."""

    start: int
    """Its first token."""
    stop: int
    """One past its last token."""
    read: Numeral
    """As the digits or words say."""
    units: tuple[Unit, ...] = ()
    """What it may be a number of; empty for a bare count."""
    others: tuple[Value, ...] = ()
    """Other readings (*61m* as metres)."""
    counted: frozenset[str] = frozenset()
    """The stems of the words that it counts."""

    @property
    def values(self) -> tuple[Value, ...]:
        """Every reading."""
        units = self.units or ((ORDINAL,) if self.read.ordinal else (COUNT,))
        return (*(Value(amount, unit) for amount in self.read.amounts for unit in units), *self.others)

    @property
    def is_money(self) -> bool:
        """An amount of a currency."""
        return bool(self.units) and self.units[0].family is Family.MONEY

    @property
    def is_plain(self) -> bool:
        """A single count without a unit, a size or a ratio."""
        read = self.read
        bare = not (self.units or self.others or read.ordinal or read.parts or read.code)
        return bare and read.beyond is None and len(read.amounts) == 1


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


def joined(sentence: Sentence, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """``2 hours 18 minutes and 40 seconds``, ``six feet two inches`` are one amount each; ``7–4`` is a
    score."""
    last: Amount | None = None
    for amount in amounts:
        if last and _goes_on(sentence, last, amount):
            whole = last.units[0].factor / amount.units[0].factor
            total = last.read.amounts[0] * whole + amount.read.amounts[0]
            last = replace(amount, start=last.start, read=replace(amount.read, amounts=(total,), exact=True))
        elif last and _is_score(sentence, last, amount):
            parts = (*last.read.amounts, *amount.read.amounts)
            last = Amount(last.start, amount.stop, Numeral(amount.stop, parts=parts))
        else:
            if last:
                yield last
            last = amount
    if last:
        yield last


def _goes_on(sentence: Sentence, last: Amount, amount: Amount) -> bool:
    between, joints = sentence.lows[last.stop : amount.start], sentence.vocabulary.role("and").meanings
    is_joined = len(between) <= 2 and all(low == "," or low in joints for low in between)
    if not last.units or not amount.units or not is_joined:
        return False
    one, other = last.units[0], amount.units[0]
    if one.dimension != other.dimension or one.family is not Family.MEASURE or len(amount.read.amounts) != 1:
        return False
    whole = one.factor / other.factor
    return whole > 1 and is_whole(whole) and amount.read.amounts[0] < whole


_MOST_POINTS: Final = 1000
"""No side of a score has so many."""


def _is_score(sentence: Sentence, last: Amount, amount: Amount) -> bool:
    """``3-1``, *seven to four*: the larger number first, for ``5-10 years`` is a range."""
    if not (last.is_plain and amount.is_plain) or last.counted:
        return False
    if (
        amount.start != last.stop + 1
        or not sentence.plays("to", last.stop)
        or sentence.plays("from", last.start - 1)
    ):
        return False
    if sentence.low(last.stop) == "-" and not (
        sentence.is_glued(last.stop) and sentence.is_glued(amount.start) and amount.read.amounts[0] < 100
    ):
        return False
    one, other = last.read.amounts[0], amount.read.amounts[0]
    return _MOST_POINTS > one >= other and is_whole(one) and is_whole(other) and last.read.scale == 1


def ranges(sentence: Sentence, amounts: Iterator[Amount]) -> Iterator[Amount]:
    """``between 5 and 6 million``: the first number has the unit and, below it, the scale of the second."""
    first: Amount | None = None
    for amount in amounts:
        second = amount
        if first is not None:
            if amount.start == first.stop + 1 and sentence.plays("joint", first.stop):
                first, second = _shared(first, amount)
                is_span = first.units and sentence.plays("from", first.start - 1)
                if is_span and second.is_plain and not second.counted:  # *from 12 days to nine*
                    second = replace(second, units=first.units)
            yield first
        first = second
    if first is not None:
        yield first


def _shared(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    if first.is_money and second.is_plain and not second.counted:
        second = replace(second, units=first.units)
    if not (first.is_plain or first.units == second.units) or second.read.ordinal or second.read.parts:
        return first, second
    read = first.read
    if second.read.scale > 1 == read.scale and max(read.amounts, default=_MOST_POINTS) < _MOST_POINTS:
        amounts = tuple(amount * second.read.scale for amount in read.amounts)
        read = replace(read, amounts=amounts, scale=second.read.scale)
    read = replace(read, exact=read.exact or bool(second.units))
    return replace(first, read=read, units=second.units, counted=first.counted | second.counted), second


def rests(sentence: Sentence, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """``all but one of the 63 crews`` are 62 crews."""
    for amount, whole in zip_longest(amounts, amounts[1:]):
        before = sentence.vocabulary.role("all but").before(sentence.lows, amount.start)
        between = sentence.lows[amount.stop : whole.start] if whole else ()
        if before and between[:1] == ("of",) and len(between) <= _OF and amount.is_plain and whole.is_plain:
            left = whole.read.amounts[0] - amount.read.amounts[0]
            read = replace(amount.read, amounts=(left,), exact=True)
            amount = replace(amount, start=before[1], read=read, counted=whole.counted)
        yield amount


_OF: Final = 2
"""Tokens between a part and its whole: *of the*."""


def signed(sentence: Sentence, amount: Amount, free: int) -> Amount:
    """With the sign before or behind it: ``−12``, ``minus 78``, ``5 degrees below zero``."""
    before, behind = sentence.vocabulary.negative
    start, stop = amount.start - 1, amount.stop
    past = found[1] if (found := behind.at(sentence.lows, stop)) else None
    if past is None and not (
        start >= free and (sentence.low(start) in before.meanings or _is_minus(sentence, start, amount))
    ):
        return amount
    read = replace(amount.read, amounts=tuple(-value for value in amount.read.amounts))
    others = tuple(replace(value, amount=-value.amount) for value in amount.others)
    if past is not None:
        return replace(amount, stop=past, read=read, others=others)
    return replace(amount, start=start, read=read, others=others)


def _is_minus(sentence: Sentence, at: int, amount: Amount) -> bool:
    """Whether a mark right before a number and apart from what precedes it is a minus; a dash is one before
    degrees and per cent alone."""
    if sentence.low(at) != "-" or not sentence.is_glued(at + 1):
        return False
    if sentence.is_glued(at) and sentence.low(at - 1)[-1:].isalnum():
        return False
    written = sentence.reading.tokens[at].text
    if written == "−":
        return True
    measured = bool(amount.units) and amount.units[0].dimension in {"temperature", "percent"}
    return measured or (written == "-" and at > 0)
