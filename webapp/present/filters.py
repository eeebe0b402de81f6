"""The filters: one for each kind of thing the pair has, with its count and its mark. They are the legend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from webapp.engine.model import FactKind, Severity, Side
from webapp.present.pair import Pair, side_of
from webapp.present.state import KINDS, SEVERITIES, TAGS, PageState
from webapp.present.steps import FILTER_KEYS
from webapp.present.wording import KINDS as KIND_NAMES
from webapp.present.wording import SEVERITIES as SEVERITY_NAMES
from webapp.present.wording import counted

_LABELS = {
    "possible": ("Possible", "perhaps told on the other side"),
    "facts": ("Facts", "differences of facts"),
    **{severity.value: (SEVERITY_NAMES[severity], "differences of this weight") for severity in Severity},
    **{kind.value: (KIND_NAMES[kind], "differences of this kind") for kind in FactKind},
    "moved": ("Moved", "stands elsewhere; the arrow says where"),
    "pinned": ("By hand", "linked by hand"),
    "uncertain": ("Uncertain", "look for yourself"),
    "partial": ("Partial", "shares part of its content"),
    "reworded": ("Reworded", "the same in other words"),
    "edited": ("Edited", "some words changed"),
    "identical": ("Identical", "the same words"),
    "boilerplate": ("Furniture", "left out of every count"),
    "open": ("Open", "not looked at yet"),
    "again": ("Again", "new or a problem since the last review"),
    "problems": ("Problems", "decided to be a problem"),
    "questions": ("Questions", "decided to be asked about"),
    "dismissed": ("Dismissed", "decided to be no difference of fact"),
}

REVIEWED = frozenset({"open", "again", "problems", "questions", "dismissed"})
"""Filters of the review, which stand beside its progress."""

_UNIQUE = {"missing": Side.LEFT, "new": Side.RIGHT}

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
    """Passages to step through with it switched on alone."""
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


def chips(pair: Pair, state: PageState) -> tuple[Chip, ...]:
    """The filters that have something to show or are on, in the order of TAGS."""
    counts = _counts(pair)
    labels = {**_LABELS, **{tag: _unique(pair, side) for tag, side in _UNIQUE.items()}}
    return tuple(
        Chip(
            tag=tag,
            label=labels[tag][0],
            meaning=labels[tag][1],
            count=counts[tag],
            counted=counted(counts[tag], _noun(tag)),
            href=state.toggling(tag),
            on=tag in state.show,
            key=FILTER_KEYS.get(tag, ""),
            narrows=_NARROWING.get(tag, ""),
        )
        for tag in TAGS
        if tag in state.show or (counts[tag] and _tells(pair, tag, counts))
    )


def _unique(pair: Pair, side: Side) -> tuple[str, str]:
    """The filter of one side's unique sentences: they are counted whole, and its meaning says how many of
    them are doubtful."""
    terms = pair.terms
    meaning = f"in {terms.articles[side]} only"
    doubtful = sum(1 for sentence in pair.possible if side_of(sentence) is side)
    return terms.chips[side], f"{meaning}, {doubtful:,} of them perhaps not" if doubtful else meaning


def _tells(pair: Pair, tag: str, counts: Counter[str]) -> bool:
    """Whether a filter parts anything: a severity or kind that every passage has is the same as all facts,
    and in two stories every sentence is unique."""
    if tag in _UNIQUE:
        return pair.terms.tells_unique
    if tag == "open":  # before anything is looked at, all is
        return any(state for stop in pair.stops for state in pair.states(stop))
    return tag not in _NARROWING or counts[tag] < counts["facts"]


def _counts(pair: Pair) -> Counter[str]:
    """By tag, the stops that have it: what a reader steps through."""
    return Counter(tag for stop in pair.stops for tag in pair.tags(pair.sentences[stop]))


def _noun(tag: str) -> str:
    return "sentence" if tag in {*_UNIQUE, "possible", "boilerplate"} else "passage"
