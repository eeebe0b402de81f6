"""A sentence as its numbers are read: phrases of several tokens, and number words, which text2num reads."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final, TypeVar

from text_to_num import find_numbers

from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.units import LONGEST, Vocabulary, vocabulary

_Meaning = TypeVar("_Meaning")


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

    @staticmethod
    def of(reading: Reading) -> Sentence:
        """The sentence with its language's tables."""
        return Sentence(reading, vocabulary(reading.language))

    @property
    def lows(self) -> Sequence[str]:
        """The folded tokens."""
        return self.reading.lows

    def low(self, at: int) -> str:
        """A folded token; empty outside of the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def is_glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        tokens = self.reading.tokens
        return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end

    def phrase(self, at: int, table: Mapping[str, _Meaning]) -> tuple[_Meaning, int] | None:
        """What the longest phrase from a token on means, and one past its last token."""
        if not self._is_word(at):
            return None
        for stop in range(min(len(self.lows), at + LONGEST), at, -1):
            found = table.get("_".join(self.lows[at:stop]))
            if found is not None:
                return found, stop
        return None

    def phrase_before(self, at: int, table: Mapping[str, _Meaning]) -> tuple[_Meaning, int] | None:
        """What the longest phrase up to a token means, and its first token."""
        if not self._is_word(at - 1):
            return None
        for start in range(max(0, at - LONGEST), at):
            found = table.get("_".join(self.lows[start:at]))
            if found is not None:
                return found, start
        return None

    def past(self, role: str, at: int) -> int | None:
        """One past the longest phrase of a role that begins at a token."""
        return self.end_of(at, self.vocabulary.roles.get(role, ()))

    def end_of(self, at: int, phrases: Container[str]) -> int | None:
        """One past the longest of some phrases that begins at a token."""
        if not self._is_word(at):
            return None
        stops = range(min(len(self.lows), at + LONGEST), at, -1)
        return next((stop for stop in stops if "_".join(self.lows[at:stop]) in phrases), None)

    def _is_word(self, at: int) -> bool:
        """Whether a phrase may begin or end here: at no number in figures."""
        return not self.low(at)[:1].isdecimal()

    def plays(self, role: str, at: int) -> bool:
        """Whether a token has a role by itself."""
        return self.vocabulary.plays(role, self.low(at))

    @cached_property
    def spelt(self) -> Mapping[int, Spelt]:
        """First token → the number in words that begins there."""
        return _spelt(self.lows, self.vocabulary) if self.vocabulary.spelling else {}


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


def _spelt(lows: Sequence[str], known: Vocabulary) -> dict[int, Spelt]:
    """The numbers in words of a sentence; an article that is also *one* is none."""
    found: dict[int, Spelt] = {}
    for number in find_numbers([_word(low) for low in lows], known.spelling, 0.0):
        start = number.start
        while start < number.end and known.plays("never", lows[start]):
            start += 1
        single = number.end - start == 1
        if start == number.end or (single and lows[start] in known.vague):
            continue
        found[start] = Spelt(number.end, Decimal(str(number.value)).normalize(), number.is_ordinal)
    return found | {
        at: Spelt(at + 1, known.words[low], ordinal=False)
        for at, low in enumerate(lows)
        if low in known.words
    }
