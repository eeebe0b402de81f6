"""How near the wording of the rewrite is to that of the source.

A verbatim run is the same words in the same order on both sides, whatever their case and punctuation. It may
cross the ends of sentences and paragraphs, as copied text does. Quotations are exempt, for quoting is no
copying: each stands in the sequence as one sign without weight, so that a run may go on behind it. Page
furniture and the title are left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, groupby, islice
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from webapp.engine.model import Closeness, Run, Span
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, Word

QUOTATION_WORDS: Final = 3
"""Words from which something in quotation marks is a quotation; below, it is a term or a title."""

SIGN: Final = "“…”"
"""Stands for a quotation; no word is spelt so."""


_Places = npt.NDArray[np.int64]


class _Match(NamedTuple):
    left_end: int
    """One past its last token on the left."""
    right_end: int
    length: int
    """In tokens."""


def closeness(left: ReadArticle, right: ReadArticle, options: Options) -> Closeness:
    """The longest verbatim run of two segmented articles, and the share of the right side's words in runs of
    at least ``options.run_words`` words (or of the whole of the longer side, if that is shorter)."""
    ones, others = list(told_words(left)), list(told_words(right))
    told = list(accumulate((word.text != SIGN for word in others), initial=0))
    enough = min(options.run_words, max(told[-1], sum(word.text != SIGN for word in ones)))
    matches = _matches([word.text for word in ones], [word.text for word in others])
    longest = 0
    covered = [0] * (len(others) + 1)
    runs: list[Run] = []
    for match in matches:
        size = told[match.right_end] - told[match.right_end - match.length]
        longest = max(longest, size)
        if size and size >= enough:
            covered[match.right_end - match.length] += 1
            covered[match.right_end] -= 1
            runs.append(_run(ones, others, match, size))
    inside = sum(
        depth > 0 and word.text != SIGN for depth, word in zip(accumulate(covered), others, strict=False)
    )
    return Closeness(
        longest_run_words=longest,
        verbatim_share=inside / told[-1] if told[-1] else 0.0,
        runs=tuple(sorted(runs, key=lambda run: (-run.words, run.right, run.left))),
    )


def told_words(article: ReadArticle) -> tuple[Word, ...]:
    """The words of an article that verbatim runs are looked for in, in reading order: folded, with offsets
    into its text. A quotation is one ``SIGN``; page furniture and the title are left out."""
    return tuple(_sequence(article))


def _sequence(article: ReadArticle) -> Iterator[Word]:
    """Folded words in reading order, with offsets into the article's text; a sign for each quotation."""
    told = [
        Word(word.text, sentence.span.start + word.start, sentence.span.start + word.end)
        for sentence in article.body
        for word in article.reading(sentence).words
    ]
    starts = [word.start for word in told]
    quoted = [marked.span for marked in article.quotations]
    at = 0
    for paragraph in _paragraphs(article):
        at = bisect_left(starts, paragraph.start, at)
        for quotation in _within(quoted, paragraph):
            low = bisect_left(starts, quotation.start, at)
            high = bisect_left(starts, quotation.end, low)
            yield from told[at:low]
            if high - low >= QUOTATION_WORDS:
                yield Word(SIGN, quotation.start, quotation.end)
            else:
                yield from told[low:high]
            at = high
        end = bisect_left(starts, paragraph.end, at)
        yield from told[at:end]
        at = end


def _paragraphs(article: ReadArticle) -> Iterator[Span]:
    """Stretches of one paragraph without page furniture."""
    for (_, furniture), group in groupby(
        article.body, key=lambda sentence: (sentence.paragraph, sentence.boilerplate is not None)
    ):
        if not furniture:
            spans = [sentence.span for sentence in group]
            yield Span(spans[0].start, spans[-1].end)


def _within(spans: list[Span], paragraph: Span) -> Iterator[Span]:
    """The parts of some spans in order that stand in a paragraph."""
    first = bisect_right(spans, paragraph.start, key=lambda span: span.end)
    for span in islice(spans, first, None):
        if span.start >= paragraph.end:
            return
        yield Span(max(span.start, paragraph.start), min(span.end, paragraph.end))


def _run(ones: list[Word], others: list[Word], match: _Match, size: int) -> Run:
    """The match as spans of text, without signs at its ends."""
    low, high = match.right_end - match.length, match.right_end
    shift = match.left_end - match.right_end
    while others[low].text == SIGN:
        low += 1
    while others[high - 1].text == SIGN:
        high -= 1
    return Run(
        left=Span(ones[low + shift].start, ones[high + shift - 1].end),
        right=Span(others[low].start, others[high - 1].end),
        words=size,
    )


def _matches(ones: list[str], others: list[str]) -> Iterator[_Match]:
    """For each place of ``others`` the longest stretch from there on that occurs in ``ones``, without those
    that only continue the one before."""
    if not ones or not others:
        return
    places, lengths = _longest(ones, others)
    going_on = np.zeros(len(others), dtype=bool)
    going_on[1:] = lengths[1:] < lengths[:-1]
    for start in np.flatnonzero((lengths > 0) & ~going_on).tolist():
        size = int(lengths[start])
        yield _Match(int(places[start]) + size, start + size, size)


def _longest(ones: list[str], others: list[str]) -> tuple[_Places, _Places]:
    """For each place of ``others`` where in ``ones`` its longest match begins, and how long it is.

    Both sides in one sequence, told apart by a last token of their own; a suffix array by prefix doubling
    (Manber and Myers 1990). The best match of a suffix is the nearest suffix of the other side before or
    after it.
    """
    codes: dict[str, int] = {}
    numbers = [codes.setdefault(token, len(codes)) for token in ones]
    numbers.append(-1)
    numbers += [codes.setdefault(token, len(codes)) for token in others]
    numbers.append(-2)
    ranks = _ranks(np.array(numbers, dtype=np.int64))
    order = np.argsort(ranks[-1])
    index = np.arange(len(order))
    is_left = order < len(ones)
    before = np.maximum.accumulate(np.where(is_left, index, -1))
    after = np.minimum.accumulate(np.where(is_left, index, len(order))[::-1])[::-1]
    mine = np.flatnonzero((order > len(ones)) & (order < len(order) - 1))
    suffixes = order[mine]
    found = []
    for nearest in (before[mine], after[mine]):
        exists = (nearest >= 0) & (nearest < len(order))
        partner = order[np.where(exists, nearest, 0)]
        found.append((partner, np.where(exists, _common(ranks, suffixes, partner), 0)))
    (earlier, one), (later, other) = found
    places, lengths = np.empty((2, len(others)), dtype=np.int64)
    places[suffixes - len(ones) - 1] = np.where(one >= other, earlier, later)
    lengths[suffixes - len(ones) - 1] = np.maximum(one, other)
    return places, lengths


def _ranks(numbers: _Places) -> list[_Places]:
    """Order among the stretches of 1, 2, 4 … tokens from each place on, until all differ."""
    ranks = [np.unique(numbers, return_inverse=True)[1].astype(np.int64)]
    size = 1
    while ranks[-1].max() + 1 < len(numbers):
        following = np.full(len(numbers), -1)
        following[:-size] = ranks[-1][size:]
        pairs = ranks[-1] * (len(numbers) + 1) + following + 1
        ranks.append(np.unique(pairs, return_inverse=True)[1].astype(np.int64))
        size *= 2
    return ranks


def _common(ranks: list[_Places], ones: _Places, others: _Places) -> _Places:
    """Tokens that the suffixes at ``ones`` and ``others`` share, pair by pair."""
    shared = np.zeros(len(ones), dtype=np.int64)
    last = len(ranks[0]) - 1
    for power in range(len(ranks) - 1, -1, -1):
        one, other = np.minimum(ones + shared, last), np.minimum(others + shared, last)
        shared += np.where(ranks[power][one] == ranks[power][other], 1 << power, 0)
    return shared
