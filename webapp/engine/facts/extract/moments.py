"""Dates and times of day: ``14 May 2024``, ``8/6``, ``last Tuesday``, ``the late '80s``, ``6.40pm``, ``Q3``.

How they are written is data (``forms``). Own parser: dateutil and dateparser turn what is missing into
today's date, which a pure engine must not know, and need 0.1 to 5 milliseconds a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from webapp.engine.facts.extract.calendar import Day
from webapp.engine.facts.extract.forms import NEAR, Form, cues, forms, vocabulary
from webapp.engine.facts.extract.moment import Edge, Moment, Unit, When, resolved, shifted
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.senses import senses
from webapp.engine.model import FactKind, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A date while it is read."""

    start: int
    """Its first token."""
    stop: int
    """One past its last token."""
    senses: tuple[When, ...]
    """What it may say."""
    vague: bool = False
    """Rounded by the way it is told."""


def is_calendar_word(low: str, language: str) -> bool:
    """Whether a folded word is a month or weekday."""
    words = vocabulary(_code(language))
    return low in words.get("month", ()) or low in words.get("weekday", ())


def _code(language: str) -> str:
    """Text of no known language is read as English, which most short texts are."""
    return "en" if language == "und" else language


def extract(reading: Reading) -> tuple[tuple[Moment, ...], frozenset[int]]:
    """The dates and times of a sentence, and the indexes of the tokens they take (no numbers then)."""
    found = list(_all(reading))
    taken = frozenset(at for one in found for at in range(one.start, one.stop))
    return tuple(_moment(reading, one) for one in found), taken


def _moment(reading: Reading, found: Found) -> Moment:
    span = Span(reading.tokens[found.start].start, reading.tokens[found.stop - 1].end)
    rounding = cues(_code(reading.language)).get("about", {})
    before = reading.lows[found.start - 1] if found.start else ""
    weak = all(when.relative is not None and when.weekday is None for when in found.senses)
    return Moment(
        FactKind.DATE,
        span,
        reading.text(found.start, found.stop),
        weak=weak,
        senses=found.senses,
        vague=found.vague or before in rounding,
    )


def _all(reading: Reading) -> Iterator[Found]:
    table, lows = forms(_code(reading.language)), reading.lows
    if table.keys().isdisjoint(low if not low[:1].isdecimal() else "0" for low in lows):
        return
    line = _Line(reading)
    at = 0
    while at < len(lows):
        found = line.read(at, table.get("0" if lows[at][:1].isdecimal() else lows[at], ()))
        if found is None:
            at += 1
            continue
        yield from line.with_ends(found, at)
        at = line.stop


class _Line:
    """A sentence as the forms read it: its folded tokens with a space before each."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._words = reading, vocabulary(_code(reading.language))
        self._cues = cues(_code(reading.language))
        self._text = "".join(f" {low}" for low in reading.lows)
        self._places = [0, *accumulate(len(low) + 1 for low in reading.lows)]
        self._tokens = {place: at for at, place in enumerate(self._places)}
        self.stop = 0

    def read(self, at: int, tried: Sequence[Form]) -> Found | None:
        """The longest date that begins at a token; where two are as long, it may be either."""
        before = self._reading.lows[max(0, at - NEAR) : at]
        longest, best, vague = 0, list[When](), False
        for form in tried:
            if not form.may_follow(before):
                continue
            match = form.pattern.match(self._text, self._places[at])
            if match is None or match.end() < longest or not self._holds(match, at):
                continue
            made = senses(match.groupdict(), self._words)
            if made and match.end() > longest:
                longest, best = match.end(), []
                vague = bool(match.groupdict().get("minutes"))
            best += made
        if not best:
            return None
        return Found(at, self._tokens[longest], tuple(dict.fromkeys(best)), vague)

    def _holds(self, match: re.Match[str], at: int) -> bool:
        """Whether it ends at the end of a token, and its month or weekday is meant as one."""
        if match.end() not in self._tokens or match.end() == match.start():
            return False
        capitals = self._cues.get("capital", {})
        stop = self._tokens[match.end()]
        for name in ("month", "weekday"):
            low = match.groupdict().get(name)
            if not low or low[0].isdigit():
                continue
            place = self._tokens.get(match.start(name) - 1, at)
            doubtful = low in self._words.get("word", ())
            if (doubtful or name in capitals) and capitals and not self._reading.tokens[place].is_capital:
                return False
            if doubtful and stop - at == 1 and not self._is_cued(at):
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
        found = self._edged(found)
        joints, lows = self._cues.get("range", _DASH), self._reading.lows
        if at > 1 and lows[at - 1] in joints:
            first = at - 2 - (lows[at - 2] in _ENDINGS)
            if first >= free and (end := _end(lows[first], found.senses, ahead=False)):
                yield Found(first, at - 1, end)
        yield found
        joint, number, behind = (*lows[self.stop : self.stop + 3], "", "", "")[:3]
        is_end = not self._goes_on(joint, behind) and (joint in joints or joint == "/")
        if is_end and (end := _end(number, found.senses, ahead=True)):
            self.stop += 2
            yield Found(self.stop - 1, self.stop, end)

    def _goes_on(self, joint: str, behind: str) -> bool:
        """Whether the word behind a number makes something else of it than the end of a range."""
        counted = joint == "and" and behind[:1].isalpha()
        return counted or behind in _NO_END or behind in self._words.get("month", ())

    def _edged(self, found: Found) -> Found:
        """With an *early*, *mid* or *the end of* before it."""
        edges, lows = self._words.get("edge", {}), self._reading.lows
        if not edges or any(when.minute is not None or when.day for when in found.senses):
            return found
        start = found.start - (lows[found.start - 1 : found.start] == ("the",))
        for size in (4, 3, 2, 1):
            for stop in (start, found.start):
                phrase = " ".join(lows[max(0, stop - size) : stop])
                if stop - size >= 0 and phrase in edges:
                    edge = Edge(edges[phrase])
                    return replace(
                        found,
                        start=stop - size,
                        senses=tuple(replace(when, edge=edge) for when in found.senses),
                    )
        return found


_DASH: Final = {"-": ""}
_ENDINGS: Final = frozenset({"st", "nd", "rd", "th", "."})
_NO_END: Final = frozenset({"%", "-", "/", "percent"})
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


def of_article(found: Sequence[tuple[Moment, ...]], readings: Sequence[Reading]) -> list[tuple[Moment, ...]]:
    """The moments of an article's sentences, with what follows from the others: *last Tuesday* from the
    article's own date, *ten years after 2014*, *ten years later*."""
    days = {day for moments in found for one in moments for when in one.senses[:1] if (day := when.date)}
    told = days.pop() if len(days) == 1 else None
    made: list[tuple[Moment, ...]] = []
    last: When | None = None
    for reading, moments in zip(readings, found, strict=True):
        known = tuple(replace(one, senses=_with_days(one, told)) if told else one for one in moments)
        for one in moments:
            last = next((when for when in one.senses if when.years), last)
        made.append((*known, *_reckoned(reading, known, last)))
    return made


def _with_days(moment: Moment, told: Day) -> tuple[When, ...]:
    return tuple(
        dict.fromkeys((*moment.senses, *(day for one in moment.senses for day in resolved(one, told))))
    )


def _reckoned(reading: Reading, known: Sequence[Moment], last: When | None) -> Iterator[Moment]:
    """What lengths of time reach from another moment: *ten years after 2014*, *ten years later*."""
    words = vocabulary(_code(reading.language))
    units, counts = words.get("unit", {}), words.get("count", {})
    starts = {reading.first_from(one.span.start): one for one in known}
    for at, low in enumerate(reading.lows):
        if low not in units or not at:
            continue
        before, behind = reading.lows[at - 1], reading.lows[at + 1 : at + 2]
        written = "1" if before in words.get("a", ()) else counts.get(before, before)
        if not behind or not (written.isascii() and written.isdecimal() and len(written) <= 4):
            continue
        steps, unit = int(written), Unit(units[low])
        after = starts.get(at + 2)
        if behind[0] in words.get("ahead", ()) and after:
            bases, sign = after.senses, int(words["ahead"][behind[0]])
        elif behind[0] in words.get("behind", ()) and last:
            bases, sign = (last,), int(words["behind"][behind[0]])
        else:
            continue
        made = tuple(when for base in bases if (when := shifted(base, unit, sign * steps)))
        if made:
            span = Span(reading.tokens[at - 1].start, reading.tokens[at + 1].end)
            text = reading.text(at - 1, at + 2)
            yield Moment(FactKind.DATE, span, text, weak=True, senses=made, implied=True)
