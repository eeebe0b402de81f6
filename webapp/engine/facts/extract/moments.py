"""Dates and times of day: ``14 May 2024``, ``8/6``, ``last Tuesday``, ``the late '80s``, ``6.40pm``, ``Q3``.

How they are written is data (``forms``). Own parser: dateutil and dateparser turn what is missing into
today's date, which a pure engine must not know, and need 0.1 to 5 milliseconds a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from webapp.engine.facts.extract.calendar import Day
from webapp.engine.facts.extract.dates import Found, dates
from webapp.engine.facts.extract.fact import ahead
from webapp.engine.facts.extract.forms import cues, vocabulary
from webapp.engine.facts.extract.moment import Moment, Unit, When, on, resolved, shifted
from webapp.engine.facts.extract.reading import Reading, once
from webapp.engine.model import FactKind


def is_calendar_word(low: str, language: str) -> bool:
    """Whether a folded word is a month or weekday."""
    words = vocabulary(language)
    return low in words.get("month", ()) or low in words.get("weekday", ())


def extract(reading: Reading) -> tuple[tuple[Moment, ...], frozenset[int]]:
    """The dates and times of a sentence, and the indexes of the tokens they take (no numbers then)."""
    found, taken = _extract(reading.origin)
    return ahead(found, reading.ahead), taken


@once
def _extract(reading: Reading) -> tuple[tuple[Moment, ...], frozenset[int]]:
    found = list(dates(reading))
    taken = frozenset(at for one in found for at in range(one.start, one.stop))
    return tuple(_moment(reading, one) for one in found), taken


def _moment(reading: Reading, found: Found) -> Moment:
    rounding = cues(reading.language).get("about", {})
    before = reading.lows[found.start - 1] if found.start else ""
    weak = all(when.relative is not None and when.weekday is None for when in found.senses)
    return Moment(
        FactKind.DATE,
        reading.span(found.start, found.stop),
        reading.text(found.start, found.stop),
        weak=weak,
        senses=found.senses,
        vague=before in rounding,
    )


def of_article(found: Sequence[tuple[Moment, ...]], readings: Sequence[Reading]) -> list[tuple[Moment, ...]]:
    """The moments of an article's sentences, with what follows from the others: *last Tuesday* from the
    article's own date, *ten years after 2014*, *ten years later*."""
    told = _own_date(found, readings)
    made: list[tuple[Moment, ...]] = []
    last: When | None = None
    for reading, moments in zip(readings, found, strict=True):
        known = tuple(replace(one, days=_days(one, told)) for one in moments)
        for one in moments:
            last = next((when for when in one.senses if when.years), last)
        made.append((*known, *_reckoned(reading, known, last, told)))
    return made


def _own_date(found: Sequence[tuple[Moment, ...]], readings: Sequence[Reading]) -> Day | None:
    """The day on which an article is told: its date line, else the only full date."""
    for reading, moments in zip(readings[:_TOP], found, strict=False):
        for one in moments:
            behind = reading.first_from(one.span.end)
            if (
                behind <= _DATE_LINE
                and reading.lows[behind : behind + 1] in _LINE_ENDS
                and one.senses[0].date
            ):
                return one.senses[0].date
    days = {day for moments in found for one in moments if (day := one.senses[0].date)}
    return days.pop() if len(days) == 1 else None


_TOP: Final = 3
"""Sentences, the title among them, that may begin with a date line: *MANCHESTER, 15 May 2024 –*."""
_LINE_ENDS: Final = {(), ("-",), (":",), (")",)}
_DATE_LINE: Final = 10
"""Tokens among which it ends."""


def _days(moment: Moment, told: Day | None) -> tuple[When, ...]:
    return tuple(day for one in moment.senses for day in resolved(one, told)) if told else ()


def _reckoned(
    reading: Reading, known: Sequence[Moment], last: When | None, told: Day | None
) -> Iterator[Moment]:
    """What lengths of time reach from another moment: *ten years after 2014*, *ten years later*, *ago*."""
    words = vocabulary(reading.language)
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
        bases = {
            "ahead": after.senses if after else (),
            "behind": (last,) if last else (),
            "ago": (on(told),) if told else (),
        }
        name = next((name for name in bases if bases[name] and behind[0] in words.get(name, ())), None)
        if name is None:
            continue
        steps *= int(words[name][behind[0]])
        made = tuple(when for base in bases[name] if (when := shifted(base, unit, steps)))
        if made:
            span, text = reading.span(at - 1, at + 2), reading.text(at - 1, at + 2)
            yield Moment(FactKind.DATE, span, text, weak=True, senses=made, implied=True)
