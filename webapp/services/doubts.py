"""Whether what a comparison out of somebody else's file says of sentences without a link is what we could
have said: near misses, possible matches, what only one side says, and what the pair is taken for."""

from __future__ import annotations

from itertools import pairwise

from webapp.engine import Comparison
from webapp.engine.model import PairKind

MOST_NEAREST = 20
"""Near misses of a sentence; the engine keeps a few."""


def check_doubts(comparison: Comparison) -> None:
    """Raises ValueError where a near miss is of no sentence, a possible match of one that is linked or left
    out, what only one side says is told on the other or out of order, or the pair's kind is at odds with the
    rest. That values are of their types, and shares in their range, was looked at before."""
    _check_nearest(comparison)
    _check_possible(comparison)
    _check_said_only(comparison)
    _check_pair(comparison)


def _check_nearest(comparison: Comparison) -> None:
    left = {sentence.id for sentence in comparison.left.sentences}
    right = {sentence.id for sentence in comparison.right.sentences}
    for sentence, candidates in comparison.nearest.items():
        others = right if sentence in left else left if sentence in right else frozenset[str]()
        if len(candidates) > MOST_NEAREST or not all(near.id in others for near in candidates):
            raise ValueError("a near miss is of no sentence, or is none")


def _check_possible(comparison: Comparison) -> None:
    unique = {*comparison.unique.left, *comparison.unique.right}
    for sentence, candidates in comparison.nearest.items():
        possible = [near.id for near in candidates if near.possible]
        if possible and sentence not in unique:
            raise ValueError("a possible match is of a sentence that is linked or left out")
        if len(set(possible)) < len(possible):
            raise ValueError("a sentence has a possible match twice")


def _check_said_only(comparison: Comparison) -> None:
    unique, only = comparison.unique, comparison.said_only
    for said, alone in ((only.left, unique.left), (only.right, unique.right)):
        names = {one.sentence for one in said}
        if len(names) < len(said) or not names.issubset(alone):
            raise ValueError("what only one side says is no sentence, is linked or left out, or stands twice")
        if any(one.weight < other.weight for one, other in pairwise(said)):
            raise ValueError("what only one side says is out of order")
        if any(len(set(one.reasons)) < len(one.reasons) for one in said):
            raise ValueError("a sentence matters twice for the same reason")


def _check_pair(comparison: Comparison) -> None:
    pair = comparison.pair
    if pair is None:
        return
    if pair.given and pair.confidence != 1:
        raise ValueError("the pair's kind was given and is not sure")
    if pair.kind is PairKind.STRANGERS and comparison.links:
        raise ValueError("two different stories are linked")
