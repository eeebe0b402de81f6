"""The sentence on facts: the gravest differences in their own words, the others counted, or that there is
none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from webapp.engine.model import Finding, PairKind, Severity
from webapp.present.checked import only_checked
from webapp.present.gravity import UNSURE, Tally
from webapp.present.kind import kind_of
from webapp.present.ledger import place
from webapp.present.pair import Pair
from webapp.present.phrase import Phrase, chained, compose, listed, plain
from webapp.present.short import short
from webapp.present.state import PageState
from webapp.present.wording import how_many
from webapp.words import say

MOST_NAMED = 3
"""Differences that are told in their own words. Range 1 to 5: an editor reads three at a glance."""

MOST_WIDE = 130
"""Characters of those together past which a third is counted instead: a line and a half of the page."""

_NAMED = (Severity.HIGH, Severity.MEDIUM)
"""What is told in its own words; the gravest of these that there is, alone."""


def said_facts(pair: Pair, found: Tally, state: PageState) -> tuple[Phrase, ...]:
    """``Check 2 facts: “denied” became “admitted”; “Saturday” became “Sunday”.``"""
    level = next((level for level in _NAMED if found.differences[level]), None)
    dismissed = [(plain(say("summary.facts.dismissed", n=found.dismissed)),)] if found.dismissed else []
    if level is None:
        return compose("summary.sentence", clauses=chained([_none(pair, found, state), *dismissed]))
    findings = found.differences[level]
    number = _leading(pair, findings, _number(pair, found, level), state, "look")
    clauses = [*_clauses(pair, findings, state), *_lesser(pair, found, level, state), *dismissed]
    told = compose("summary.facts.check", number=number, list=chained(clauses))
    return compose("summary.sentence", clauses=_narrowed(pair, told))


def _number(pair: Pair, found: Tally, level: Severity) -> str:
    """How many there are of a severity; *facts* where all differences are serious: it is their number too."""
    count = len(found.differences[level])
    rewrite = kind_of(pair.comparison) is PairKind.REWRITE
    if level is not Severity.HIGH:
        return how_many("summary.facts.number.notable_difference", count)
    if count == found.count:
        return how_many(
            "summary.facts.number.fact" if rewrite else "summary.facts.number.contradiction", count
        )
    return how_many(
        "summary.facts.number.serious_difference"
        if rewrite
        else "summary.facts.number.serious_contradiction",
        count,
    )


def _clauses(pair: Pair, findings: Sequence[Finding], state: PageState) -> list[tuple[Phrase, ...]]:
    """The gravest in their own words, the others counted."""
    told = _told(pair, findings, state)
    clauses: list[tuple[Phrase, ...]] = [(phrase,) for phrase in told]
    if more := findings[len(told) :]:
        clauses.append((_leading(pair, more, how_many("summary.facts.more", len(more)), state),))
    return clauses


def _told(pair: Pair, findings: Iterable[Finding], state: PageState) -> list[Phrase]:
    """The first two of them, and a third for which there is room."""
    told: list[Phrase] = []
    wide = 0
    for finding in findings:
        phrase = _phrase(pair, finding, state)
        wide += len(phrase.text)
        if len(told) == MOST_NAMED or (len(told) > 1 and wide > MOST_WIDE):
            break
        told.append(phrase)
    return told


def _lesser(pair: Pair, found: Tally, level: Severity, state: PageState) -> list[tuple[Phrase, ...]]:
    """``also 3 notable and 4 minor``"""
    levels = list(Severity)
    below = [other for other in levels[levels.index(level) + 1 :] if found.differences[other]]
    numbers = [
        (_leading(pair, findings, how_many(f"summary.facts.level.{other.value}", len(findings)), state),)
        for other in below
        for findings in [found.differences[other]]
    ]
    return [compose("summary.facts.also", list=listed(numbers, conjoined=True))] if numbers else []


def _none(pair: Pair, found: Tally, state: PageState) -> tuple[Phrase, ...]:
    """Nothing to check first: what is left, what stays open, what was looked for."""
    clauses = [_nothing(pair, found)]
    if minor := found.differences[Severity.LOW]:
        number = how_many("summary.facts.number.minor_difference", len(minor))
        clauses.append(compose("summary.facts.minor", number=_leading(pair, minor, number, state)))
    if found.unsure:
        places = plain(how_many("summary.facts.unsure", len(found.unsure)), tone="less")
        at = replace(state, show=UNSURE).choosing(found.unsure[0])
        clauses.append((replace(places, href=at, sets=("show", "sentence")),))
    return _narrowed(pair, listed(clauses))


def _narrowed(pair: Pair, told: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """With what alone was looked for, where that is not all: what is told is not all that may be wrong."""
    narrow = only_checked(pair.comparison)
    return compose("summary.facts.narrow", found=told, narrow=narrow) if narrow else told


def _nothing(pair: Pair, found: Tally) -> tuple[Phrase, ...]:
    """What there is none of: no more than was looked for."""
    if kind_of(pair.comparison) is not PairKind.REWRITE:
        passages = how_many("summary.facts.both_tell", len(pair.comparison.links))
        return compose("summary.facts.none.contradictions", passages=passages)
    if found.count:
        return compose("summary.facts.none.serious")
    return compose(
        "summary.facts.none.looked_for" if only_checked(pair.comparison) else "summary.facts.none.facts"
    )


def _phrase(pair: Pair, finding: Finding, state: PageState) -> Phrase:
    return Phrase(short(pair, finding), _href(pair, finding, state), "less")


def _leading(
    pair: Pair, findings: Sequence[Finding], text: str, state: PageState, tone: str = "less"
) -> Phrase:
    """A number that leads to the first of what it counts."""
    return plain(text, _href(pair, findings[0], state), tone)


def _href(pair: Pair, finding: Finding, state: PageState) -> str:
    at = place(pair, finding)
    return state.choosing(at) if at else ""
