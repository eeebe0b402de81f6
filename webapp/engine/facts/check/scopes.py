"""How much a statement covers: the whole told as a part, *every* told of one time.

    on *all six* boats      on *five of* the boats
    *every* winter          *last* winter

Nothing is found where the other side tells both, or where the clauses have little else in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import around
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import are_kindred, forms, lemmas, shared
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict
from webapp.engine.reading import is_content

_ALL, _PART, _EACH, _ONCE, _TIMES, _REGULAR = (
    words("en", "scopes", role) for role in ("all", "part", "each", "once", "time", "regular")
)
_MOST: Final = 12
_SHARED: Final = 1
"""Words beside the things themselves that both clauses must have."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """A word that says how much, and what it says it of."""

    reading: Reading
    start: int
    stop: int
    things: str
    """The noun."""
    is_whole: bool


def shrunk(group: Group) -> Iterator[Draft]:
    """The whole told as a part; at most one a group. The other way round: ``wholes.grown``."""
    left, right = _scopes(group.left), _scopes(group.right)
    for one, other in product(left, right):
        if not one.is_whole or other.is_whole or not are_kindred(one.things, other.things):
            continue
        rest = [
            scope
            for own, side in ((one, left), (other, right))
            for scope in side
            if scope.is_whole != own.is_whole and are_kindred(scope.things, own.things)
        ]
        if not rest and _is_one_clause(one, other):
            yield draft(group, _facts(one, other), Verdict.CHANGED, Severity.HIGH)
            return


def _facts(one: _Scope, other: _Scope) -> tuple[Fact, Fact]:
    """Both with what they are said of, or without it where that follows right behind."""
    bare = [scope.reading.lows[scope.start + 1 : scope.stop] for scope in (one, other)]
    if bare[0] == bare[1]:
        one, other = (replace(scope, stop=scope.start + 1) for scope in (one, other))
    return _fact(one), _fact(other)


def once_only(group: Group) -> Iterator[Draft]:
    """*Every winter* told as *last winter*, or the other way; at most one a group."""
    left, right = _times(group.left), _times(group.right)
    for one, other in product(left, right):
        if one.is_whole != other.is_whole and one.things == other.things and _is_one_clause(one, other):
            both = {scope.is_whole for scope in left} | {scope.is_whole for scope in right}
            if len({s.is_whole for s in left}) == len({s.is_whole for s in right}) == 1 and len(both) == 2:
                case = "once" if one.is_whole else "often"
                yield draft(group, (_fact(one), _fact(other)), Verdict.CHANGED, Severity.HIGH, case)
                return


def _fact(scope: _Scope) -> Fact:
    return Fact.of(FactKind.WORDING, scope.reading, scope.start, scope.stop)


def _scopes(side: Sequence[Told]) -> list[_Scope]:
    return [scope for told in side for scope in _in(told.reading)][:_MOST]


def _in(reading: Reading) -> Iterator[_Scope]:
    lows = reading.lows
    for at, low in enumerate(lows):
        is_whole = low in _ALL
        if not is_whole and low not in _PART:
            continue
        before = lows[max(0, at - 2) : at]
        if any(is_cue(word) for word in before) or not _NO_PART.isdisjoint(before[-1:]):
            continue
        noun = _noun(reading, at + 1)
        if noun is not None and not (is_whole and _EXCEPT & {*lows[at : noun + 5]}):
            yield _Scope(reading, at, noun + 1, lows[noun], is_whole)


_NO_PART: Final = frozenset(
    {"of", "the", "at", "in", "after", "for", "above", "all", "every", "each", "these", "those", "and"}
)
_EXCEPT: Final = frozenset({"but", "except", "bar", "save", "almost", "other"})


def _noun(reading: Reading, start: int) -> int | None:
    """The last of the content words in a row that name what a word of scope is said of."""
    last = None
    for at in range(start, min(start + _PHRASE, len(reading.lows))):
        low = reading.lows[at]
        if low in _PASSED or low[:1].isdecimal():
            if last is not None:
                break
        elif low[:1].isalpha() and is_content(low, reading.language) and not is_verb(low, last):
            last = at
        else:
            break
    return last


def is_verb(low: str, last: int | None) -> bool:
    """Whether what follows the noun is a verb form rather than part of it."""
    return last is not None and (low.endswith("ed") or low.endswith("ing"))


_PHRASE: Final = 7
_PASSED: Final = (
    words("en", "grammar", "article")
    | words("en", "grammar", "owner")
    | words("en", "grammar", "counting")
    | {"of", "these", "those"}
)


def _is_one_clause(one: _Scope, other: _Scope) -> bool:
    """Whether the clauses tell the same beside the things."""
    known = {*lemmas(one.things), *lemmas(other.things)}
    clauses = []
    for scope in (one, other):
        told = around(scope.reading, scope.reading.span(scope.start, scope.stop))
        clauses.append([low for low in told if known.isdisjoint(lemmas(low))])
    common, least = shared(clauses[0], forms(clauses[1])), min(map(len, clauses))
    return common >= _SHARED and common * 2 >= least


def _times(side: Sequence[Told]) -> list[_Scope]:
    found: list[_Scope] = []
    for told in side:
        lows = told.reading.lows
        for at, low in enumerate(lows[:-1]):
            noun = next(iter(_TIMES.intersection(lemmas(lows[at + 1]))), "")
            if noun and (low in _EACH or low in _ONCE):
                found.append(_Scope(told.reading, at, at + 2, noun, low in _EACH))
        found += [
            _Scope(told.reading, at, at + 1, _REGULARLY.get(low, ""), is_whole=True)
            for at, low in enumerate(lows)
            if low in _REGULAR
        ]
    return found[:_MOST]


_REGULARLY: Final = {
    "annual": "year", "annually": "year", "yearly": "year", "daily": "day", "nightly": "night",
    "weekly": "week", "monthly": "month", "hourly": "hour",
}  # fmt: skip
