"""What is known of a language's numbers: its tables (``engine/language``) as they are asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from webapp.engine.facts.extract.quantity import Bound, Family, Unit
from webapp.engine.language import read_as, rows

Phrases = Mapping[str, tuple[Unit, ...]]
"""Tokens joined by ``_`` → what they may mean."""

LONGEST: Final = 6
"""Tokens of the longest phrase in the tables."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number tables of one language; a phrase is its folded tokens, joined by ``_``."""

    spelling: str
    """The language in which number words are read; empty where they are not."""
    marks: tuple[str, str] | None
    """The marks of thousands and of decimals; None where both uses are possible."""
    units: Phrases
    """Units and currencies behind a number."""
    signs: Phrases
    """Currencies before a number."""
    scales: Mapping[str, Decimal]
    """Words that multiply the number before them."""
    suffixes: Mapping[str, Decimal]
    """Letters that do."""
    vague: Mapping[str, tuple[Decimal, Decimal]]
    """Sizes: the least, and the first number beyond."""
    parts: Mapping[str, Decimal]
    """One part of a whole → how many make it."""
    several: Mapping[str, Decimal]
    """Several parts of a whole → how many make it."""
    multiples: Mapping[str, Decimal]
    """*twice* → 2."""
    words: Mapping[str, Decimal]
    """Number words beyond those of the library."""
    before: Mapping[str, Bound]
    """What bends a number that follows."""
    behind: Mapping[str, Bound]
    """What bends the number before it."""
    negative: tuple[frozenset[str], frozenset[str]]
    """What makes a number negative, before and behind it."""
    roles: Mapping[str, frozenset[str]]
    """Words that join numbers, by role: ``en/numerals.tsv`` says what each does."""

    def plays(self, role: str, phrase: str) -> bool:
        """Whether a phrase has a role."""
        return phrase in self.roles.get(role, _NONE)


_NONE: Final = frozenset[str]()
_SIGNS: Final = "any"
"""The folder of what every language writes alike."""


@cache
def vocabulary(language: str) -> Vocabulary:
    """The tables of a language. What is of no known language is most often English."""
    own = read_as(language)
    marks = {row[0]: row[1] for row in rows(own, "marks")}
    bounds, signs = rows(own, "bounds"), rows(own, "signs")
    return Vocabulary(
        spelling=own if rows(own, "numerals") else "",
        marks=(marks["thousands"], marks["decimal"]) if marks else None,
        units=_units(own, _SIGNS),
        signs=_joined(_currencies(_SIGNS)),
        scales=dict(_numbers(own, "scales")),
        suffixes=dict(_numbers(_SIGNS, "suffixes")) | dict(_numbers(own, "suffixes")),
        vague={
            word: (Decimal(least), Decimal(beyond))
            for least, beyond, words in rows(own, "vague")
            for word in words.split()
        },
        parts={one: Decimal(count) for count, one, _ in rows(own, "fractions")},
        several={many: Decimal(count) for count, _, many in rows(own, "fractions")},
        multiples=dict(_numbers(own, "multiples")),
        words=dict(_numbers(own, "words")),
        before=_bounds(row for row in bounds if row[0] == "before"),
        behind=_bounds(row for row in bounds if row[0] == "behind"),
        negative=(
            frozenset(word for place, words in signs if place == "before" for word in words.split()),
            frozenset(word for place, words in signs if place == "behind" for word in words.split()),
        ),
        roles={role: frozenset(words.split()) for role, words in rows(own, "numerals")},
    )


def _numbers(language: str, name: str) -> Iterator[tuple[str, Decimal]]:
    for number, words in rows(language, name):
        for word in words.split():
            yield word, Decimal(number)


def _bounds(entries: Iterable[tuple[str, ...]]) -> dict[str, Bound]:
    return {phrase: Bound(name) for _, name, phrases in entries for phrase in phrases.split()}


def _units(*languages: str) -> Phrases:
    return _joined(
        found for language in languages for found in (*_measures(language), *_currencies(language))
    )


def _joined(entries: Iterable[tuple[str, Unit]]) -> Phrases:
    found: dict[str, list[Unit]] = defaultdict(list)
    for phrase, unit in entries:
        found[phrase].append(unit)
    return {phrase: tuple(units) for phrase, units in found.items()}


_FAMILIES: Final = {family.value: family for family in Family}


def _measures(language: str) -> Iterator[tuple[str, Unit]]:
    for dimension, name, factor, zero, words in rows(language, "units"):
        above, _, below = factor.partition("/")
        unit = Unit(
            _FAMILIES.get(dimension, Family.MEASURE),
            dimension,
            name,
            Decimal(above) / Decimal(below or 1),
            Decimal(zero),
        )
        for word in words.split():
            yield word, unit


def _currencies(language: str) -> Iterator[tuple[str, Unit]]:
    for code, share, words in rows(language, "currencies"):
        for word in words.split():
            yield word, Unit(Family.MONEY, code, code, Decimal(share))
