"""When two dates or times say the same, and whether a date stands anywhere in an article.

One time may be the other said with more or fewer parts: ``14 May`` and ``May 2024``, ``1987`` and ``the
1980s``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from webapp.engine.facts.extract.moment import DAY, TELLING, Moment, When, facets

_ROUND: Final = 5
"""Minutes that a rounded time is told in."""
_ROUNDED: Final = 10
"""Minutes that *about* or *shortly after* may be off."""


def same(one: Moment, other: Moment) -> bool:
    """Whether one time may be the other."""
    return any(compatible(a, b) for a in one.all for b in other.all)


def same_as_written(one: Moment, other: Moment) -> bool:
    """Whether one time may be the other, the dates of the articles aside."""
    return any(compatible(a, b) for a in one.senses for b in other.senses)


def compatible(one: When, other: When) -> bool:
    """Whether two readings share a part that tells, and differ in none."""
    ours, theirs = facets(one), facets(other)
    shared = ours.keys() & theirs.keys()
    return not TELLING.isdisjoint(shared) and all(ours[name] == theirs[name] for name in shared)


def comparable(one: Moment, other: Moment) -> bool:
    """Whether some readings of two times share a part that tells, or both have a weekday: they can differ."""
    return bool(one.weekdays and other.weekdays) or any(
        TELLING & facets(a).keys() & facets(b).keys() for a in one.all for b in other.all
    )


def kinds(moment: Moment) -> frozenset[str]:
    """What sort of time it is, as far as it is written: times of one sort compete for a place."""
    when = moment.senses[0]
    if when.minute is not None:
        return frozenset({"clock"})
    if when.weekday:
        return frozenset({"weekday"})
    return frozenset({"relative" if when.relative else "calendar"})


def is_narrower(one: Moment, other: Moment) -> bool:
    """Whether the other names a year where one names a longer time."""
    return bool(other.years) and not one.years and any(when.years for when in one.senses)


def is_rounding(one: Moment, other: Moment) -> bool:
    """Whether two clocks are close, one says that it is rounded, and the other is no odder a minute."""
    if not (one.vague or other.vague):
        return False
    apart = (
        abs(a.minute - b.minute)
        for a in one.senses
        for b in other.senses
        if a.minute is not None and b.minute is not None and b.minute % _ROUND == 0
    )
    return any(min(gap, DAY - gap) <= _ROUNDED for gap in apart)


class Dates:
    """The moments of one article. A look-up answers as ``same`` would, asked of each in turn, and takes a
    time that does not grow with their number."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        every = tuple(moments)
        self.years: Final = frozenset(str(year) for moment in every for year in moment.years)
        self._said: dict[tuple[str, ...], list[Mapping[str, object]]] = {}
        for when in dict.fromkeys(when for moment in every for when in moment.all):
            self._said.setdefault(tuple(facets(when)), []).append(facets(when))
        self._shared: dict[tuple[tuple[str, ...], ...], frozenset[tuple[object, ...]]] = {}

    def __bool__(self) -> bool:
        return bool(self._said)

    def say(self, moment: Moment) -> bool:
        """Whether a date there may be this one."""
        return any(self._have(facets(when)) for when in moment.all)

    def _have(self, own: Mapping[str, object]) -> bool:
        for names in self._said:
            shared = tuple(name for name in names if name in own)
            if TELLING.isdisjoint(shared):
                continue
            if tuple(own[name] for name in shared) in self._parts(names, shared):
                return True
        return False

    def _parts(self, names: tuple[str, ...], shared: tuple[str, ...]) -> frozenset[tuple[object, ...]]:
        """What those of which just some parts were said say in others."""
        if (names, shared) not in self._shared:
            said = (tuple(parts[name] for name in shared) for parts in self._said[names])
            self._shared[names, shared] = frozenset(said)
        return self._shared[names, shared]
