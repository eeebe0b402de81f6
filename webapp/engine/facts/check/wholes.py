"""A part that is told as the whole, and one member of a list that is told as the only one.

    in *three of* the five varieties               *across* the varieties
    Owners, and tenants over 60, are exempt.       *Only* owners are exempt.

Nothing here is found where the other side limits or counts the same things, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product, takewhile
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.operators import is_real, operators
from webapp.engine.facts.extract.quantity import Quantity
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import Echo, beside, echo, excerpt
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import forms, lemmas, shared
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict
from webapp.engine.reading import is_content

_MOST: Final = 12
"""Words that tell a part or a whole that are compared, of each side."""
_PHRASE: Final = 5
"""Tokens behind such a word, or before it, that may name its things."""

_Named = tuple[Reading, range, frozenset[str]]
"""A sentence, the tokens of a word that tells a part or a whole, and the words that name its things."""


def grown(group: Group) -> Iterator[Draft]:
    """Parts that are told as the whole; at most one a group."""
    parts, others = _named(group.left, _PARTS), _named(group.right, _PARTS)
    had, wholes = _named(group.left, _WHOLES), _named(group.right, _WHOLES)
    for one, other in product(parts, wholes):
        counted = other[0].lows[other[1].stop : other[1].stop + 1]  # all three: no fewer than three
        share = 0.0 if one[0].lows[one[1].start] in counted else _same(one, other)
        if share and not any(_same(known, other) for known in (*others, *had)):
            yield replace(_drafted(group, one[:2], other[:2]), strength=share)
            return


_PARTS: Final = frozenset({"scope", "portion"})
_WHOLES: Final = frozenset({"whole"})


def _named(side: Sequence[Told], names: frozenset[str]) -> list[_Named]:
    """The words of some classes and, of parts, the counts, each with the words that name its things."""
    found: list[_Named] = []
    for told in side:
        reading, is_part = told.reading, names is _PARTS
        cues = (one for one in operators(reading) if one.is_cue and one.name in names)
        places = [range(one.start, one.stop) for one in cues]
        if is_part:
            numbers = (fact for fact in told.facts[FactKind.NUMBER] if isinstance(fact, Quantity))
            places += [reading.inside(fact.span) for fact in numbers if not fact.classes]
        for at in places:
            ahead, behind = (
                range(at.start - 1, max(-1, at.start - 1 - _PHRASE), -1),
                range(at.stop, at.stop + _PHRASE),
            )
            if not _is_bent(reading, at, _DEFINITE if is_part else _BASE):
                run = _run(reading, behind)
                things = filter(_is_plural, run) if is_part else (*run, *_run(reading, ahead))
                found.append((reading, at, frozenset(things)))
    return found[:_MOST]


def _is_bent(reading: Reading, at: range, definite: frozenset[str]) -> bool:
    """*Not all*, *all but one*, *half of all*, *the 100 texts*, *£4 for each*: neither part nor whole."""
    lows = reading.lows
    before, behind = lows[max(0, at.start - 2) : at.start], lows[at.stop : at.stop + _PHRASE]
    return (
        any(map(is_cue, before))
        or any(low[:1].isdecimal() for low in before)
        or not definite.isdisjoint(before[-1:])
        or not _EXCEPTING.isdisjoint(behind)
        or not _FRACTION.isdisjoint(behind[:1])
    )


_BASE: Final = frozenset({"of", "but"})
_DEFINITE: Final = _BASE | words("en", "grammar", "owner") | {"the", "these", "those", "all", "both"}
_EXCEPTING: Final = frozenset({"but", "except", "bar", "save"})
_FRACTION: Final = frozenset({"other", "second", "third", "fourth", "fifth", "tenth"})
"""Behind *every* they tell a part."""


def _is_plural(word: str) -> bool:
    return word == "people" or any(lemma != word for lemma in lemmas(word))


def _run(reading: Reading, places: range) -> tuple[str, ...]:
    """The content words at some tokens in a row; articles and numbers among them are passed."""
    inside = (at for at in places if at < len(reading.lows))
    kept = takewhile(lambda at: reading.lows[at] in _PASSED or _is_telling(reading, at), inside)
    return reading.telling(at for at in kept if reading.lows[at] not in _PASSED)


def _is_telling(reading: Reading, at: int) -> bool:
    return reading.tokens[at].is_word and is_content(reading.lows[at], reading.language)


_PASSED: Final = (
    words("en", "grammar", "article")
    | words("en", "grammar", "owner")
    | words("en", "grammar", "counting")
    | {"of", "these", "those"}
)


def _same(one: _Named, other: _Named) -> float:
    """How much of the fewer words that name the things of one names those of the other, in [0, 1]; 0 for less
    than half."""
    least = min(len(one[2]), len(other[2]))
    share = shared(one[2], forms(other[2])) / least if least else 0.0
    return min(1.0, share) if share >= _HALF else 0.0


_HALF: Final = 0.5


def told_whole(reading: Reading, at: range, side: Sequence[Told]) -> Echo | None:
    """The sentence of a side that tells of all things what the tokens ``at`` except some from, where no word
    of these is on that side: *every unit but retail made money*, *with all the units in the black*."""
    ahead, excepted = beside(reading, at.start, at.stop)
    named = reading.telling(excepted)[:_PHRASE]
    if not named or any(shared(named, frozenset(told.reading.reach_of_lemmas)) for told in side):
        return None
    found = echo(reading.telling(ahead), side)
    if found and found.share == 1:
        return found
    cues = [
        one.stop for one in operators(reading) if one.is_cue and one.name in _WHOLES and one.stop <= at.start
    ]
    things = [(reading, at, frozenset(_run(reading, range(stop, stop + _PHRASE)))) for stop in cues]
    for told in side:
        if any(_same(one, other) for one in things for other in _named((told,), _WHOLES)):
            return Echo(told, 0, len(told.reading.lows), 1, 1.0, ())
    return None


def narrowed(group: Group) -> Iterator[Draft]:
    """An *only* that came in over one member of a list, beside one that is gone; at most one a group."""
    others = [(reading, at) for reading, at, is_told in _restricting(group.right) if is_told]
    if len(_restricting(group.left)) >= len(others) or any(map(_excepts, group.left)):
        return
    known = frozenset(lemma for told in group.right for lemma in told.reading.reach_of_lemmas)
    for told, (reading, at) in product(group.left, others[:_MOST]):
        there = frozenset(reading.reach_of_lemmas)
        for kept, gone in islice(_members(told.reading), _MOST):
            lost, stays = told.reading.telling(gone), told.reading.telling(kept)
            is_gone = len(lost) > 1 and shared(lost, known) < _LEAST * len(lost)
            if gone.start > kept.start and shared(lost[:1], known):
                continue
            if is_gone and shared(stays, there) >= max(2, _HALF * len(stays)):
                yield _drafted(group, (told.reading, gone), (reading, at))
                return


def _excepts(told: Told) -> bool:
    """*No owners except the first*: only the first."""
    found = [one.start for one in operators(told.reading) if one.name == "exception" and one.is_cue]
    return bool(found) and any(map(is_cue, told.reading.lows[: found[-1]]))


_LEAST: Final = 0.4
"""Share of a member that tells it."""


def _members(reading: Reading) -> Iterator[tuple[range, range]]:
    """Every two members of a list that stand side by side, each way round: what is kept, what is gone."""
    lows = reading.lows
    for at, low in enumerate(lows):
        if low in _JOINING:
            ahead, behind = beside(reading, at, at + 1)
            yield from ((ahead, behind), (behind, ahead))


_JOINING: Final = frozenset({"and", "or", "plus"})


def _restricting(side: Sequence[Told]) -> list[tuple[Reading, range, bool]]:
    """The words that restrict, each with whether it restricts a statement: not *only 12*, *not the only*."""
    return [
        (told.reading, range(one.start, one.stop), is_real(told.reading, one) and not any(map(is_cue, ahead)))
        for told in side
        for one in operators(told.reading)
        if one.name == "only" and one.is_cue and one.form != "merely"
        for ahead in [told.reading.lows[max(0, one.start - _DENIED) : one.start]]
    ]


_DENIED: Final = 3
"""Tokens before an *only* among which a *not* turns it."""


def _fact(reading: Reading, at: range) -> Fact:
    return Fact.of(FactKind.WORDING, reading, at.start, at.stop)


def _drafted(group: Group, left: tuple[Reading, range], right: tuple[Reading, range]) -> Draft:
    texts = [excerpt(reading, at.start, at.stop, _PHRASE) for reading, at in (left, right)]
    facts = _fact(*left), _fact(*right)
    return draft(group, facts, Verdict.CHANGED, Severity.MEDIUM, quoted=(texts[0], texts[1]))
