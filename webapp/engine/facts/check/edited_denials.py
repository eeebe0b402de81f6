"""Denials that come or go in an edited sentence.

    They did *not* move the wall.      They moved the wall.

There the places tell what stands for what: a denial counts where words differ, and nothing on the other side
denies in its place or elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from webapp.engine.facts.check.implied import DENIERS, is_prefixed, keeps_away
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import DENIED, DOUBLE, denial, is_turn, phrasal
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.face.pairing import MOST
from webapp.engine.facts.lexicon import are_opposites, forms, lemmas
from webapp.engine.language import words
from webapp.engine.model import FactKind


def one_sided(
    group: Group, facts: Sequence[Fact], others: Sequence[Fact], *, is_left: bool
) -> Iterator[tuple[Fact, Fact | None]]:
    """Denials that stand where words differ, without one in their place or moved elsewhere, each with what
    stands undenied on the other side."""
    side = group.right if is_left else group.left
    own, theirs = group.content if is_left else group.content[::-1]
    moved = [other for other in others if _is_free(group, other, facts, is_left=not is_left)]
    for fact in (fact for fact in facts if _is_free(group, fact, others, is_left=is_left)):
        stand = undenied(fact, side) or _denying(group, fact, is_left=is_left)
        twin = next((other for other in moved if other.slots & fact.slots), None)
        if twin is not None:
            moved.remove(twin)
            if is_left and stand is not None and _is_shifted(fact, twin):
                yield fact, stand
        elif (_is_alone(group, fact, is_left=is_left) and not _is_denied_by_verb(side, own)) or (
            (stand is not None or fact.qualifier in theirs)
            and (fact.value == DOUBLE or not _is_denied_otherwise(fact, side, own))
        ):
            yield fact, stand


def _denying(group: Group, fact: Fact, *, is_left: bool) -> Fact | None:
    """What denies in the place of a denial of a denial: *disputed*, *did not contest*."""
    hunk = group.hunk_of(fact.span, left=is_left) if fact.value == DOUBLE else None
    span = (hunk.right if is_left else hunk.left) if hunk else None
    for told, at in group.words_at(span, left=not is_left):
        stop = phrasal(told.reading.lows, at)
        if stop or not DENIED.isdisjoint(lemmas(told.reading.lows[at])):
            return Fact.of(FactKind.NEGATION, told.reading, at, stop or at + 1)
    return None


def _is_shifted(fact: Fact, twin: Fact) -> bool:
    """*Has not said that it will* and *has said that it will not*: another verb is denied. Not to *expect
    that* is to *expect that not*."""
    return fact.qualifier not in twin.slots and words("en", "negations", "raised").isdisjoint(fact.slots)


def _is_free(group: Group, fact: Fact, others: Sequence[Fact], *, is_left: bool) -> bool:
    """Whether a denial stands where words differ, and nothing on the other side denies in its place."""
    hunk = group.hunk_of(fact.span, left=is_left)
    return hunk is not None and all(hunk is not group.hunk_of(one.span, left=not is_left) for one in others)


def _is_alone(group: Group, fact: Fact, *, is_left: bool) -> bool:
    """Whether nothing but the denial came or went at its place (*is ready*, *is not ready*), or it stands
    for its own opposite (*always*, *never*)."""
    hunk = group.hunk_of(fact.span, left=is_left)
    if hunk is None:
        return False
    left, right = group.words_of(hunk)
    own, fellow = (left, right) if is_left else (right, left)
    if keeps_away(fellow):
        return False
    bare = set(own) - set(fact.text.lower().split())
    return _without(bare, fellow) <= _BARE and _without(fellow, own) <= _BARE


_BARE: Final = words("en", "negations", "bare")
"""Words that come and go with a *not*."""


def _without(words: Iterable[str], others: Iterable[str]) -> set[str]:
    """The words of which no form is among the others: *did say* and *said* are one."""
    known = forms(others)
    return {low for low in words if known.isdisjoint(lemmas(low))}


def bare(group: Group, *, is_left: bool) -> list[Fact]:
    """Each *not* that comes or goes by itself before what turns it elsewhere (*not until*, *not less*): in a
    kept sentence it denies."""
    left, right = group.facts(FactKind.NEGATION)
    own, others = (left, right) if is_left else (right, left)
    known = Stretches(fact.span for fact in own)
    found = (
        denial(told.reading, at, at + 1)
        for hunk in islice(group.hunks, MOST)
        for told, at in group.words_at(hunk.left if is_left else hunk.right, left=is_left)
        if is_turn(told.reading.lows, at) and not known.meet(told.reading.span(at))
    )
    return [
        fact
        for fact in found
        if _is_free(group, fact, others, is_left=is_left) and _is_alone(group, fact, is_left=is_left)
    ]


def _is_denied_by_verb(side: Sequence[Told], own: frozenset[str]) -> bool:
    """*Said that he had not*, *denied that he had*: a verb that only the other side has denies it."""
    return any(
        "deny" in lemmas(low) and reading.stems[reading.reach[low][0]] not in own
        for reading in (told.reading for told in side)
        for low in reading.vocabulary
    )


def _is_denied_otherwise(fact: Fact, side: Sequence[Told], own: frozenset[str]) -> bool:
    """Whether a word of the other side that is not among the stems of its ``own`` one denies by itself, or is
    the opposite of what the denial bears on."""
    for reading in (told.reading for told in side):
        if keeps_away(reading.lows):
            return True
        for low in reading.vocabulary:
            is_own = reading.stems[reading.reach[low][0]] in own
            if not is_own and not DENIERS.isdisjoint(lemmas(low)):
                return True
            if any(are_opposites(low, slot) for slot in fact.slots) or is_prefixed(low, fact.slots):
                return True
    return False


def undenied(fact: Fact, side: Sequence[Told]) -> Fact | None:
    """The word the denial bears on, where it stands on the other side."""
    for reading in (told.reading for told in side):
        for at in reading.words:
            if reading.stems[at] == fact.qualifier or fact.qualifier in lemmas(reading.lows[at]):
                return Fact.of(FactKind.NEGATION, reading, at)
    return None
