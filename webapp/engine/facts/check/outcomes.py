"""How a matter stands or ended, told in two ways that exclude each other.

    That charge was *dropped*.            That charge was *proved*.
    The coastguard *is considering* it.   The coastguard *has refused* it.

Each outcome is set against the one of its field that the other side tells of the same things: those with most
words of the clause in common. Where any that says the same has as many, nothing is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.outcomes import Outcome, nouns, outcomes
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import are_kindred, forms, shared
from webapp.engine.language import read_as
from webapp.engine.model import FactKind, Severity, Verdict
from webapp.engine.reading import is_content, stem

_ENGLISH: Final = "en"
_MOST: Final = 20
"""Outcomes of a side that are compared."""
_SHARED: Final = 2
"""Words that two clauses have in common where they tell of the same things."""
_SHARE: Final = 0.5
"""Of the words of the shorter one."""


_IN_PART: Final = frozenset({"every", "all", "many", "much", "always", "everyone", "necessarily", "yet"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """An outcome and its sentence."""

    told: Told
    outcome: Outcome

    @property
    def is_denied(self) -> bool:
        return self.outcome.denial is not None

    @property
    def is_clear(self) -> bool:
        """Whether what denies it does, and wholly: not *not until*, *not only* nor *not every*."""
        if self.outcome.denial is None or self.told.reading.language != _ENGLISH:
            return True
        start = self.told.reading.tokens[self.outcome.denial].start
        if not _IN_PART.isdisjoint(self.told.reading.lows[self.outcome.denial + 1 : self.outcome.denial + 2]):
            return False
        return any(fact.span.start <= start < fact.span.end for fact in self.told.facts[FactKind.NEGATION])

    @property
    def words(self) -> str:
        """It with what denies it."""
        places = (self.outcome.start, self.outcome.stop - 1, self.outcome.denial)
        known = [at for at in places if at is not None]
        return self.told.reading.text(min(known), max(known) + 1)

    def agrees(self, other: _Placed) -> bool:
        """Whether both may be true of one thing: the same, or one of them but a denial of the contrary."""
        one, fellow = self.outcome, other.outcome
        return one.field == fellow.field and (one.side == fellow.side) == (self.is_denied == other.is_denied)

    @property
    def subject(self) -> str:
        """The word right before it."""
        return next(iter(self.told.reading.lows[max(0, self.outcome.start - 1) : self.outcome.start]), "")


def excluded(group: Group) -> Iterator[Draft]:
    """The findings about outcomes that exclude each other; at most one a group."""
    left, right = _placed(group.left), _placed(group.right)
    for other in right:
        for one in left:
            if group.is_edited and (one.is_denied or other.is_denied) and _is_english(one):
                continue  # the places tell of the denial itself
            if _is_other(one, other) and _is_one_matter(group, one, other, (left, right)):
                facts = _fact(one), _fact(other)
                yield draft(group, facts, Verdict.CHANGED, Severity.HIGH, quoted=(one.words, other.words))
                return


def _is_english(placed: _Placed) -> bool:
    return placed.told.reading.language == _ENGLISH


def _placed(side: Sequence[Told]) -> list[_Placed]:
    every = (_Placed(told, one) for told in side for one in outcomes(told.reading))
    return [placed for placed in every if placed.is_clear][:_MOST]


def _fact(placed: _Placed) -> Fact:
    """What denies it stands for it, as in other findings about denials."""
    denial, outcome = placed.outcome.denial, placed.outcome
    if denial is not None:
        return Fact.of(FactKind.NEGATION, placed.told.reading, denial)
    return Fact.of(FactKind.NEGATION, placed.told.reading, outcome.start, outcome.stop)


def _is_other(one: _Placed, other: _Placed) -> bool:
    if one.told.reading.language != other.told.reading.language:
        return False
    ours, theirs = one.outcome, other.outcome
    if ours.field != theirs.field or (one.is_denied and other.is_denied):
        return False
    return (ours.side == theirs.side) == (one.is_denied or other.is_denied)


def _is_one_matter(
    group: Group, one: _Placed, other: _Placed, sides: tuple[Sequence[_Placed], Sequence[_Placed]]
) -> bool:
    """Whether both are told of the same things, and neither side tells the same of them."""
    common, least = _common(one, other), min(len(one.outcome.clause), len(other.outcome.clause))
    equal = [_common(known, other) for known in sides[0] if known.agrees(other)]
    equal += [_common(one, known) for known in sides[1] if known.agrees(one)]
    if equal and not nouns(read_as(one.told.reading.language), one.outcome.field):
        return False  # first arrested, then released
    if _are_others(one, other) and _is_english(one):
        return False
    if not common or common < _SHARE * least or max(equal, default=0) >= common or not _is_close(one, other):
        return False
    if common < _SHARED:  # of few words, and nothing says the same
        is_one = are_kindred(one.subject, other.subject) and is_content(one.subject, _ENGLISH)
        return not (equal or group.is_loose or group.is_unsure) and (common == least or is_one)
    return True


def _are_others(one: _Placed, other: _Placed) -> bool:
    """Whether somebody named right before one of them is not told of beside the other: *as Hamas demanded*,
    *Netanyahu rejected*."""
    return any(
        reading.tokens[at].is_capital and reading.lows[at] not in fellow.outcome.clause
        for own, fellow in ((one, other), (other, one))
        for reading in (own.told.reading,)
        for at in range(max(1, own.outcome.start - _NAMED), own.outcome.start)
    )


_NAMED: Final = 4
"""Tokens before an outcome among which whoever brings it about is named."""


def _is_close(one: _Placed, other: _Placed) -> bool:
    """Whether what stands close to both is the same: the noun of their field, or half of the words."""
    language, near = read_as(one.told.reading.language), (one.outcome.near, other.outcome.near)
    named = nouns(language, one.outcome.field)
    if named:
        ours, theirs = ([low for low in words if not named.isdisjoint(forms((low,)))] for words in near)
        return any(are_kindred(low, fellow) for low in ours for fellow in theirs)
    short, long = sorted(near, key=len)
    return _met(short, long, language) >= max(1, _SHARE * len(short))


def _common(one: _Placed, other: _Placed) -> int:
    """How many words of the shorter clause the other one has."""
    short, long = sorted((one.outcome.clause, other.outcome.clause), key=len)
    return _met(short, long, read_as(one.told.reading.language))


def _met(short: Sequence[str], long: Sequence[str], language: str) -> int:
    if language == _ENGLISH:
        return shared(short, forms(long))
    known = {stem(low, language) for low in long}
    return sum(stem(low, language) in known for low in short)
