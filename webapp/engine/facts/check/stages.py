"""What has been done told as still to be done, or what is planned told as done.

    The cameras *have been fitted*.     The cameras *will be fitted*.

A verb with a *will* is set against the same verb, or a near-synonym, in a past form among the same words.
Where either side tells both, or reports what somebody *would* do, nothing is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading, once
from webapp.engine.facts.face.clauses import around
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import are_kindred, forms, lemmas, shared, speech
from webapp.engine.language import rows, words
from webapp.engine.model import FactKind, Severity, Verdict

_MOST: Final = 20
"""Verbs of a side that are compared."""
_SHARED: Final = 2
_SHARE: Final = 0.5
"""Words of the clause, and their share of the shorter one, that stand in both."""
_MANY: Final = 3
_NEARLY: Final = 0.75
"""The same where the verb is another one (*have been put up*, *will be installed*)."""
_WILL: Final = frozenset({"will", "shall", "'ll"})
_DUE: Final = frozenset({"to", "due", "set", "going", "scheduled", "expected"})
"""Behind a *be* and before a *to* they tell what is planned."""
_NOW: Final = frozenset({"am", "is", "are", "'s", "'re"})
_BE: Final = words("en", "grammar", "be")
_LIGHT: Final = words("en", "word_classes", "light")


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb and whether what it tells is still to come."""

    told: Told
    at: int
    start: int
    """Where its *will* or *have* stands, or it by itself."""
    is_planned: bool

    @property
    def is_perfect(self) -> bool:
        """*Has done*, *had been done*."""
        return self.told.reading.lows[self.start] in _PERFECT


_PERFECT: Final = frozenset({"has", "have", "had", "'ve"})


def staged(group: Group) -> Iterator[Draft]:
    """The findings about verbs told as done on one side and as planned on the other; at most one a group."""
    left, right = _verbs(group.left), _verbs(group.right)
    for one, other in product(left, right):
        if (
            one.is_planned != other.is_planned
            and _is_one_deed(one, other)
            and not _is_both(one, other, left, right)
        ):
            planned = other if other.is_planned else one
            # what *is due to* happen is often told before and after it did; another verb tells another deed
            if planned.told.reading.lows[planned.start] in _WILL and are_kindred(_low(one), _low(other)):
                case = "planned" if other.is_planned else "done"
                yield draft(group, (_fact(one), _fact(other)), Verdict.CHANGED, Severity.HIGH, case)
                return


def _fact(verb: _Verb) -> Fact:
    return Fact.of(FactKind.WORDING, verb.told.reading, verb.start, verb.at + 1)


def _verbs(side: Sequence[Told]) -> list[_Verb]:
    return [_Verb(told, *found) for told in side for found in verbs(told.reading)][:_MOST]


@once
def verbs(reading: Reading) -> tuple[tuple[int, int, bool], ...]:
    """The verbs of a sentence that are surely planned or surely done: token, where they begin, whether
    planned. A sentence with a *would* or an *if* is left alone."""
    if not _OPEN.isdisjoint(reading.lows):
        return ()
    planned = list(_planned(reading))
    taken = {at for at, _ in planned}
    done = ((at, start) for at, start in _done(reading) if at not in taken)
    return (*((at, start, True) for at, start in planned), *((at, start, False) for at, start in done))


_OPEN: Final = frozenset({"would", "'d", "if", "unless", "until"})


def _planned(reading: Reading) -> Iterator[tuple[int, int]]:
    for at, low in enumerate(reading.lows):
        stop = _opens(reading.lows, at, low)
        verb = _next(reading, stop) if stop else None
        if verb is not None:
            yield verb, at


def _opens(lows: Sequence[str], at: int, low: str) -> int:
    """One past a *will*, an *is to* or an *is due to* at a token; 0 for none."""
    if low in _WILL:
        return at + 1
    if low in _NOW and lows[at + 1 : at + 2] and lows[at + 1] in _DUE and lows[at + 2 : at + 3] != ("blame",):
        return at + 2 if lows[at + 1] == "to" else at + 3 if lows[at + 2 : at + 3] == ("to",) else 0
    return 0


def _next(reading: Reading, start: int) -> int | None:
    """The verb within a few tokens, past adverbs and a *be* or *have*; none behind a *not*."""
    for at in range(start, min(start + _NEAR, len(reading.lows))):
        low = reading.lows[at]
        if low in {"not", "never", "have", "no"} or not low[:1].isalpha():
            return None
        if low not in _BE and "v" in speech(low) and low not in _ADVERBS:
            return at
    return None


_NEAR: Final = 4
"""Tokens behind a *will* among which its verb stands."""
_ADVERBS: Final = frozenset({"now", "then", "also", "soon", "still", "later", "once", "well"})


def _done(reading: Reading) -> Iterator[tuple[int, int]]:
    lows = reading.lows
    for at in reading.words:
        if lows[at] in _NOW | _BE | _LIGHT or not is_past(lows[at]):
            continue
        before = lows[max(0, at - _BEFORE) : at]
        if not _UNDONE.isdisjoint(before) or (before and before[-1] in _NO_VERB):
            continue
        start = next((at - far for far, low in enumerate(before[::-1], 1) if low in _HAVING), at)
        yield at, start


_BEFORE: Final = 4
_UNDONE: Final = (
    _WILL | words("en", "grammar", "modal") | {"to", "not", "never", "no", "be", "being", "is", "are", "yet"}
)
"""Before a past form they make no deed of it: *is closed* tells of now, *to be closed* of later."""
_NO_VERB: Final = (
    words("en", "grammar", "article")
    | words("en", "grammar", "owner")
    | words("en", "grammar", "preposition")
)
_HAVING: Final = frozenset({"has", "have", "had", "was", "were", "'s", "'ve"})


@cache
def _irregular() -> frozenset[str]:
    return frozenset(
        form for form, lemma in rows("en", "irregular") if form != lemma and not form.endswith(("ing", "s"))
    )


def is_past(low: str) -> bool:
    """Whether a folded word is a past form of a verb and nothing else."""
    if not (low.endswith("ed") or low in _irregular()):
        return False
    return any(lemma != low and "v" in speech(lemma) for lemma in lemmas(low))


def _is_one_deed(one: _Verb, other: _Verb) -> bool:
    """Whether both do the same to the same things; of another verb nearly all of the clause must be told."""
    told, fellows = (around(verb.told.reading, verb.told.reading.span(verb.at)) for verb in (one, other))
    common, least = shared(told, forms(fellows)), min(len(told), len(fellows))
    if are_kindred(_low(one), _low(other)):
        return common >= _SHARED and common >= _SHARE * least
    done = other if one.is_planned else one
    is_intended = done.told.reading.lows[done.at + 1 : done.at + 2] == ("to",)  # *has agreed to meet*
    return done.is_perfect and not is_intended and common >= _MANY and common >= _NEARLY * least


def _low(verb: _Verb) -> str:
    return verb.told.reading.lows[verb.at]


def _is_both(one: _Verb, other: _Verb, left: Sequence[_Verb], right: Sequence[_Verb]) -> bool:
    """Whether a side tells the verb both ways."""
    is_other = not are_kindred(_low(one), _low(other))
    return any(
        own.is_planned != verb.is_planned and (is_other or are_kindred(_low(own), _low(verb)))
        for verb, side in ((one, left), (other, right))
        for own in side
    )
