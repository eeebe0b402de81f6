"""The filters: one for each kind of thing the pair has, with its count and its mark. They are the legend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from webapp.engine.model import FactKind, Severity, Side
from webapp.present.pair import Pair, side_of
from webapp.present.state import KINDS, SEVERITIES, TAGS, PageState
from webapp.present.steps import FILTER_KEYS
from webapp.present.wording import how_many, kind_name, severity_name
from webapp.words import say

NAMED = tuple(tag for tag in TAGS if tag not in {"missing", "new", *SEVERITIES, *KINDS})
"""Filters that have words of their own; the others have those of what they pick."""

REVIEWED = frozenset({"open", "again", "problems", "questions", "dismissed"})
"""Filters of the review, which stand beside its progress."""

_UNIQUE = {"missing": Side.LEFT, "new": Side.RIGHT}

_DISMISSED = "dismissed"
_FACTS = frozenset({"facts", *SEVERITIES, *KINDS, _DISMISSED})
"""Filters that ask for differences and not for passages."""

_NARROWING = dict.fromkeys(SEVERITIES, "severity") | dict.fromkeys(KINDS, "kind")


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter."""

    tag: str
    """What it shows."""
    label: str
    """In a word."""
    meaning: str
    """In a few words."""
    count: int
    """What it leaves when switched on alone: rows of the ledger where it asks for facts, sentences where it
    asks for what one side says alone, else passages to step through."""
    counted: str
    """The count with its noun."""
    href: str
    """This page with the filter switched."""
    on: bool
    """It is switched on."""
    key: str
    """The key that switches it; empty for none."""
    narrows: str
    """``severity`` or ``kind`` where it picks some of the facts by it, else empty."""

    @property
    def title(self) -> str:
        """How many of what it leaves, and what that means."""
        return say("filters.title", number=self.counted, meaning=self.meaning)


def chips(pair: Pair, state: PageState) -> tuple[Chip, ...]:
    """The filters that have something to show or are on, in the order of TAGS."""
    counts = _counts(pair)
    return tuple(
        Chip(
            tag=tag,
            label=label,
            meaning=meaning,
            count=counts[tag],
            counted=_counted(tag, counts[tag]),
            href=state.toggling(tag),
            on=tag in state.show,
            key=FILTER_KEYS.get(tag, ""),
            narrows=_NARROWING.get(tag, ""),
        )
        for tag in TAGS
        if tag in state.show or (counts[tag] and _tells(pair, tag, counts))
        for label, meaning in [_words(pair, tag)]
    )


def _words(pair: Pair, tag: str) -> tuple[str, str]:
    """What a filter is called, and what it means."""
    if tag in _UNIQUE:
        return _unique(pair, _UNIQUE[tag])
    if tag in SEVERITIES:
        return severity_name(Severity(tag)), say("filters.narrows.severity")
    if tag in KINDS:
        return kind_name(FactKind(tag)), say("filters.narrows.kind")
    return say(f"filters.tag.{tag}.name"), say(f"filters.tag.{tag}.meaning")


def _unique(pair: Pair, side: Side) -> tuple[str, str]:
    """The filter of one side's unique sentences: they are counted whole, and its meaning says how many of
    them are doubtful."""
    terms = pair.terms
    meaning = terms.said[side]
    if doubtful := sum(1 for sentence in pair.possible if side_of(sentence) is side):
        meaning = say("filters.doubtful", meaning=meaning, n=doubtful)
    return terms.chips[side], meaning


def _tells(pair: Pair, tag: str, counts: Counter[str]) -> bool:
    """Whether a filter parts anything: a severity or kind that every passage has is the same as all facts,
    and in two stories every sentence is unique."""
    if tag in _UNIQUE:
        return pair.terms.tells_unique
    if tag == "open":  # before anything is looked at, all is
        return any(state for stop in pair.stops for state in pair.states(stop))
    return tag not in _NARROWING or counts[tag] < counts["facts"]


def _counts(pair: Pair) -> Counter[str]:
    """By tag, what has it: differences where the tag is one of theirs, else the stops of a reader who steps
    through."""
    counts = Counter(tag for stop in pair.stops for tag in pair.tags(pair.sentences[stop]))
    facts = Counter(tag for one in pair.facts for tag in pair.fact_tags(one))
    facts[_DISMISSED] = sum(map(pair.is_dismissed, pair.all_facts))
    return Counter({tag: count for tag, count in counts.items() if tag not in _FACTS}) + facts


def _counted(tag: str, count: int) -> str:
    """The count of a filter with its noun."""
    if tag in _FACTS:
        return how_many("terms.count.difference", count)
    sentences = tag in {*_UNIQUE, "possible", "boilerplate"}
    return how_many("terms.count.sentence" if sentences else "terms.count.passage", count)
