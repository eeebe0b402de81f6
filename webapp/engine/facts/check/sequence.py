"""What came first: *before the match* and *after the match*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.draft import Draft, differs
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import is_content

_PHRASES: Final = {
    ("before",): "before",
    ("ahead", "of"): "before",
    ("prior", "to"): "before",
    ("after",): "after",
    ("following",): "after",
}
_REACH: Final = 4
"""Tokens behind the phrase among which the event stands."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One *before* or *after*."""

    fact: Fact
    """The phrase; its value is ``before`` or ``after``."""
    event: str
    """Stem of the first word of what it is told of."""


def sequence(group: Group) -> list[Draft]:
    """The findings about what is told before an event on one side and after it on the other only."""
    left = list(_orders(group.left))
    drafts: list[Draft] = []
    for other in _orders(group.right):
        same = [one for one in left if one.event == other.event]
        if same and all(one.fact.value != other.fact.value for one in same):
            message = differs("Opposite", same[0].fact.text, other.fact.text)
            drafts.append(draft(group, (same[0].fact, other.fact), Verdict.CHANGED, Severity.HIGH, message))
    return drafts


def _orders(side: Sequence[Told]) -> Iterator[_Order]:
    for told in side:
        reading = told.reading
        for at in range(len(reading.lows)):
            for width in (1, 2):
                name = _PHRASES.get(reading.lows[at : at + width])
                event = _event(reading, at + width) if name else ""
                if name and event:
                    span = Span(reading.tokens[at].start, reading.tokens[at + width - 1].end)
                    yield _Order(Fact(FactKind.NEGATION, span, reading.text(at, at + width), name), event)


def _event(reading: Reading, at: int) -> str:
    for place in range(at, min(at + _REACH, len(reading.lows))):
        low = reading.lows[place]
        if not low[:1].isalnum():
            return ""
        if low[:1].isdecimal() or is_content(low, reading.language):
            return reading.stems[place]
    return ""
