"""The whole way from two segmented articles to their counterparts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log1p
from typing import Final

import numpy as np

from webapp.engine.align.alignment import Alignment
from webapp.engine.align.decode import Edge, Group, groups, near_misses, off_order, settle
from webapp.engine.align.evidence import Reading
from webapp.engine.align.exact import rows, twins
from webapp.engine.align.probability import WINDOW, Probabilities, probabilities
from webapp.engine.align.reasons import explain
from webapp.engine.align.terms import terms_of
from webapp.engine.align.titles import EVEN, EVEN_IN_BODY, SAME_STORY, confidence, likeness
from webapp.engine.embed import Encoder
from webapp.engine.model import Candidate, Counterpart, Limit, Sentence
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, SentenceReading, fold
from webapp.engine.similarity import Terms

_TWIN: Final = 0.99
"""Confidence of sentences that are the same to the letter; the gold links 1,460 of 1,465 such pairs."""
_UNKNOWN: Final = "und"
_DIGITS: Final = 4
"""Decimal places of a confidence: beyond these lies rounding, not knowledge."""
SENTENCES: Final = 10_000
"""Sentences of one side from which only equal ones find each other; no article is so long …"""
WORDS_EACH: Final = 3
"""… and from ``WINDOW`` sentences on, those of a text whose sentences have fewer words than this on average:
thousands of single words are no article either."""
MEANT: Final = 10_000
"""Different sentences of both sides that the sentence model reads: five to ten seconds' work. Of more it
reads none: a text is weighed by one measure throughout."""
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


@dataclass(frozen=True, slots=True)
class Half:
    """One side's sentences that take part: not boilerplate, not empty."""

    sentences: tuple[Sentence, ...]
    """In reading order."""
    reading: Reading
    """What the features are made of."""
    labels: tuple[str, ...] = ()
    """The folded first cell of a table's row; empty for other sentences."""


def align(left: ReadArticle, right: ReadArticle, encoder: Encoder | None, options: Options) -> Alignment:
    """The counterparts of two segmented articles, boilerplate left out.

    Never raises for any text. Swapping the articles mirrors the result to the last digit: the work is always
    done in one orientation, the shorter side first.
    """
    halves = prepare(left, right, encoder)
    found = (
        Alignment((), {}, (), ()) if halves is None else _in_one_order(halves, left, right, encoder, options)
    )
    titles = _titles(left, right, encoder)
    if not any(titles):
        return found
    mine, theirs = (own or (halves[side] if halves else None) for side, own in enumerate(titles))
    if mine is None or theirs is None:
        return found
    even = EVEN - SAME_STORY * _linked(found, halves) if all(titles) else EVEN_IN_BODY
    return _with_headline(found, mine, theirs, even, options)


def _titles(
    left: ReadArticle, right: ReadArticle, encoder: Encoder | None
) -> tuple[Half | None, Half | None]:
    """The headlines, read; None where a side has none."""
    spoken = _speaking(left, right, encoder)

    def half(article: ReadArticle, other: ReadArticle) -> Half | None:
        title = article.headline
        if title is None or not title.text.strip():
            return None
        return _half((title,), _terms((title,), article, other), spoken)

    return half(left, right), half(right, left)


def _with_headline(found: Alignment, mine: Half, theirs: Half, even: float, options: Options) -> Alignment:
    """The link of the headlines too; where only one side has one, that with a sentence of the other. Bodies
    whose sentences the model did not read are not read for a headline."""
    ones, others = mine.sentences, theirs.sentences
    alike = likeness(mine.reading, theirs.reading)
    i, j = np.unravel_index(int(alike.argmax()), alike.shape)
    same = fold(ones[i].text) == fold(others[j].text)
    sure = _TWIN if same else round(min(confidence(float(alike[i, j]), even), _TWIN), _DIGITS)
    if sure < options.link_confidence:
        return found
    group = Group((int(i),), (int(j),))
    meaning = _meaning(mine.reading, theirs.reading, group)
    link = Counterpart((ones[i].id,), (others[j].id,), sure, moved=False, meaning=meaning)
    reasons = explain(mine.reading.terms, theirs.reading.terms, group.left, group.right, meaning)
    order = _by_place((*found.counterparts, link), (*found.reasons, reasons))
    nearest = {name: near for name, near in found.nearest.items() if name not in {*link.left, *link.right}}
    return Alignment(tuple(link for link, _ in order), nearest, tuple(why for _, why in order), found.limits)


def _linked(found: Alignment, halves: tuple[Half, Half] | None) -> float:
    """Share of the sentences of the bodies that have a counterpart, in [0, 1]."""
    linked = {name for link in found.counterparts for name in (*link.left, *link.right)}
    return len(linked) / sum(len(half.sentences) for half in halves) if halves else 0.0


def _in_one_order(
    halves: tuple[Half, Half],
    left: ReadArticle,
    right: ReadArticle,
    encoder: Encoder | None,
    options: Options,
) -> Alignment:
    unread = (_UNREAD,) if halves[0].reading.vectors is None and _speaking(left, right, encoder) else ()
    if _size(halves[1]) < _size(halves[0]):
        return _mirrored(_aligned((halves[1], halves[0]), options, unread))
    return _aligned(halves, options, unread)


def _aligned(halves: tuple[Half, Half], options: Options, unread: tuple[Limit, ...]) -> Alignment:
    same = twins(*([fold(sentence.text) for sentence in half.sentences] for half in halves))
    same = sorted((*same, *rows(halves[0].labels, halves[1].labels, same)))
    if _too_many(*(half.reading.terms for half in halves)):
        return _alignment(halves, dict.fromkeys(same, _TWIN), options, (_EQUAL,))
    probability, cut = probabilities(halves[0].reading, halves[1].reading, same)
    settled = settle(probability, same, _TWIN)
    rounded = {edge: round(value, _DIGITS) for edge, value in settled.items()}
    return _alignment(halves, rounded, options, (*((_CUT,) if cut else ()), *unread))


def prepare(left: ReadArticle, right: ReadArticle, encoder: Encoder | None) -> tuple[Half, Half] | None:
    """Both sides, read; None where one has nothing to align. The encoder speaks only where it knows the
    language of both articles, and where it has not too many sentences to read."""
    kept_left, kept_right = _kept(left), _kept(right)
    if not kept_left or not kept_right:
        return None
    terms_left, terms_right = _terms(kept_left, left, right), _terms(kept_right, right, left)
    spoken = _speaking(left, right, encoder)
    different = {sentence.text for sentence in (*kept_left, *kept_right)}
    if _too_many(terms_left, terms_right) or len(different) > MEANT:
        spoken = None
    return (
        replace(_half(kept_left, terms_left, spoken), labels=tuple(map(left.row_name, kept_left))),
        replace(_half(kept_right, terms_right, spoken), labels=tuple(map(right.row_name, kept_right))),
    )


def _kept(article: ReadArticle) -> tuple[Sentence, ...]:
    return tuple(s for s in article.body if s.boilerplate is None and s.text.strip())


def _too_many(*sides: Terms) -> bool:
    return any(
        len(terms.lengths) > min(SENTENCES, max(WINDOW, float(terms.lengths.sum()) / WORDS_EACH))
        for terms in sides
    )


def _size(half: Half) -> tuple[int, list[str], list[int]]:
    texts = [sentence.text for sentence in half.sentences]
    return len(texts), texts, half.reading.paragraphs.tolist()


def _language(article: ReadArticle, other: ReadArticle) -> str:
    """A text too short to tell is in the other one's language."""
    own, others = article.language or _UNKNOWN, other.language or _UNKNOWN
    return others if own == _UNKNOWN else own


def _speaking(left: ReadArticle, right: ReadArticle, encoder: Encoder | None) -> Encoder | None:
    """The model, if it knows the language of both articles."""
    if encoder is None:
        return None
    known = encoder.languages | {_UNKNOWN}
    both = _language(left, right), _language(right, left)
    return encoder if all(language in known for language in both) else None


def _terms(sentences: tuple[Sentence, ...], article: ReadArticle, other: ReadArticle) -> Terms:
    language = _language(article, other)
    if language == article.language:
        return terms_of([article.reading(sentence) for sentence in sentences])
    return terms_of([SentenceReading(sentence.text, language) for sentence in sentences])


def _half(sentences: tuple[Sentence, ...], terms: Terms, encoder: Encoder | None) -> Half:
    numbers = [sentence.paragraph for sentence in sentences]
    paragraphs = np.cumsum(np.diff(numbers, prepend=numbers[0]) != 0)
    vectors = None if encoder is None else encoder.encode([sentence.text for sentence in sentences])
    return Half(sentences, Reading(terms, vectors, paragraphs))


def _alignment(
    halves: tuple[Half, Half], probability: Probabilities, options: Options, limits: tuple[Limit, ...]
) -> Alignment:
    left, right = halves
    threshold = options.link_confidence
    linked = groups([edge for edge, value in probability.items() if value >= threshold])
    moved = off_order(linked, {edge: _bearing(halves, edge, value) for edge, value in probability.items()})
    meanings = [_meaning(left.reading, right.reading, group) for group in linked]
    counterparts = tuple(
        Counterpart(
            left=tuple(left.sentences[i].id for i in group.left),
            right=tuple(right.sentences[j].id for j in group.right),
            confidence=_confidence(group, probability),
            moved=off,
            meaning=meaning,
        )
        for group, off, meaning in zip(linked, moved, meanings, strict=True)
    )
    reasons = tuple(
        explain(left.reading.terms, right.reading.terms, group.left, group.right, meaning)
        for group, meaning in zip(linked, meanings, strict=True)
    )
    return Alignment(counterparts, _nearest(halves, linked, probability, threshold), reasons, limits)


def _bearing(halves: tuple[Half, Half], edge: Edge, value: float) -> float:
    """How much a pair says about the main order: the surer and the longer, the more."""
    lengths = (float(half.reading.terms.lengths[at]) for half, at in zip(halves, edge, strict=True))
    return value * (1 + log1p(min(lengths)))


def _confidence(group: Group, probability: Probabilities) -> float:
    values = [probability[edge] for edge in group.edges]
    return round(sum(sorted(values)) / len(values), _DIGITS)


def _meaning(left: Reading, right: Reading, group: Group) -> float | None:
    if left.vectors is None or right.vectors is None:
        return None
    ours, theirs = left.vectors[list(group.left)].sum(axis=0), right.vectors[list(group.right)].sum(axis=0)
    size = float(np.linalg.norm(ours) * np.linalg.norm(theirs))
    return round(float(ours @ theirs) / size, _DIGITS) if size > 0 else 0.0


def _nearest(
    halves: tuple[Half, Half], linked: list[Group], probability: Probabilities, threshold: float
) -> dict[str, tuple[Candidate, ...]]:
    result: dict[str, tuple[Candidate, ...]] = {}
    taken = {i for group in linked for i in group.left}, {j for group in linked for j in group.right}
    for side in (0, 1):
        own, other = halves[side].sentences, halves[1 - side].sentences
        for sentence, others in sorted(near_misses(probability, side, threshold).items()):
            if sentence not in taken[side]:
                result[own[sentence].id] = tuple(Candidate(other[at].id, value) for at, value in others)
    return result


def _mirrored(found: Alignment) -> Alignment:
    """The same with the sides swapped, in order of the new left side."""
    turned = [Counterpart(c.right, c.left, c.confidence, c.moved, c.meaning) for c in found.counterparts]
    order = _by_place(turned, found.reasons)
    sides = sorted(found.nearest.items(), key=lambda item: (item[0][0], _numbers((item[0],))))
    return Alignment(
        tuple(link for link, _ in order), dict(sides), tuple(why for _, why in order), found.limits
    )


def _by_place(
    links: Sequence[Counterpart], reasons: Sequence[tuple[str, ...]]
) -> list[tuple[Counterpart, tuple[str, ...]]]:
    """Links with their reasons, in order of the left side, then the right."""
    both = zip(links, reasons, strict=True)
    return sorted(both, key=lambda each: (_numbers(each[0].left), _numbers(each[0].right)))


def _numbers(ids: tuple[str, ...]) -> tuple[int, ...]:
    """Places in reading order, the title's 0."""
    return tuple(int(name[1:]) if name[1:].isdigit() else 0 for name in ids)
