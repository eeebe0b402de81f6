"""Numbers with what they count: ``nearly $61 million``, ``−12 °C``, ``54 per cent``, ``two and a half
years``, ``a dozen men``, ``seven to four``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from webapp.engine.facts.extract.amounts import Amount, duration, joined, ranges, rests, signed
from webapp.engine.facts.extract.negation import is_bounding
from webapp.engine.facts.extract.number_words import Sentence
from webapp.engine.facts.extract.numerals import Numeral, numeral
from webapp.engine.facts.extract.quantity import COUNT, ORDINAL, Bound, Family, Quantity, Stance, Unit, Value
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.stance import stance
from webapp.engine.facts.extract.units import vocabulary
from webapp.engine.model import FactKind
from webapp.engine.reading import is_content

_HEAD_WORDS: Final = 3
"""Words behind a number among which the one it counts is looked for (*seven young Israeli soldiers*)."""
_WEAK: Final = frozenset(
    {(Decimal(1), COUNT), (Decimal("0.5"), COUNT), (Decimal(1), ORDINAL), (Decimal(2), ORDINAL)}
)
"""*one*, *half*, *first*, *second*: as often a turn of phrase as a number."""
_HALF: Final = Decimal("0.5")


def extract(reading: Reading, taken: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """The numbers of a sentence. ``taken``: token indexes that are dates and times."""
    sentence = Sentence(reading, vocabulary(reading.language))
    amounts = joined(sentence, [*_amounts(sentence, taken)])
    return tuple(_fact(sentence, amount) for amount in rests(sentence, [*ranges(sentence, amounts)]))


def _amounts(sentence: Sentence, taken: frozenset[int]) -> Iterator[Amount]:
    past, free = 0, 0
    for at in sentence.openings:
        if at < past or at in taken or (found := _amount(sentence, at, free)) is None:
            continue
        past = found.stop
        if past - 1 not in taken:
            yield found
            free = past


_TIMES: Final = Unit(Family.TIMES, "times", "times")


def _amount(sentence: Sentence, at: int, free: int) -> Amount | None:
    """The number at a token; the tokens from ``free`` on may belong to it."""
    known = sentence.vocabulary
    if (multiple := known.multiples.at(sentence.lows, at)) is not None:
        return Amount(at, multiple[1], Numeral(multiple[1], (multiple[0],)), (_TIMES,))
    read = numeral(sentence, at)
    if read is None:
        return None
    if read.code:
        seconds = duration(read.code)
        if seconds is None:
            return Amount(at, read.stop, read)
        return Amount(at, read.stop, replace(read, amounts=(seconds,), code=""), (_SECOND,))
    start, money = _money(sentence, at, free)
    read = _suffixed(sentence, read, is_money=bool(money))
    if money:
        return signed(sentence, Amount(start, read.stop, read, money), free)
    amount = _with_unit(sentence, Amount(at, read.stop, read))
    return signed(sentence, amount, free)


_SECOND: Final = Unit(Family.MEASURE, "time", "second")


def _money(sentence: Sentence, at: int, free: int) -> tuple[int, tuple[Unit, ...]]:
    """The currency before a number, ``€`` or ``EUR``, and where it begins."""
    mark = at - (sentence.low(at - 1) == ".")  # Rs. 500
    for start in range(max(free, mark - 2), mark):
        units = sentence.vocabulary.signs.get("_".join(sentence.lows[start:mark]))
        is_whole_sign = all(sentence.is_glued(n) for n in range(start + 1, mark))
        if units and is_whole_sign and not sentence.reading.tokens[start].text[0].islower():
            return start, units
    return at, ()


def _suffixed(sentence: Sentence, read: Numeral, *, is_money: bool) -> Numeral:
    """With the letters that multiply it, which stand right behind digits or behind an amount of money."""
    factor = sentence.vocabulary.suffixes.get(sentence.low(read.stop))
    if factor is None or read.ordinal or not (is_money or sentence.is_glued(read.stop)):
        return read
    return replace(
        read, amounts=tuple(amount * factor for amount in read.amounts), stop=read.stop + 1, scale=factor
    )


def _with_unit(sentence: Sentence, amount: Amount) -> Amount:
    read, at = amount.read, amount.stop
    known, letter = sentence.vocabulary, sentence.low(at - 1)
    if read.ordinal or read.parts:
        return replace(amount, counted=_counted(sentence, at))
    others: tuple[Value, ...] = ()
    if read.scale > 1 and letter in known.suffixes and letter in known.units.meanings:  # 61m
        written = tuple(value / read.scale for value in read.amounts)
        if sentence.plays("length", at + (sentence.low(at) == "-")):
            return replace(
                amount,
                read=replace(read, amounts=written, scale=Decimal(1)),
                units=known.units.meanings[letter],
            )
        others = tuple(Value(value, unit) for value in written for unit in known.units.meanings[letter])
    found = _unit(sentence, at, read)
    if found is None:
        others += tuple(Value(value, unit) for value in read.amounts for unit in _apart(sentence, at))
        return replace(amount, others=others, counted=_counted(sentence, at))
    units, stop = found
    if (past := sentence.past("half", stop)) is not None:  # *a decade and a half*
        read, stop = replace(read, amounts=tuple(value + _HALF for value in read.amounts), exact=True), past
    units = _aged(sentence, units, amount.start, stop)
    if units[0].family is Family.AGE:
        stop = sentence.past("old", stop) or stop
    exact = read.exact or not _are_time(units)  # *one year* is as often a turn of phrase
    return replace(amount, stop=stop, read=replace(read, exact=exact), units=units)


def _apart(sentence: Sentence, at: int) -> tuple[Unit, ...]:
    """The unit of time behind one word that tells of what kind it is: ``40 dry days``."""
    kind, word = sentence.low(at), sentence.low(at + 1)
    units = sentence.vocabulary.units.meanings.get(word, ()) if len(word) > 2 else ()
    is_kind = kind.isalpha() and is_content(kind, sentence.reading.language)
    return units if is_kind and _are_time(units) else ()


def _unit(sentence: Sentence, at: int, read: Numeral) -> tuple[tuple[Unit, ...], int] | None:
    """What a number up to a token may be a number of, and one past the unit."""
    at += sentence.low(at) == "-"
    is_share = any(value < 1 for value in read.amounts)
    if sentence.plays("link", at) and (is_share or read.scale > 1 or read.beyond is not None):
        at += 1
    if is_share and sentence.plays("article", at):  # *half a mile*, *a quarter of an hour*
        at += 1
    found = sentence.vocabulary.units.at(sentence.lows, at)
    if found is None or not _is_unit(sentence, at):
        return None
    units, stop = found
    if units[0].dimension == "temperature" and _is_change(sentence, at, stop):
        units = tuple(replace(unit, dimension="warming", zero=Decimal(0)) for unit in units)
    return units, stop


_NO_SIGNS: Final = frozenset("GHMTcf")
"""Letters that are no signs of units, though the other case is: a *5G* network, *M* for a million."""


def _is_unit(sentence: Sentence, at: int) -> bool:
    """Whether a word that may be a unit is one: *14 second-hand cars* are no seconds, *35C* is a
    temperature."""
    spelt = sentence.spelt.get(at)
    if spelt and spelt.ordinal:
        return sentence.low(at - 1) == "-"
    text = sentence.reading.tokens[at].text
    return text not in _NO_SIGNS and (text not in {"C", "F"} or sentence.is_glued(at))


def _is_change(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether degrees are a difference: *two degrees warmer*, *rose by 3 °C*."""
    return any(sentence.plays("change", near) for near in (at - 2, at - 3, stop))


def _aged(sentence: Sentence, units: tuple[Unit, ...], start: int, stop: int) -> tuple[Unit, ...]:
    is_age = sentence.past("old", stop) is not None or sentence.plays("aged", start - 1)
    return tuple(replace(unit, family=Family.AGE) for unit in units) if is_age and _are_time(units) else units


def _are_time(units: tuple[Unit, ...]) -> bool:
    return bool(units) and units[0].dimension == "time"


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


def _fact(sentence: Sentence, amount: Amount) -> Quantity:
    bound, start, stop = _bound(sentence, amount.start, amount.stop)
    read, values = amount.read, amount.values
    weak = bool(values) and (values[0].amount, values[0].unit) in _WEAK
    said = stance(sentence, start, stop, is_part=_is_part(values))
    apart = sentence.reading.stems[stop : stop + 1] if said is Stance.CHANGE else ()
    return Quantity(
        kind=FactKind.NUMBER,
        span=sentence.reading.span(start, stop),
        text=sentence.reading.text(start, stop),
        amounts=values,
        bound=bound,
        stance=said,
        counted=amount.counted.difference(apart),
        parts=read.parts,
        beyond=read.beyond,
        code=read.code,
        weak=weak or not read.exact,
    )


def _is_part(values: tuple[Value, ...]) -> bool:
    """Whether it may be a share of a whole."""
    return bool(values) and (values[0].unit.family is Family.PERCENT or 0 < values[0].amount < 1)


def _bound(sentence: Sentence, start: int, stop: int) -> tuple[Bound, int, int]:
    """What bends the number at tokens ``start`` to ``stop``, and the wider range that it makes."""
    known, lows = sentence.vocabulary, sentence.lows
    if (before := known.before.before(lows, start)) is not None:
        return _denied(sentence, *before), before[1], stop
    if (behind := known.behind.at(lows, stop)) is not None:
        return behind[0], start, behind[1]
    return Bound.EXACT, start, stop


def _denied(sentence: Sentence, bound: Bound, start: int) -> Bound:
    """*Did not cost the fund more than* 5 is *cost no more than* 5."""
    turned = {Bound.ABOVE: Bound.MOST, Bound.LESS: Bound.LEAST}.get(bound)
    if turned and sentence.lows[start + 1 : start + 2] == ("than",) and is_bounding(sentence.lows, start):
        return turned
    return bound
