"""Function words of the table ``language/en/function_words.tsv``, where they stand in a sentence.

A member is a word or a phrase of a row; the members of one *set* are equal in meaning, those of two sets of a
row exclude each other. English.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.phrase_table import PhraseTable
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.language import rows as entries
from webapp.engine.model import FactKind, Severity, Span

_BEFORE: Final = 4
"""Tokens before a word among which a denial turns what it means."""

Set = tuple[int, int]
"""Numbers of a row and of a set in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table."""

    role: str
    """``excludes``, ``replaces``, ``turns``, ``denies`` or ``alone``."""
    severity: Severity
    """Of a finding about its members."""
    sets: tuple[tuple[str, ...], ...]
    """The members of each set."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member stands."""

    reading: Reading
    """The sentence."""
    start: int
    """Its first token."""
    stop: int
    """One past its last token."""
    sets: tuple[Set, ...]
    """Those it belongs to."""

    @property
    def words(self) -> tuple[str, ...]:
        """Folded."""
        return self.reading.lows[self.start : self.stop]

    @property
    def fact(self) -> Fact:
        """As a fact of its sentence."""
        return Fact.of(FactKind.WORDING, self.reading, self.start, self.stop)

    @property
    def is_denied(self) -> bool:
        """Whether an odd number of denials stand before it."""
        return sum(map(is_cue, self.reading.lows[max(0, self.start - _BEFORE) : self.start])) % 2 == 1


@cache
def rows() -> tuple[Row, ...]:
    """The table."""
    return tuple(
        Row(role, Severity(severity), tuple(tuple(words.split(", ")) for words in sets.split(" | ")))
        for role, severity, sets in entries("en", "function_words")
    )


@cache
def _members() -> PhraseTable[tuple[Set, ...]]:
    """Members → their sets."""
    found: defaultdict[str, tuple[Set, ...]] = defaultdict(tuple)
    for number, row in enumerate(rows()):
        for at, words in enumerate(row.sets):
            for word in words:
                found[word.replace(" ", "_")] += ((number, at),)
    return PhraseTable(found)


class FunctionWords:
    """The members of the table in some sentences."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._places = {reading.sentence.id: tuple(_places(reading)) for reading in readings}
        self.counts = Counter(key for place in self for key in place.sets)
        """Set → how often its members stand there."""
        self.denials = sum(is_cue(low) for reading in readings for low in reading.lows)
        """Words that deny."""

    def __iter__(self) -> Iterator[Place]:
        for places in self._places.values():
            yield from places

    def meeting(self, reading: Reading, span: Span) -> list[Place]:
        """Those of a sentence that overlap ``span``."""
        inside = reading.inside(span)
        places = self._places[reading.sentence.id]
        return [place for place in places if place.start < inside.stop and inside.start < place.stop]


def _places(reading: Reading) -> Iterator[Place]:
    """The members in a sentence; of those that overlap, the longest."""
    lows, at = reading.lows, 0
    while at < len(lows):
        found = _members().at(lows, at)
        if found:
            yield Place(reading, at, found[1], found[0])
        at = found[1] if found else at + 1
