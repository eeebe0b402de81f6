"""Opposites of a group: *rose* and *fell*, in each other's place or among the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.speech import verb_class
from webapp.engine.facts.face.clauses import around, home
from webapp.engine.facts.face.draft import Draft, differs
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.face.hunks import Hunk
from webapp.engine.facts.face.places import Places
from webapp.engine.facts.lexicon import (
    are_allied,
    are_kindred,
    are_opposites,
    are_sharp_opposites,
    kin,
    lemmas,
)
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import Token

_SAME_PLACE: Final = 2
"""Words near a word of direction that must stand near its opposite on the other side, too."""
_MOST: Final = 60
"""Words of a side of a group that are tried for opposites."""
_PAIRS: Final = 40
"""Pairs of sharp opposites whose clauses are compared; more of them tell of ups and downs on both sides."""


def opposites(group: Group) -> list[Draft]:
    """Words replaced by their opposites: any antonym in one place of an edited link, sharp ones elsewhere."""
    drafts = [_opposite(group, one, other) for one, other in islice(_facing(group), 1)]
    for hunk in group.hunks:
        found = _opposed_in(group, hunk)
        if found and not _is_odd(group, hunk):
            drafts.append(_opposite(group, *found))
    if not group.is_edited:
        drafts += _far_opposites(group)
    return drafts


def _facing(group: Group) -> Iterator[tuple[Fact, Fact]]:
    """Opposites between the same neighbours, however much else was reworded."""
    places = Places(group.left)
    for told in group.right:
        for at, token in enumerate(told.reading.tokens):
            for one in places.facing(told.reading, at) if token.is_word else ():
                if not _are_opposed(one, told, at) or _is_turned(group, one, token):
                    continue
                if not (_LIGHT.isdisjoint(lemmas(one.low)) and _LIGHT.isdisjoint(lemmas(token.low))):
                    continue
                if not any(map(is_cue, told.reading.lows[at + 1 : at + 3])):  # *without a*, *with no*
                    yield _as_fact(one), _as_fact(token)


def _are_opposed(one: Token, told: Told, at: int) -> bool:
    low = told.reading.lows[at]
    if {one.low, low} == _SIDES:
        return told.reading.lows[at + 1 : at + 2] in {("the",), ("it",), ("him",), ("her",), ("them",)}
    return are_opposites(one.low, low) and not _has_partner(one.low, told)


_SIDES: Final = {"for", "against"}
"""Of a vote; elsewhere they are no opposites."""
_LIGHT: Final = listed("make break take give get go come put set turn keep hold leave bring")
"""Verbs that say little by themselves (*broke into*, *made off with*)."""


def _opposite(group: Group, one: Fact, other: Fact) -> Draft:
    return draft(
        group, (one, other), Verdict.CHANGED, Severity.HIGH, differs("Opposite", one.text, other.text)
    )


def _as_fact(token: Token) -> Fact:
    return Fact(FactKind.NEGATION, Span(token.start, token.end), token.text, token.low)


def _opposed_in(group: Group, hunk: Hunk) -> tuple[Fact, Fact] | None:
    ones = list(group.tokens_in(hunk.left, left=True))
    others = list(group.tokens_in(hunk.right, left=False))
    for one in ones[:20]:
        for other in others[:20]:
            if are_opposites(one.low, other.low) and not (_has_kin(one, others) or _has_kin(other, ones)):
                return _as_fact(one), _as_fact(other)
    return None


def _is_odd(group: Group, hunk: Hunk) -> bool:
    """One side has a denial more near a hunk: with an opposite, that cancels out (*not legal*, *illegal*)."""
    denied, denies = group.facts(FactKind.NEGATION)
    denied, denies = _near(denied, hunk.left), _near(denies, hunk.right)
    return bool((len(denied) - len(denies)) % 2)


def _near(facts: Sequence[Fact], place: Span | None) -> list[Fact]:
    return [
        fact
        for fact in facts
        if place and place.start - _BESIDE < fact.span.end and fact.span.start < place.end + _BESIDE
    ]


_BESIDE: Final = 30
"""Characters between a denial and the word that it turns."""


def is_cancelled(group: Group, hunk: Hunk) -> bool:
    """Whether an opposite in this place and a denial make the same statement."""
    return _is_odd(group, hunk) and _opposed_in(group, hunk) is not None


def _has_kin(token: Token, others: Sequence[Token]) -> bool:
    """*increase and decrease* against *growth and decline*: each word has its own partner."""
    return any(
        are_kindred(token.low, other.low) and not are_opposites(token.low, other.low) for other in others
    )


def _far_opposites(group: Group) -> list[Draft]:
    """``rose`` on one side only and ``fell`` on the other only, among the same words and numbers."""
    left, right = _own_words(group.left, group.content[1]), _own_words(group.right, group.content[0])
    sharp = (
        (one, other)
        for one in left[:_MOST]
        for other in right[:_MOST]
        if are_sharp_opposites(one.low, other.low) and not _is_turned(group, one, other)
    )
    for one, other in islice(sharp, _PAIRS):
        if _in_one_story(group, one, other):
            return [_opposite(group, _as_fact(one), _as_fact(other))]
    return []


def _is_turned(group: Group, one: Token, other: Token) -> bool:
    """Whether a denial stands before one of the words only (*not legal*, *illegal*)."""
    counts = [
        sum(token.start - _BESIDE < fact.span.start < token.start for fact in facts)
        for token, facts in zip((one, other), group.facts(FactKind.NEGATION), strict=True)
    ]
    return bool(sum(counts) % 2)


def _in_one_story(group: Group, one: Token, other: Token) -> bool:
    """Whether two words of opposite direction stand in one clause, and neither has a partner of its own."""
    spans = Span(one.start, one.end), Span(other.start, other.end)
    ones, others = home(group.left, spans[0]), home(group.right, spans[1])
    if ones is None or others is None:
        return False
    if _has_partner(one.low, others) or _has_partner(other.low, ones):
        return False
    words, fellows = around(ones.reading, spans[0]), around(others.reading, spans[1])
    counts = [_counts(told, token) for told, token in ((ones, one), (others, other))]
    if all(counts) and counts[0].isdisjoint(counts[1]):  # *opened in 1911*, *closed in 2008*
        return False
    forms = {lemma for fellow in fellows for lemma in lemmas(fellow)}
    shared = sum(word in fellows or not kin(word).isdisjoint(forms) for word in words)
    return shared >= _SAME_PLACE


def _counts(told: Told, token: Token) -> set[str]:
    """The numbers right behind a word."""
    behind = told.reading.first_from(token.end)
    return {low for low in told.reading.lows[behind : behind + _BEHIND] if low[:1].isdecimal()}


_BEHIND: Final = 4
"""Tokens behind a word of direction whose numbers belong to it."""


def _has_partner(low: str, told: Told) -> bool:
    """Whether the other side has a word of the same direction, too."""
    name = verb_class(low)
    if any(are_allied(low, way) and sign in told.reading.reach for way, sign in _WAYS):
        return True
    return any(
        not are_opposites(low, fellow)
        and (
            are_kindred(low, fellow)
            or are_allied(low, fellow)
            or (name not in {"", "neutral"} and verb_class(fellow) == name)
        )
        for fellow in told.reading.vocabulary
    )


_WAYS: Final = (("fall", "down"), ("rise", "up"))
"""Verb of a direction → what tells it behind another verb (*came down*)."""


def _own_words(side: Sequence[Told], others: frozenset[str]) -> list[Token]:
    return [
        token
        for told in side
        for token, stem in zip(told.reading.tokens, told.reading.stems, strict=True)
        if token.is_word and stem in told.reading.content and stem not in others
    ]
