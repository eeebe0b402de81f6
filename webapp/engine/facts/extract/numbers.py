"""Numbers with what they count: ``nearly $61 million``, ``−12 °C``, ``54 per cent``, ``two and a half years``,
``a dozen men``, ``seven to four``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from webapp.engine.facts.extract.number_words import Sentence
from webapp.engine.facts.extract.numerals import Numeral, numeral
from webapp.engine.facts.extract.quantity import (
    COUNT,
    ORDINAL,
    Bound,
    Family,
    Quantity,
    Unit,
    Value,
    is_whole,
)
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import is_content

_HEAD_WORDS: Final = 3
"""Words behind a number among which the one it counts is looked for (*seven young Israeli soldiers*)."""
_WEAK: Final = frozenset(
    {(Decimal(1), COUNT), (Decimal("0.5"), COUNT), (Decimal(1), ORDINAL), (Decimal(2), ORDINAL)}
)
"""*one*, *half*, *first*, *second*: as often a turn of phrase as a number."""
_HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Amount:
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


def extract(reading: Reading, taken: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """The numbers of a sentence. ``taken``: token indexes that are dates and times."""
    sentence = Sentence.of(reading)
    amounts = _joined(sentence, [*_amounts(sentence, taken)])
    return tuple(_fact(sentence, amount) for amount in _ranges(sentence, amounts))


def _amounts(sentence: Sentence, taken: frozenset[int]) -> Iterator[_Amount]:
    at, free = 0, 0
    while at < len(sentence.lows):
        found = None if at in taken else _amount(sentence, at, free)
        if found is None or found.stop - 1 in taken:
            at = max(at + 1, found.stop if found else 0)
            continue
        yield found
        at = free = found.stop


_TIMES: Final = Unit(Family.TIMES, "times", "times")


def _amount(sentence: Sentence, at: int, free: int) -> _Amount | None:
    """The number at a token; the tokens from ``free`` on may belong to it."""
    known = sentence.vocabulary
    if (multiple := sentence.phrase(at, known.multiples)) is not None:
        return _Amount(at, multiple[1], Numeral(multiple[1], (multiple[0],)), (_TIMES,))
    read = numeral(sentence, at)
    if read is None:
        return None
    if read.code:
        seconds = duration(read.code)
        if seconds is None:
            return _Amount(at, read.stop, read)
        return _Amount(at, read.stop, replace(read, amounts=(seconds,), code=""), (_SECOND,))
    start, money = _money(sentence, at, free)
    read = _suffixed(sentence, read, is_money=bool(money))
    if money:
        return _signed(sentence, _Amount(start, read.stop, read, money), free)
    amount = _with_unit(sentence, _Amount(at, read.stop, read))
    return _signed(sentence, amount, free)


_SECOND: Final = Unit(Family.MEASURE, "time", "second")


def _money(sentence: Sentence, at: int, free: int) -> tuple[int, tuple[Unit, ...]]:
    """The currency before a number, ``€`` or ``EUR``, and where it begins."""
    mark = at - (sentence.low(at - 1) == ".")  # Rs. 500
    found = sentence.phrase_before(mark, sentence.vocabulary.signs)
    if found is None or found[1] < free:
        return at, ()
    units, start = found
    token = sentence.reading.tokens[start]
    is_sign = not token.text[0].islower() and all(sentence.is_glued(n) for n in range(start + 1, mark))
    return (start, units) if is_sign else (at, ())


def _suffixed(sentence: Sentence, read: Numeral, *, is_money: bool) -> Numeral:
    """With the letters that multiply it, which stand right behind digits or behind an amount of money."""
    factor = sentence.vocabulary.suffixes.get(sentence.low(read.stop))
    if factor is None or read.ordinal or not (is_money or sentence.is_glued(read.stop)):
        return read
    return replace(
        read, amounts=tuple(amount * factor for amount in read.amounts), stop=read.stop + 1, scale=factor
    )


def _with_unit(sentence: Sentence, amount: _Amount) -> _Amount:
    read, at = amount.read, amount.stop
    known, letter = sentence.vocabulary, sentence.low(at - 1)
    if read.ordinal or read.parts:
        return replace(amount, counted=_counted(sentence, at))
    others: tuple[Value, ...] = ()
    if read.scale > 1 and letter in known.suffixes and letter in known.units:  # 61m
        written = tuple(value / read.scale for value in read.amounts)
        if sentence.plays("length", at):
            return replace(
                amount, read=replace(read, amounts=written, scale=Decimal(1)), units=known.units[letter]
            )
        others = tuple(Value(value, unit) for value in written for unit in known.units[letter])
    found = _unit(sentence, at, read)
    if found is None:
        return replace(amount, others=others, counted=_counted(sentence, at))
    units, stop = found
    if (past := sentence.past("half", stop)) is not None:  # *a decade and a half*
        read, stop = replace(read, amounts=tuple(value + _HALF for value in read.amounts), exact=True), past
    units = _aged(sentence, units, amount.start, stop)
    if units[0].family is Family.AGE:
        stop = sentence.past("old", stop) or stop
    exact = read.exact or units[0].dimension != "time"  # *one year* is as often a turn of phrase
    return replace(amount, stop=stop, read=replace(read, exact=exact), units=units)


def _unit(sentence: Sentence, at: int, read: Numeral) -> tuple[tuple[Unit, ...], int] | None:
    """What a number up to a token may be a number of, and one past the unit."""
    at += sentence.low(at) == "-"
    is_share = any(value < 1 for value in read.amounts)
    if sentence.plays("link", at) and (is_share or read.scale > 1 or read.beyond is not None):
        at += 1
    if is_share and sentence.plays("article", at):  # *half a mile*, *a quarter of an hour*
        at += 1
    found = sentence.phrase(at, sentence.vocabulary.units)
    if found is None:
        return None
    units, stop = found
    if units[0].dimension == "temperature" and _is_change(sentence, at, stop):
        units = tuple(replace(unit, dimension="warming", zero=Decimal(0)) for unit in units)
    return units, stop


def _is_change(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether degrees are a difference: *two degrees warmer*, *rose by 3 °C*."""
    return any(sentence.plays("change", near) for near in (at - 2, at - 3, stop))


def _aged(sentence: Sentence, units: tuple[Unit, ...], start: int, stop: int) -> tuple[Unit, ...]:
    if units[0].dimension != "time":
        return units
    if sentence.past("old", stop) is None and not sentence.plays("aged", start - 1):
        return units
    return tuple(replace(unit, family=Family.AGE, dimension="age") for unit in units)


def _counted(sentence: Sentence, at: int) -> frozenset[str]:
    """The stems of the content words right behind a number, up to the first mark or verb-like word."""
    reading, heads = sentence.reading, set[str]()
    for place in range(at, min(at + _HEAD_WORDS + 2, len(reading.tokens))):
        token = reading.tokens[place]
        if sentence.plays("uncounted", place) or sentence.plays("link", place):
            continue
        if not token.is_word or len(heads) >= _HEAD_WORDS or not is_content(token.low, reading.language):
            break
        heads.add(reading.stems[place])
    return frozenset(heads)


def _signed(sentence: Sentence, amount: _Amount, free: int) -> _Amount:
    """With the sign before or behind it: ``−12``, ``minus 78``, ``5 degrees below zero``."""
    before, behind = sentence.vocabulary.negative
    start, stop = amount.start - 1, amount.stop
    past = sentence.end_of(stop, behind)
    if past is None and not (
        start >= free and (sentence.low(start) in before or _is_minus(sentence, start, amount))
    ):
        return amount
    read = replace(amount.read, amounts=tuple(-value for value in amount.read.amounts))
    others = tuple(replace(value, amount=-value.amount) for value in amount.others)
    if past is not None:
        return replace(amount, stop=past, read=read, others=others)
    return replace(amount, start=start, read=read, others=others)


def _is_minus(sentence: Sentence, at: int, amount: _Amount) -> bool:
    """Whether a mark right before a number and apart from what precedes it is a minus; a dash is one before
    degrees and per cent alone."""
    if sentence.low(at) != "-" or not sentence.is_glued(at + 1) or sentence.is_glued(at):
        return False
    written = sentence.reading.tokens[at].text
    if written == "−":
        return True
    measured = bool(amount.units) and amount.units[0].dimension in {"temperature", "percent"}
    return measured or (written == "-" and at > 0)


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


def _joined(sentence: Sentence, amounts: Sequence[_Amount]) -> Iterator[_Amount]:
    """``2 hours 18 minutes and 40 seconds``, ``six feet two inches`` are one amount each, ``7–4`` is a score."""
    last: _Amount | None = None
    for amount in amounts:
        if last and _goes_on(sentence, last, amount):
            whole = last.units[0].factor / amount.units[0].factor
            total = last.read.amounts[0] * whole + amount.read.amounts[0]
            last = replace(amount, start=last.start, read=replace(amount.read, amounts=(total,), exact=True))
        elif last and _is_score(sentence, last, amount):
            parts = (*last.read.amounts, *amount.read.amounts)
            last = _Amount(last.start, amount.stop, Numeral(amount.stop, parts=parts))
        else:
            if last:
                yield last
            last = amount
    if last:
        yield last


_AND: Final = frozenset({",", "and", "und", "et", "y"})


def _goes_on(sentence: Sentence, last: _Amount, amount: _Amount) -> bool:
    between = sentence.lows[last.stop : amount.start]
    if not last.units or not amount.units or len(between) > 2 or not _AND.issuperset(between):
        return False
    one, other = last.units[0], amount.units[0]
    if one.dimension != other.dimension or one.family is not Family.MEASURE or len(amount.read.amounts) != 1:
        return False
    whole = one.factor / other.factor
    return whole > 1 and is_whole(whole) and amount.read.amounts[0] < whole


_MOST_POINTS: Final = 1000


def _is_score(sentence: Sentence, last: _Amount, amount: _Amount) -> bool:
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


def _ranges(sentence: Sentence, amounts: Iterator[_Amount]) -> Iterator[_Amount]:
    """``between 5 and 6 million``: the first number has the unit and, below it, the scale of the second."""
    first: _Amount | None = None
    for amount in amounts:
        second = amount
        if first is not None:
            if amount.start == first.stop + 1 and sentence.plays("joint", first.stop):
                first, second = _shared(first, amount)
            yield first
        first = second
    if first is not None:
        yield first


def _shared(first: _Amount, second: _Amount) -> tuple[_Amount, _Amount]:
    if first.is_money and second.is_plain and not second.counted:
        second = replace(second, units=first.units)
    if not (first.is_plain or first.units == second.units) or second.read.ordinal or second.read.parts:
        return first, second
    read = first.read
    if second.read.scale > 1 == read.scale and max(read.amounts) < _MOST_POINTS:
        amounts = tuple(amount * second.read.scale for amount in read.amounts)
        read = replace(read, amounts=amounts, scale=second.read.scale)
    read = replace(read, exact=read.exact or bool(second.units))
    return replace(first, read=read, units=second.units, counted=first.counted | second.counted), second


def _fact(sentence: Sentence, amount: _Amount) -> Quantity:
    bound, start, stop = _bound(sentence, amount.start, amount.stop)
    read, tokens = amount.read, sentence.reading.tokens
    values = amount.values
    weak = bool(values) and (values[0].amount, values[0].unit) in _WEAK
    return Quantity(
        kind=FactKind.NUMBER,
        span=Span(tokens[start].start, tokens[stop - 1].end),
        text=sentence.reading.text(start, stop),
        amounts=values,
        bound=bound,
        counted=amount.counted,
        parts=read.parts,
        beyond=read.beyond,
        code=read.code,
        weak=weak or not read.exact,
    )


def _bound(sentence: Sentence, start: int, stop: int) -> tuple[Bound, int, int]:
    """What bends the number at tokens ``start`` to ``stop``, and the wider range that it makes."""
    if (before := sentence.phrase_before(start, sentence.vocabulary.before)) is not None:
        return before[0], before[1], stop
    if (behind := sentence.phrase(stop, sentence.vocabulary.behind)) is not None:
        return behind[0], start, behind[1]
    return Bound.EXACT, start, stop
