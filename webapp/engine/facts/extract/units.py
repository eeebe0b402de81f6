"""What is known of a language's numbers: its tables (``engine/language``) as they are asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from webapp.engine.facts.extract.phrase_table import PhraseTable
from webapp.engine.facts.extract.quantity import Bound, Family, Unit
from webapp.engine.language import read_as, rows


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number tables of one language."""

    spelling: str
    """The language in which number words are read; empty where they are not."""
    marks: tuple[str, str] | None
    """The marks of thousands and of decimals; None where both uses are possible."""
    units: PhraseTable[tuple[Unit, ...]]
    """Units and currencies behind a number."""
    signs: Mapping[str, tuple[Unit, ...]]
    """Currencies before a number."""
    scales: Mapping[str, Decimal]
    """Words that multiply the number before them."""
    suffixes: Mapping[str, Decimal]
    """Letters that do."""
    vague: PhraseTable[tuple[Decimal, Decimal]]
    """Sizes: the least, and the first number beyond."""
    parts: Mapping[str, Decimal]
    """One part of a whole → how many make it."""
    several: Mapping[str, Decimal]
    """Several parts of a whole → how many make it."""
    multiples: PhraseTable[Decimal]
    """*twice* → 2."""
    words: Mapping[str, Decimal]
    """Number words beyond those of the library."""
    before: PhraseTable[Bound]
    """What bends a number that follows."""
    behind: PhraseTable[Bound]
    """What bends the number before it."""
    negative: tuple[PhraseTable[str], PhraseTable[str]]
    """What makes a number negative, before and behind it."""
    roles: Mapping[str, PhraseTable[str]]
    """Words that join numbers, by role: ``en/numerals.tsv`` says what each does."""
    openers: frozenset[str]
    """The first words of phrases that are numbers or parts of one."""

    def role(self, name: str) -> PhraseTable[str]:
        """The phrases that have a role."""
        return self.roles.get(name, _NONE)


_NONE: Final = PhraseTable[str]({})
_OPENING: Final = ("article", "halved", "part")
"""The roles of what a number may begin with."""
_SIGNS: Final = "any"
"""The folder of what every language writes alike."""


@cache
def vocabulary(language: str) -> Vocabulary:
    """The tables of a language. What is of no known language is most often English."""
    own = read_as(language)
    marks = {row[0]: row[1] for row in rows(own, "marks")}
    scales, multiples = dict(_numbers(own, "scales")), PhraseTable(dict(_numbers(own, "multiples")))
    vague = PhraseTable(
        {
            word: (Decimal(least), Decimal(beyond))
            for least, beyond, words in rows(own, "vague")
            for word in words.split()
        }
    )
    roles = {role: _listed([words]) for role, words in rows(own, "numerals")}
    openers = [multiples.openers, vague.openers, *(roles[role].openers for role in _OPENING if role in roles)]
    return Vocabulary(
        spelling=own if rows(own, "numerals") else "",
        marks=(marks["thousands"], marks["decimal"]) if marks else None,
        units=PhraseTable(
            _joined((*_measures(own), *_currencies(own), *_measures(_SIGNS), *_currencies(_SIGNS)))
        ),
        signs=_joined(_currencies(_SIGNS)),
        scales=scales,
        suffixes=dict(_numbers(_SIGNS, "suffixes")) | dict(_numbers(own, "suffixes")),
        vague=vague,
        parts={one: Decimal(count) for count, one, _ in rows(own, "fractions")},
        several={many: Decimal(count) for count, _, many in rows(own, "fractions")},
        multiples=multiples,
        words=dict(_numbers(own, "words")),
        before=_bounds(own, "before"),
        behind=_bounds(own, "behind"),
        negative=(_negative(own, "before"), _negative(own, "behind")),
        roles=roles,
        openers=frozenset(scales).union(*openers),
    )


def _numbers(language: str, name: str) -> Iterator[tuple[str, Decimal]]:
    for number, words in rows(language, name):
        for word in words.split():
            yield word, Decimal(number)


def _bounds(language: str, side: str) -> PhraseTable[Bound]:
    found = ((Bound(name), phrases) for place, name, phrases in rows(language, "bounds") if place == side)
    return PhraseTable({phrase: bound for bound, phrases in found for phrase in phrases.split()})


def _negative(language: str, side: str) -> PhraseTable[str]:
    return _listed(words for place, words in rows(language, "signs") if place == side)


def _listed(lines: Iterable[str]) -> PhraseTable[str]:
    return PhraseTable({phrase: phrase for line in lines for phrase in line.split()})


def _joined(entries: Iterable[tuple[str, Unit]]) -> Mapping[str, tuple[Unit, ...]]:
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
