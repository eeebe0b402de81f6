"""Stepping from one passage to the next: by the filters in the address, and by keys."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine.model import FactKind, Side
from webapp.present.kind import Terms
from webapp.present.pair import Pair
from webapp.present.state import PageState
from webapp.words import say

QUIET = {("identical",), ("boilerplate",)}
"""Tags of a passage that is no stop unless it is asked for: the same words in their place, page clutter."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the reader stands among the stops that the filters leave."""

    position: int
    """Number of the stop, from 1; 0 when nothing is chosen or the filters leave it out."""
    total: int
    """How many there are."""
    previous: str
    """Address of the stop before; empty at the first."""
    next: str
    """Address of the stop after; empty at the last."""


@dataclass(frozen=True, slots=True)
class StepKeys:
    """Two keys that go through one kind of thing."""

    forth: str
    """To the next."""
    back: str
    """To the one before."""
    tag: str
    """Of what they go through; empty for what the filters show."""
    meaning: str
    """One of them in words."""


_KEYS = {
    "": ("j", "k"),
    "missing": ("d", "D"),
    "new": ("n", "N"),
    "possible": ("p", "P"),
    "facts": ("f", "F"),
    "high": ("g", "G"),
    "moved": ("m", "M"),
    "uncertain": ("u", "U"),
    "open": ("t", "T"),
}
"""By what they go through: the key to the next, and the one to the one before."""

NAMED = ("any", *(tag for tag in _KEYS if tag not in {"", "missing", "new"}))
"""What has words of its own; unique sentences have those of the pair's kind."""

_UNIQUE = {"missing": Side.LEFT, "new": Side.RIGHT}

FILTER_KEYS = {kind.value: f"⇧{number}" for number, kind in enumerate(FactKind, start=1)}
"""The key that switches each kind of fact on or off among the filters."""


def step_keys(terms: Terms) -> tuple[StepKeys, ...]:
    """The keys in the words of the pair's kind."""
    return tuple(
        StepKeys(
            forth, back, tag, terms.one[_UNIQUE[tag]] if tag in _UNIQUE else say(f"steps.one.{tag or 'any'}")
        )
        for tag, (forth, back) in _KEYS.items()
    )


def steps(pair: Pair, state: PageState) -> Steps:
    """The stops that the filters leave, around the chosen sentence."""
    stops = stops_left(pair, state)
    here = pair.stop_number(state.sentence)
    before = [stop for stop in stops if pair.stops[stop] < here]
    after = [stop for stop in stops if pair.stops[stop] > here]
    return Steps(
        position=len(before) + 1 if len(before) + len(after) < len(stops) else 0,
        total=len(stops),
        previous=state.choosing(before[-1]) if before else "",
        next=state.choosing(after[0]) if after else "",
    )


def stops_left(pair: Pair, state: PageState) -> list[str]:
    """The stops that pass the filters; without a filter, all but what is quiet."""
    kept = []
    for stop in pair.stops:
        tags = pair.tags(pair.sentences[stop])
        if state.shows(tags) and (state.show or tags not in QUIET):
            kept.append(stop)
    return kept
