"""Function words: small words in each other's place that make another statement of a sentence.

    in writing *and* pay all arrears     in writing *or* pay all arrears
    payment *only* if the goods …        payment if the goods …

Only edited links are looked at; the table says which words exclude each other, which are equal, and which
count by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.function_words import FunctionWords, Place, rows
from webapp.engine.facts.face.draft import RANK, Draft, draft
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.facts.face.hunks import Hunk
from webapp.engine.language import words as listed
from webapp.engine.model import FactKind, Severity, Verdict
from webapp.engine.reading import is_content

_LONGEST: Final = 8
"""Words of one side of a hunk; a longer one is a rewording, in which small words are others anyway."""
_TURNS: Final = 8
"""Words of a side that are tried as words that turn a statement wherever they stand."""
_OF_NUMBERS: Final = listed("en", "grammar", "measuring")
"""Before a number they are part of it (``quantities``)."""


@dataclass(frozen=True, slots=True)
class _Differing:
    """A hunk with the members that stand in it."""

    hunk: Hunk
    ones: tuple[Place, ...]
    others: tuple[Place, ...]
    words: tuple[tuple[str, ...], tuple[str, ...]]
    """All words of the hunk, left and right."""

    @property
    def is_rewording(self) -> bool:
        return any(len(words) > _LONGEST for words in self.words)

    def is_equal(self, *, content: bool) -> bool:
        """Whether no word, or no ``content`` word, but members of the table was put in or left out."""
        own = {word for place in (*self.ones, *self.others) for word in place.words}
        left, right = (
            {word for word in words if word not in own and (not content or is_content(word, "en"))}
            for words in self.words
        )
        return left == right

    def is_same_place(self, one: Place, other: Place) -> bool:
        """Whether two members stand in the same place of it: both first, or before the same word."""
        if self.hunk.left is None or self.hunk.right is None:
            return False
        if _is_of_number(one) or _is_of_number(other) or one.is_denied != other.is_denied:
            return False
        starts = one.reading.inside(self.hunk.left).start, other.reading.inside(self.hunk.right).start
        if one.start <= starts[0] and other.start <= starts[1]:
            return True
        return one.reading.lows[one.stop : one.stop + 1] == other.reading.lows[other.stop : other.stop + 1]


def function_words(group: Group) -> list[Draft]:
    """The findings about function words of edited links."""
    if not group.is_edited or not group.hunks:
        return []
    left, right = (FunctionWords([told.reading for told in side]) for side in (group.left, group.right))
    is_odd = bool((left.denials - right.denials) % 2)
    roles = {"turns"} if is_odd else {"turns", "denies"}
    drafts = [_changed(group, *found) for found in islice(_turned(left, right, roles), 1)]
    for hunk in group.hunks:
        differing = _differing(group, hunk, left, right)
        if (differing.ones or differing.others) and not differing.is_rewording:
            drafts += _in_hunk(group, differing, (left, right), is_odd=is_odd)
    return drafts


def _differing(group: Group, hunk: Hunk, left: FunctionWords, right: FunctionWords) -> _Differing:
    places: list[tuple[Place, ...]] = []
    for span, side, is_left in ((hunk.left, left, True), (hunk.right, right, False)):
        told = home(group.left if is_left else group.right, span) if span else None
        places.append(tuple(side.meeting(told.reading, span)) if told and span else ())
    return _Differing(hunk, places[0], places[1], group.words_of(hunk))


def _in_hunk(
    group: Group, this: _Differing, sides: tuple[FunctionWords, FunctionWords], *, is_odd: bool
) -> Iterator[Draft]:
    roles = {"excludes", "turns", "replaces"} if this.is_equal(content=False) else {"excludes", "turns"}
    excluding = [
        (one, other, severity)
        for one, other in product(this.ones, this.others)
        if (severity := _exclude(one, other, sides, roles)) and this.is_same_place(one, other)
    ]
    if excluding and not is_odd:
        yield _changed(group, *min(excluding, key=lambda found: RANK[found[2]]))
    elif not is_odd and this.is_equal(content=True):
        yield from _alone(group, this.ones, sides, is_left=True)
        yield from _alone(group, this.others, sides[::-1], is_left=False)


def _exclude(
    one: Place, other: Place, sides: tuple[FunctionWords, FunctionWords], roles: set[str]
) -> Severity | None:
    """How grave it is that they stand for each other; None where no row with such a role sets them against
    each other, or an equal stands elsewhere."""
    left, right = sides
    found = [
        rows()[row].severity
        for row, number in one.sets
        for same, fellow in other.sets
        if row == same
        and number != fellow
        and rows()[row].role in roles
        and left.counts[row, number] > right.counts[row, number]
        and right.counts[row, fellow] > left.counts[row, fellow]
    ]
    return min(found, key=RANK.__getitem__, default=None)


def _turned(
    left: FunctionWords, right: FunctionWords, roles: set[str]
) -> Iterator[tuple[Place, Place, Severity]]:
    """Words that say the contrary wherever they stand: *except Tamsin*, *Tamsin included*."""
    sides = (
        islice((place for place in side if any(rows()[row].role in roles for row, _ in place.sets)), _TURNS)
        for side in (left, right)
    )
    for one, other in product(*sides):
        if severity := _exclude(one, other, (left, right), roles):
            yield one, other, severity


def _alone(
    group: Group, places: Iterable[Place], sides: tuple[FunctionWords, FunctionWords], *, is_left: bool
) -> Iterator[Draft]:
    """Members put in or left out."""
    own, other = sides
    soles = [
        sum(low in _SOLE for told in side for low in told.reading.lows) for side in (group.left, group.right)
    ]
    is_sole = soles[is_left] > soles[not is_left]
    for place in places:
        if ("only" in place.words and is_sole) or _is_of_amount(place):
            continue
        for row, number in place.sets:
            if rows()[row].role == "alone" and own.counts[row, number] > other.counts[row, number]:
                severity = Severity.LOW if _counts(place) else rows()[row].severity
                yield _one_sided(group, place, severity, is_left=is_left)


_SOLE: Final = listed("en", "grammar", "sole")
"""They say *only* in other words."""


def _counts(place: Place) -> bool:
    """Whether a number follows."""
    return any(low[:1].isdecimal() for low in place.reading.lows[place.stop : place.stop + 1])


def _is_of_amount(place: Place) -> bool:
    """*More than 150*, *less than a third*: part of an amount, which the rule of numbers looks at."""
    behind = place.reading.lows[place.stop : place.stop + 2]
    if place.words[-1] not in {"more", "less"} or behind[:1] != ("than",) or len(behind) == 1:
        return False
    return behind[1][:1].isdecimal() or behind[1] in _COUNTS


_COUNTS: Final = listed("en", "grammar", "number opening")


def _is_of_number(place: Place) -> bool:
    return place.words[0] in _OF_NUMBERS and _counts(place)


def _one_sided(group: Group, place: Place, severity: Severity, *, is_left: bool) -> Draft:
    """Told with the word behind or before it, which stands on the other side alone: *only if*, *if*."""
    for whole, kept in _beside(place, group.right if is_left else group.left):
        ones, others = (whole, kept) if is_left else (kept, whole)
        return draft(group, (ones, others), Verdict.CHANGED, severity)
    if is_left:
        return draft(group, (place.fact, None), Verdict.MISSING, severity)
    return draft(group, (None, place.fact), Verdict.ADDED, severity)


def _beside(place: Place, others: Sequence[Told]) -> Iterator[tuple[Fact, Fact]]:
    """The word with the one behind it, or else before it, and where that one stands on the other side."""
    lows = place.reading.lows
    around = lows[max(0, place.start - 1) : place.start] + lows[place.stop : place.stop + 1]
    where = [
        (told.reading, at)
        for told in others
        for at in range(len(told.reading.lows) - 1)
        if told.reading.lows[at : at + 2] == around
    ]
    for step, start, stop in ((1, place.start, place.stop + 1), (0, place.start - 1, place.stop)):
        for reading, at in where:
            if reading.lows[at + step][:1].isalnum():
                whole = Fact.of(FactKind.WORDING, place.reading, start, stop)
                yield whole, Fact.of(FactKind.WORDING, reading, at + step)


def _changed(group: Group, one: Place, other: Place, severity: Severity) -> Draft:
    return draft(group, (one.fact, other.fact), Verdict.CHANGED, severity)
