"""Stamps of a live blog, alone on a line or before text: ``10:42``, ``Updated at 10.42 CEST``, ``3h ago``."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import islice, pairwise
from typing import Final, NamedTuple

from webapp.engine.cleaning.layout.page import Found, Page
from webapp.engine.cleaning.layout.words import (
    AGO,
    MERIDIEMS,
    MONTHS,
    STAMP_WORDS,
    TIME_SPANS,
    WEEKDAYS,
    ZONES,
)
from webapp.engine.model import Block

LONGEST_STAMP: Final = 60
"""Characters."""

_WORD = re.compile(r"[^\s,|·•–—(\[\])-]{1,24}")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.hH])(?P<minute>\d{2})(?::\d{2})?)?"
    r"(?P<half>am|pm|a\.m\.?|p\.m\.?|h|uhr|[A-Z]{3,4})?[:.]?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?P<count>\d{1,3})(?P<unit>[a-z]{1,7})", re.IGNORECASE)
_DAY = re.compile(
    r"\d{1,2}(?:\.|st|nd|rd|th|er|º)?|\d{4}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})?|\d{4}-\d{2}-\d{2}"
)
_SENTENCE = re.compile(r"[^mM]\.\Z")
_SEPARATOR = re.compile(r"\s{0,4}[:–—|-]?\s{1,4}|[:：]\s{0,4}|\]\s{1,4}|\Z")


class _Kind(Enum):
    CLOCK = auto()
    DOTTED = auto()
    """``10.42``: a clock time or a number."""
    HALF = auto()
    """``am``, ``Uhr``: behind an hour."""
    ZONE = auto()
    DATE = auto()
    NUMBER = auto()
    SPAN = auto()
    AGO = auto()
    WORD = auto()


class Stamp(NamedTuple):
    """A stamp at a line's beginning."""

    length: int
    """Characters, without what parts it from the text behind."""
    is_sure: bool
    """It cannot be a number."""


def stamp(line: str) -> Stamp | None:
    """The stamp that fills a line, or None."""
    if len(line) > LONGEST_STAMP or not any(sign.isdecimal() for sign in line) or _SENTENCE.search(line):
        return None
    kinds = _joined([_kind(match[0]) for match in _WORD.finditer(line)])
    if None in kinds or len(kinds) > LONGEST_STAMP // 6:
        return None
    if _Kind.CLOCK in kinds and kinds.count(_Kind.CLOCK) <= 2:
        return Stamp(len(line), is_sure=True)
    if _Kind.DOTTED in kinds and kinds.count(_Kind.DOTTED) == 1:
        return Stamp(len(line), is_sure=len(kinds) > 1)
    told = _Kind.AGO in kinds and _Kind.SPAN in kinds
    return Stamp(len(line), is_sure=True) if told else None


def _joined(kinds: list[_Kind | None]) -> list[_Kind | None]:
    """``10 am``, ``14 Uhr``: a number with what stands only behind a clock time."""
    return [
        _Kind.CLOCK if (kind, after) == (_Kind.NUMBER, _Kind.HALF) else kind
        for kind, after in pairwise([*kinds, None])
    ]


def _kind(word: str) -> _Kind | None:
    folded = word.casefold().rstrip(":").partition("+")[0]
    clock = _CLOCK.fullmatch(word)
    if clock and int(clock["hour"]) <= 24 and (clock["minute"] or clock["half"]):
        return _clock_kind(clock)
    count = _COUNT.fullmatch(folded)
    if count and count["unit"] in TIME_SPANS:
        return _Kind.SPAN
    if _DAY.fullmatch(folded):
        return _Kind.NUMBER
    return next((kind for words, kind in _WORDS if folded in words or folded.rstrip(".") in words), None)


_HOURS: Final = frozenset((_Kind.CLOCK, _Kind.DOTTED))
_OF_TIME: Final = _HOURS | {_Kind.HALF, _Kind.ZONE}
_MOST_WORDS: Final = 5
"""Words of a stamp in front of text: both ends of a span of time, and the zone."""
_WORDS: Final = (
    (MERIDIEMS, _Kind.HALF),
    (ZONES, _Kind.ZONE),
    (AGO, _Kind.AGO),
    (MONTHS | WEEKDAYS, _Kind.DATE),
    (TIME_SPANS, _Kind.SPAN),
    (STAMP_WORDS, _Kind.WORD),
)


def _clock_kind(clock: re.Match[str]) -> _Kind | None:
    if clock["minute"] and int(clock["minute"]) > 59:
        return None
    half = (clock["half"] or "").casefold()
    if half and half not in MERIDIEMS and half not in ZONES:
        return None
    return _Kind.DOTTED if clock["mark"] == "." and not half else _Kind.CLOCK


def leading_stamp(line: str) -> Stamp | None:
    """A clock time in front of text: with its half of the day and zone, and what parts it from the text."""
    opening = 1 if line[:1] in ("[", "(") else 0
    words = list(islice(_WORD.finditer(line, opening, LONGEST_STAMP), _MOST_WORDS))
    kinds = _joined([_kind(word[0]) for word in words])
    count = next((place for place, kind in enumerate(kinds) if kind not in _OF_TIME), len(kinds))
    while count and words[count - 1][0].isdecimal():
        count -= 1
    kinds = kinds[:count]
    end = words[count - 1].end() - words[count - 1][0].endswith(":") if count else 0
    if not _HOURS.intersection(kinds[:1]) or (opening and line[end : end + 1] not in "])"):
        return None
    parting = _SEPARATOR.match(line, end + opening)
    rest = line[parting.end() :] if parting else ""
    if parting is None or not rest or rest[0].islower() or rest[0].isdecimal():
        return None
    return Stamp(parting.end(), kinds[0] is _Kind.CLOCK or len(kinds) > 1)


def stamps(page: Page) -> dict[int, Found]:
    """Stamps on lines of their own. ``10.42`` needs another stamp beside it, and must not stand in a column
    of numbers."""
    read = {number: found for number, line in page.free() if (found := stamp(line))}
    sure = any(found.is_sure for found in read.values())
    return {
        number: Found(Block.TIME, found.length)
        for number, found in read.items()
        if found.is_sure or ((sure or len(read) > 1) and not {number - 1, number + 1} & read.keys())
    }


def leading_stamps(page: Page) -> dict[int, Found]:
    """Prose behind a stamp, where at least two lines have one."""
    read = {number: found for number, line in page.free() if (found := leading_stamp(line))}
    if len(read) < 2:
        return {}
    return {number: Found(Block.PROSE, found.length) for number, found in read.items()}
