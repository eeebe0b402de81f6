"""Digits and number words to exact values.

``12,000``, ``12.000`` (German), ``10’000``, ``5,00,000``, ``٣٫٥``, ``1 1/2``, ``⅝``, ``two and a half``,
``three quarters``, ``half a million``, ``four score and seven``, ``21st``, ``nineteen twenty``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from webapp.engine.facts.extract.digits import readings
from webapp.engine.facts.extract.number_words import Sentence
from webapp.engine.facts.extract.quantity import is_whole
from webapp.engine.language import words

_ENDINGS: Final = words("en", "numerals", "ending")
_HALF: Final = Decimal("0.5")
_SCORE: Final = 20
"""*Four score and seven*: what is added is less. By itself, a *score* is most often another thing."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was read."""

    stop: int
    """One past its last token."""
    amounts: tuple[Decimal, ...] = ()
    """Every reading; empty for an identifier."""
    ordinal: bool = False
    """*seventh* rather than *seven*."""
    exact: bool = True
    """Written in digits, or a word that can mean nothing else."""
    parts: tuple[Decimal, ...] = ()
    """The part and the whole of a ratio."""
    beyond: Decimal | None = None
    """*thousands*: the first number past the size."""
    code: str = ""
    """The text of an identifier."""
    scale: Decimal = Decimal(1)
    """What scale words multiplied it by."""


def numeral(sentence: Sentence, at: int) -> Numeral | None:
    """The number that begins at token ``at``, or None."""
    low = sentence.low(at)
    if low[:1].isdecimal():
        return _digits(sentence, at)
    if (part := _glyph(low)) is not None:
        return Numeral(at + 1, (part,))
    known = sentence.vocabulary
    if (size := known.vague.at(sentence.lows, at)) is not None:
        (least, beyond), stop = size
        return Numeral(stop, (least,), beyond=beyond)
    return _article(sentence, at) or _half(sentence, at) or _words(sentence, at)


def _words(sentence: Sentence, at: int) -> Numeral | None:
    known, low = sentence.vocabulary, sentence.low(at)
    spelt = sentence.spelt.get(at)
    if spelt is None:
        factor = known.scales.get(low)
        return None if factor in {None, _SCORE} else Numeral(at + 1, (factor,), scale=factor)
    if spelt.ordinal:
        exact = spelt.amount > 2  # *first* and *second* are as often turns of phrase
        return Numeral(spelt.stop, (spelt.amount,), ordinal=True, exact=exact)
    if (year := _year(sentence, at)) is not None:
        return year
    single = spelt.stop == at + 1
    exact = not (single and low in known.role("weak").meanings)
    own = known.scales.get(sentence.low(spelt.stop - 1), Decimal(1))
    number = _tail(sentence, Numeral(spelt.stop, (spelt.amount,), exact=exact, scale=own))
    alone = single and number.stop == spelt.stop
    if alone and (
        _is_idle(sentence, at)
        or (low in known.role("one").meanings and not _is_measured(sentence, number.stop))
    ):
        return None
    return number


def _is_idle(sentence: Sentence, at: int) -> bool:
    """*One way or the other*, *one another*, *one of the worst winters*: turns of phrase."""
    idle, highest = (sentence.vocabulary.role(role).meanings for role in ("idle", "highest"))
    if sentence.low(at) not in sentence.vocabulary.role("weak").meanings:
        return False
    behind = sentence.low(at + 1)
    return behind in idle or (
        behind == "of" and any(sentence.low(place) in highest for place in range(at + 2, at + 5))
    )


def _is_measured(sentence: Sentence, at: int) -> bool:
    """Whether a percent sign or a currency follows, which makes a number of *un* or *ein*."""
    found = sentence.vocabulary.units.at(sentence.lows, at)
    return found is not None and found[0][0].dimension not in {"time", "length"}


def _year(sentence: Sentence, at: int) -> Numeral | None:
    """*Nineteen twenty*, *nineteen eighty-four*: two numbers in words, side by side."""
    first = sentence.spelt[at]
    second = sentence.spelt.get(first.stop)
    if second is None or second.ordinal or not 13 <= first.amount <= _SCORE or not 10 <= second.amount < 100:
        return None
    return Numeral(second.stop, (first.amount * 100 + second.amount,))


def _digits(sentence: Sentence, at: int) -> Numeral:
    low = sentence.low(at)
    amounts = readings(low, sentence.vocabulary.marks)
    if not amounts:
        plain = "".join(low.split())
        return Numeral(at + 1, code=plain)
    if sentence.low(at + 1) in _ENDINGS and sentence.is_glued(at + 1):
        return Numeral(at + 2, amounts, ordinal=True)
    number = Numeral(at + 1, amounts)
    if (part := _glyph(sentence.low(at + 1))) is not None:
        number = _added(number, part, at + 2)
    elif (below := _below(sentence, at)) is not None:
        number = Numeral(at + 3, (_tidy(amounts[0] / below),))
    elif (below := _below(sentence, at + 1)) is not None and not sentence.is_glued(at + 1):
        above = readings(sentence.low(at + 1), None)[0]
        if above < below:
            number = _added(number, _tidy(above / below), at + 4)
    return _tail(sentence, number)


def _below(sentence: Sentence, at: int) -> Decimal | None:
    """What a number at a token is divided by: the 8 of ``5/8``."""
    low = sentence.low(at + 2)
    if sentence.low(at + 1) not in {"/", "⁄"}:
        return None
    if not all(part.isdecimal() and len(part) < 4 for part in (sentence.low(at), low)):
        return None
    return Decimal(int(low)) if int(low) else None


def _tail(sentence: Sentence, number: Numeral) -> Numeral:
    """With what may follow a number: a half, parts, a whole, scale words."""
    if len(number.amounts) == 1:
        if (past := sentence.past("half", number.stop)) is not None:
            number = _added(number, _HALF * number.scale, past)
        elif (broken := _ratio(sentence, number) or _parts(sentence, number)) is not None:
            return broken
    for _ in range(2):
        number = _scaled(sentence, number)
    return number


def _scaled(sentence: Sentence, number: Numeral) -> Numeral:
    known, low = sentence.vocabulary, sentence.low(number.stop)
    factor = known.scales.get(low)
    if factor is None and number.scale == 1 and sentence.is_glued(number.stop):  # 3.5万人
        factor = known.scales.get(low[:1]) if not low.isascii() else None
        if factor is not None:
            stop = number.stop + (len(low) == 1)
            amounts = tuple(amount * factor for amount in number.amounts)
            return replace(number, amounts=amounts, stop=stop, scale=number.scale * factor)
    if factor is None or number.ordinal:
        return number
    stop = number.stop + 1
    stop += sentence.low(stop) == "." and low in known.role("dotted").meanings
    amounts = tuple(amount * factor for amount in number.amounts)
    scaled = replace(number, amounts=amounts, stop=stop, scale=number.scale * factor, exact=True)
    if (past := sentence.past("half", stop)) is not None:  # *deux millions et demi*
        return _added(scaled, _HALF * factor, past)
    if factor == _SCORE and (past := sentence.past("and", stop)) is not None:
        rest = sentence.spelt.get(past)
        if rest and rest.amount < _SCORE:
            return _added(scaled, rest.amount, rest.stop)
    return scaled


def _added(number: Numeral, more: Decimal, stop: int) -> Numeral:
    return replace(number, amounts=tuple(amount + more for amount in number.amounts), stop=stop, exact=True)


def _ratio(sentence: Sentence, number: Numeral) -> Numeral | None:
    """``2 in 5``, ``two out of five``: it must lead to a larger whole of a hundred at most."""
    past, part = sentence.past("out of", number.stop), number.amounts[0]
    if past is None or not is_whole(part):
        return None
    spelt, low = sentence.spelt.get(past), sentence.low(past)
    if spelt is not None:
        whole, stop = (Decimal(0) if spelt.ordinal else spelt.amount), spelt.stop
    else:
        whole, stop = Decimal(int(low) if low.isdecimal() and len(low) < 4 else 0), past + 1
    if not 0 < part < whole <= 100:
        return None
    return Numeral(stop, (_tidy(part / whole),), parts=(part, whole))


def _parts(sentence: Sentence, number: Numeral) -> Numeral | None:
    """``three quarters``, ``two-thirds``, ``one third``."""
    known, at, value = sentence.vocabulary, number.stop, number.amounts[0]
    at += sentence.low(at) == "-"
    count = known.several.get(sentence.low(at))
    if count is None and value == 1:
        count = known.parts.get(sentence.low(at))
    return None if count is None or not value < _SCORE else Numeral(at + 1, (_tidy(value / count),))


def _article(sentence: Sentence, at: int) -> Numeral | None:
    """``a dozen``, ``a hundred``, ``a third of``, ``a year and a half``."""
    known, low = sentence.vocabulary, sentence.low(at + 1)
    if not sentence.plays("article", at):
        return None
    if low in known.scales and known.scales[low] != _SCORE:
        spelt = sentence.spelt.get(at + 1)
        if spelt is None or spelt.stop == at + 2:
            factor = known.scales[low]
            return _tail(sentence, Numeral(at + 2, (factor,), scale=factor))
        return Numeral(spelt.stop, (spelt.amount,))
    if low in known.parts and (_is_part(sentence, at) or "share" not in known.roles):
        return Numeral(at + 2, (_tidy(1 / known.parts[low]),), exact=low not in known.role("part").meanings)
    if low in known.units.meanings:
        if sentence.past("half", at + 2) is not None:
            return Numeral(at + 1, (Decimal(1),))
        if sentence.plays("alone", at + 1):
            return Numeral(at + 1, (Decimal(1),), exact=False)
    return None


def _is_part(sentence: Sentence, at: int) -> bool:
    """``a third of``, ``rose by a fifth``, ``a third more``: a part and no ordinal, as no noun follows."""
    behind = sentence.low(at + 2)
    if sentence.plays("link", at + 2) or sentence.plays("compared", at + 2):
        return True
    return sentence.plays("share", at - 1) and (not behind[:1].isalpha() or sentence.plays("shared", at + 2))


def _half(sentence: Sentence, at: int) -> Numeral | None:
    """``half a million``, ``half a dozen``, ``half of``."""
    known = sentence.vocabulary
    if (past := sentence.past("halved", at)) is not None and (factor := known.scales.get(sentence.low(past))):
        return Numeral(past + 1, (factor / 2,), scale=factor)
    return Numeral(at + 1, (_HALF,), exact=False) if sentence.plays("part", at) else None


@lru_cache(maxsize=1 << 8)
def _glyph(low: str) -> Decimal | None:
    """The value of a fraction of one character."""
    if len(low) != 1 or low.isascii() or "⁄" not in unicodedata.normalize("NFKD", low):
        return None
    value = unicodedata.numeric(low, None)
    return None if value is None else _tidy(Decimal(str(value)))


def _tidy(value: Decimal) -> Decimal:
    return round(value, 4)
