"""What came first, or who is ahead: *before the match* and *after the match*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.draft import Draft, differs
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.language import table
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import is_content

_PHRASES: Final = {
    tuple(phrase.split("_")): way for way, phrases in table("en", "order").items() for phrase in phrases
}
_FIRSTS: Final = frozenset(phrase[0] for phrase in _PHRASES)
_NEAR: Final = 4
"""Tokens behind the phrase among which the event stands."""
_FAR: Final = 14
"""Tokens behind it among which the names of what it is told of stand."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One *before* or *after*."""

    fact: Fact
    """The phrase."""
    way: str
    """``before`` or ``after``."""
    events: frozenset[str]
    """What it is told of: stem of the first word, and of every name in the clause."""


def sequence(group: Group) -> list[Draft]:
    """The findings about what is told before an event on one side and after it on the other only."""
    left = list(_orders(group.left))
    drafts: list[Draft] = []
    for other in _orders(group.right):
        same = [one for one in left if not one.events.isdisjoint(other.events)]
        if same and all(one.way != other.way for one in same):
            message = differs("Opposite", same[0].fact.text, other.fact.text)
            drafts.append(draft(group, (same[0].fact, other.fact), Verdict.CHANGED, Severity.HIGH, message))
    return drafts


def _orders(side: Sequence[Told]) -> Iterator[_Order]:
    for told in side:
        reading = told.reading
        for at in (at for at, low in enumerate(reading.lows) if low in _FIRSTS):
            for width in (1, 2):
                way = _PHRASES.get(reading.lows[at : at + width])
                events = _events(told, at + width) if way else frozenset()
                if way and events:
                    span = Span(reading.tokens[at].start, reading.tokens[at + width - 1].end)
                    yield _Order(Fact(FactKind.NEGATION, span, reading.text(at, at + width)), way, events)


def _events(told: Told, at: int) -> frozenset[str]:
    reading = told.reading
    names = {place for name in told.facts[FactKind.NAME] for place in reading.inside(name.span)}
    found: set[str] = set()
    for place in range(at, min(at + _FAR, len(reading.lows))):
        low = reading.lows[place]
        if low in {".", ";"} or (not found and not low[:1].isalnum()):
            break
        is_first = not found and place < at + _NEAR
        if place in names or (is_first and (low[:1].isdecimal() or is_content(low, reading.language))):
            found.add(reading.stems[place])
    return frozenset(found)
