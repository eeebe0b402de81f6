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
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import is_content

_PHRASES: Final = {
    "possible": "may;might;could;perhaps;possibly;maybe;potentially;potential;conceivably;possible;"
    "possibility;can be;"
    "not certain;uncertain;unclear;would possibly;"
    "is considering;are considering;was considering;is weighing up;thinking about",
    "likely": "likely;probably;probable;expected to;is expected;are expected;was expected;were expected;"
    "be expected;set to;due to be;expects;"
    "expect;expected;anticipated;projected;anticipates;anticipate;forecast;forecasts;predicted;predicts;"
    "predict;projects to;projection;projections;expecting;anticipating;expectation;expectations;"
    "presumably;poised to;planned;plans to;plan to;hopes to;aims to;on course to;tends to;tend to",
    "hearsay": "reportedly;apparently;seemingly;is believed;are believed;was believed;were believed;"
    "believed to;is thought;are thought;"
    "was thought;were thought;thought to;said to be;is said to;are said to;understood to;rumoured;rumored;"
    "supposedly;"
    "appears to;appear to;appeared to;seems to;seem to;seemed to;appears;unconfirmed;reported to;reports "
    "suggest",
    "alleged": "alleged;allegedly;suspected;accused of;purported;purportedly;presumed;so-called;claimed to",
    "limit": "up to;as many as;as much as;as long as;as high as",
}
HEDGES: Final = {
    tuple(phrase.split()): name for name, phrases in _PHRASES.items() for phrase in phrases.split(";")
}
"""Phrase → class."""
_FIRST: Final = frozenset(phrase[0] for phrase in HEDGES)
_LONGEST: Final = max(map(len, HEDGES))
_WEAK: Final = listed(
    """
    could potential possibility planned plans plan tends tend aims hopes can expects expect anticipates
    anticipate predicts predict projects forecasts expecting anticipating expectation expectations
    projection projections appears seems
    """
)
"""First words of hedges that are as often plain telling: reported low."""
_REACH: Final = 4
"""Tokens behind a hedge among which its slots are found."""


def extract(reading: Reading) -> tuple[Fact, ...]:
    """The hedges of a sentence (English)."""
    facts: list[Fact] = []
    at, lows = 0, reading.lows
    while at < len(lows):
        width, name = _match(reading, at) if lows[at] in _FIRST else (0, "")
        if not width:
            at += 1
            continue
        facts.append(
            Fact(
                FactKind.HEDGE,
                Span(reading.tokens[at].start, reading.tokens[at + width - 1].end),
                reading.text(at, at + width),
                name,
                slots=_hedged(reading, at + width),
                weak=lows[at] in _WEAK,
            )
        )
        at += width
    return tuple(facts)


def _match(reading: Reading, at: int) -> tuple[int, str]:
    lows = reading.lows
    for width in range(min(_LONGEST, len(lows) - at), 0, -1):
        name = HEDGES.get(lows[at : at + width])
        if name and not (lows[at] == "may" and _is_month(reading, at)):
            if name == "limit" and not _before_number(reading, at + width):
                return 0, ""
            return width, name
    return 0, ""


def _is_month(reading: Reading, at: int) -> bool:
    return reading.tokens[at].is_capital and at > 0


def _before_number(reading: Reading, at: int) -> bool:
    return at < len(reading.lows) and (
        reading.lows[at][:1].isdigit() or reading.lows[at] in _COUNTS or reading.lows[at] in "$€£"
    )


_COUNTS: Final = listed(
    """
    two three four five six seven eight nine ten eleven twelve a half twenty thirty forty fifty
    sixty hundred
    """
)


def _hedged(reading: Reading, at: int) -> frozenset[str]:
    return frozenset(
        reading.stems[place]
        for place in range(at, min(at + _REACH, len(reading.lows)))
        if reading.tokens[place].is_word and is_content(reading.lows[place], reading.language)
    )
