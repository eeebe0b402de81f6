"""Comparisons turned round: another side of the same standard, or standard and subject in each other's place.

    29th in the table, *ahead of* Ford and Volkswagen      29th, just *behind* Volkswagen and Ford
    the number is *half that of* the UK                    in the UK the share is *half of* that

The standard is what follows the comparison; the subject stands before it. English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.phrase_table import FormTable
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.language import rows
from webapp.engine.language import words as listed
from webapp.engine.model import FactKind, Severity, Verdict

_STANDARD: Final = 12
"""Tokens behind a comparison among which its standard stands."""
_SUBJECT: Final = 8
"""Tokens before a comparison among which its subject stands."""
_MOST: Final = 8
"""Comparisons of a side that are set against each other."""
_STOPS: Final = listed("en", "grammar", "contrast") | {";", ".", "?", "!"}
_BEFORE: Final = 4
"""Tokens before a comparison among which a denial turns it."""
_ANAPHORS: Final = listed("en", "grammar", "anaphor")
_CONTRARY: Final = {"above": "below", "below": "above", "half": "double", "double": "half"}


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A phrase that compares, in its sentence."""

    reading: Reading
    """The sentence."""
    way: str
    """``above``, ``below``, ``half`` or ``double``."""
    start: int
    """Its first token."""
    stop: int
    """One past its last token."""
    standard: frozenset[str]
    """Stems of the content words behind it, up to a stop."""
    named: frozenset[str]
    """Those of names."""
    subject: frozenset[str]
    """Stems of the nearest name before it."""

    is_open: bool
    """Its standard was said before: *half of that*, *Ford further back*."""


def comparisons(group: Group) -> list[Draft]:
    """The findings about comparisons."""
    ones, others = (
        [found for told in side for found in _comparisons(told)][:_MOST] for side in (group.left, group.right)
    )
    for one, other in product(ones, others):
        if _are_contrary(_rest(one, others), _rest(other, ones)):
            return [_finding(group, one, other)]
    return []


def _are_contrary(one: _Comparison, other: _Comparison) -> bool:
    if other.way == _CONTRARY[one.way]:
        return one.is_open is other.is_open and _share(one.standard, other.standard)
    if other.way != one.way or one.is_open is other.is_open:
        return False
    return bool(one.named & other.subject if other.is_open else other.named & one.subject)


def _rest(one: _Comparison, others: Sequence[_Comparison]) -> _Comparison:
    """A comparison without the words of its standard that the other side sets on the same side of it."""
    kept = frozenset[str]().union(*(other.standard for other in others if other.way == one.way))
    return replace(one, standard=one.standard - kept, named=one.named - kept)


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two words or more are shared, and most of the shorter list; or all of a single one."""
    shared, shorter = len(one & other), min(len(one), len(other))
    return shared >= min(2, shorter) > 0 and 2 * shared >= shorter


def _comparisons(told: Told) -> Iterator[_Comparison]:
    """Those of a sentence, last first. The standard of one ends at the next one, or at its subject."""
    reading = told.reading
    numbers = {at for fact in told.facts[FactKind.NUMBER] for at in reading.inside(fact.span)}
    names = [reading.inside(fact.span) for fact in told.facts[FactKind.NAME]]
    found: dict[int, tuple[int, str]] = {}
    for start, stop, way in _phrases().every(reading.lows):
        if stop not in numbers and not _is_amount(reading.lows[stop : stop + _AMOUNT]):
            found.setdefault(start, (stop, way))
    end = len(reading.lows)
    for start, (stop, way) in reversed(found.items()):
        before = [name for name in names if start - _SUBJECT <= name.start and name.stop <= start]
        subject = before[-1] if before else range(start, start)
        one = _comparison(reading, (start, stop, way), names, subject, end)
        end = subject.start if one.is_open else start
        if not any(map(is_cue, reading.lows[max(0, start - _BEFORE) : start])):
            yield one


def _comparison(
    reading: Reading, phrase: tuple[int, int, str], names: Sequence[range], subject: range, end: int
) -> _Comparison:
    start, stop, way = phrase
    last = stop
    while last < min(end, stop + _STANDARD) and reading.lows[last] not in _STOPS:
        last += 1
    standard = frozenset(reading.stems[stop:last]) & reading.content
    return _Comparison(
        reading,
        way,
        start,
        stop,
        standard=standard,
        named=frozenset(reading.stems[at] for name in names for at in name if stop <= at < last),
        subject=frozenset(reading.stems[at] for at in subject),
        is_open=not standard or reading.lows[stop] in _ANAPHORS,
    )


def _is_amount(lows: Sequence[str]) -> bool:
    """Whether the tokens behind *more than* tell by how much: *a foot under the record*."""
    return lows[:1] in {("a",), ("an",), ("half",)} and not _APART.isdisjoint(lows[2:])


_AMOUNT: Final = 4
"""Tokens behind a comparison that may be an amount and what it parts."""
_APART: Final = frozenset(
    {"below", "under", "above", "over", "beneath", "beyond", "behind", "ahead", "short"}
)


@cache
def _phrases() -> FormTable[str]:
    """Phrases with their way."""
    table = ((phrase, way) for way, phrases in rows("en", "comparisons") for phrase in phrases.split(", "))
    return FormTable(table)


def _finding(group: Group, one: _Comparison, other: _Comparison) -> Draft:
    """Contrary ways are opposites; a standard that became the subject is another wording."""
    kind = FactKind.WORDING if one.way == other.way else FactKind.NEGATION
    facts = [Fact.of(kind, found.reading, found.start, found.stop) for found in (one, other)]
    return draft(group, (facts[0], facts[1]), Verdict.CHANGED, Severity.HIGH)
