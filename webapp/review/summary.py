"""What was decided, in a line."""

from __future__ import annotations

from webapp.review.items import Standing
from webapp.review.values import State

_WORDS = {
    State.OK: ("ok", "ok"),
    State.PROBLEM: ("problem", "problems"),
    State.QUESTION: ("question", "questions"),
    State.DISMISSED: ("dismissed", "dismissed"),
}
"""What the line says of one and of several."""


def summary_of(now: Standing) -> str:
    """What was decided, in words: ``44 of 44 looked at: 30 ok, 5 problems, 9 dismissed``."""
    progress = now.progress
    counts = [(len(now.decided(state)), state) for state in State]
    told = ", ".join(f"{count:,} {_WORDS[state][count > 1]}" for count, state in counts if count)
    return f"{progress.looked_at:,} of {progress.total:,} looked at" + (f": {told}" if told else "")
