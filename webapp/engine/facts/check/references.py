"""What a name, a noun and a pronoun in each other's place stand for: one and the same, said before.

Jane Orr, the mayor, … *Orr* resigned     … *The mayor* resigned
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.groups import Group
from webapp.engine.facts.face.hunks import Hunk
from webapp.engine.facts.lexicon import kin
from webapp.engine.language import words
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import is_content, stem

_BEFORE: Final = 24
"""Sentences up to a place in which a description is looked for."""
_LAST: Final = 3
"""Sentences before a place in which what a pronoun stands for is looked for."""
_NEAR: Final = 6
"""Tokens between a name and what it is called."""
_PRONOUNS: Final = words("en", "grammar", "third person")


@dataclass(frozen=True, slots=True)
class Context:
    """Both articles, to see what stands before a place."""

    readings: tuple[Sequence[Reading], Sequence[Reading]]
    """Their sentences, left and right, in reading order."""

    def is_reference(self, group: Group, hunk: Hunk, words: Sequence[str]) -> bool:
        """Whether a hunk trades a name, a noun or a pronoun for another one of these that stands for the same
        thing; ``words``: the content words in it that nothing else explains."""
        if hunk.left is None or hunk.right is None or not may_be_reference(group, hunk, words):
            return False
        if any(map(_is_pronoun, group.words_of(hunk))):
            return self._is_named_before(hunk.left, hunk.right, words)
        here, there = _names_in(group, hunk)
        return self._are_called(hunk.left, hunk.right, here | there, words)

    def _before(self, left: Span, right: Span, count: int) -> Iterator[Reading]:
        """The sentences up to a place, its own among them, on both sides."""
        for side, span in zip(self.readings, (left, right), strict=True):
            stop = bisect_left(side, span.end, key=lambda reading: reading.sentence.span.start)
            yield from side[max(0, stop - 1 - count) : stop]

    def _is_named_before(self, left: Span, right: Span, words: Sequence[str]) -> bool:
        places = (left.start, right.start)
        said = {
            name
            for reading in self._before(left, right, _LAST)
            if reading.sentence.span.end <= max(places)
            for name in reading.content
        }
        return all(stem(word, "en") in said for word in words)

    def _are_called(self, left: Span, right: Span, names: set[str], words: Sequence[str]) -> bool:
        """Whether each word stands near one of the names in some sentence."""
        return all(
            any(_stand_together(reading, names, word) for reading in self._before(left, right, _BEFORE))
            for word in words
        )


def may_be_reference(group: Group, hunk: Hunk, words: Sequence[str]) -> bool:
    """Whether the articles must be asked if a hunk is one; else it is none, wherever the group stands."""
    if hunk.left is None or hunk.right is None or not words:
        return False
    here, there = _names_in(group, hunk)
    return any(map(_is_pronoun, group.words_of(hunk))) or bool(here) != bool(there)


def _names_in(group: Group, hunk: Hunk) -> tuple[set[str], set[str]]:
    """The words of names inside a hunk, left and right."""
    ones, others = group.words_of(hunk)
    left, right = group.facts(FactKind.NAME)
    return {*ones} & _name_words(left, hunk.left), {*others} & _name_words(right, hunk.right)


def _is_pronoun(words: Sequence[str]) -> bool:
    return (
        bool(words) and not any(is_content(word, "en") for word in words) and not _PRONOUNS.isdisjoint(words)
    )


def _name_words(names: Sequence[Fact], span: Span | None) -> set[str]:
    met = (name for name in names if span and name.span.start < span.end and span.start < name.span.end)
    return {word for name in met for word in name.text.lower().split()}


def _stand_together(reading: Reading, names: set[str], word: str) -> bool:
    forms = kin(word)
    places = [at for at, low in enumerate(reading.lows) if low in names]
    return any(not forms.isdisjoint(reading.lows[max(0, at - _NEAR) : at + _NEAR + 1]) for at in places)
