"""Whom a pronoun that speaks may stand for: the names told shortly before it.

Nothing is resolved: a speaker who is none of them is another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.names import Name, Sort
from webapp.engine.facts.extract.phrases import Speaker
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.groups import Told
from webapp.engine.model import FactKind

_BACK: Final = 3
"""Sentences before a pronoun in which whoever it stands for is named."""
_PERSONAL: Final = frozenset({"he", "she"})
_THINGS: Final = frozenset({Sort.PLACE, Sort.BODY})


class Antecedents:
    """The names of an article in reading order."""

    def __init__(self, side: Mapping[str, Told]) -> None:
        self._side: Sequence[Told] = list(side.values())
        self._places = {told.reading.sentence.id: at for at, told in enumerate(self._side)}

    def of(self, reading: Reading, speaker: Speaker, verb: int) -> tuple[list[Speaker], frozenset[str]]:
        """Whom *he* or *she* at the verb of saying at token ``verb`` may be, nearest first, and the words
        told around them; nobody where the speaker is no such pronoun."""
        if not speaker.is_pronoun or _PERSONAL.isdisjoint(speaker.text.lower().split()):
            return [], frozenset()
        at = self._places.get(reading.sentence.id, 0)
        near = self._side[max(0, at - _BACK) : at + 1][::-1]
        words = frozenset(low for told in near for low in told.reading.vocabulary)
        return [found for told in near for found in _persons(told, verb if told is near[0] else None)], words


def _persons(told: Told, before: int | None) -> Iterator[Speaker]:
    """The persons named in a sentence, up to a token."""
    facts: Sequence[Fact] = told.facts[FactKind.NAME]
    for fact in facts:
        is_ahead = before is None or told.reading.inside(fact.span).start < before
        if is_ahead and isinstance(fact, Name) and fact.sort not in _THINGS:
            yield Speaker(fact.words, text=fact.text, span=fact.span)
