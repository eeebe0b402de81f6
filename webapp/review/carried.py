"""What of a review holds for a later revision, and what is to be looked at again.

A problem is mended when the words it was about are gone, or when it was decided otherwise since:

    before   "It cost 21 million euros."   problem
    after    "It cost 12 million euros."   the item has another key: mended, and the new words are to be read
"""

from __future__ import annotations

from dataclasses import dataclass

from webapp.review.items import Item, Standing
from webapp.review.values import Comment, State


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the items of which one thing was decided; each as it was in the revision before, in the
    reading order of that one."""

    mended: tuple[Item, ...]
    """Those that are gone, or decided otherwise."""
    stand: tuple[Item, ...]
    """Those that are there and decided as they were."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How a review came over from one revision to another."""

    decisions: int
    """Decisions that hold: their item is there."""
    comments: int
    """Comments on what is there, or on the whole; replies come with theirs."""
    pins: int
    """Pins both of whose sentences are there."""
    problems: Fate
    """What became of each problem."""
    questions: Fate
    """What became of each question."""
    new: tuple[Item, ...]
    """Items that the revision before did not have, and that are open; in reading order."""
    reopened: tuple[Item, ...]
    """Items that were looked at with another one, which is gone; in reading order."""
    orphans: tuple[Comment, ...]
    """Comments that lost their place with this revision, oldest first."""
    again: tuple[Item, ...]
    """What to look at first: the problems that stand, then what is new or open again; each in the reading
    order of the new revision."""

    @property
    def total(self) -> int:
        """Decisions, comments and pins that hold."""
        return self.decisions + self.comments + self.pins

    @property
    def to_review_again(self) -> int:
        """Items that this revision opened: new ones, and those that had been looked at."""
        return len(self.new) + len(self.reopened)


def carried(before: Standing, after: Standing) -> Carried:
    """How a review came over.

    Args:
        before: as it stands, or stood, in the earlier revision.
        after: as it stands in the later one.
    """
    problems = _fate(before, after, State.PROBLEM)
    opened = [key for key in after.items if not after.state(key) and not _was_open(before, key)]
    standing_problems = {item.key for item in problems.stand}
    first = [key for key in after.items if key in standing_problems]
    return Carried(
        decisions=sum(1 for key in before.review.decisions if key in after.items),
        comments=sum(1 for one in before.review.comments if _holds(after, one)),
        pins=len(after.pins.linked) + len(after.pins.unlinked) - len(after.lost_pins),
        problems=problems,
        questions=_fate(before, after, State.QUESTION),
        new=tuple(after.items[key] for key in opened if key not in before.items),
        reopened=tuple(after.items[key] for key in opened if key in before.items),
        orphans=tuple(one for one in after.orphans if _holds(before, one)),
        again=tuple(after.items[key] for key in (*first, *opened)),
    )


def _fate(before: Standing, after: Standing, state: State) -> Fate:
    decided = before.decided(state)
    stand = {item.key for item in decided if item.key in after.items and after.state(item.key) is state}
    return Fate(
        mended=tuple(item for item in decided if item.key not in stand),
        stand=tuple(item for item in decided if item.key in stand),
    )


def _was_open(before: Standing, key: str) -> bool:
    """Whether the revision before had it already, and it was to be looked at there."""
    return key in before.items and not before.state(key)


def _holds(now: Standing, comment: Comment) -> bool:
    return not comment.key or comment.key in now.anchors
