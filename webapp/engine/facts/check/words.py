"""Words of both sides set against each other: opposites, what balances them (*not safe*, *bad behaviour*),
and what stands beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import verb_class
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import (
    are_allied,
    are_kindred,
    are_opposites,
    are_two_ends,
    forms,
    shared,
    speech,
)
from webapp.engine.language import table, words
from webapp.engine.model import FactKind
from webapp.engine.reading import Token, is_content

_BESIDE: Final = 30
"""Characters between a denial and the word that it turns."""
_TURNING: Final = 2
"""Tokens between a word that makes the contrary of another one and that one (*lack of trust*)."""
_BEHIND: Final = 4
"""Tokens behind a word of direction whose numbers belong to it."""
_LESS: Final = {("less",), ("least",)}
_STANDARD: Final = 10
"""Tokens on each side of a word among which what is compared stands."""
_BE: Final = words("en", "grammar", "be") | words("en", "grammar", "get")
_AGENTS: Final = words("en", "grammar", "agent")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence."""

    reading: Reading
    """The sentence."""
    at: int
    """Number of its token."""

    @property
    def token(self) -> Token:
        return self.reading.tokens[self.at]

    @property
    def low(self) -> str:
        return self.reading.lows[self.at]

    @property
    def is_turned(self) -> bool:
        """Whether a word before it makes its contrary: *bad behaviour*, *lack of trust*, *less easy*."""
        before = self.reading.lows[max(0, self.at - _TURNING) : self.at]
        return class_of("turning").isdisjoint(before) is self.is_lessened

    @property
    def is_lessened(self) -> bool:
        """Whether it is an adjective or adverb behind *less* or *least*."""
        return self.reading.lows[self.at - 1 : self.at] in _LESS and not {*"ar"}.isdisjoint(speech(self.low))

    @property
    def standard(self) -> tuple[str, ...]:
        """The content words behind the *than* that it is compared by."""
        behind = self.reading.lows[self.at + 1 : self.at + 1 + _STANDARD]
        if "than" not in behind[:_BEHIND]:
            return ()
        clause = takewhile(str.isalnum, behind[behind.index("than") + 1 :])
        return tuple(low for low in clause if is_content(low, "en") and low not in {"one", "ones"})

    @property
    def is_without_agent(self) -> bool:
        """Whether it is a passive that says neither by whom nor to whom: *bottles are sold*."""
        lows = self.reading.lows
        is_passive = not _BE.isdisjoint(lows[max(0, self.at - 2) : self.at])
        return is_passive and _AGENTS.isdisjoint(lows[self.at + 1 : self.at + 3])

    @property
    def counts(self) -> set[str]:
        """The numbers right behind it."""
        behind = self.reading.lows[self.at + 1 : self.at + 1 + _BEHIND]
        return {low for low in behind if low[:1].isdecimal()}


def class_of(name: str) -> frozenset[str]:
    return frozenset(table("en", "word_classes")[name])


def are_opposed(one: Word, other: Word) -> bool:
    """Whether two words are opposites, and nothing beside them balances that."""
    if not are_opposites(one.low, other.low) or one.is_turned != other.is_turned:
        return False
    if _are_without(one, other) or _are_without(other, one):
        return False
    if are_one_event(one, other) or _are_turned(one, other) or are_converse(one, other):
        return False
    particles = [word.low in class_of("particle") for word in (one, other)]
    return not any(particles) or (all(particles) and _have_same_head(one, other))


def _are_without(one: Word, other: Word) -> bool:
    """*Without parole*, *with no chance of parole*."""
    behind = other.reading.lows[other.at + 1 : other.at + 2]
    return (one.low, other.low) == ("without", "with") and any(map(is_cue, behind))


def are_converse(one: Word, other: Word) -> bool:
    """Whether what one is compared with stands before the other: *A slower than B*, *B quicker than A*."""
    known = forms(one.standard)
    before = other.reading.lows[max(0, other.at - _STANDARD) : other.at]
    return bool(known and other.standard and shared(before, known)) and not shared(other.standard, known)


def _are_turned(one: Word, other: Word) -> bool:
    """Whether both turn what follows, and these are opposites: *more useful*, *less useless*."""
    if {one.low, other.low} != {"more", "less"}:
        return False
    fellows = [word.reading.lows[word.at + 1 : word.at + 2] for word in (one, other)]
    return all(fellows) and are_opposites(fellows[0][0], fellows[1][0])


def are_one_event(one: Word, other: Word) -> bool:
    """Whether they tell of it from its two ends, and nobody is named at one of them: *sold*, *bought*."""
    if not are_two_ends(one.low, other.low):
        return False
    return one.is_without_agent or other.is_without_agent or _meet(one, other) or _meet(other, one)


def _meet(one: Word, other: Word) -> bool:
    """Whether who stands before one stands behind the *to* or *from* of the other: *we bought from him*,
    *he sold to us*."""
    lows = other.reading.lows
    behind = range(other.at + 1, min(other.at + _STANDARD, len(lows)))
    party = next((at + 1 for at in behind if lows[at] in _AGENTS), None)
    if party is None:
        return False
    named = other.reading.telling(range(party, min(party + _BEHIND, len(lows))))
    subject = one.reading.telling(range(max(0, one.at - _STANDARD), one.at))
    return bool(shared(named, forms(subject)))


def _have_same_head(one: Word, other: Word) -> bool:
    """Whether the same word stands before two particles: *switched on*, *switched off*; or both begin."""
    heads = [word.reading.lows[max(0, word.at - 1) : word.at] for word in (one, other)]
    return heads[0] == heads[1] or bool(heads[0] and heads[1] and are_kindred(heads[0][0], heads[1][0]))


def own_words(side: Sequence[Told], others: frozenset[str]) -> list[Word]:
    """The content words of a side that stand on that side only."""
    return [
        Word(told.reading, at)
        for told in side
        for at in told.reading.words
        if (stem := told.reading.stems[at]) in told.reading.content and stem not in others
    ]


def are_neighbours(one: Word, other: Word) -> bool:
    """Whether the same content word, or a near-synonym, stands at the same distance from both."""
    for distance in (-2, -1, 1, 2):
        at, fellow = one.at + distance, other.at + distance
        if 0 <= at < len(one.reading.lows) and 0 <= fellow < len(other.reading.lows):
            low = one.reading.lows[at]
            if one.reading.stems[at] in one.reading.content and are_kindred(low, other.reading.lows[fellow]):
                return True
    return False


def is_denied(group: Group, one: Word, other: Word) -> bool:
    """Whether a denial stands before one of the words only (*not legal*, *illegal*)."""
    before = [
        any(map(is_cue, word.reading.lows[max(0, word.at - 1) : word.at]))
        or sum(word.token.start - _BESIDE < fact.span.start < word.token.start for fact in facts)
        for word, facts in zip((one, other), group.facts(FactKind.NEGATION), strict=True)
    ]
    return sum(before) % 2 == 1


def has_partner(low: str, other: Reading) -> bool:
    """Whether a sentence of the other side has a word of the same direction, too."""
    name = verb_class(low)
    if any(are_allied(low, way) and sign in other.reach for way, sign in _WAYS):
        return True
    return any(
        not are_opposites(low, fellow)
        and (
            are_kindred(low, fellow)
            or are_allied(low, fellow)
            or (name not in {"", "neutral"} and verb_class(fellow) == name)
        )
        for fellow in other.vocabulary
    )


_WAYS: Final = (("fall", "down"), ("rise", "up"), ("exclude", "out"), ("include", "in"))
"""Verb of a direction → what tells it behind another verb (*came down*)."""
