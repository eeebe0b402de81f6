"""What came first and what brought what about: two parts of a sentence that changed their order.

    The tax failed *because* owners split houses.      Owners split houses *because* the tax failed.
    They dropped anchor *before* the ship hit it.      *After* the ship had hit it, they dropped anchor.

Every connective that tells an order, of time or of cause, parts the words of its sentence into what comes
first and what comes second (``en/clause_order.tsv``). Where the first part of one side is told in the
second of the other, and the other way round, the order has been turned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.phrase_table import FormTable
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import beside, excerpt
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import forms, shared
from webapp.engine.language import rows
from webapp.engine.model import FactKind, Severity, Verdict

_MOST: Final = 6
"""Connectives of a side that are compared."""
_AROUND: Final = 3
"""Tokens on each side of a connective that the reader is shown: alone it may be the same on both sides."""
_LEAST: Final = 2
"""Words that must have changed parts."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One connective with the words of its two parts."""

    fact: Fact
    """The connective."""
    text: str
    """It with a few words around."""
    first: tuple[str, ...]
    second: tuple[str, ...]


def turned(group: Group) -> Iterator[Draft]:
    """The findings about parts that changed their order; at most one a group."""
    left = list(islice(_orders(group.left), _MOST))
    right = list(islice(_orders(group.right), _MOST)) if left else []
    best: tuple[float, _Order, _Order] | None = None
    for one in left:
        for other in right:
            sure = _crossed(one, other)
            if sure and (best is None or sure > best[0]):
                best = sure, one, other
    if best and not any(_straight(one, best[2]) for one in left):
        facts, texts = (best[1].fact, best[2].fact), (best[1].text, best[2].text)
        found = draft(group, facts, Verdict.CHANGED, Severity.MEDIUM, quoted=texts)
        yield replace(found, strength=best[0])


def _straight(one: _Order, other: _Order) -> bool:
    return _kept(one, other) >= _LEAST and not _crossed(one, other)


def _kept(one: _Order, other: _Order) -> int:
    """Words told in the same part of both."""
    return shared(one.first, forms(other.first)) + shared(one.second, forms(other.second))


def _crossed(one: _Order, other: _Order) -> float:
    """How surely the parts changed places, in [0, 1]."""
    kept = _kept(one, other)
    ahead, behind = shared(one.first, forms(other.second)), shared(one.second, forms(other.first))
    crossed = ahead + behind
    if not ahead or not behind or crossed < _LEAST or crossed <= kept:
        return 0.0
    return (crossed - kept) / max(crossed, len(one.first) + len(one.second) - kept)


@cache
def _connectives() -> FormTable[bool]:
    """Connectives, each with whether what stands before it comes first."""
    return FormTable((phrase, order == "before") for phrase, order in rows("en", "clause_order"))


def _orders(side: Sequence[Told]) -> Iterator[_Order]:
    for reading in (told.reading for told in side):
        past = 0
        for start, stop, is_first in _connectives().every(reading.lows):
            if start < past:
                continue
            past = stop
            ahead = reading.lows[max(0, start - _DENIED) : start]
            is_turned = reading.lows[start] == "before" and any(map(is_cue, ahead))
            if found := _order(reading, start, stop, before_first=is_first != is_turned):
                yield found


_DENIED: Final = 8
"""Tokens ahead of a *before* among which a *not* turns it: *not before the roof is mended* is *after*."""


def _order(reading: Reading, start: int, stop: int, *, before_first: bool) -> _Order | None:
    """The parts before and behind a connective."""
    before, behind = (reading.telling(part) for part in beside(reading, start, stop))
    if not before or not behind:
        return None
    fact = Fact.of(FactKind.WORDING, reading, start, stop)
    text = excerpt(reading, start, stop, _AROUND)
    return _Order(fact, text, before, behind) if before_first else _Order(fact, text, behind, before)
