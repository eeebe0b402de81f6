"""Two words that changed places in a sentence that is otherwise the same: *Rovers beat Wanderers*.

Only a plain exchange counts: with the two words put back, both sentences are equal. In a list (*Egypt and
Qatar*) the order says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.facts.check.identities import named
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.draft import Draft, differs
from webapp.engine.facts.face.groups import Group, draft
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import is_content

_LIST: Final = frozenset({"and", "or", ",", "&", "/", "nor"})
_MOST: Final = 6
"""Tokens that differ at most: two names of three words each."""


def swaps(group: Group) -> list[Draft]:
    """The findings about words that changed places; one-to-one links that are edited."""
    if not group.is_edited or len(group.left) != 1 or len(group.right) != 1:
        return []
    left, right = group.left[0].reading, group.right[0].reading
    if len(left.lows) != len(right.lows):
        return []
    places = [at for at, (one, other) in enumerate(zip(left.lows, right.lows, strict=True)) if one != other]
    if not 2 <= len(places) <= _MOST or sorted(left.lows[at] for at in places) != sorted(
        right.lows[at] for at in places
    ):
        return []
    if not any(is_content(left.lows[at], "en") for at in places) or _is_list(left, places):
        return []
    if _is_turned_list(left.lows, right.lows, places):
        return []
    return [_swapped(group, at) for at in places]


def _is_list(reading: Reading, places: list[int]) -> bool:
    """Whether nothing but commas and conjunctions stands between the words that changed places."""
    between = [reading.lows[at] for at in range(places[0], places[-1]) if at not in places]
    return all(low in _LIST for low in between)


def _is_turned_list(left: Sequence[str], right: Sequence[str], places: list[int]) -> bool:
    """Whether the two sides of a conjunction changed places: *the two clinics and the station*."""
    ones, others = (
        tuple(low for low in lows[places[0] : places[-1] + 1] if low not in {"the", "a", "an"})
        for lows in (left, right)
    )
    return any(low in _LIST and (*ones[at + 1 :], low, *ones[:at]) == others for at, low in enumerate(ones))


def _swapped(group: Group, at: int) -> Draft:
    one, other = (side.tokens[at] for side in (group.left[0].reading, group.right[0].reading))
    names = {word for told in group.left for name in named(told) for word in name.words}
    kind = FactKind.NAME if {one.low, other.low} & names else FactKind.WORDING
    facts = tuple(Fact(kind, Span(token.start, token.end), token.text, token.low) for token in (one, other))
    return draft(
        group,
        (facts[0], facts[1]),
        Verdict.CHANGED,
        Severity.HIGH,
        differs("Changed places", one.text, other.text),
    )
