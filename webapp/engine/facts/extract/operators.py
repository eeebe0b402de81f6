"""Operators of a sentence: what holds its statement open, bounds it or makes it depend on another one.

    convoys may pass *only if* monitors stand along the road
    all markets *except* Alderby
    the company, *allegedly*, dumped solvents

Classes and phrases: ``language/en/operators.tsv``. A *cue* is an operator; a *stand-in* is another word that
may do its work in a rewording. English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.language import rows
from webapp.engine.model import FactKind, Span


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
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """First word → phrases with class and role, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    for name, role, phrase in rows("en", "operators"):
        words = tuple(phrase.split())
        found[words[0]].append((words, name, role == "cue"))
    return {first: tuple(sorted(phrases, key=lambda one: -len(one[0]))) for first, phrases in found.items()}


def operators(reading: Reading) -> tuple[Operator, ...]:
    """The operators and stand-ins of a sentence in reading order; of phrases of one class that overlap, the
    longest one."""
    found: list[Operator] = []
    ends: dict[str, int] = {}
    for at in (at for at, low in enumerate(reading.lows) if _begun(low)):
        for operator in _at(reading, at):
            if ends.get(operator.name, 0) <= at:
                ends[operator.name] = operator.stop
                found.append(operator)
    return tuple(found)


HOLDING = frozenset({"suspicion", "accusation", "possible", "likely", "intended", "limit"})
"""Classes that hold a statement open."""


def hedges(reading: Reading) -> tuple[Fact, ...]:
    """The operators that hold a statement open, as facts of the sentence."""
    tokens = reading.tokens
    return tuple(
        Fact(
            FactKind.HEDGE,
            Span(tokens[one.start].start, tokens[one.stop - 1].end),
            reading.text(one.start, one.stop),
        )
        for one in operators(reading)
        if one.is_cue and one.name in HOLDING
    )


def _at(reading: Reading, at: int) -> Iterator[Operator]:
    low = reading.lows[at]
    if low == "may" and reading.tokens[at].is_capital and at:
        return
    for words, name, is_cue in _begun(low):
        if all(_is(reading, at + n, word) for n, word in enumerate(words[1:], 1)):
            yield Operator(name, " ".join(words), is_cue, at, at + len(words))


@lru_cache(maxsize=1 << 14)
def _begun(low: str) -> tuple[tuple[tuple[str, ...], str, bool], ...]:
    """The phrases that a folded word may begin."""
    firsts = (low, *(f"~{lemma}" for lemma in lemmas(low))) if low[:1].isalpha() else (low,)
    return tuple(phrase for first in firsts for phrase in _phrases().get(first, ()))


def _is(reading: Reading, at: int, word: str) -> bool:
    if at >= len(reading.lows):
        return False
    low = reading.lows[at]
    return word == "~" or low == word or (word[:1] == "~" and word[1:] in lemmas(low))
