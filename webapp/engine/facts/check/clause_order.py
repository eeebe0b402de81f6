"""What came first and what brought what about: two parts of a sentence that changed their order.

    The tax failed *because* owners split houses.      Owners split houses *because* the tax failed.
    They dropped anchor *before* the ship hit it.      *After* the ship had hit it, they dropped anchor.

Every connective that tells an order, of time or of cause, parts the words of its sentence into what comes
first and what comes second (``en/clause_order.tsv``). Where the first part of one side is told in the
second of the other, and the other way round, the order has been turned. A connective inside a relative
clause behind a comma orders only what that describes.

    It will move *provided* a road is built.           *Following* the building of a road, it will move.

Where the parts keep their places but what was a condition is told as a fact, the condition is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product, repeat
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.operators import operators
from webapp.engine.facts.extract.phrase_table import FormTable
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import beside, excerpt
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import forms, shared
from webapp.engine.language import rows, words
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
    told_as: str
    """What comes first is told as a ``fact``, as a ``condition``, or as neither for certain."""


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
        yield replace(_changed(group, best[1], best[2]), strength=best[0])


def fulfilled(group: Group) -> Iterator[Draft]:
    """Conditions that are told with a word of time or of cause, as if they had been met; at most one a group,
    and none where the other side keeps any condition."""
    cues = (found for told in group.right for found in operators(told.reading) if found.is_cue)
    if any(found.name == "condition" for found in cues):
        return
    left = list(islice(_orders(group.left), _MOST))
    facts = [one for one in left if one.told_as == "fact"]
    for one, other in product(left, islice(_orders(group.right), _MOST)):
        is_met = (one.told_as, other.told_as) == ("condition", "fact")
        if is_met and (share := _same(one, other)) and not any(map(_straight, facts, repeat(other))):
            yield replace(_changed(group, one, other), strength=share)
            return


def _same(one: _Order, other: _Order) -> float:
    """How much of both parts is told in the same places, in [0, 1]; 0 where it is not enough."""
    parts = ((one.first, other.first), (one.second, other.second))
    shares = [shared(own, forms(others)) / min(len(own), len(others)) for own, others in parts]
    return min(1.0, sum(shares) / 2) if min(shares) >= _ENOUGH and _kept(one, other) > _LEAST else 0.0


_ENOUGH: Final = 0.34
"""Share of a part, of the shorter one of two, that must be told."""


def _changed(group: Group, one: _Order, other: _Order) -> Draft:
    facts, texts = (one.fact, other.fact), (one.text, other.text)
    return draft(group, facts, Verdict.CHANGED, Severity.MEDIUM, quoted=texts)


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
def _connectives() -> FormTable[tuple[str, str, str]]:
    """Connectives → which part comes first, what that is told as, and words that must follow an object."""
    table = ((*row, "", "")[:4] for row in rows("en", "clause_order"))
    return FormTable((phrase, (order, told_as, needs)) for phrase, order, told_as, needs in table)


def _orders(side: Sequence[Told]) -> Iterator[_Order]:
    for reading in (told.reading for told in side):
        past = 0
        for start, stop, (order, told_as, needs) in _connectives().every(reading.lows):
            object_, *rest = (*reading.lows[stop : stop + _OBJECT], "")
            is_back = order == "adverb" and not reading.telling(range(start))
            if (
                start < past
                or is_back
                or (needs and (object_ in _BARE or set(needs.split()).isdisjoint(rest)))
            ):
                continue
            past = stop
            if order != "neither" and (
                found := _order(reading, start, stop, told_as, is_first=order != "behind")
            ):
                yield found


_OBJECT: Final = 14
"""Tokens behind a verb that take what it acts on and what it makes that do."""
_BARE: Final = frozenset({"to", "by"})
"""Behind a verb that acts on something they tell that it is passive: *was forced to close*."""
_DENIED: Final = 8
"""Tokens ahead of a *before* among which a *not* turns it: *not before the roof is mended* is *after*."""


def _order(reading: Reading, start: int, stop: int, told_as: str, *, is_first: bool) -> _Order | None:
    """The parts before and behind a connective; ``is_first``: that before it comes first."""
    lows = reading.lows
    aside = next((part for part in _asides(reading) if start in part), None)
    own = aside if aside and reading.telling(range(aside.start, start)) else range(len(lows))
    parts = [
        reading.telling(range(max(part.start, own.start), min(part.stop, own.stop)))
        for part in beside(reading, start, stop)
    ]
    if not all(parts):
        return None
    ahead = lows[max(0, start - _DENIED) : start]
    is_turned = any(map(is_cue, ahead)) if lows[start] == "before" else lows[stop : stop + 1] == ("by",)
    first, second = parts if is_first != is_turned else parts[::-1]
    if ahead[-1:] == ("only",) and told_as == "fact":  # only after, only once: a condition
        told_as = ""
    fact = Fact.of(FactKind.WORDING, reading, start, stop)
    return _Order(fact, excerpt(reading, start, stop, _AROUND), first, second, told_as)


def _asides(reading: Reading) -> Iterator[range]:
    """The relative clauses behind a comma."""
    lows = reading.lows
    for at in range(len(lows) - 1):
        if lows[at] == "," and lows[at + 1] in _RELATIVE:
            yield range(at, next((end for end in range(at + 2, len(lows)) if lows[end] in _ENDS), len(lows)))


_ENDS: Final = frozenset({",", ";", ":", ".", "?", "!", "-", "–", "—"})
_RELATIVE: Final = words("en", "grammar", "relative")
