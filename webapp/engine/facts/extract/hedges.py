"""Hedges: words that hold a claim open.

Classes: *possible* (may, might, could, perhaps, potentially), *likely* (likely, expected to, set to),
*hearsay*
(reportedly, is believed to, apparently), *alleged* (allegedly, suspected), *limit* (up to). A value is the
class;
the slots are the stems of the words that follow, what is hedged.
"""

from __future__ import annotations

from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.language import table, words
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import is_content

HEDGES: Final = {
    tuple(phrase.split("_")): tuple(name.split())
    for name, phrases in table("en", "hedges").items()
    for phrase in phrases
}
"""Phrase → its class, and ``weak`` where it is as often plain telling: reported low."""
_FIRST: Final = frozenset(phrase[0] for phrase in HEDGES)
_LONGEST: Final = max(map(len, HEDGES))
_REACH: Final = 4
"""Tokens behind a hedge among which its slots are found."""


def extract(reading: Reading) -> tuple[Fact, ...]:
    """The hedges of a sentence."""
    facts: list[Fact] = []
    at, lows = 0, reading.lows
    while at < len(lows):
        width, found = _match(reading, at) if lows[at] in _FIRST else (0, ())
        if not width:
            at += 1
            continue
        facts.append(
            Fact(
                FactKind.HEDGE,
                Span(reading.tokens[at].start, reading.tokens[at + width - 1].end),
                reading.text(at, at + width),
                found[0],
                slots=_hedged(reading, at + width),
                weak=len(found) > 1,
            )
        )
        at += width
    return tuple(facts)


def _match(reading: Reading, at: int) -> tuple[int, tuple[str, ...]]:
    lows = reading.lows
    for width in range(min(_LONGEST, len(lows) - at), 0, -1):
        found = HEDGES.get(lows[at : at + width])
        if found and not (lows[at] == "may" and _is_month(reading, at)):
            if found[0] == "limit" and not _before_number(reading, at + width):
                return 0, ()
            return width, found
    return 0, ()


def _is_month(reading: Reading, at: int) -> bool:
    return reading.tokens[at].is_capital and at > 0


def _before_number(reading: Reading, at: int) -> bool:
    return at < len(reading.lows) and (
        reading.lows[at][:1].isdigit() or reading.lows[at] in _COUNTS or reading.lows[at] in "$€£"
    )


_COUNTS: Final = words("en", "grammar", "counting")


def _hedged(reading: Reading, at: int) -> frozenset[str]:
    return frozenset(
        reading.stems[place]
        for place in range(at, min(at + _REACH, len(reading.lows)))
        if reading.tokens[place].is_word and is_content(reading.lows[place], reading.language)
    )
