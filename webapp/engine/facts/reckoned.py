"""Numbers that a writer reckoned from those of the source: a price that rose *from 88 to 97* went up by *9*.

They have no source to the letter, and an editor may trust them more than one that is merely new.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from webapp.engine.facts.equality import amount
from webapp.engine.facts.fact import Fact
from webapp.engine.facts.groups import Group
from webapp.engine.model import FactKind

_LEAST = Decimal(3)
"""Smaller numbers are the difference of some two numbers too often."""


def is_reckoned(group: Group, fact: Fact) -> bool:
    """Whether a number of a reworded link is the sum or the difference of two of its source, or what is left
    of a hundred per cent."""
    number, unit, _ = amount(fact.value)
    if group.is_edited or number is None:
        return False
    known = [
        size
        for one in group.facts(FactKind.NUMBER)[0]
        for size, own, _ in (amount(one.value),)
        if size is not None and (own == unit or not own or not unit)
    ]
    if unit == "%" and 100 - number in known:
        return True
    return number >= _LEAST and any(number in {a + b, abs(a - b)} for a, b in combinations(known, 2))
