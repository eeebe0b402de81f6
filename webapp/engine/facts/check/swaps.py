"""Two words that changed places in a sentence that is otherwise the same: *heat for light*, *light for heat*.

With the two put back, both sentences are equal. In a list (*iron and coal*) the order says nothing. Names and
quantities are told by ``exchange``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict
from webapp.engine.reading import is_content

_LIST: Final = frozenset({"and", "or", ",", "&", "/", "nor"})
_ARTICLES: Final = words("en", "grammar", "article")
_MOST: Final = 6
"""Tokens that differ at most: two phrases of three words each."""


def swaps(group: Group) -> list[Draft]:
    """The findings about words that changed places; one-to-one links that are edited."""
    if not group.is_edited or len(group.left) != 1 or len(group.right) != 1:
        return []
    left, right = group.left[0].reading, group.right[0].reading
    if len(left.lows) != len(right.lows):
        return []
    places = [at for at, (one, other) in enumerate(zip(left.lows, right.lows, strict=True)) if one != other]
    here, there = ([lows[at] for at in places] for lows in (left.lows, right.lows))
    if not 2 <= len(places) <= _MOST or sorted(here) != sorted(there):
        return []
    dates = [
        Stretches(fact.span for fact in side[0].facts[FactKind.DATE]) for side in (group.left, group.right)
    ]
    if all(dates[0].meet(left.span(at)) and dates[1].meet(right.span(at)) for at in places):
        return []  # *4 May*, *May 4*
    stretch = slice(places[0], places[-1] + 1)
    kept = [left.lows[at] for at in range(places[0], places[-1]) if at not in places]
    is_list = all(low in _LIST for low in kept) or _is_turned(left.lows[stretch], right.lows[stretch])
    if is_list or not any(is_content(low, "en") for low in here):
        return []
    facts = ((Fact.of(FactKind.WORDING, left, at), Fact.of(FactKind.WORDING, right, at)) for at in places)
    return [draft(group, both, Verdict.CHANGED, Severity.HIGH) for both in facts]


def _is_turned(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the parts of a list changed places: *the two clinics and the station*."""
    ones, others = (tuple(low for low in lows if low not in _ARTICLES) for lows in (left, right))
    return any(low in _LIST and (*ones[at + 1 :], low, *ones[:at]) == others for at, low in enumerate(ones))
