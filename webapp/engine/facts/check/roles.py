"""Another word in a role that a reworded sentence keeps: among the same words, one excludes the other.

    the *company's* request for an injunction      the *union's* application for an injunction

Only words that stand on one side alone are set against each other, without a near-synonym on the other side.
Members of a closed class (``rivals``) beside the same word are sure; other words in the same place are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from webapp.engine.facts.check.words import Word, are_neighbours, own_words
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.clauses import around
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group, draft
from webapp.engine.facts.lexicon import are_rivals, kin, lemmas, speech
from webapp.engine.model import FactKind, Severity, Span, Verdict

_MOST: Final = 40
"""Words of a side that are tried."""
_PAIRS: Final = 40
"""Pairs whose clauses are compared."""
_SHARED: Final = 2
"""Words of both clauses that must be the same."""
_SHARE: Final = 0.5
"""Of the shorter clause; what has less tells of something else."""
_SURE: Final = 0.6
"""Of the shorter clause, from which the two words are in one role."""


def roles(group: Group) -> list[Draft]:
    """The findings about words in each other's role; reworded links that are sure, one to one."""
    if group.is_edited or group.is_loose or group.is_unsure:
        return []
    ones, others = own_words(group.left, group.content[1]), own_words(group.right, group.content[0])
    ones, others = _unmatched(group, ones, others, left=True), _unmatched(group, others, ones, left=False)
    pairs = ((one, other) for one in ones for other in others if _may_be_in_one_role(one, other))
    found = ((one, other, _shared(one, other)) for one, other in islice(pairs, _PAIRS))
    best = max(found, key=lambda pair: pair[2], default=None)
    return [_finding(group, *best)] if best and best[2] >= _SHARE else []


def _may_be_in_one_role(one: Word, other: Word) -> bool:
    if not are_rivals(one.low, other.low):
        return False
    return not (_has_other_partner(one, other) or _has_other_partner(other, one))


def _has_other_partner(word: Word, fellow: Word) -> bool:
    """Whether the word beside it stands beside a third one on the other side: *opposition politician* against
    *police* and *opposition leader*."""
    reading, others = word.reading, fellow.reading
    return any(
        0 <= word.at + step < len(reading.lows)
        and reading.stems[word.at + step] in reading.content
        and others.reach.get(reading.lows[word.at + step], (fellow.at + step,))[0] != fellow.at + step
        for step in (-1, 1)
    )


def _unmatched(group: Group, words: Sequence[Word], others: Sequence[Word], *, left: bool) -> list[Word]:
    """The words that belong to no fact and have no near-synonym among those of the other side."""
    forms = {lemma for other in others for lemma in lemmas(other.low)}
    return [
        word
        for word in words
        if kin(word.low).isdisjoint(forms)
        and speech(word.low)
        and group.words_in(Span(word.token.start, word.token.end), left=left, own=True)
    ][:_MOST]


def _shared(one: Word, other: Word) -> float:
    """Share of the shorter clause about two words that the other clause tells, too; 0 for a single word."""
    words, fellows = (around(word.reading, Span(word.token.start, word.token.end)) for word in (one, other))
    forms = {lemma for fellow in fellows for lemma in lemmas(fellow)}
    shared = sum(word in fellows or not kin(word).isdisjoint(forms) for word in words)
    return min(1.0, shared / min(len(words), len(fellows))) if shared >= _SHARED else 0.0


def _finding(group: Group, one: Word, other: Word, share: float) -> Draft:
    """Sure where most of the clause is shared and the same word stands beside both."""
    facts = [
        Fact(FactKind.WORDING, Span(word.token.start, word.token.end), word.token.text, word.low)
        for word in (one, other)
    ]
    severity = Severity.MEDIUM if share >= _SURE and are_neighbours(one, other) else Severity.LOW
    return draft(group, (facts[0], facts[1]), Verdict.CHANGED, severity)
