"""What was decided, in a line. A sign-off keeps numbers and keys; their words are those of today."""

from __future__ import annotations

import re
from collections.abc import Mapping

from webapp.review.items import Standing
from webapp.review.values import State
from webapp.words import say
from webapp.words.lists import enumerated

CHANGES = ("decision", "comment", "settled", "deleted", "revision", "withdrawal")
"""What ends a sign-off."""

_LOOKED_AT, _TOTAL = "looked_at", "total"
_NUMBER = re.compile(r"(\w+)=(\d{1,9})")


def summary_of(now: Standing) -> str:
    """What was decided, in words: ``44 of 44 looked at: 30 OK, 5 problems, 9 dismissed``."""
    return _words(_counts(now))


def counted(now: Standing) -> str:
    """The same as it is kept: ``looked_at=44 total=44 ok=30 problem=5 question=0 dismissed=9``."""
    return " ".join(f"{name}={number}" for name, number in _counts(now).items())


def counted_words(kept: str) -> str:
    """What was kept, in words. Earlier versions kept words, which stay as they are."""
    found = [_NUMBER.fullmatch(part) for part in kept.split(" ")]
    counts = {match[1]: int(match[2]) for match in found if match}
    return _words(counts) if counts.keys() == {_LOOKED_AT, _TOTAL, *State} else kept


def change_words(kept: str) -> str:
    """What ended a sign-off, in words, by what was kept of it. Earlier versions kept words."""
    return say(f"review.change.{kept}") if kept in CHANGES else kept


def _counts(now: Standing) -> dict[str, int]:
    progress = now.progress
    decided = {state.value: len(now.decided(state)) for state in State}
    return {_LOOKED_AT: progress.looked_at, _TOTAL: progress.total, **decided}


def _words(counts: Mapping[str, int]) -> str:
    looked_at = say("review.looked_at", number=counts[_LOOKED_AT], total=counts[_TOTAL])
    told = [say(f"review.count.{state.value}", n=counts[state]) for state in State if counts[state]]
    return say("review.looked_at_with", progress=looked_at, counts=enumerated(told)) if told else looked_at
