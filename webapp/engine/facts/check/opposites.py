"""Opposites of a group: *rose* and *fell*, in each other's place or among the same words.

An opposite counts where it stands in the other's place, nothing balances it (*not safe*, *bad behaviour*),
and neither word has a partner of its own on the other side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final

from webapp.engine.facts.check.words import (
    Word,
    are_converse,
    are_neighbours,
    are_one_event,
    are_opposed,
    class_of,
    has_partner,
    is_denied,
    own_words,
)
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.face.clauses import around
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group
from webapp.engine.facts.face.hunks import Hunk
from webapp.engine.facts.face.places import Places
from webapp.engine.facts.lexicon import (
    are_allied,
    are_kindred,
    are_near_opposites,
    are_opposites,
    are_sharp_opposites,
    forms,
    has_opposites,
    lemmas,
    shared,
    speech,
)
from webapp.engine.model import FactKind, Severity, Verdict

_SAME_PLACE: Final = 2
"""Words near a word of direction that must stand near its opposite on the other side, too."""
_OF_HUNK: Final = 20
"""Words of a side of a hunk that are tried."""
_FEW: Final = 6
"""Words of a hunk; in a longer one, opposites of WordNet must have the same word beside them."""
_OF_SIDE: Final = 60
"""Words of a side of a group that are tried."""
_PAIRS: Final = 40
"""Pairs of sharp opposites whose clauses are compared; more of them tell of ups and downs on both sides."""
_BESIDE: Final = 30
"""Characters between a denial and the word that it turns."""


def opposites(group: Group) -> list[Draft]:
    """Words replaced by their opposites: any antonym in one place of an edited link, sharp ones elsewhere."""
    found = [*islice(_facing(group), 1)]
    found += [pair for hunk in group.hunks if not _is_odd(group, hunk) and (pair := _in_hunk(group, hunk))]
    if not group.is_edited:
        found += islice(_far(group), 1)
    found += islice(_lessened(group), 1)
    return [_finding(group, one, other) for one, other in found]


def _lessened(group: Group) -> Iterator[tuple[Word, Word]]:
    """*Less easy* on one side, *easier* on the other."""
    left, right = (
        [word for told in side for at in told.reading.words if _is_compared(word := Word(told.reading, at))]
        for side in (group.left, group.right)
    )
    for one, other in product(left[:_OF_HUNK], right[:_OF_HUNK]):
        if (
            one.is_lessened != other.is_lessened
            and are_kindred(one.low, other.low)
            and not (are_converse(one, other) or is_denied(group, one, other))
            and (group.is_edited or _are_near(one, other))
        ):
            yield one, other


def _is_compared(word: Word) -> bool:
    """*Easier*, *less easy*."""
    before = word.reading.lows[max(0, word.at - 1)]
    return before in {"less", "more"} or (word.low.endswith("er") and word.low not in lemmas(word.low))


def is_cancelled(group: Group, hunk: Hunk) -> bool:
    """Whether an opposite in this place says the same: a denial cancels it, or it tells of one event from its
    other end."""
    if _is_odd(group, hunk) and (
        _in_hunk(group, hunk) or any("unless" in side for side in group.words_of(hunk))
    ):
        return True
    return any(
        are_one_event(one, other) or (are_opposites(one.low, other.low) and one.is_turned != other.is_turned)
        for one, other in product(*_words(group, hunk))
    )


def _finding(group: Group, one: Word, other: Word) -> Draft:
    facts = [
        Fact.of(FactKind.NEGATION, word.reading, word.at - word.is_lessened, word.at + 1)
        for word in (one, other)
    ]
    return draft(group, (facts[0], facts[1]), Verdict.CHANGED, Severity.HIGH)


def _facing(group: Group) -> Iterator[tuple[Word, Word]]:
    """Opposites between the same neighbours, however much else was reworded."""
    places = Places(group.left)
    for told in group.right:
        for at in told.reading.words:
            other = Word(told.reading, at)
            for facing, place in places.facing(told.reading, at) if has_opposites(other.low) else ():
                one = Word(facing.reading, place)
                if are_opposed(one, other) and _is_plain(group, one, other):
                    yield one, other


def _is_plain(group: Group, one: Word, other: Word) -> bool:
    """Whether two opposites between the same neighbours mean what they say: no denial before or right behind
    them, no verb that says little, no partner elsewhere, and of a vote."""
    lows = other.reading.lows[other.at + 1 : other.at + 3]
    if {one.low, other.low} == _VOTES:
        return lows[:1] in _VOTED and not is_denied(group, one, other)
    return not (
        is_denied(group, one, other)
        or any(map(is_cue, lows))  # *without a*, *with no*
        or any(not class_of("slight").isdisjoint(lemmas(word.low)) for word in (one, other))
        or has_partner(one.low, other.reading)
    )


_VOTES: Final = {"for", "against"}
"""Elsewhere they are no opposites."""
_VOTED: Final = {("the",), ("it",), ("him",), ("her",), ("them",)}


def _in_hunk(group: Group, hunk: Hunk) -> tuple[Word, Word] | None:
    ones, others = _words(group, hunk)
    is_short = len(ones) + len(others) <= _FEW
    if group.is_edited and len(ones) == len(others) == 1 and _are_adjectives(ones[0], others[0]):
        return ones[0], others[0]
    for one, other in product(ones, others):
        if (
            are_opposed(one, other)
            and not (_has_kin(one, others) or _has_kin(other, ones))
            and (is_short or are_sharp_opposites(one.low, other.low) or are_neighbours(one, other))
        ):
            return one, other
    return None


def _are_adjectives(one: Word, other: Word) -> bool:
    """Whether two adjectives in each other's place are opposites but for a shade: *tighter*, *slacker*."""
    if one.is_turned != other.is_turned or are_converse(one, other):
        return False
    is_noun = any("n" in speech(word.low) and not word.low.endswith(("er", "est")) for word in (one, other))
    return not is_noun and are_near_opposites(one.low, other.low)


def _words(group: Group, hunk: Hunk) -> tuple[list[Word], list[Word]]:
    left, right = (
        [Word(told.reading, at) for told, at in islice(group.words_at(span, left=is_left), _OF_HUNK)]
        for span, is_left in ((hunk.left, True), (hunk.right, False))
    )
    return left, right


def _has_kin(word: Word, others: Sequence[Word]) -> bool:
    """*increase and decrease* against *growth and decline*: each word has its own partner."""
    return any(
        are_kindred(word.low, other.low) and not are_opposites(word.low, other.low) for other in others
    )


def _is_odd(group: Group, hunk: Hunk) -> bool:
    """One side has a denial more near a hunk: with an opposite, that cancels out (*not legal*, *illegal*)."""
    near = [
        sum(span.start - _BESIDE < fact.span.end and fact.span.start < span.end + _BESIDE for fact in facts)
        for span, facts in zip((hunk.left, hunk.right), group.facts(FactKind.NEGATION), strict=True)
        if span
    ]
    return sum(near) % 2 == 1


def _far(group: Group) -> Iterator[tuple[Word, Word]]:
    """``rose`` on one side only and ``fell`` on the other only, among the same words and numbers."""
    ones, others = own_words(group.left, group.content[1]), own_words(group.right, group.content[0])
    sharp = (
        (one, other)
        for one in ones[:_OF_SIDE]
        for other in others[:_OF_SIDE]
        if are_sharp_opposites(one.low, other.low) and are_opposed(one, other)
    )
    for one, other in islice(sharp, _PAIRS):
        if (
            not is_denied(group, one, other)
            and _are_in_one_story(one, other)
            and not _is_told(group, one, other)
        ):
            yield one, other


def _is_told(group: Group, one: Word, other: Word) -> bool:
    """Whether another sentence of the other side tells one of the words: *suspended*, *halted*."""
    return any(
        not are_opposites(word.low, low) and (are_allied(word.low, low) or are_kindred(word.low, low))
        for word, side, home in ((one, group.right, other.reading), (other, group.left, one.reading))
        for told in side
        if told.reading is not home
        for low in told.reading.vocabulary
    )


def _are_in_one_story(one: Word, other: Word) -> bool:
    """Whether two words of opposite direction stand in one clause, and neither has a partner of its own."""
    if has_partner(one.low, other.reading) or has_partner(other.low, one.reading):
        return False
    if one.counts and other.counts and one.counts.isdisjoint(other.counts):
        return False  # *opened in 1911*, *closed in 2008*
    return _are_near(one, other)


def _are_near(one: Word, other: Word) -> bool:
    """Whether two words stand in clauses that tell the same."""
    words, fellows = (around(word.reading, word.reading.span(word.at)) for word in (one, other))
    return shared(words, forms(fellows)) >= _SAME_PLACE
