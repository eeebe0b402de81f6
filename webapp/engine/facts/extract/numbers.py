"""Numbers with what they count: ``nearly $61 million``, ``54 per cent``, ``two and a half years``, ``a
dozen men``.

A value is ``amount unit`` (``61000000 dollar``, ``54 %``, ``2.5 year``, ``12``): equal in any writing.
Units of
measure keep their dimension as a slot, other numbers the stems of the words they count.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from webapp.engine.facts.extract.amounts import Amount, duration, joined, plain, temperature
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.numerals import Numeral, may_start, numeral, scale
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.units import (
    AFTERTHOUGHTS,
    APPROXIMATORS,
    CURRENCY,
    CURRENCY_SYMBOLS,
    DOLLARS,
    LENGTH_CUES,
    MEASURE,
    PERCENT,
    PERCENT_FIRST,
    SUFFIXES,
)
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import is_content

_HEAD_WORDS: Final = 3
"""Words behind a number among which the one it counts is looked for (*seven young Israeli soldiers*)."""
_NOT_COUNTED: Final = listed(
    """
    of the a an - more other new people's
    """
)
_AN_HOUR: Final = (("per", "hour"), ("an", "hour"), ("/", "h"))
"""Behind a length they make it a speed."""
_TIMES: Final = frozenset({"times", "fold", "mal", "fois", "veces"})
_WEAK: Final = frozenset({"1", "0.5", "1 ordinal", "2 ordinal"})
"""*one*, *half*, *first*, *second*: as often a turn of phrase as a number."""
_MULTIPLES: Final = {
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "thrice": 3,
    "halved": Decimal("0.5"),
    "halving": Decimal("0.5"),
}


def extract(reading: Reading, taken: frozenset[int] = frozenset()) -> tuple[Fact, ...]:
    """The numbers of a sentence. ``taken``: token indexes that are dates and times."""
    facts: list[Fact] = []
    for amount in joined(reading, _amounts(reading, taken)):
        facts.append(_fact(reading, amount))
    return tuple(_share_units(facts, reading))


def _amounts(reading: Reading, taken: frozenset[int]) -> Iterator[Amount]:
    lows, at, size = reading.lows, 0, len(reading.lows)
    while at < size:
        low = lows[at]
        if at in taken:
            at += 1
            continue
        if low == "half" and lows[at : at + 4] in {
            ("half", "as", "much", "again"),
            ("half", "as", "many", "again"),
        }:
            yield Amount(at, at + 4, Decimal("1.5"), "times", frozenset({"u:times"}))
            at += 4
            continue
        if low in _MULTIPLES:
            yield Amount(at, at + 1, Decimal(str(_MULTIPLES[low])), "times", frozenset({"u:times"}))
            at += 1
            continue
        found = _amount(reading, at) if may_start(low) or low in CURRENCY_SYMBOLS else None
        if found is None:
            at += 1
            continue
        if found.stop - 1 not in taken:
            yield found
        at = found.stop


def _amount(reading: Reading, at: int) -> Amount | None:
    lows = reading.lows
    first = at + 1 if lows[at] in CURRENCY_SYMBOLS else at
    if first >= len(lows) or (first > at and not lows[first][:1].isdecimal()):
        return None
    read = numeral(lows, first, reading.language)
    if read is None:
        return None
    if _is_score(reading, at):
        return Amount(at, at + 3, f"{lows[at]}-{lows[at + 2]}", "", frozenset({"u:score"}))
    money = _money(reading, at) if first > at else ""
    start = at - 1 if money and _prefixed(reading, at) else at
    if isinstance(read.value, str) and (seconds := duration(read.value)) is not None:
        return Amount(at, read.stop, seconds, "time", frozenset({"u:time"}))
    if read.vague or isinstance(read.value, str):
        return Amount(start, read.stop, read.value, money, _heads(reading, read.stop), exact=read.exact)
    return _scaled(reading, Amount(start, read.stop, read.value, money, frozenset()), read)


def _is_score(reading: Reading, at: int) -> bool:
    """``3-1``, ``5-4``: the larger number first, for ``5-10 years`` is a range."""
    one, dash, other = (*reading.lows[at : at + 3], "", "", "")[:3]
    if dash != "-" or not (one.isascii() and one.isdigit() and other.isascii() and other.isdigit()):
        return False
    joined = reading.tokens[at].end == reading.tokens[at + 1].start == reading.tokens[at + 2].start - 1
    return joined and len(one) < 3 and len(other) < 3 and int(one) >= int(other)


def _prefixed(reading: Reading, at: int) -> bool:
    return (
        at > 0
        and reading.lows[at - 1] in DOLLARS
        and reading.tokens[at - 1].end == reading.tokens[at].start
        and reading.tokens[at - 1].text.isupper()
    )


def _money(reading: Reading, at: int) -> str:
    if reading.lows[at] == "$" and _prefixed(reading, at):
        return DOLLARS[reading.lows[at - 1]]
    return CURRENCY[reading.lows[at]]


def _scaled(reading: Reading, amount: Amount, read: Numeral) -> Amount:
    """With the scale (*million*) and the unit behind the number."""
    lows, stop, value = reading.lows, amount.stop, Decimal(amount.value)
    adjacent = stop < len(lows) and reading.tokens[stop].start == reading.tokens[stop - 1].end
    factor = None if read.ordinal else scale(lows, stop, reading.language)
    readings: frozenset[str] = frozenset()
    if factor is not None and lows[stop] in SUFFIXES and not (adjacent or amount.unit):
        factor = None
    if factor is not None and lows[stop] == "m" and not amount.unit:
        if stop + 1 < len(lows) and lows[stop + 1] in LENGTH_CUES:
            return Amount(amount.start, stop + 1, value, "length", frozenset({"u:length"}))
        readings = frozenset({f"{plain(value)} length"})
    if factor is not None:
        value, stop = value * factor, stop + 1
    if read.ordinal:
        return Amount(amount.start, stop, value, "ordinal", _heads(reading, stop), exact=read.exact)
    past, unit, slots, factor = _unit(reading, stop)
    if amount.unit:
        return Amount(amount.start, stop, value, amount.unit, frozenset({"u:money"}), readings)
    if unit == "temperature":
        return temperature(reading, Amount(amount.start, past, value, unit, slots, exact=read.exact))
    if unit == "time" and factor > _YEAR:  # *three centuries old* and *300-year-old*
        readings = frozenset({plain(value * factor / _YEAR)})
    exact = read.exact or unit not in {"", "time"}  # *one year* is as often a turn of phrase
    return Amount(amount.start, past, value * factor, unit, slots, readings, exact)


_YEAR: Final = Decimal(31_557_600)
"""Seconds."""


def _unit(reading: Reading, at: int) -> tuple[int, str, frozenset[str], Decimal]:
    """What a number is of: one past the unit's tokens, unit, slots, factor to the base unit."""
    lows, size = reading.lows, len(reading.lows)
    word = at + 1 if at + 1 < size and lows[at] == "-" and lows[at + 1].isalpha() else at
    low = lows[word] if word < size else ""
    if low == "of":  # *a quarter of an hour*, *half an hour*
        word, low = word + 1, lows[word + 1] if word + 1 < size else ""
    if low in {"a", "an"} and word + 1 < size and lows[word + 1] in MEASURE:
        word, low = word + 1, lows[word + 1]
    one = Decimal(1)
    if low in PERCENT or (word + 1 < size and PERCENT_FIRST.get(low) == lows[word + 1]):
        past = word + (1 if low in PERCENT else 2)
        unit = "% points" if past < size and lows[past] == "points" else "%"
        return past, unit, frozenset({"u:%"}), one
    if low in CURRENCY:
        return word + 1, CURRENCY[low], frozenset({"u:money"}), one
    if low in _TIMES:
        return word + 1, "times", frozenset({"u:times"}), one
    if low in MEASURE:
        dimension, factor = MEASURE[low]
        if dimension == "length" and lows[word + 1 : word + 3] in _AN_HOUR:
            return word + 3, "speed", frozenset({"u:speed"}), factor / 1000
        after = lows[word + 1 : word + 3]
        if low in {"year", "years"} and (after == ("-", "old") or after[:1] == ("old",)):
            return word + (3 if after[0] == "-" else 2), "", frozenset({"u:age"}), one
        return word + 1, dimension, frozenset({f"u:{dimension}"}), factor
    return at, "", _heads(reading, at), one


def _heads(reading: Reading, at: int) -> frozenset[str]:
    """The stems of the content words right behind a number, up to the first mark or verb-like word."""
    heads: set[str] = set()
    for position in range(at, min(at + _HEAD_WORDS + 2, len(reading.tokens))):
        token = reading.tokens[position]
        if token.low in _NOT_COUNTED:
            continue
        if not token.is_word or len(heads) >= _HEAD_WORDS or not is_content(token.low, reading.language):
            break
        heads.add(f"h:{reading.stems[position]}")
    return frozenset(heads)


def _fact(reading: Reading, amount: Amount) -> Fact:
    start, stop = amount.start, amount.stop
    value = f"{plain(amount.value)} {amount.unit}".strip()
    qualifier, start, stop = _approximator(reading, start, stop)
    return Fact(
        FactKind.NUMBER,
        Span(reading.tokens[start].start, reading.tokens[stop - 1].end),
        reading.text(start, stop),
        value,
        readings=amount.readings,
        slots=amount.slots | ({"u:ordinal"} if amount.unit == "ordinal" else frozenset()),
        qualifier=qualifier,
        weak=value in _WEAK or not amount.exact,
    )


def _approximator(reading: Reading, start: int, stop: int) -> tuple[str, int, int]:
    """The approximator around tokens ``start`` to ``stop`` and the wider range it makes."""
    lows = reading.lows
    for length in (3, 2, 1):
        if start >= length:
            name = APPROXIMATORS.get(" ".join(lows[start - length : start]))
            if name and not (name == "about" and lows[start - 1] == "some" and stop == start):
                return name, start - length, stop
    for length in (2, 1):
        name = AFTERTHOUGHTS.get(" ".join(lows[stop : stop + length]))
        if name and stop + length <= len(lows):
            return name, start, stop + length
    return "", start, stop


def _share_units(facts: list[Fact], reading: Reading) -> Iterator[Fact]:
    """``between 5 and 6 million``: the first number has the unit and, below it, the scale of the second."""
    text, offset = reading.sentence.text, reading.sentence.span.start
    for fact, following in zip_longest(facts, facts[1:]):
        if fact is None:
            break
        if following is None or " " in fact.value or following.span.start < fact.span.end:
            yield fact
            continue
        between = text[fact.span.end - offset : following.span.start - offset].strip().lower()
        if between not in {"to", "-", "–", "and", "or", "bis", "à", "a"} or not following.slots:
            yield fact
            continue
        yield _as_second(fact, following)


_DIMENSIONS: Final = frozenset(dimension for dimension, _ in MEASURE.values())
_SCALES: Final = tuple(Decimal(10) ** power for power in (12, 9, 6, 3))


def _as_second(fact: Fact, following: Fact) -> Fact:
    amount, _, unit = following.value.partition(" ")
    unit_word = following.text.split()[-1] if following.text.split() else ""
    try:
        first, second = Decimal(fact.value), Decimal(amount)
    except ArithmeticError:
        return fact
    measure = _factor(following) if unit in _DIMENSIONS else Decimal(1)
    scale = Decimal(1)
    if first < 1000 <= second / measure and unit_word.isalpha():
        scale = next(factor for factor in _SCALES if second / measure >= factor)
    value = plain(first * scale * measure)
    return Fact(
        fact.kind,
        fact.span,
        fact.text,
        f"{value} {unit}".strip(),
        fact.readings,
        fact.slots | following.slots,
        fact.qualifier,
        fact.weak and not unit,
    )


def _factor(fact: Fact) -> Decimal:
    word = fact.text.split()[-1].lower().strip("-")
    return MEASURE[word][1] if word in MEASURE else Decimal(1)
