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

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.phrase_table import FormTable
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.language import rows
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
