"""Times told by their distance from another one that changed it: *two days later*, *the next day*."""

from __future__ import annotations

from functools import partial
from typing import Final

from webapp.engine.facts.extract.offsets import Offset, offsets
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group
from webapp.engine.facts.face.pairing import MOST, pair
from webapp.engine.model import Severity, Verdict

_IN_PLACE: Final = 3.0
"""Rivalry of two that stand in each other's place."""


def shifted(group: Group) -> list[Draft]:
    """The findings about them. Of two numbers of days the rule for numbers tells."""
    left, right = (
        [offset for told in side for offset in offsets(told.reading)][:MOST]
        for side in (group.left, group.right)
    )
    changed = pair(left, right, _are_equal, partial(_rivalry, group)).changed if left and right else ()
    return [draft(group, (one, other), Verdict.CHANGED, Severity.HIGH) for one, other, _ in changed]


def _are_equal(one: Offset, other: Offset) -> bool:
    return one.length == other.length


def _rivalry(group: Group, one: Offset, other: Offset) -> float:
    """None where they may be one time, or where a text that was turned round says *before* for *after*."""
    if one.length[0] != other.length[0] or ((one.whole or other.whole) and one.unit is not other.unit):
        return 0.0
    if one.counted and other.counted and (one.steps > 0) == (other.steps > 0):
        return 0.0
    if group.is_in_place(one, other):
        return _IN_PLACE
    return 0.0 if one.steps * other.steps < 0 else float(len(group.near(one, other)))
