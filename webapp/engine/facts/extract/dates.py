"""Dates and times while they are read: by the forms of a language, with the other end of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from webapp.engine.facts.extract.forms import NEAR, cues, forms, shape, vocabulary
from webapp.engine.facts.extract.moment import Edge, When
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.senses import senses
from webapp.engine.language import words


@dataclass(frozen=True, slots=True)
class Found:
    """A date while it is read."""

    start: int
    """Its first token."""
    stop: int
    """One past its last token."""
    senses: tuple[When, ...]
    """What it may say."""


def dates(reading: Reading) -> Iterator[Found]:
    """The dates and times of a sentence, in order, without overlap."""
    starts = forms(reading.language)
    line: _Line | None = None
    for at, low in enumerate(reading.lows):
        if (low in starts or (low[:1].isdecimal() and shape(low) in starts)) and (
            line is None or at >= line.stop
        ):
            line = line or _Line(reading)
            if found := line.read(at):
                yield from line.with_ends(found, at)


class _Line:
    """A sentence as the forms read it."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._words = reading, vocabulary(reading.language)
        self._cues, self._forms = cues(reading.language), forms(reading.language)
        self.stop = 0

    def read(self, at: int) -> Found | None:
        """The longest date that begins at a token; where two are as long, it may be either."""
        lows = self._reading.lows
        before, ahead = lows[max(0, at - NEAR) : at], lows[at : at + _LONGEST]
        tried = [form for form in self._forms.get(shape(lows[at]), ()) if form.may_follow(before)]
        if not tried:
            return None
        text = f" {' '.join(ahead)}"
        matches = [match for form in tried if (match := form.pattern.match(text))]
        if not matches:
            return None
        places = {
            place: at + n for n, place in enumerate(accumulate((len(low) + 1 for low in ahead), initial=0))
        }
        longest, best = 0, list[When]()
        for match in matches:
            if match.end() < longest or not self._holds(match, at, places):
                continue
            made = senses(match.groupdict(), self._words)
            if made and match.end() > longest:
                longest, best = match.end(), []
            best += made
        if not best:
            return None
        return Found(at, places[longest], tuple(dict.fromkeys(best)))

    def _holds(self, match: re.Match[str], at: int, places: Mapping[int, int]) -> bool:
        """Whether it ends at the end of a token, and its month or weekday is meant as one."""
        if not match.end() or match.end() not in places:
            return False
        capitals = self._cues.get("capital", {})
        for name in ("month", "weekday"):
            low = match.groupdict().get(name)
            if not low or low[0].isdigit():
                continue
            place = places.get(match.start(name) - 1, at)
            doubtful = low in self._words.get("word", ())
            if (doubtful or name in capitals) and capitals and not self._reading.tokens[place].is_capital:
                return False
            if doubtful and places[match.end()] == at + 1 and not self._is_cued(at):
                return False
        return True

    def _is_cued(self, at: int) -> bool:
        beside = self._cues.get("beside", {})
        before = self._reading.lows[at - 1] if at else ""
        return before in beside or before in self._words.get("weekday", ()) or before[:1].isdecimal()

    def with_ends(self, found: Found, at: int) -> Iterator[Found]:
        """A date with what stands at the other end of its range: ``4 to 13 September``, ``1914-18``,
        ``6-7pm``."""
        free, self.stop = self.stop, found.stop
        found = self._edged(found, free)
        joints, lows = self._cues.get("range", _DASH), self._reading.lows
        if at > 1 and lows[at - 1] in joints:
            first = at - 2 - (lows[at - 2] in _ENDINGS)
            if first >= free and (end := _end(lows[first], found.senses, ahead=False)):
                yield Found(first, at - 1, end)
        yield found
        joint, number, behind = (*lows[self.stop : self.stop + 3], "", "", "")[:3]
        if (joint in joints or joint == "/") and not self._goes_on(joint, behind):
            end = _end(number, found.senses, ahead=True)
            if end:
                self.stop += 2
                yield Found(self.stop - 1, self.stop, end)

    def _goes_on(self, joint: str, behind: str) -> bool:
        """Whether what follows is more than the bare end of a range: a date of its own, or a count."""
        at = self.stop + 1
        own = self.read(at) if at < len(self._reading.lows) else None
        counted = joint == "and" and behind[:1].isalpha()
        return (
            counted
            or behind in _NO_END
            or behind in self._cues.get("share", ())
            or (own is not None and own.stop > at + 1)
        )

    def _edged(self, found: Found, free: int) -> Found:
        """With an *early*, *mid* or *the end of* before it."""
        edges, lows = self._words.get("edge", {}), self._reading.lows
        if not edges or any(when.minute is not None or when.day for when in found.senses):
            return found
        start = found.start - (lows[found.start - 1 : found.start] == ("the",))
        for size in (4, 3, 2, 1):
            for stop in (start, found.start):
                first = stop - size
                if first >= free and (edge := edges.get(" ".join(lows[first:stop]))):
                    made = tuple(replace(when, edge=Edge(edge)) for when in found.senses)
                    return replace(found, start=first, senses=made)
        return found


_LONGEST: Final = 16
"""Tokens of a date at most."""
_DASH: Final = {"-": ""}
_ENDINGS: Final = words("en", "numerals", "ending") | {"."}
_NO_END: Final = frozenset({"%", "-", "/"})
_BARE: Final = re.compile(r"([0-9]{1,2})(?:[.:]([0-5][0-9]))?")


def _end(low: str, known: Sequence[When], *, ahead: bool) -> tuple[When, ...] | None:
    """The other end of a range of which only a number is written."""
    match, when = _BARE.fullmatch(low), known[0]
    if match is None:
        return None
    number, minutes = int(match[1]), match[2]
    if when.minute is not None and number <= 24 and (minutes or not ahead):
        minute = (number * 60 + int(minutes or 0)) % 1440
        halves = [minute, (minute + 720) % 1440] if 0 < number <= 12 and low[0] != "0" else [minute]
        return tuple(When(minute=half) for half in halves)
    if minutes:
        return None
    if when.day and when.month and 1 <= number <= 31:
        return tuple(replace(one, day=number) for one in known)
    if ahead and len(low) == 2 and when.years and when.years[0] == when.years[1] and not when.day:
        year = when.years[0] // 100 * 100 + number
        return (When((year, year)),) if year > when.years[0] else None
    return None
