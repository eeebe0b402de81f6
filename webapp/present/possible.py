"""Possible matches: what a sentence without a link may have as its counterpart, too unsure to be linked."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.engine.model import Comparison, Side
from webapp.present.kind import Terms
from webapp.words import say


def possible_matches(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """For each unique sentence that has any, the ids of its possible matches, best first."""
    doubtful = comparison.possible
    return {
        sentence: tuple(near.id for near in comparison.nearest[sentence] if near.possible)
        for sentence in (*doubtful.left, *doubtful.right)
    }


def match_words(matches: Sequence[str]) -> str:
    """``possible match R3``, ``possible matches R3, R8``."""
    names = ", ".join(say("terms.place_in.headline") if match.endswith("T") else match for match in matches)
    return say("terms.possible.one" if len(matches) == 1 else "terms.possible.several", names=names)


def unique_words(terms: Terms, side: Side, matches: Sequence[str]) -> str:
    """What a unique sentence is said to be: ``not in the source``, ``perhaps new: possible match L4``; empty
    where nothing is to be said."""
    if not matches:
        return terms.said[side] if terms.tells_unique else ""
    if not terms.tells_unique:
        return match_words(matches)
    return say("terms.possible.doubt", doubt=terms.doubts[side], matches=match_words(matches))


def named(sentence: str) -> str:
    """A sentence's name inside a sentence: ``L4``, ``the headline``."""
    return say("terms.the_headline") if sentence.endswith("T") else sentence
