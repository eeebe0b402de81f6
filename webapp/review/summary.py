"""What was decided, in a line."""

from __future__ import annotations

from webapp.review.items import Standing
from webapp.review.values import State
from webapp.words import say
from webapp.words.lists import enumerated


def summary_of(now: Standing) -> str:
    """What was decided, in words: ``44 of 44 looked at: 30 OK, 5 problems, 9 dismissed``."""
    progress = now.progress
    looked_at = say("review.looked_at", number=progress.looked_at, total=progress.total)
    counts = [(len(now.decided(state)), state) for state in State]
    told = [say(f"review.count.{state.value}", n=count) for count, state in counts if count]
    return say("review.looked_at_with", progress=looked_at, counts=enumerated(told)) if told else looked_at
