"""When two dates or times say the same, and whether a date stands anywhere in an article.

One time may be the other said with more or fewer parts: ``14 May`` and ``May 2024``, ``1987`` and ``the
1980s``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from webapp.engine.facts.extract.moment import DAY, TELLING, Facets, Moment, When, facets

_ROUNDED = 10
"""Minutes that *about*, *shortly after* or *a quarter to* may be off."""


def same(one: Moment, other: Moment) -> bool:
    """Whether one time may be the other."""
    return any(compatible(a, b) for a in one.all for b in other.all)


def same_as_written(one: Moment, other: Moment) -> bool:
    """Whether one time may be the other, the dates of the articles aside."""
    return any(compatible(a, b) for a in one.senses for b in other.senses)


def compatible(one: When, other: When) -> bool:
    """Whether two readings share a part that tells, and differ in none."""
    said, shared = dict(facets(other)), False
    for name, value in facets(one):
        if name not in said:
            continue
        if value != said[name] and not (name == "years" and _is_within(one, other)):
            return False
        shared = shared or name in TELLING
    return shared


def _is_within(one: When, other: When) -> bool:
    """Whether the years of one lie among those of the other."""
    (a, b), (c, d) = one.years or (0, 0), other.years or (0, 0)
    return a <= c <= d <= b or c <= a <= b <= d


def comparable(one: Moment, other: Moment) -> bool:
    """Whether some readings of two times share a part that tells, or both have a weekday: they can differ."""
    return bool(one.weekdays and other.weekdays) or any(
        TELLING.intersection(dict(facets(a))).intersection(dict(facets(b)))
        for a in one.all
        for b in other.all
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
    """Whether two clocks are close and one says that it is rounded."""
    if not (one.vague or other.vague):
        return False
    apart = (
        abs(a.minute - b.minute)
        for a in one.senses
        for b in other.senses
        if a.minute is not None and b.minute is not None
    )
    return any(min(gap, DAY - gap) <= _ROUNDED for gap in apart)


class Dates:
    """The moments of one article. A look-up answers as ``same`` would, asked of each in turn, and takes a
    time that does not grow with their number."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        self._senses = dict.fromkeys(when for moment in moments for when in moment.all)

    def __bool__(self) -> bool:
        return bool(self._senses)

    def say(self, moment: Moment) -> bool:
        """Whether a date there may be this one."""
        return any(self._narrow.have(when) for when in moment.all) or any(
            self._plain.have(wide) for when in moment.all for wide in _wider(when)
        )

    @cached_property
    def years(self) -> frozenset[str]:
        """The single years, in digits."""
        return frozenset(
            str(when.years[0]) for when in self._senses if when.years and when.years[0] == when.years[1]
        )

    @cached_property
    def _plain(self) -> _Index:
        return _Index(self._senses)

    @cached_property
    def _narrow(self) -> _Index:
        return _Index(wide for when in self._senses for wide in _wider(when))


def _wider(when: When) -> Iterator[When]:
    """It, and it with its years told as decade and century."""
    yield when
    if when.years and when.years[1] - when.years[0] < 99:
        for span in (10, 100):
            first = when.years[0] // span * span
            if when.years[1] < first + span:
                yield replace(when, years=(first, first + span - 1))


class _Index:
    """Readings by which parts they say."""

    def __init__(self, senses: Iterable[When]) -> None:
        self._said: dict[tuple[str, ...], list[Mapping[str, object]]] = {}
        for when in senses:
            parts = dict(facets(when))
            self._said.setdefault(tuple(parts), []).append(parts)
        self._shared: dict[
            tuple[tuple[str, ...], Facets | tuple[str, ...]], frozenset[tuple[object, ...]]
        ] = {}

    def have(self, when: When) -> bool:
        """Whether some reading shares a part that tells with this one, and differs in none."""
        own = dict(facets(when))
        for names in self._said:
            shared = tuple(name for name in names if name in own)
            if not TELLING.isdisjoint(shared) and tuple(own[name] for name in shared) in self._of(
                names, shared
            ):
                return True
        return False

    def _of(self, names: tuple[str, ...], shared: tuple[str, ...]) -> frozenset[tuple[object, ...]]:
        if (names, shared) not in self._shared:
            self._shared[names, shared] = frozenset(
                tuple(parts[name] for name in shared) for parts in self._said[names]
            )
        return self._shared[names, shared]
