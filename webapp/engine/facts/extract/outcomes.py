"""Outcomes of a sentence: how a matter stands or ended, where another word would say that it did not.

    That charge was *dropped*.     The coastguard *is considering* the request.

Fields and phrases: ``language/<code>/outcomes.tsv``. English words may stand in any form, those of other
languages as the table has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Final

from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.phrase_table import FormTable
from webapp.engine.facts.extract.reading import Reading, once
from webapp.engine.language import read_as, rows, words
from webapp.engine.reading import is_content


@dataclass(frozen=True, slots=True)
class Outcome:
    """One place of a phrase of the table."""

    field: int
    """Number of its row."""
    side: int
    """Number of its set: those of one field exclude each other."""
    denial: int | None
    """The token that denies it (*was not ruled out*), None for none."""
    start: int
    """Its first token."""
    stop: int
    """One past its last token."""
    clause: tuple[str, ...]
    """The content words and numbers beside it in its clause."""
    near: tuple[str, ...]
    """Those of them that stand close to it."""


@cache
def _fields(language: str) -> FormTable[tuple[int, int]]:
    """Phrases → field and set."""
    return FormTable(
        (phrase, (field, side))
        for field, (_, sets) in enumerate(rows(language, "outcomes"))
        for side, phrases in enumerate(sets.split(" | "))
        for phrase in phrases.split(", ")
    )


@cache
def nouns(language: str, field: int) -> frozenset[str]:
    """The words of which one must stand in the clause, none where any clause will do."""
    named = rows(language, "outcomes")[field][0]
    return frozenset(() if named == "-" else named.split())


@once
def outcomes(reading: Reading) -> tuple[Outcome, ...]:
    """The outcomes that a sentence tells as real, in reading order; of phrases of one field that overlap, or
    of which one governs the other (*refused to accept*), the first and longest."""
    return tuple(_outcomes(reading))


def _outcomes(reading: Reading) -> Iterator[Outcome]:
    ends: dict[int, int] = {}
    language = read_as(reading.language)
    for start, stop, (field, side) in _fields(language).every(reading.lows):
        if ends.get(field, 0) > start:
            continue
        governed = field in ends and _governs(reading, ends[field], start)
        ends[field] = stop
        if governed or not _is_real(reading, start):
            continue
        denial = _denial(reading, start, stop, language)
        close = (_REACH, _OBJECT) if nouns(language, field) else (_NEARBY, _NEARBY)
        clause = _clause(reading, start, stop, (_REACH, _REACH))
        near = _clause(reading, start, stop, close)
        yield Outcome(field, side, denial, start, stop, clause, near)


def _governs(reading: Reading, stop: int, start: int) -> bool:
    """Whether a phrase that ends before another one governs it."""
    between = reading.lows[stop:start]
    return len(between) <= _NEAR and _PARTING.isdisjoint(between)


_NEAR: Final = 3
"""Tokens between a phrase and one that it governs."""


def _is_real(reading: Reading, start: int) -> bool:
    """Whether it is told as so, or as not so: behind no *may*, *if* or *to* (but *voted to*)."""
    before = reading.lows[max(0, start - _BEFORE) : start]
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _ENDING:
            return True
        if before[at] in _UNREAL:
            return False
        if before[at] == "to" and at == len(before) - 1:
            return before[at - 1] in _DECIDING if at else False
    return True


def _denial(reading: Reading, start: int, stop: int, language: str) -> int | None:
    """The token that denies a phrase: in English close before it, else anywhere in its clause."""
    lows = reading.lows
    before = range(start - 1, max(-1, start - 1 - (_BEFORE if language == "en" else _REACH)), -1)
    behind = range(stop, min(stop + (0 if language == "en" else _REACH), len(lows)))
    for places in (before, behind):
        inside = takewhile(lambda at: lows[at] not in _ENDING, places)
        found = next((at for at in inside if is_cue(lows[at], language)), None)
        if found is not None:
            return found
    return None


_BEFORE: Final = 5
"""Tokens before a phrase among which a denial or a *may* bears on it."""
_UNREAL: Final = frozenset(
    {
        *words("en", "grammar", "modal"),
        "would",
        "if",
        "unless",
        "whether",
        "should",
        "fail",
        "failed",
        "instead",
        *("deny", "denies", "denied", "denying"),
    }
)
_DECIDING: Final = frozenset({"voted", "agreed", "decided", "moved", "chose", "opted", "went", "had"})
_PARTING: Final = words("en", "grammar", "parting") | {"and", ";", ":", ",", ".", "—", "–"}
_ENDING: Final = words("en", "grammar", "parting") | {";", ":", ".", ",", "—", "–", '"'}


def _clause(reading: Reading, start: int, stop: int, reach: tuple[int, int]) -> tuple[str, ...]:
    """The content words about a phrase as far as its clause reaches."""
    first, last = start, stop
    while first and start - first < reach[0] and reading.lows[first - 1] not in _CUTS:
        first -= 1
    while last < len(reading.lows) and last - stop < reach[1] and reading.lows[last] not in _CUTS:
        last += 1
    return tuple(
        low
        for low in reading.telling((*range(first, start), *range(stop, last)))
        if low[:1].isdecimal() or is_content(low, reading.language)
    )


_REACH: Final = 12
"""Tokens on each side of a phrase that may be of its clause."""
_NEARBY: Final = 8
"""The same for those that are close to it."""
_OBJECT: Final = 5
"""The same for the noun of a field behind it; before it, as its subject, that may stand farther off."""
_CUTS: Final = words("en", "grammar", "parting") | {";", ":", "."}
