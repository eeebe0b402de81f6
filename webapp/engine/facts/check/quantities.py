"""Numbers of a group: which changed, went missing, came in.

Equal in another form is equal (``face.quantities``). A number that was rounded or reckoned is a low finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final

from webapp.engine.facts.check import direction
from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.quantity import COUNT, ORDINAL, Bound, Quantity, Stance, is_whole
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.extract.units import vocabulary
from webapp.engine.facts.face.contexts import LEAST, Contexts
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.facts.face.known import Known
from webapp.engine.facts.face.likeness import alike, may_both_be
from webapp.engine.facts.face.pairing import CROWDED, IN_PLACE, Paired, joined, pair, unequal
from webapp.engine.facts.face.quantities import is_rounding, same_number
from webapp.engine.facts.face.reckoned import Reckoned
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict

_PLACE: Final = 5
"""Ordinals up to this are told from a count: *three others* makes it the fourth."""
_SMALL: Final = 3
"""Counts up to this are often read off the text (*both*, *the two men*) rather than stated in it."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """All numbers and dates of the two articles, to see whether a value stands somewhere else."""

    left: Known
    """Of the left article."""
    right: Known
    """Of the right article."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the numbers of a group are looked up."""

    group: Group
    """The links."""
    elsewhere: Elsewhere
    """Both articles."""
    reckoned: Reckoned
    """What can be reckoned from the source."""


def numbers(group: Group, elsewhere: Elsewhere) -> list[Draft]:
    """The findings about numbers."""
    left, right = (only(Quantity, facts) for facts in group.facts(FactKind.NUMBER))
    if not left and not right:
        return []
    place = _Place(group, elsewhere, Reckoned(group, elsewhere.left.numbers))
    paired = pair(left, right, same_number, partial(_rivalry, place), partial(_in_place, place))
    contexts = _contexts(place, *unequal(paired, left, right))
    paired = joined(paired, contexts.of, LEAST)
    drafts = direction.bent(group, paired.equal, elsewhere.left.numbers)
    drafts += direction.turned(group, paired.equal)
    drafts += (apart := direction.shifted(group, left, right))
    told = Stretches(found.right.span for found in apart if found.right)
    for change in paired.changed:
        if not told.meet(change[1].span):
            drafts += _changed(place, change, contexts.of(*change[:2]))
    return drafts + _left_over(place, paired)


def _rivalry(place: _Place, one: Quantity, other: Quantity) -> float:
    group = place.group
    shared = len(one.counted & other.counted) + len(one.classes & other.classes)
    if _in_place(place, one, other):
        return IN_PLACE + shared
    if (one.stance is Stance.CHANGE) != (other.stance is Stance.CHANGE):
        return 0.0  # how far two amounts are apart never stands for one of them
    if (
        one.amounts
        and other.amounts
        and (one.amounts[0].unit is ORDINAL) != (other.amounts[0].unit is ORDINAL)
    ):
        return 0.0
    near = len(group.near(one, other))
    if _is_same_amount(one, other) and near:
        return 2.0
    if not shared or ("time" in one.classes and "time" in other.classes and not near):
        return 0.0
    return min(2.5, shared + 0.5 * near)


def _is_same_amount(one: Quantity, other: Quantity) -> bool:
    """*5 mg* and *5 ml*."""
    ones, others = (
        {value.amount for value in fact.amounts if value.unit is not COUNT} for fact in (one, other)
    )
    return not ones.isdisjoint(others)


def _in_place(place: _Place, one: Quantity, other: Quantity) -> float:
    """Rivalry by place alone, where the group's links tell places apart: of an amount and a difference only
    where that is none of the source's numbers."""
    if not place.group.is_in_place(one, other):
        return 0.0
    is_apart = other.stance is Stance.CHANGE is not one.stance
    return 0.0 if is_apart and place.reckoned.fits(other) else IN_PLACE


def _contexts(place: _Place, left: Sequence[Quantity], right: Sequence[Quantity]) -> Contexts[Quantity]:
    """What stands beside numbers that are on one side only; of the right ones those that are nowhere on the
    left and cannot be worked out from what is."""
    if max(len(left), len(right)) > CROWDED:
        left, right = (), ()
    known = place.elsewhere.left.know
    new = [fact for fact in right if not known(fact) and not place.reckoned.hold(fact)] if left else []
    gone = {id(one): float(not place.elsewhere.right.say(one)) for one in left} if new else {}

    def likeness(one: Quantity, other: Quantity) -> Mapping[str, float] | None:
        if _is_written(one, other, place.group.right) or _is_written(other, one, place.group.left):
            return None
        if _are_two(one, other, place.group):
            return None
        found = alike(one, other)
        return None if found is None else {**found, "gone": gone.get(id(one), 1.0)}

    return Contexts(place.group, FactKind.NUMBER, left if new else (), new, likeness)


def _are_two(one: Quantity, other: Quantity, group: Group) -> bool:
    """Whether two numbers count two things, both of which both sides tell of: *45 coats*, *30 families*."""
    if not one.counted or not other.counted or not one.counted.isdisjoint(other.counted):
        return False
    ours, theirs = group.content
    return not one.counted.isdisjoint(theirs) and not other.counted.isdisjoint(ours)


def _is_written(fact: Quantity, other: Quantity, side: Sequence[Told]) -> bool:
    """Whether a number of one side stands in the other as it is written, though it was read as something else
    there: *19 Sept. 11 hijackers*."""
    low = fact.text.lower()
    return low != other.text.lower() and any(low in told.reading.reach for told in side)


def _changed(place: _Place, change: tuple[Quantity, Quantity, float], context: float) -> list[Draft]:
    """``context``: how surely both are of the same thing, by what stands beside them."""
    one, other, strength = change
    in_place = strength >= IN_PLACE or context >= LEAST
    gone = not place.elsewhere.right.say(one)
    new = not place.elsewhere.left.say(other)
    if not in_place and not new:
        return _missing(place.group, one) if gone else []
    if not in_place and (one.weak or other.weak or not gone or place.reckoned.hold(other)):
        return _added(place, other)
    severity, case = Severity.LOW, ""
    if _is_implied(one, other):
        case = "less exact"
    elif is_rounding(one, other):
        case = "rounded"
    elif place.reckoned.turns(one, other):
        case = "worked out"
    elif may_both_be(one, other):
        severity, case = (
            (Severity.LOW, "less exact") if one.bound is Bound.EXACT else (Severity.MEDIUM, "more exact")
        )
    else:
        severity = Severity.HIGH
    found = draft(place.group, (one, other), Verdict.CHANGED, severity, case)
    return [replace(found, context=context)]


def _is_implied(one: Quantity, other: Quantity) -> bool:
    """*More than 50 hours* is *over two days*: bent the same way, and not far beyond."""
    if not one.amounts or not other.amounts or one.bound is not other.bound:
        return False
    a, b = one.amounts[0], other.amounts[0]
    if a.unit == b.unit or a.unit.dimension != b.unit.dimension:
        return False
    small, great = (b.base, a.base) if one.bound is Bound.ABOVE else (a.base, b.base)
    return one.bound in {Bound.ABOVE, Bound.BELOW} and small <= great <= small * _NEARLY


_NEARLY: Final = Decimal("1.1")
"""A bound may be told this much looser in another unit."""


def _left_over(place: _Place, paired: Paired[Quantity]) -> list[Draft]:
    drafts: list[Draft] = []
    left, right = (only(Quantity, facts) for facts in place.group.rest(FactKind.NUMBER))
    for fact in (*paired.left, *left):
        if not fact.weak and not place.elsewhere.right.know(fact):
            drafts += _missing(place.group, fact)
    for fact in (*paired.right, *right):
        if not place.elsewhere.left.know(fact) and not _is_period(place.group, fact):
            drafts += _added(place, fact)
    return drafts


def _is_period(group: Group, fact: Quantity) -> bool:
    """*The past 12 months*, where the source has *the past year*."""
    units = next((value.unit for value in fact.amounts if value.unit.dimension == "time"), None)
    if units is None:
        return False
    words = vocabulary(group.right[0].reading.language).units
    return any(
        low in told.reading.reach
        for low, meant in words.meanings.items()
        if any(unit.dimension == "time" and unit.factor == fact.amounts[0].base for unit in meant)
        for told in group.left
    )


def _is_span(place: _Place, fact: Quantity) -> bool:
    """*Two years before that*, where the source has both years."""
    if not place.elsewhere.left.dates or "time" not in fact.classes:
        return False
    told = home(place.group.right, fact.span)
    if told is None:
        return False
    behind = told.reading.first_from(fact.span.end)
    return any(low in _SPANS for low in told.reading.lows[behind : behind + 1])


_SPANS: Final = words("en", "grammar", "span")
"""Words behind a stretch of time that a writer may have reckoned from two dates."""


def _missing(group: Group, fact: Quantity) -> list[Draft]:
    return [draft(group, (fact, None), Verdict.MISSING, Severity.LOW)]


def _added(place: _Place, fact: Quantity) -> list[Draft]:
    is_low, is_reckoned = _is_small(fact) or _is_span(place, fact), place.reckoned.hold(fact)
    severity = Severity.LOW if is_low or is_reckoned else Severity.MEDIUM
    case = "worked out" if is_reckoned else ""
    return [draft(place.group, (None, fact), Verdict.ADDED, severity, case)]


def _is_small(fact: Quantity) -> bool:
    """Whether an added number is one that writers supply from the text itself."""
    if fact.weak or not fact.amounts:
        return fact.weak
    value = fact.amounts[0]
    most = _SMALL if value.unit is COUNT else _PLACE if value.unit is ORDINAL else 0
    return is_whole(value.amount) and 0 <= value.amount <= most and fact.beyond is None


def unlinked(told: Told, elsewhere: Elsewhere) -> Iterator[Draft]:
    """Numbers of a right sentence without a counterpart that the source does not have."""
    for fact in only(Quantity, told.facts[FactKind.NUMBER]):
        if not elsewhere.left.know(fact):
            severity = Severity.LOW if _is_small(fact) else Severity.MEDIUM
            yield Draft(FactKind.NUMBER, Verdict.ADDED, severity, None, None, fact.passage)
