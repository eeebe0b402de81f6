"""What is denied on one side only, in languages without tables of what words mean.

    Das Freibad wird *nicht* geöffnet.      Das Freibad wird geöffnet.

Only one sentence that tells of the same as one other is looked at: most words of the shorter one stand in the
other, half of those that the denial bears on among them, and no other word there may deny.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from webapp.engine.facts.check.outcomes import excluded
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict

_SHARED: Final = 2
_SHARE: Final = 0.6
"""Content words of the shorter sentence that the other one has, and their share."""
_REACH: Final = 4
"""Tokens on each side of a denial that it may bear on."""


def denied(group: Group) -> Iterator[Draft]:
    """The finding about a denial that one sentence has and its only counterpart has not; none where it bears
    on an outcome, of which ``outcomes`` tells."""
    if len(group.left) != 1 or len(group.right) != 1 or group.is_loose:
        return
    left, right = group.left[0].reading, group.right[0].reading
    places = _denials(left), _denials(right)
    if bool(places[0]) == bool(places[1]) or left.language != right.language:
        return
    denying, asserting, at = (left, right, places[0]) if places[0] else (right, left, places[1])
    if len(at) == 1 and _tell_the_same(denying, asserting, at[0]) and not any(excluded(group)):
        fact = Fact.of(FactKind.NEGATION, denying, at[0])
        facts, case = ((fact, None), "in source") if places[0] else ((None, fact), "in rewrite")
        yield draft(group, facts, Verdict.CHANGED, Severity.HIGH, case)


def _denials(reading: Reading) -> list[int]:
    """Where words deny; of two that make one denial (*ne … pas*) the last one."""
    known, only = (words(reading.language, "denials", role) for role in ("not", "only"))
    found = [
        at
        for at, low in enumerate(reading.lows)
        if (low in known or low.startswith("n'")) and only.isdisjoint(reading.lows[at + 1 : at + 2])
    ]
    return [at for at in found if not any(0 < later - at <= _REACH for later in found)]


def _tell_the_same(denying: Reading, asserting: Reading, at: int) -> bool:
    deniers = words(asserting.language, "denials", "denier")
    is_open = not words(denying.language, "denials", "open").isdisjoint((*denying.lows, *asserting.lows))
    if is_open or not deniers or not deniers.isdisjoint(asserting.lows):
        return False
    own, other = denying.content - {denying.stems[at]}, asserting.content
    common = own & other
    if len(common) < max(_SHARED, _SHARE * min(len(own), len(other))):
        return False
    near = own & {*denying.stems[max(0, at - _REACH) : at + 1 + _REACH]}
    return len(near & common) * 2 >= max(1, len(near))
