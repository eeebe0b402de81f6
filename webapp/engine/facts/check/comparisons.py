"""Comparisons turned round: another side of the same standard, or standard and subject in each other's place.

    29th in the table, *ahead of* Ford and Volkswagen      29th, just *behind* Volkswagen and Ford
    the number is *half that of* the UK                    in the UK the share is *half of* that

The standard is what follows the comparison; the subject stands before it. English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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

    @property
    def is_of_what_was_said(self) -> bool:
        """Whether its standard is a pronoun: *half of that*."""
        return self.reading.lows[self.stop : self.stop + 1] in {(low,) for low in _ANAPHORS}


def comparisons(group: Group) -> list[Draft]:
    """The findings about comparisons."""
    ones, others = (
        [found for told in side for found in _comparisons(told)][:_MOST] for side in (group.left, group.right)
    )
    for one, other in product(ones, others):
        if _are_contrary(one, other) and not any(_are_alike(one, twin) for twin in others):
            kind = FactKind.WORDING if one.way == other.way else FactKind.NEGATION
            facts = [Fact.of(kind, found.reading, found.start, found.stop) for found in (one, other)]
            return [draft(group, (facts[0], facts[1]), Verdict.CHANGED, Severity.HIGH)]
    return []


def _are_contrary(one: _Comparison, other: _Comparison) -> bool:
    if other.way == _CONTRARY[one.way]:
        return _share(one.standard, other.standard)
    if other.way != one.way or one.is_of_what_was_said is other.is_of_what_was_said:
        return False
    return bool(one.named & other.subject if other.is_of_what_was_said else other.named & one.subject)


def _are_alike(one: _Comparison, other: _Comparison) -> bool:
    return one.way == other.way and bool(one.standard & other.standard)


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two words or more are shared, and most of the shorter list; or all of a single one."""
    shared, shorter = len(one & other), min(len(one), len(other))
    return shared >= min(2, shorter) > 0 and 2 * shared >= shorter


def _comparisons(told: Told) -> Iterator[_Comparison]:
    reading = told.reading
    numbers = {at for fact in told.facts[FactKind.NUMBER] for at in reading.inside(fact.span)}
    last = -1
    for start, stop, way in _phrases().every(reading.lows):
        if start != last and stop not in numbers:
            last = start
            if not any(map(is_cue, reading.lows[max(0, start - _BEFORE) : start])):
                yield _comparison(told, way, start, stop)


def _comparison(told: Told, way: str, start: int, stop: int) -> _Comparison:
    reading = told.reading
    names = [reading.inside(fact.span) for fact in told.facts[FactKind.NAME]]
    before = [name for name in names if start - _SUBJECT <= name.start and name.stop <= start]
    last = stop
    while last < min(len(reading.lows), stop + _STANDARD) and reading.lows[last] not in _STOPS:
        last += 1
    behind = [at for name in names for at in name if stop <= at < last]
    return _Comparison(
        reading,
        way,
        start,
        stop,
        standard=frozenset(reading.stems[stop:last]) & reading.content,
        named=frozenset(reading.stems[at] for at in behind),
        subject=frozenset(reading.stems[at] for at in before[-1]) if before else frozenset(),
    )


@cache
def _phrases() -> FormTable[str]:
    """Phrases with their way."""
    table = ((phrase, way) for way, phrases in rows("en", "comparisons") for phrase in phrases.split(", "))
    return FormTable(table)
