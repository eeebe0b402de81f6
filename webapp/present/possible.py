"""Possible matches: what a sentence without a link may have as its counterpart, too unsure to be linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from webapp.engine.model import Comparison, Side
from webapp.present.kind import Terms

MOST_NAMED = 3
"""Possible matches that a sentence of the summary names; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The unique sentences of one side that may have been told after all."""

    sentences: tuple[str, ...]
    """Their ids, in reading order."""
    named: tuple[str, ...]
    """Ids of their best candidates, in reading order; at most ``MOST_NAMED``."""
    more: int
    """How many candidates are not named."""

    @property
    def places(self) -> str:
        """Where they may have been told: ``L4, L8, L9 and 2 more``."""
        return ", ".join(named(match) for match in self.named) + self.rest

    @property
    def rest(self) -> str:
        """What follows the names: `` and 2 more``; empty where all are named."""
        return f" and {self.more:,} more" if self.more else ""


def possible_matches(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """For each unique sentence that has any, the ids of its possible matches, best first."""
    doubtful = comparison.possible
    return {
        sentence: tuple(near.id for near in comparison.nearest[sentence] if near.possible)
        for sentence in (*doubtful.left, *doubtful.right)
    }


def doubt(matches: Mapping[str, tuple[str, ...]], unique: Iterable[str]) -> Doubt:
    """What is doubtful among the unique sentences of one side."""
    sentences = tuple(sentence for sentence in unique if sentence in matches)
    best = sorted({matches[sentence][0] for sentence in sentences}, key=_place)
    return Doubt(sentences, tuple(best[:MOST_NAMED]), max(0, len(best) - MOST_NAMED))


def match_words(matches: Sequence[str]) -> str:
    """``possible match R3``, ``possible matches R3, R8``."""
    names = ", ".join("headline" if match.endswith("T") else match for match in matches)
    return f"possible {'match' if len(matches) == 1 else 'matches'} {names}"


def unique_words(terms: Terms, side: Side, matches: Sequence[str]) -> str:
    """What a unique sentence is said to be: ``new in the rewrite``, ``perhaps new: possible match L4``; empty
    where nothing is to be said."""
    if not matches:
        return terms.told_of(side) if terms.tells_unique else ""
    doubtful = f"perhaps {terms.lacking[side]}: " if terms.tells_unique else ""
    return doubtful + match_words(matches)


def named(sentence: str) -> str:
    """A sentence's name inside a sentence: ``L4``, ``the headline``."""
    return "the headline" if sentence.endswith("T") else sentence


def _place(sentence: str) -> int:
    return 0 if sentence.endswith("T") else int(sentence[1:])
