"""Numbers that a writer reckoned from those of the source: a price that rose *from 88 to 97* went up by
*9*, *a quarter* of 240 homes are *60*.

They have no source to the letter, and an editor may trust them more than one that is merely new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations, takewhile
from typing import Final

from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.quantity import COUNT, ORDINAL, Family, Quantity, Stance, Value
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.facts.face.known_numbers import Quantities
from webapp.engine.facts.face.quantities import AROUND, LOOSE, PART, is_share
from webapp.engine.facts.lexicon import are_opposites, lemmas
from webapp.engine.language import table, words
from webapp.engine.model import FactKind
from webapp.engine.reading import Token, is_content

_LEAST: Final = Decimal(3)
"""Smaller numbers are the difference of some two numbers too often."""

_ROUNDED: Final = Decimal("0.5")
"""A share of a number of things is rounded to whole ones."""


_REST: Final = words("en", "grammar", "rest")
"""They speak of another part."""
_PARTING: Final = words("en", "grammar", "parting")
_NEAR: Final = 8
"""Tokens on each side of a share that tell whose it is."""
_UP, _DOWN = (frozenset(table("en", "directions")[name]) for name in ("up", "down"))
_ROUGH: Final = Decimal("0.05")
"""Relative. What *about* may hide of a difference."""


class Reckoned:
    """What can be reckoned from the numbers of a group's source. ``source``: those of the left article."""

    def __init__(self, group: Group, source: Quantities) -> None:
        self._group, self._source = group, source
        self._fitting: dict[int, bool] = {}
        self._made: dict[str, frozenset[Decimal]] = {}

    def hold(self, fact: Quantity) -> bool:
        """Whether a number of a reworded link is the sum or the difference of two of its source, a part of
        one of the article, or what is left of a hundred per cent."""
        if fact.stance is Stance.CHANGE:
            return self.fits(fact)
        if self._group.is_edited or not fact.amounts:
            return False
        value = fact.amounts[0]
        if value.unit is ORDINAL:
            return self._is_next(fact)
        if value.unit.family is Family.PERCENT and self._is_complement(fact):
            return True
        if self._is_multiple(value) or self._is_part(value) or self._is_whole(value) or self._is_rest(value):
            return True
        return abs(value.amount) >= _LEAST and value.base in self._sums(value.unit.dimension)

    def fits(self, fact: Quantity) -> bool:
        """Whether two numbers of the source, one of them in the linked sentences, are so far apart."""
        if id(fact) not in self._fitting:
            self._fitting[id(fact)] = bool(fact.amounts) and fact.beyond is None and self._fits(fact)
        return self._fitting[id(fact)]

    def _fits(self, fact: Quantity) -> bool:
        value = fact.amounts[0]
        ratio = abs(value.amount - 1) if value.unit.family is Family.TIMES else _share(value)
        if ratio is not None:
            slack = (LOOSE if fact.bound in AROUND else PART) / 100
            return any(abs(one - ratio) <= slack for one in self._ratios(fact))
        slack = _ROUGH * abs(value.base) if fact.bound in AROUND else Decimal(0)
        kin, dimension = self._kin(fact), value.unit.dimension
        if any(abs(abs(a - b) - value.base) <= slack for a, b in combinations(kin, 2)):
            return True
        ends = (made for a in kin for made in (a - value.base, a + value.base)) if dimension else ()
        return any(self._source.stand(dimension, made, slack) for made in ends)

    def _ratios(self, fact: Quantity) -> Iterator[Decimal]:
        """By what part of the larger a linked number is apart from another one where the words beside a fact
        speak of less, and of the smaller where they speak of more; by what part a part is from its whole."""
        levels = [own for own in self._facts if own.stance is not Stance.CHANGE]
        beside = {
            low for side in _beside(self._group.right, fact) for token in side for low in lemmas(token.low)
        }
        up, down = not _UP.isdisjoint(beside), not _DOWN.isdisjoint(beside)
        for own in levels:
            value = own.amounts[0]
            share = _share(value) if own.stance is Stance.LEVEL and down else None
            if share is not None or value.unit.family is Family.TIMES:
                yield abs(1 - (share or value.amount))
        for one, other in combinations(levels, 2):
            small, great = sorted(_in_one_unit(one, other))
            if small > 0:
                yield from ([] if up and not down else [1 - small / great])
                yield from ([] if down and not up else [great / small - 1])

    def _kin(self, fact: Quantity) -> list[Decimal]:
        """The linked numbers of its unit, or of what it counts, and those that say neither."""
        if fact.is_bare:
            return [own.amounts[0].amount for own in self._facts]
        return [both[1] for own in self._facts if (both := _in_one_unit(fact, own))[1]]

    def _is_next(self, fact: Quantity) -> bool:
        """*A sixth day* of six days, or of five and one more; not of a fifth day."""
        return any(
            own.amounts[0].amount in {fact.amounts[0].amount, fact.amounts[0].amount - 1}
            and own.amounts[0].unit is not ORDINAL
            and (own.counted & fact.counted or own.amounts[0].unit.name in fact.counted)
            for own in self._facts
        )

    def _is_complement(self, fact: Quantity) -> bool:
        """Whether it is the rest of a hundred per cent, and not told of whom the other part is told of."""
        value = fact.amounts[0]
        rest = [own for own in self._facts if own.amounts[0] == replace(value, amount=100 - value.amount)]
        return bool(rest) and not any(self._have_one_bearer(own, fact) for own in rest)

    def _have_one_bearer(self, one: Quantity, other: Quantity) -> bool:
        """Whether two shares are told of one party, and neither with a word of denial, of the rest or of the
        opposite: *the state pays 60 per cent*, *the state picks up 40 per cent*."""
        ours, theirs = _beside(self._group.left, one), _beside(self._group.right, other)
        words = [token.low for side in (*ours, *theirs) for token in side]
        if any(is_cue(low) or low in _REST for low in words):
            return False
        if any(are_opposites(a.low, b.low) for a in ours[1] for b in theirs[1]):
            return False
        first, second = ({t.low for t in side[0] if is_content(t.low, "en")} for side in (ours, theirs))
        named = {
            t.low for side in (ours, theirs) for t in side[0] if t.is_capital and is_content(t.low, "en")
        }
        return bool(first & second) and named <= first & second

    def turns(self, one: Quantity, other: Quantity) -> bool:
        """Whether one of two numbers is a share and the other that share of a number of the article."""
        if not one.amounts or not other.amounts:
            return False
        for part, number in ((one.amounts[0], other.amounts[0]), (other.amounts[0], one.amounts[0])):
            share = _share(part)
            if share is not None and number.unit is COUNT and number.amount >= _LEAST:
                return self._is_share_of(number.amount, share)
        return False

    def _is_part(self, value: Value) -> bool:
        """*60* for *a quarter* of 240."""
        if value.unit is not COUNT or value.amount < _LEAST:
            return False
        return any(self._is_share_of(value.amount, share) for share in self._parts)

    def _is_multiple(self, value: Value) -> bool:
        """*11* of 22 that are *twice as many*."""
        times = [own.amount for own in self._values if own.unit.family is Family.TIMES and own.amount > 0]
        kin = [own.base for own in self._values if own.unit == value.unit]
        return any(value.base in {base * by, base / by} for base in kin for by in times)

    def _is_rest(self, value: Value) -> bool:
        """*Six rivals* of one of seven bidders."""
        return value.unit is COUNT and value.amount >= _LEAST and value.amount + 1 in self._counts

    @cached_property
    def _counts(self) -> frozenset[Decimal]:
        return frozenset(own.amount for own in self._values if own.unit is COUNT)

    def _is_whole(self, value: Value) -> bool:
        """*A quarter* for *60* of 240."""
        share = _share(value)
        if share is None:
            return False
        counts = (own.amount for own in self._values if own.unit is COUNT and own.amount >= _LEAST)
        return any(self._is_share_of(amount, share) for amount in counts)

    def _is_share_of(self, amount: Decimal, share: Decimal) -> bool:
        """Whether ``amount`` is that share, rounded, of some number of the article."""
        whole = round(amount / share)
        return abs(whole * share - amount) < _ROUNDED and self._source.count(Decimal(whole))

    @cached_property
    def _parts(self) -> Sequence[Decimal]:
        return [share for value in self._values if (share := _share(value)) is not None]

    @cached_property
    def _facts(self) -> Sequence[Quantity]:
        every = only(Quantity, self._group.facts(FactKind.NUMBER)[0])
        return [fact for fact in every if fact.amounts and fact.beyond is None]

    @cached_property
    def _values(self) -> Sequence[Value]:
        parts = [
            Value(part)
            for fact in only(Quantity, self._group.facts(FactKind.NUMBER)[0])
            for part in fact.parts
        ]
        return [fact.amounts[0] for fact in self._facts] + parts

    def _known(self, dimension: str) -> list[Decimal]:
        """The numbers of the source that can be of this dimension, in its base unit."""
        if not dimension:
            return [value.amount for value in self._values]
        return [value.base for value in self._values if value.unit.dimension in {dimension, ""}]

    def _sums(self, dimension: str) -> frozenset[Decimal]:
        if dimension not in self._made:
            pairs = combinations(self._known(dimension), 2)
            self._made[dimension] = frozenset(made for a, b in pairs for made in (a + b, abs(a - b)))
        return self._made[dimension]


def _beside(side: Sequence[Told], fact: Quantity) -> tuple[Sequence[Token], Sequence[Token]]:
    """The tokens of its clause before and behind a number."""
    told = home(side, fact.span)
    inside = told.reading.inside(fact.span) if told else range(0)
    if told is None or not inside:
        return (), ()
    tokens = told.reading.tokens
    before = [*takewhile(_goes_on, reversed(tokens[max(0, inside.start - _NEAR) : inside.start]))]
    return before, [*takewhile(_goes_on, tokens[inside.stop : inside.stop + _NEAR])]


def _goes_on(token: Token) -> bool:
    return token.is_word and token.low not in _PARTING


def _in_one_unit(one: Quantity, other: Quantity) -> tuple[Decimal, Decimal]:
    """Two amounts in one unit, where they are kindred, else nought: of one dimension, or one of nothing."""
    a, b = one.amounts[0], other.amounts[0]
    if a.unit.dimension == b.unit.dimension:
        kindred = a.unit is not COUNT or one.is_bare or other.is_bare or one.counted & other.counted
        return (a.base, b.base) if kindred else (Decimal(0), Decimal(0))
    if one.is_bare:
        return Value(a.amount, b.unit).base, b.base
    return (a.base, Value(b.amount, a.unit).base) if other.is_bare else (Decimal(0), Decimal(0))


def _share(value: Value) -> Decimal | None:
    """The part of one that a share or a percentage is."""
    if is_share(value):
        return value.amount
    return value.base / 100 if value.unit.family is Family.PERCENT and 0 < value.base < 100 else None
