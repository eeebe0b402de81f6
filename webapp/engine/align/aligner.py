"""The whole way from two segmented articles to their counterparts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log1p
from typing import Final

from webapp.engine.align.alignment import Alignment
from webapp.engine.align.decode import Edge, Group, groups, near_misses, off_order, settle
from webapp.engine.align.exact import quoting, rows, twins
from webapp.engine.align.halves import Half, prepare, speaking, too_many
from webapp.engine.align.headline import with_headline
from webapp.engine.align.held import BY_HAND, Fixed, Held, held_in
from webapp.engine.align.kind import traits
from webapp.engine.align.probability import (
    NOTHING,
    Probabilities,
    calibrated,
    learned_for,
    probabilities,
)
from webapp.engine.align.reasons import explain, meaning_of
from webapp.engine.embed import Encoder
from webapp.engine.model import NO_PINS, Candidate, Counterpart, Judgement, Limit, PairKind, Pins
from webapp.engine.options import Options
from webapp.engine.progress import Report, Stage, Step, unheard
from webapp.engine.reading import ReadArticle, fold

_TWIN: Final = 0.99
"""Confidence of sentences that are the same to the letter; the gold links 1,460 of 1,465 such pairs."""
_QUOTING: Final = 0.95
"""Least confidence of sentences that quote the same words; readers link 235 of 242 in news."""
_DIGITS: Final = 4
"""Decimal places of a confidence: beyond these lies rounding, not knowledge."""
_CUT: Final = Limit(
    "long-texts",
    "The texts are so long that sentences were compared only with those at about the same place.",
)
_EQUAL: Final = Limit(
    "equal-only",
    "The texts have so many sentences that only those with the same words found each other.",
)
_UNREAD: Final = Limit(
    "many-sentences",
    "Compared by wording alone: the texts have too many different sentences for the sentence model.",
)


def align(
    left: ReadArticle,
    right: ReadArticle,
    encoder: Encoder | None,
    options: Options,
    pins: Pins = NO_PINS,
    report: Report = unheard,
) -> Alignment:
    """The counterparts of two segmented articles, boilerplate left out. Pins are obeyed, unless a reader says
    that the articles are two stories.

    Never raises for any text. Swapping the articles mirrors the result to the last digit: the work is always
    done in one orientation, the shorter side first.
    """
    halves, held = prepare(left, right, encoder), held_in(left, right, pins)
    report(Step(Stage.PAIRING, 0, 1))
    found = Alignment((), {}, (), ())
    if halves is not None:
        unread = halves[0].reading.vectors is None and speaking(left, right, encoder) is not None
        found = _in_one_order(halves, (_UNREAD,) if unread else (), options, held)
    return with_headline(found, halves, (left, right), (encoder, options), held)


def _in_one_order(
    halves: tuple[Half, Half], unread: tuple[Limit, ...], options: Options, held: Held
) -> Alignment:
    turned, back = (halves[1], halves[0]), held.turned()
    # Equal texts may be pinned otherwise one way than the other.
    if (_size(turned[0]), back.among(turned).order) < (_size(halves[0]), held.among(halves).order):
        return _aligned(turned, unread, options, back).mirrored()
    return _aligned(halves, unread, options, held)


def _size(half: Half) -> tuple[int, list[str], list[int]]:
    texts = [sentence.text for sentence in half.sentences]
    return len(texts), texts, half.reading.paragraphs.tolist()


def _aligned(halves: tuple[Half, Half], unread: tuple[Limit, ...], options: Options, held: Held) -> Alignment:
    same = twins(*([fold(sentence.text) for sentence in half.sentences] for half in halves))
    same = sorted((*same, *rows(halves[0].labels, halves[1].labels, same)))
    probability, limits = _weighed(halves, same, unread)
    pair = _judged(halves, probability, same, options)
    if held.linked:
        pair = _of_one_event(pair)
    if pair.kind is PairKind.STRANGERS:
        return Alignment((), {}, (), limits, pair)
    fixed = held.among(halves)
    if values := fixed.values:
        same = [edge for edge in same if edge not in fixed.unlinked]
        probability, _ = _weighed(halves, same, unread, values)
    settled = settle({edge: calibrated(value) for edge, value in probability.items()}, same, _TWIN)
    for edge in _quoting(halves, same):
        settled[edge] = max(settled.get(edge, 0.0), _QUOTING)
    rounded = {edge: round(value, _DIGITS) for edge, value in settled.items()}
    found = _alignment(halves, fixed.obeyed(rounded), options, fixed)
    return replace(found, limits=limits, pair=pair)


def _weighed(
    halves: tuple[Half, Half],
    same: Sequence[Edge],
    unread: tuple[Limit, ...],
    fixed: Mapping[Edge, float] = NOTHING,
) -> tuple[Probabilities, tuple[Limit, ...]]:
    """The probability of each pair that is looked at, and what is not."""
    left, right = (half.reading for half in halves)
    if too_many(left.terms, right.terms):
        return dict.fromkeys(same, _TWIN), (_EQUAL,)
    probability, cut = probabilities(left, right, same, fixed)
    return probability, (*((_CUT,) if cut else ()), *unread)


def _judged(
    halves: tuple[Half, Half], probability: Probabilities, same: Sequence[Edge], options: Options
) -> Judgement:
    """What the two are to each other, unless the reader has said it. Pins do not count: what somebody says of
    two sentences he does not say of the whole."""
    if options.pair_kind:
        return Judgement(PairKind(options.pair_kind), 1.0, given=True)
    left, right = (half.reading for half in halves)
    chances = learned_for(left, right).judge.probabilities(traits(left, right, probability, same))
    kind = max(chances, key=lambda each: chances[each])
    return Judgement(kind, round(chances[kind], _DIGITS))


def _of_one_event(pair: Judgement) -> Judgement:
    """The judgement when somebody has linked two sentences: two stories have none in common. Of two tellings
    least is demanded, and no more is known than that they are not two stories."""
    if pair.kind is not PairKind.STRANGERS or pair.given:
        return pair
    return Judgement(PairKind.TELLINGS, round(1 - pair.confidence, _DIGITS))


def _quoting(halves: tuple[Half, Half], same: Sequence[Edge]) -> list[Edge]:
    """Sentences without a twin that quote the same words."""
    taken = {i for i, _ in same}, {j for _, j in same}
    weights = halves[0].reading.terms.weights
    found = quoting(halves[0].quoted, halves[1].quoted, lambda word: weights.get(word, 1.0))
    return [(i, j) for i, j in found if i not in taken[0] and j not in taken[1]]


def _alignment(
    halves: tuple[Half, Half], probability: Probabilities, options: Options, fixed: Fixed
) -> Alignment:
    left, right = halves
    threshold = options.link_confidence
    linked = groups([edge for edge, value in probability.items() if value >= threshold])
    moved = off_order(linked, _bearings(halves, probability))
    meanings = [meaning_of(left.reading, right.reading, group) for group in linked]
    drawn = [not fixed.linked.isdisjoint(group.edges) for group in linked]
    counterparts = tuple(
        Counterpart(
            left=tuple(left.sentences[i].id for i in group.left),
            right=tuple(right.sentences[j].id for j in group.right),
            confidence=1.0 if pinned else _confidence(group, probability),
            moved=off,
            meaning=meaning,
            pinned=pinned,
        )
        for group, off, meaning, pinned in zip(linked, moved, meanings, drawn, strict=True)
    )
    reasons = tuple(
        BY_HAND
        if pinned
        else explain(left.reading.terms, right.reading.terms, group.left, group.right, meaning)
        for group, meaning, pinned in zip(linked, meanings, drawn, strict=True)
    )
    return Alignment(counterparts, _nearest(halves, linked, probability, options), reasons, ())


def _bearings(halves: tuple[Half, Half], probability: Probabilities) -> Probabilities:
    """How much each pair says about the main order: the surer and the longer, the more."""
    left, right = (half.reading.terms.lengths.tolist() for half in halves)
    return {(i, j): value * (1 + log1p(min(left[i], right[j]))) for (i, j), value in probability.items()}


def _confidence(group: Group, probability: Probabilities) -> float:
    values = [probability[edge] for edge in group.edges]
    return round(sum(sorted(values)) / len(values), _DIGITS)


def _nearest(
    halves: tuple[Half, Half], linked: list[Group], probability: Probabilities, options: Options
) -> dict[str, tuple[Candidate, ...]]:
    result: dict[str, tuple[Candidate, ...]] = {}
    taken = {i for group in linked for i in group.left}, {j for group in linked for j in group.right}
    for side in (0, 1):
        own, other = halves[side].sentences, halves[1 - side].sentences
        for sentence, others in sorted(near_misses(probability, side, options.link_confidence).items()):
            if sentence not in taken[side]:
                result[own[sentence].id] = tuple(
                    Candidate(other[at].id, value, value >= options.possible_confidence)
                    for at, value in others
                )
    return result
