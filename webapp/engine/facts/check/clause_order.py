"""What came first and what brought what about: two parts of a sentence that changed their order.

    The tax failed *because* owners split houses.      Owners split houses *because* the tax failed.
    They dropped anchor *before* the ship hit it.      *After* the ship had hit it, they dropped anchor.

Every connective that tells an order, of time or of cause, parts the words of its sentence into what comes
first and what comes second (``en/clause_order.tsv``). Where the first part of one side is told in the
second of the other, and the other way round, the order has been turned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import telling
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.lexicon import kin, lemmas
from webapp.engine.language import rows
from webapp.engine.model import FactKind, Severity, Span, Verdict

_MOST: Final = 6
"""Connectives of a side that are compared."""
_REACH: Final = 14
"""Tokens on each side of a connective that make its parts."""
_STOPS: Final = frozenset({";", ":", ".", "?", "!", '"'})
_DENIED: Final = 8
"""Tokens before an *until* among which a *not* turns it."""
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
    return _shared(one.first, other.first) + _shared(one.second, other.second) >= _LEAST and not _crossed(
        one, other
    )


def _crossed(one: _Order, other: _Order) -> float:
    """How surely the parts changed places, in [0, 1]."""
    kept = _shared(one.first, other.first) + _shared(one.second, other.second)
    ahead, behind = _shared(one.first, other.second), _shared(one.second, other.first)
    crossed = ahead + behind
    if not ahead or not behind or crossed < _LEAST or crossed <= kept:
        return 0.0
    return (crossed - kept) / max(crossed, len(one.first) + len(one.second) - kept)


def _shared(words: Iterable[str], others: Iterable[str]) -> int:
    forms = {lemma for other in others for lemma in lemmas(other)}
    return sum(not kin(word).isdisjoint(forms) for word in words)


@cache
def _connectives() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """First word → phrases, each with whether what stands before it comes first."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for phrase, order in rows("en", "clause_order"):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, order == "before"))
    return {first: sorted(phrases, key=lambda one: -len(one[0])) for first, phrases in found.items()}


def _orders(side: Sequence[Told]) -> Iterator[_Order]:
    for told in side:
        reading = told.reading
        past = 0
        for at in (at for at, low in enumerate(reading.lows) if _begun(low)):
            width, before_first = _match(reading, at) if at >= past else (0, False)
            if not width:
                continue
            past = at + width
            if reading.lows[at] in {"until", "before"} and any(
                map(is_cue, reading.lows[max(0, at - _DENIED) : at])
            ):
                before_first = not before_first  # *not until the roof is mended* is *only after*
            if found := _order(reading, at, at + width, before_first=before_first):
                yield found


def _match(reading: Reading, at: int) -> tuple[int, bool]:
    for words, order in _begun(reading.lows[at]):
        if reading.lows[at + 1 : at + len(words)] == words[1:]:
            return len(words), order
    return 0, False


@lru_cache(maxsize=1 << 14)
def _begun(low: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The connectives that a folded word may begin."""
    firsts = (low, *(f"~{lemma}" for lemma in lemmas(low))) if low[:1].isalpha() else ()
    return tuple(phrase for first in firsts for phrase in _connectives().get(first, ()))


def _order(reading: Reading, start: int, stop: int, *, before_first: bool) -> _Order | None:
    """The parts before and behind a connective; at the head of a clause, what it leads ends with a comma."""
    first = start
    while first and start - first < _REACH and reading.lows[first - 1] not in _STOPS:
        first -= 1
    last = stop
    while last < len(reading.lows) and last - stop < _REACH and reading.lows[last] not in _STOPS:
        last += 1
    before = telling(reading, range(first, start))
    behind = telling(reading, range(stop, last))
    if not before and "," in reading.lows[stop:last]:
        comma = reading.lows.index(",", stop, last)
        behind, before = telling(reading, range(stop, comma)), telling(reading, range(comma, last))
    if not before or not behind:
        return None
    tokens = reading.tokens
    span = Span(tokens[start].start, tokens[stop - 1].end)
    fact = Fact(FactKind.WORDING, span, reading.text(start, stop), "")
    text = reading.text(max(first, start - _AROUND), min(last, stop + _AROUND))
    return _Order(fact, text, before, behind) if before_first else _Order(fact, text, behind, before)
