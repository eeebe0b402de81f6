"""The same place in two wordings: what stands between the same neighbours.

    a *more* important advantage        she was *not* able to complain
    a *less* important advantage        she was able to complain

However much a sentence was reworded, two words between the same two neighbours stand for each other, and a
cue whose neighbours stand side by side on the other side was taken out or put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.groups import Told
from webapp.engine.model import Span
from webapp.engine.reading import is_content

_OFTEN: Final = 6
"""Places with the same neighbours that are tried; more of them are a turn of phrase."""

Place = tuple[Told, int]
"""A sentence and the number of a token in it."""


class Places:
    """The places of one side of a group by their neighbours."""

    def __init__(self, side: Sequence[Told]) -> None:
        self._side = side

    @cached_property
    def _by_neighbours(self) -> dict[tuple[int, str, str], list[Place]]:
        found: dict[tuple[int, str, str], list[Place]] = {}
        for told in self._side:
            for at in told.reading.words:
                for key in _keys(told.reading.lows, at):
                    found.setdefault(key, []).append((told, at))
        return found

    @cached_property
    def _runs(self) -> dict[tuple[str, ...], Place]:
        """Three tokens in a row → the place of the first of them."""
        found: dict[tuple[str, ...], Place] = {}
        for told in self._side:
            lows = told.reading.lows
            for at in range(len(lows) - 2):
                found.setdefault(lows[at : at + 3], (told, at))
        return found

    def facing(self, reading: Reading, at: int) -> Iterator[Place]:
        """The other words between the same neighbours as token ``at`` of a sentence of the other side; none
        where the word itself stands between them, too."""
        found = [
            place
            for key in _keys(reading.lows, at)
            if len(places := self._by_neighbours.get(key, ())) <= _OFTEN
            for place in places
        ]
        if found and all(told.reading.lows[place] != reading.lows[at] for told, place in found):
            yield from found

    def without(self, reading: Reading, span: Span) -> Place | None:
        """Where the neighbours of a cue stand side by side, without it: one before and two behind, or two
        before and one behind, a content word among them."""
        inside = reading.inside(span)
        if not inside or not inside.start:
            return None
        first, last = inside.start, inside.stop
        for before, behind in ((1, 2), (2, 1)):
            run = (*reading.lows[max(0, first - before) : first], *reading.lows[last : last + behind])
            told = any(low[:1].isalpha() and is_content(low, reading.language) for low in run[before - 1 :])
            if len(run) == before + behind and run[before][:1].isalpha() and told and run in self._runs:
                place = self._runs[run]
                return place[0], place[1] + before
        return None


def _keys(lows: Sequence[str], at: int) -> list[tuple[int, str, str]]:
    """The pairs of neighbours of a token with a word among them, by number."""
    before, behind = lows[at - 1] if at else "", lows[at + 1] if at + 1 < len(lows) else ""
    first, last = lows[at - 2] if at > 1 else "", lows[at + 2] if at + 2 < len(lows) else ""
    pairs = ((0, before, behind), (1, first, before), (2, behind, last))
    return [
        pair for pair in pairs if pair[1] and pair[2] and (pair[1][:1].isalpha() or pair[2][:1].isalpha())
    ]
