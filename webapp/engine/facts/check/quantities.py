"""Numbers and dates of a group: which changed, went missing, came in.

Equal in another form is equal (``equality``). A number that was rounded, or only got or lost an *about*, is a
low finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from webapp.engine.facts.check import direction
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.draft import Draft, absent, differs, unsourced
from webapp.engine.facts.face.equality import amount, is_rounding, is_whole, same_date, same_number
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.face.known import Known
from webapp.engine.facts.face.pairing import Paired, Rivalry, pair
from webapp.engine.facts.face.reckoned import Reckoned
from webapp.engine.model import FactKind, Passage, Severity, Verdict

_OPPOSED: Final = frozenset(
    {
        ("above", "less"),
        ("above", "below"),
        ("above", "most"),
        ("less", "above"),
        ("below", "above"),
        ("most", "above"),
    }
)
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


def numbers(group: Group, elsewhere: Elsewhere) -> list[Draft]:
    """The findings about numbers."""
    left, right = group.facts(FactKind.NUMBER)
    if not left and not right:
        return []
    paired = pair(left, right, same_number, lambda one, other: _rivalry(group, one, other), _place(group))
    drafts = _approximations(group, paired)
    drafts += direction.turned(group, paired.equal)
    reckoned = Reckoned(group)
    for one, other, strength in paired.changed:
        drafts += _changed(group, (one, other, strength), elsewhere, reckoned)
    return drafts + _left_over(group, paired, elsewhere, reckoned, FactKind.NUMBER)


def dates(group: Group, elsewhere: Elsewhere) -> list[Draft]:
    """The findings about dates and times."""
    left, right = group.facts(FactKind.DATE)
    if not left and not right:
        return []
    paired = pair(left, right, same_date, lambda one, other: _date_rivalry(group, one, other), _place(group))
    drafts: list[Draft] = []
    for one, other, strength in paired.changed:
        if strength < _IN_PLACE and elsewhere.right.say(one) and elsewhere.left.say(other):
            continue
        severity = Severity.MEDIUM if one.weak or other.weak else Severity.HIGH
        drafts.append(
            draft(group, (one, other), Verdict.CHANGED, severity, differs("Date", one.text, other.text))
        )
    return drafts + _left_over(group, paired, elsewhere, Reckoned(group), FactKind.DATE)


_IN_PLACE: Final = 3.0
"""Rivalry of two facts that stand in each other's place."""


def _rivalry(group: Group, one: Fact, other: Fact) -> float:
    if group.is_in_place(one, other):
        return _IN_PLACE + len(one.slots & other.slots)
    shared = one.slots & other.slots
    if not shared or ("u:ordinal" in one.slots) != ("u:ordinal" in other.slots):
        return 0.0
    near = len(group.context(one.span, left=True) & group.context(other.span, left=False))
    unit = any(slot[0] == "u" for slot in shared)
    if unit and not near and "time" in "".join(shared):
        return 0.0
    return min(2.5, len(shared) + 0.5 * near)


def _date_rivalry(group: Group, one: Fact, other: Fact) -> float:
    if not one.slots & other.slots:
        return 0.0
    if group.is_in_place(one, other):
        return _IN_PLACE
    if one.weak or other.weak:
        return 0.0
    near = len(group.context(one.span, left=True) & group.context(other.span, left=False))
    return min(2.5, 0.5 + near) if near or not group.is_loose else 0.0


def _place(group: Group) -> Rivalry[Fact] | None:
    """Rivalry by place alone, where the group's links tell places apart."""
    if not group.hunks:
        return None

    def rivalry(one: Fact, other: Fact) -> float:
        alike = one.kind is not FactKind.DATE or bool(one.slots & other.slots)
        return _IN_PLACE if alike and group.is_in_place(one, other) else 0.0

    return rivalry


def unlinked(told: Told, elsewhere: Elsewhere) -> Iterator[Draft]:
    """Numbers and dates of a right sentence without a counterpart that the source does not have."""
    for kind, label in _LABELS.items():
        for fact in told.facts[kind]:
            if not elsewhere.left.know(fact) and not (fact.weak and kind is FactKind.DATE):
                severity = Severity.LOW if is_slight(fact) else Severity.MEDIUM
                here = Passage(fact.span, fact.text)
                yield Draft(kind, Verdict.ADDED, severity, None, None, here, unsourced(label, fact.text))


_LABELS: Final = {FactKind.NUMBER: "Number", FactKind.DATE: "Date"}


def _changed(
    group: Group, change: tuple[Fact, Fact, float], elsewhere: Elsewhere, reckoned: Reckoned
) -> list[Draft]:
    one, other, strength = change
    in_place = strength >= _IN_PLACE
    gone = not elsewhere.right.say(one)
    new = not elsewhere.left.say(other)
    if not in_place and not new:
        return [] if not gone else _missing(group, one, "Number")
    if not in_place and (one.weak or other.weak or not gone):
        return _added(group, other, "Number", reckoned)
    if not in_place and reckoned.hold(other):
        return _added(group, other, "Number", reckoned)
    if _is_implied(one, other):
        message = differs("Number, less exact", one.text, other.text)
        return [draft(group, (one, other), Verdict.CHANGED, Severity.LOW, message)]
    if is_rounding(one, other):
        message = differs("Rounded number", one.text, other.text)
        return [draft(group, (one, other), Verdict.CHANGED, Severity.LOW, message)]
    message = differs("Number", one.text, other.text)
    return [draft(group, (one, other), Verdict.CHANGED, Severity.HIGH, message)]


def _is_implied(one: Fact, other: Fact) -> bool:
    """*More than 50 hours* is *over two days*: bent the same way, and not far beyond."""
    (a, unit, _), (b, second, _) = amount(one.value), amount(other.value)
    if a is None or b is None or not unit or unit != second or one.qualifier != other.qualifier:
        return False
    small, great = (b, a) if one.qualifier == "above" else (a, b)
    return one.qualifier in {"above", "below"} and small <= great <= small * _NEARLY


_NEARLY: Final = Decimal("1.1")
"""A bound may be told this much looser in another unit."""


def _approximations(group: Group, paired: Paired[Fact]) -> list[Draft]:
    """The findings about equal numbers that are bent in different ways (*more than 20*, *20*)."""
    drafts: list[Draft] = []
    twins = {(id(one), other.qualifier) for one, other in paired.equal}
    for one, other in paired.equal:
        if one.weak or (id(one), one.qualifier) in twins:
            continue
        if one.value == other.value or (one.qualifier and other.qualifier):
            message = differs("Number, bent another way", one.text, other.text)
            severity = _bend(group, one, other)
            drafts.append(draft(group, (one, other), Verdict.CHANGED, severity, message))
    return drafts


def _bend(group: Group, one: Fact, other: Fact) -> Severity:
    """*Not above 80* is *up to 80*; a dropped *up to* makes the most that may be what is."""
    if direction.is_denied(group.left, one) != direction.is_denied(group.right, other):
        return Severity.LOW
    if (one.qualifier, other.qualifier) in _OPPOSED:
        return Severity.HIGH
    if one.qualifier == "most" and not other.qualifier and not direction.is_capped(group.right, other):
        return Severity.LOW if group.is_edited or group.is_unsure else Severity.MEDIUM
    return Severity.LOW


def _left_over(
    group: Group, paired: Paired[Fact], elsewhere: Elsewhere, reckoned: Reckoned, kind: FactKind
) -> list[Draft]:
    drafts: list[Draft] = []
    label, (left, right) = _LABELS[kind], group.rest(kind)
    for fact in (*paired.left, *left):
        if not fact.weak and not elsewhere.right.know(fact):
            drafts += _missing(group, fact, label)
    for fact in (*paired.right, *right):
        if fact.weak and fact.kind is FactKind.DATE:
            continue
        if elsewhere.left.know(fact) or _is_period(group, fact):
            continue
        if elsewhere.left.has_dates and _is_span(group, fact):
            drafts.append(
                draft(group, (None, fact), Verdict.ADDED, Severity.LOW, unsourced(label, fact.text))
            )
        else:
            drafts += _added(group, fact, label, reckoned)
    return drafts


_PERIODS: Final = {
    "60": "minute",
    "3600": "hour",
    "86400": "day",
    "604800": "week",
    "31557600": "year",
    "315576000": "decade",
    "3155760000": "century",
}
"""Seconds → the word that tells as much without a number."""


def _is_period(group: Group, fact: Fact) -> bool:
    """*The past 12 months*, where the source has *the past year*."""
    seconds, _, unit = fact.value.partition(" ")
    word = _PERIODS.get(seconds) if unit == "time" else None
    return word is not None and any(word in told.reading.reach for told in group.left)


_SPANS: Final = frozenset({"before", "after", "earlier", "later", "ago", "previously", "on", "since"})
"""Words behind a stretch of time that a writer may have reckoned from two dates."""


def _is_span(group: Group, fact: Fact) -> bool:
    """*Two years before that*, where the source has both years."""
    if not fact.value.endswith(" time"):
        return False
    told = group.told_at(fact.span.start, left=False)
    if told is None:
        return False
    behind = told.reading.first_from(fact.span.end)
    return any(low in _SPANS for low in told.reading.lows[behind : behind + 1])


def _missing(group: Group, fact: Fact, label: str) -> list[Draft]:
    return [draft(group, (fact, None), Verdict.MISSING, Severity.LOW, absent(label, fact.text))]


def _added(group: Group, fact: Fact, label: str, reckoned: Reckoned) -> list[Draft]:
    severity = Severity.LOW if is_slight(fact) or reckoned.hold(fact) else Severity.MEDIUM
    return [draft(group, (None, fact), Verdict.ADDED, severity, unsourced(label, fact.text))]


def is_slight(fact: Fact) -> bool:
    """Whether an added number or date is one that writers supply from the text itself."""
    if fact.weak or "weekday" in fact.slots or "relative" in fact.slots:
        return True
    size, unit, _ = amount(fact.value)
    if fact.kind is not FactKind.NUMBER or size is None:
        return False
    return is_whole(size) and size <= {"": _SMALL, "ordinal": _PLACE}.get(unit, 0)
