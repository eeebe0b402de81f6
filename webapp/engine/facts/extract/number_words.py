"""A sentence as its numbers are read: phrases of several tokens, and number words, which text2num reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import Final

from text_to_num import find_numbers

from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.units import Vocabulary


@dataclass(frozen=True, slots=True)
class Spelt:
    """A number in words."""

    stop: int
    """One past its last token."""
    amount: Decimal
    """Its value."""
    ordinal: bool
    """*seventh* rather than *seven*."""


@dataclass(frozen=True)
class Sentence:
    """The tokens of a sentence and how its language writes numbers."""

    reading: Reading
    """The sentence."""
    vocabulary: Vocabulary
    """The language's tables."""

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The folded tokens."""
        return self.reading.lows

    def low(self, at: int) -> str:
        """A folded token; empty outside of the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def is_glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        tokens = self.reading.tokens
        return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end

    def past(self, role: str, at: int) -> int | None:
        """One past the longest phrase of a role that begins at a token."""
        found = self.vocabulary.role(role).at(self.lows, at)
        return found[1] if found else None

    def plays(self, role: str, at: int) -> bool:
        """Whether a token has a role by itself."""
        return self.low(at) in self.vocabulary.role(role).meanings

    @cached_property
    def spelt(self) -> Mapping[int, Spelt]:
        """First token → the number in words that begins there."""
        return _spelt(self.lows, self.vocabulary) if self.vocabulary.spelling else {}

    @cached_property
    def openings(self) -> Sequence[int]:
        """The tokens that a number may begin with."""
        openers, spelt = self.vocabulary.openers, self.spelt
        return [
            at
            for at, low in enumerate(self.lows)
            if low in openers or at in spelt or low[:1].isdecimal() or (len(low) == 1 and not low.isascii())
        ]


class _Word:
    """A token in the form that text2num asks for."""

    __slots__ = ("_low", "_parts")

    def __init__(self, low: str) -> None:
        self._parts = not low.isalpha() and low != "-"
        self._low = " " if self._parts else low

    def text(self) -> str:
        return self._low

    def nt_separated(self, previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self._parts


_word: Final = lru_cache(maxsize=1 << 14)(_Word)


@cache
def _alone(language: str) -> dict[str, bool]:
    """Words seen before → whether each is a number by itself; never more than ``_REMEMBERED``."""
    return {}


_REMEMBERED: Final = 1 << 14
_NO_PART: Final = "x"
"""A word that no number goes on behind, as one does behind a comma."""


def _have_number(lows: Sequence[str], language: str) -> bool:
    """Whether one of some words is a number by itself, as one at least of every number in words is. Those not
    seen before are asked in one call: to begin one takes as long as a sentence."""
    known = _alone(language)
    fresh = [low for low in {*lows} if low not in known]
    if fresh:
        apart = [_word(word) for low in fresh for word in (low, _NO_PART)]
        numbers = {found.start // 2 for found in find_numbers(apart, language, 0.0)}
        asked = {low: at in numbers for at, low in enumerate(fresh)}
        if len(known) + len(asked) <= _REMEMBERED:
            known |= asked
        if numbers:
            return True
    return any(map(known.get, lows))


def _spelt(lows: Sequence[str], known: Vocabulary) -> dict[int, Spelt]:
    """The numbers in words of a sentence; an article that is also *one* is none."""
    found: dict[int, Spelt] = {}
    if _have_number(lows, known.spelling):
        for number in find_numbers([_word(low) for low in lows], known.spelling, 0.0):
            start = number.start
            while start < number.end and lows[start] in known.role("never").meanings:
                start += 1
            single = number.end - start == 1
            if start == number.end or (single and lows[start] in known.vague.meanings):
                continue
            found[start] = Spelt(number.end, Decimal(str(number.value)).normalize(), number.is_ordinal)
    for at, low in enumerate(lows) if known.words else ():
        if low in known.words:
            found[at] = Spelt(at + 1, known.words[low], ordinal=False)
    return found
