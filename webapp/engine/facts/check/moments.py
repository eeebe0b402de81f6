"""Dates and times of a group: which changed, went missing, came in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from webapp.engine.facts.check.quantities import Elsewhere
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.moment import Moment, Unit
from webapp.engine.facts.face.draft import Draft, absent, differs, unsourced
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.face.moments import comparable, is_narrower, is_rounding, kinds, same
from webapp.engine.facts.face.pairing import Paired, pair
from webapp.engine.model import FactKind, Passage, Severity, Verdict

_IN_PLACE = 3.0
"""Rivalry of two moments that stand in each other's place."""
_BY_CONTEXT = 2.5
"""The most that words around two moments tell."""


def moments(group: Group, elsewhere: Elsewhere) -> list[Draft]:
    """The findings about dates and times."""
    left, right = group.facts(FactKind.DATE)
    if not left and not right:
        return []
    paired = pair(left, right, _same, _Rivals(group).strength, _Rivals(group).in_place)
    drafts: list[Draft] = []
    for one, other, strength in paired.changed:
        if strength < _IN_PLACE and elsewhere.right.say(one) and elsewhere.left.say(other):
            continue
        drafts += _changed(group, one, other)
    return [*drafts, *_narrowed(group, paired, elsewhere), *_left_over(group, paired, elsewhere)]


def _same(one: Fact, other: Fact) -> bool:
    return isinstance(one, Moment) and isinstance(other, Moment) and same(one, other)


class _Rivals:
    """How surely two moments that differ are about one thing."""

    def __init__(self, group: Group) -> None:
        self._group = group

    def in_place(self, one: Fact, other: Fact) -> float:
        """By their place alone."""
        if not (isinstance(one, Moment) and isinstance(other, Moment)) or one.implied or other.implied:
            return 0.0
        alike = not kinds(one).isdisjoint(kinds(other)) or comparable(one, other)
        return _IN_PLACE if alike and self._group.is_in_place(one, other) else 0.0

    def strength(self, one: Fact, other: Fact) -> float:
        """By their place, else by the words around them."""
        if placed := self.in_place(one, other):
            return placed
        if not (isinstance(one, Moment) and isinstance(other, Moment)) or one.weak or other.weak:
            return 0.0
        if kinds(one).isdisjoint(kinds(other)):
            return 0.0
        group = self._group
        near = len(group.context(one.span, left=True) & group.context(other.span, left=False))
        return min(_BY_CONTEXT, 0.5 + near) if near or not group.is_loose else 0.0


def _changed(group: Group, one: Fact, other: Fact) -> Iterator[Draft]:
    if not (isinstance(one, Moment) and isinstance(other, Moment)):
        return
    label, severity = "Date", Severity.HIGH
    if is_rounding(one, other):
        label, severity = "Rounded time", Severity.LOW
    elif _is_of_day(one) or _is_of_day(other):  # a report of the next day says *yesterday* for *today*
        severity = Severity.MEDIUM
    message = differs(label, one.text, other.text)
    yield draft(group, (one, other), Verdict.CHANGED, severity, message)


def _is_of_day(moment: Moment) -> bool:
    relative = moment.senses[0].relative
    return moment.weak and relative is not None and relative.unit is Unit.DAY


def _narrowed(group: Group, paired: Paired, elsewhere: Elsewhere) -> Iterator[Draft]:
    """A year for a decade or a century: more than the source says."""
    left, _ = group.facts(FactKind.DATE)
    years = frozenset().union(*(one.years for one in left if isinstance(one, Moment)))
    known = years | frozenset(map(int, elsewhere.left.dates.years))
    for one, other in paired.equal:
        if not (isinstance(one, Moment) and isinstance(other, Moment)):
            continue
        if is_narrower(one, other) and other.years.isdisjoint(known):
            message = differs("Date, more exact", one.text, other.text)
            yield draft(group, (one, other), Verdict.CHANGED, Severity.MEDIUM, message)


def _left_over(group: Group, paired: Paired, elsewhere: Elsewhere) -> Iterator[Draft]:
    left, right = group.rest(FactKind.DATE)
    for fact in chain(paired.left, left):
        if not fact.weak and not elsewhere.right.know(fact):
            yield draft(group, (fact, None), Verdict.MISSING, Severity.LOW, absent("Date", fact.text))
    for fact in chain(paired.right, right):
        if not fact.weak and not elsewhere.left.know(fact):
            message = unsourced("Date", fact.text)
            yield draft(group, (None, fact), Verdict.ADDED, _gravity(fact), message)


def unlinked(told: Told, elsewhere: Elsewhere) -> Iterator[Draft]:
    """Dates of a right sentence without a counterpart that the source does not have."""
    for fact in told.facts[FactKind.DATE]:
        if not fact.weak and not elsewhere.left.know(fact):
            here, message = Passage(fact.span, fact.text), unsourced("Date", fact.text)
            yield Draft(FactKind.DATE, Verdict.ADDED, _gravity(fact), None, None, here, message)


def _gravity(fact: Fact) -> Severity:
    """A weekday is one that writers supply from the text itself."""
    is_slight = isinstance(fact, Moment) and "weekday" in kinds(fact)
    return Severity.LOW if is_slight else Severity.MEDIUM
