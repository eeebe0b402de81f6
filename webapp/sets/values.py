"""What a set is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from webapp.engine.model import Comparison, Finding, Mention, Passage, SegmentedArticle, Side
from webapp.review import Difference, Progress, differences

NOTHING_YET = Progress(0, 0)
"""The progress of a review of which nothing is known."""


class Direction(StrEnum):
    """Which text stands in the middle."""

    REWRITES = "rewrites"
    """One source, and the others are rewrites of it."""
    SOURCES = "sources"
    """One rewrite, and the others are its sources."""

    @property
    def middle(self) -> Side:
        """The side of each pair on which the text in the middle stands."""
        return Side.LEFT if self is Direction.REWRITES else Side.RIGHT

    @property
    def other(self) -> Side:
        """The side of each pair on which the other text stands."""
        return Side.RIGHT if self is Direction.REWRITES else Side.LEFT


@dataclass(frozen=True, slots=True)
class Member:
    """One of the other texts, by its pair with the text in the middle."""

    label: str
    """What it is called in the set."""
    comparison: Comparison
    """The newest revision of the pair."""
    dismissed: frozenset[str] = field(default_factory=frozenset)
    """Keys of findings that a person said are no differences."""
    progress: Progress = NOTHING_YET
    """How far the review of the pair has come."""

    def article(self, side: Side) -> SegmentedArticle:
        """The article of one side."""
        return self.comparison.left if side is Side.LEFT else self.comparison.right

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The factual differences that stand: without those of which every finding was dismissed."""
        return tuple(
            one
            for one in differences(self.comparison)
            if not self.dismissed.issuperset(finding.key for finding in one.findings)
        )


def on(finding: Finding, side: Side) -> Passage | None:
    """Its passage on one side."""
    return finding.left if side is Side.LEFT else finding.right


def passages(finding: Finding, side: Side) -> Iterator[Passage]:
    """All its passages on one side, those of its mentions too."""
    places: tuple[Finding | Mention, ...] = (finding, *finding.mentions)
    for place in places:
        passage = place.left if side is Side.LEFT else place.right
        if passage:
            yield passage


def sentence_of(article: SegmentedArticle, passage: Passage) -> str:
    """The id of the sentence a passage stands in; empty where it stands in none."""
    if passage.sentence:
        return passage.sentence
    start = passage.span.start
    return next((one.id for one in article.body if one.span.start <= start < one.span.end), "")
