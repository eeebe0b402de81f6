"""Dates and times of a group: which changed, went missing, came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from webapp.engine.facts.check.quantities import Elsewhere
from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.moment import Moment, Unit
from webapp.engine.facts.face.contexts import LEAST, Contexts
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.face.moments import (
    comparable,
    is_narrower,
    is_rounding,
    kinds,
    same,
    same_as_written,
)
from webapp.engine.facts.face.pairing import IN_PLACE, Paired, Same, joined, pair, unequal
from webapp.engine.model import FactKind, Severity, Verdict

_BY_CONTEXT: Final = 2.5
"""The most that words around two moments tell."""


def moments(group: Group, elsewhere: Elsewhere) -> list[Draft]:
    """The findings about dates and times."""
    left, right = (only(Moment, facts) for facts in group.facts(FactKind.DATE))
    if not left and not right:
        return []
    placed = partial(_in_place, group) if group.hunks else None
    paired = pair(left, right, _sameness(left, right), partial(_rivalry, group), placed)
    contexts = _contexts(group, elsewhere, *unequal(paired, left, right))
    paired = joined(paired, contexts.of, LEAST)
    drafts: list[Draft] = []
    for one, other, strength in paired.changed:
        context = contexts.of(one, other)
        if max(strength, context * IN_PLACE / LEAST) >= IN_PLACE or not (
            elsewhere.right.say(one) and elsewhere.left.say(other)
        ):
            kept = float(any(_are_beside(one, a) and _are_beside(other, b) for a, b in paired.equal))
            drafts += (replace(found, kept=kept, context=context) for found in _changed(group, one, other))
    return [*drafts, *_narrowed(group, paired, elsewhere), *_left_over(group, paired, elsewhere)]


def _sameness(left: Sequence[Moment], right: Sequence[Moment]) -> Same[Moment]:
    """Whether two moments say the same; only what is not there as it is written is looked for by the dates
    of the articles, lest *14 May* be *Tuesday* where that stands on both sides."""
    written = [(one, other) for one in left for other in right if same_as_written(one, other)]
    settled = {id(moment) for both in written for moment in both}
    return lambda one, other: (
        same_as_written(one, other) or (settled.isdisjoint({id(one), id(other)}) and same(one, other))
    )


def _in_place(group: Group, one: Moment, other: Moment) -> float:
    """How surely two moments that differ are about one thing, by their place alone."""
    if one.implied or other.implied:  # it holds the place of what it says, and of nothing else
        alike = same(one, other)
    else:
        alike = not kinds(one).isdisjoint(kinds(other)) or comparable(one, other)
    return IN_PLACE if alike and group.is_in_place(one, other) else 0.0


def _rivalry(group: Group, one: Moment, other: Moment) -> float:
    """How surely they are, by their place, else by the words around them."""
    if placed := _in_place(group, one, other):
        return placed
    if one.weak or other.weak or kinds(one).isdisjoint(kinds(other)):
        return 0.0
    near = len(group.near(one, other))
    return min(_BY_CONTEXT, 0.5 + near) if near or not group.is_loose else 0.0


def _contexts(
    group: Group, elsewhere: Elsewhere, left: Sequence[Moment], right: Sequence[Moment]
) -> Contexts[Moment]:
    """What stands beside times that are on one side only; of the right ones those that are nowhere on the
    left. Those of one sort compete, but for times of day, which are told rounded."""
    new = [one for one in right if not one.implied and not elsewhere.left.know(one)]
    old = [one for one in left if new and not one.implied]
    gone = {id(one): float(not elsewhere.right.say(one)) for one in old}

    def likeness(one: Moment, other: Moment) -> Mapping[str, float] | None:
        shared = kinds(one) & kinds(other)
        if not shared or "clock" in shared:  # *shortly after four o'clock*
            return None
        weak = float(one.weak or other.weak)
        return {**dict.fromkeys(shared, 1.0), "weak": weak, "gone": gone.get(id(one), 1.0)}

    return Contexts(group, FactKind.DATE, old, new, likeness)


def _changed(group: Group, one: Moment, other: Moment) -> Iterator[Draft]:
    if kinds(one).isdisjoint(kinds(other)) and one.weekdays & other.weekdays:
        return  # *Tuesday* for *14 May 2024*, which is one
    case, severity = "", Severity.HIGH
    if is_rounding(one, other):
        case, severity = "rounded", Severity.LOW
    elif _is_of_day(one) or _is_of_day(other):  # a report of the next day says *yesterday* for *today*
        severity = Severity.MEDIUM
    yield draft(group, (one, other), Verdict.CHANGED, severity, case)


def _are_beside(one: Moment, other: Moment) -> bool:
    """Whether two are parts of one time, as in *noon on Thursday*."""
    return max(one.span.start, other.span.start) - min(one.span.end, other.span.end) <= _BESIDE


_BESIDE: Final = 6
"""Characters between two parts of one time."""


def _is_of_day(moment: Moment) -> bool:
    relative = moment.senses[0].relative
    return moment.weak and relative is not None and relative.unit is Unit.DAY


def _narrowed(group: Group, paired: Paired[Moment], elsewhere: Elsewhere) -> Iterator[Draft]:
    """A year for a decade or a century: more than the source says."""
    for one, other in paired.equal:
        if is_narrower(one, other) and elsewhere.left.dates.years.isdisjoint(map(str, other.years)):
            yield draft(group, (one, other), Verdict.CHANGED, Severity.MEDIUM, "more exact")


def _left_over(group: Group, paired: Paired[Moment], elsewhere: Elsewhere) -> Iterator[Draft]:
    left, right = (only(Moment, facts) for facts in group.rest(FactKind.DATE))
    for one in (*paired.left, *left):
        if not one.weak and not elsewhere.right.know(one):
            yield draft(group, (one, None), Verdict.MISSING, Severity.LOW)
    for one in (*paired.right, *right):
        if not one.weak and not elsewhere.left.know(one):
            yield draft(group, (None, one), Verdict.ADDED, _gravity(one))


def unlinked(told: Told, elsewhere: Elsewhere) -> Iterator[Draft]:
    """Dates of a right sentence without a counterpart that the source does not have."""
    for one in only(Moment, told.facts[FactKind.DATE]):
        if not one.weak and not elsewhere.left.know(one):
            yield Draft(FactKind.DATE, Verdict.ADDED, _gravity(one), None, None, one.passage)


def _gravity(moment: Moment) -> Severity:
    """A weekday is one that writers supply from the text itself."""
    return Severity.LOW if "weekday" in kinds(moment) else Severity.MEDIUM
