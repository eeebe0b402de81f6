"""Operators of a sentence: what holds its statement open, bounds it or makes it depend on another one.

    convoys may pass *only if* monitors stand along the road
    all markets *except* Alderby
    the company, *allegedly*, dumped solvents

Classes and phrases: ``language/en/operators.tsv``. A *cue* is an operator; a *stand-in* is another word that
may do its work in a rewording. A phrase of the role *none* is no operator, though a shorter one is. English.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.phrase_table import FormTable
from webapp.engine.facts.extract.reading import Reading, once_anywhere
from webapp.engine.language import rows, words
from webapp.engine.model import FactKind


@dataclass(frozen=True, slots=True)
class Operator:
    """One place of a phrase of the table."""

    name: str
    """Its class: ``condition``, ``exception``, ``only`` …"""
    form: str
    """The phrase as the table has it."""
    is_cue: bool
    """False for a stand-in."""
    start: int
    """Its first token."""
    stop: int
    """One past its last token."""


@cache
def _phrases() -> FormTable[tuple[str, str, str]]:
    """Phrases → class, the phrase itself, and its role."""
    return FormTable((phrase, (name, phrase, role)) for name, role, phrase in rows("en", "operators"))


@once_anywhere
def operators(reading: Reading) -> tuple[Operator, ...]:
    """The operators and stand-ins of a sentence in reading order; of phrases of one class that overlap, the
    longest one."""
    found: list[Operator] = []
    ends: dict[str, int] = {}
    for start, stop, (name, form, role) in _phrases().every(reading.lows):
        is_month = reading.lows[start] == "may" and reading.tokens[start].is_capital and start > 0
        if ends.get(name, 0) <= start and not is_month:
            ends[name] = stop
            if role != "none":
                found.append(Operator(name, form, role == "cue", start, stop))
    return tuple(found)


HOLDING = frozenset({"suspicion", "accusation", "possible", "likely", "intended", "limit"})
"""Classes that hold a statement open."""


def hedges(reading: Reading) -> tuple[Fact, ...]:
    """The operators that hold a statement open, as facts of the sentence."""
    return tuple(
        Fact.of(FactKind.HEDGE, reading, one.start, one.stop)
        for one in operators(reading)
        if one.is_cue and one.name in HOLDING
    )


def is_real(reading: Reading, operator: Operator) -> bool:
    """A limit before a number, others not (*only 214 votes*, *some 300 men*); no verb (*are provided*),
    no debt (*the rent is due*)."""
    if operator.name in {"only", "limit", "scope"}:
        behind = reading.lows[operator.stop : operator.stop + 1]
        counts = bool(behind) and (behind[0][:1].isdecimal() or behind[0] in _COUNTS)
        return counts == (operator.name == "limit") and not _is_superlative(reading, operator)
    if operator.form in {"could", "may"}:
        return not _is_able(reading, operator)
    if operator.form.endswith(" due"):
        return not _DATING.isdisjoint(reading.lows[operator.stop : operator.stop + 1])
    before = reading.lows[max(0, operator.start - 1) : operator.start]
    return operator.form not in {"provided", "providing"} or before in {(), (",",), ("and",)}


def _is_superlative(reading: Reading, operator: Operator) -> bool:
    """*The most common bird*, *the world's most valuable brand*: no number of them."""
    before = reading.lows[operator.start - 1] if operator.start else ""
    return operator.form == "most" and (before in _DETERMINING or before.endswith("'s"))


_DETERMINING: Final = words("en", "grammar", "article") | words("en", "grammar", "owner") | {"'s"}


def _is_able(reading: Reading, operator: Operator) -> bool:
    """*So that half could stay open*, *could not wait*, *could be tested only if*: what one is able to do and
    what that takes is no doubt."""
    before = reading.lows[max(0, operator.start - _PURPOSE) : operator.start]
    behind = reading.lows[operator.stop : operator.stop + _PURPOSE]
    if operator.form == "could" and any(map(is_cue, behind[:1])):
        return True
    return ("so", "that") in pairwise(before) or any(
        one == "only" and other in _REQUIRING for one, other in pairwise(behind)
    )


_REQUIRING: Final = frozenset({"if", "by", "with", "when", "after", "once", "through", "where"})
"""Behind an *only* they tell what it takes."""
_PURPOSE: Final = 6
"""Tokens before a *could* among which a *so that* makes it a purpose, and behind it those of *only if*."""
_COUNTS: Final = words("en", "grammar", "number opening")
_DATING: Final = words("en", "grammar", "dating")
"""Behind a *due* they tell when."""
