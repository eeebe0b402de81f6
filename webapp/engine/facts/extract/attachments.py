"""What is told of the things in a sentence: the words that go with each, and who did what to whom.

    *three* cars and *six* vans             three: cars; six: vans
    *its* views were endorsed by *members*  members endorsed its (views)

No parser: a comma or conjunction between two things parts what goes with the one from what goes with the
other, and the things on both sides of a verb are who acts and who is acted on, turned round in the passive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.capitals import titles
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.lexicon import lemmas, speech
from webapp.engine.language import words
from webapp.engine.reading import is_content

MUTUAL: Final = words("en", "mutual")
"""Verbs that say the same of both who stand beside them."""
_MARKS: Final = {",": 3, ";": 6, ":": 6, "-": 3, "(": 3, ")": 3, '"': 3} | dict.fromkeys(
    words("en", "grammar", "joining"), 3
)
"""Tokens that part clauses → how much."""
_REACH: Final = 14
"""Tokens from a thing to the farthest word that goes with it."""
_STOPS: Final = frozenset(',;:."()-?!')
_BE: Final = frozenset().union(*(words("en", "grammar", role) for role in ("be", "be short", "get")))
_PREPOSITIONS: Final = words("en", "grammar", "preposition")
_ARTICLES: Final = words("en", "grammar", "article") | {"of", "its", "his", "her", "their"}
_APPOSED: Final = words("en", "grammar", "article") | {"who", "whose", "which"}
_NEAR: Final = 8
"""Tokens between a verb and who acts or is acted on."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that one thing did to another."""

    verb: frozenset[str]
    """Lemmas of the verb, or of the adjective before *than*."""
    how: str
    """The preposition behind an active verb; empty where there is none and in the passive."""
    by: int
    """Number of the thing that acts."""
    to: int
    """Number of the thing that it acts on."""


def attached(reading: Reading, things: Sequence[range]) -> list[dict[str, int]]:
    """For each thing, given by its tokens, in order: the content words that go with it → their distance, one
    for the next word; below zero before the thing. Of what stands between two things and no mark, only a noun
    next to the first (*Leeds fans*) is known to go with one of them."""
    found: list[dict[str, int]] = [{} for _ in things]
    stops = [0, *(thing.stop for thing in things)]
    starts = [*(thing.start for thing in things), len(reading.lows)]
    for number, (first, last) in enumerate(zip(stops, starts, strict=True)):
        cut = first if number == 0 else last if number == len(things) else _cut(reading, first, last)
        places = range(max(first, last - _REACH), last) if number < len(things) else range(0)
        if cut is None:
            places = range(0)
            if reading.lows[first:last] and "n" in speech(reading.lows[first]):
                _keep(found[number - 1], reading, first, 1)
        for at in places:
            if cut is not None and at >= cut:
                _keep(found[number], reading, at, at - last)
        for at in range(first, min(cut or first, first + _REACH) if number else first):
            _keep(found[number - 1], reading, at, at - first + 1)
    return found


def _keep(told: dict[str, int], reading: Reading, at: int, place: int) -> None:
    low = reading.lows[at]
    if reading.tokens[at].is_word and is_content(low, reading.language):
        told[low] = min(told.get(low, place), place, key=abs)


def _cut(reading: Reading, first: int, last: int) -> int | None:
    """Where what goes with one thing ends and what goes with the next one begins: the strongest mark between
    them (*and,* parts more than a comma), the last of several; None where there is none. The comma of an
    apposition (*Anna Holm, a lawyer*) parts nothing."""
    best, cut, weight = 0, None, 0
    if reading.lows[first] == "," and not _APPOSED.isdisjoint(reading.lows[first + 1 : first + 2]):
        first += 1
    for at in range(first, last):
        weight = weight + _MARKS[reading.lows[at]] if reading.lows[at] in _MARKS else 0
        if weight and weight >= best:
            best, cut = weight, at
    return cut


def deeds(reading: Reading, things: Sequence[range]) -> Iterator[Deed]:
    """Every verb between two things."""
    starts = {thing.start: number for number, thing in enumerate(things)}
    stops = {thing.stop - 1: number for number, thing in enumerate(things)}
    inside = {at for thing in things for at in thing}
    for at in range(len(reading.tokens)):
        if at in inside or not _is_verb(reading, at):
            continue
        one = _nearest(reading, range(at - 1, max(-1, at - 1 - _NEAR), -1), stops)
        other = _nearest(reading, range(at + 1, min(len(reading.tokens), at + 1 + _NEAR)), starts)
        if one is not None and other is not None:
            yield from _deed(reading, at, (one, other), things[other].start)


def _is_verb(reading: Reading, at: int) -> bool:
    """Whether a token may say what one thing does to another; the adjective before *than* does."""
    low = reading.lows[at]
    if (
        not reading.tokens[at].is_word
        or not is_content(low, reading.language)
        or low in titles(reading.language)
    ):
        return False
    kinds, after = speech(low), reading.lows[at + 1 : at + 2]
    if after == ("than",) and "a" in kinds:
        return True
    if "n" in kinds and (after == ("of",) or (at and reading.lows[at - 1] in _ARTICLES | _PREPOSITIONS)):
        return False
    return "v" in kinds and MUTUAL.isdisjoint(lemmas(low))


def _nearest(reading: Reading, places: range, ends: dict[int, int]) -> int | None:
    for at in places:
        if at in ends:
            return ends[at]
        if reading.lows[at] in _STOPS and not (at and reading.lows[at - 1] in titles(reading.language)):
            return None
    return None


def _deed(reading: Reading, at: int, pair: tuple[int, int], stop: int) -> Iterator[Deed]:
    one, other = pair
    between = reading.lows[at + 1 : stop]
    is_passive = not _BE.isdisjoint(reading.lows[max(0, at - 3) : at]) or between[:1] == ("by",)
    verb = frozenset(lemmas(reading.lows[at]))
    if "than" in between or not is_passive:
        yield Deed(verb, next((low for low in between if low in _PREPOSITIONS), ""), one, other)
    elif "by" in between:
        yield Deed(verb, "", other, one)
