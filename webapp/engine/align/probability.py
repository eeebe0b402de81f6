"""The probability of each candidate pair of sentences, in one piece or, for very long texts, in windows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf
from types import MappingProxyType
from typing import Final

import numpy as np

from webapp.engine.align.context import reconsider
from webapp.engine.align.evidence import Evidence, Reading, gather
from webapp.engine.align.scorer import Scorer, scorer
from webapp.engine.similarity import Indices, Matrix, Terms, Vector

WINDOW: Final = 1500
"""Sentences of one side that are weighed with as many of the other: articles of 20,000 to 30,000 words are
weighed whole. Memory grows with the square of it."""
CELLS_PER_WORD: Final = 30
"""Pairs of sentences that may be weighed for each word of the texts, beyond one whole window; so thousands of
tiny sentences cost no more than ordinary ones of as many words. Ordinary prose needs about 25."""
_CALIBRATION: Final = (0.35, 1.1)
"""What the log-odds are shifted and stretched by. The drafts among the gold leave rewritten sentences alone
and weigh much in training, so the networks doubt more than readers of news and rewrites do."""
_OVERLAP: Final = 0.25
"""Share of a window that the next one repeats, so that what moved across a cut is still found."""

Edge = tuple[int, int]
"""A left and a right sentence, from 0."""
Probabilities = dict[Edge, float]
"""Of each candidate."""
NOTHING: Final[Mapping[Edge, float]] = MappingProxyType({})
"""Nothing is known but by looking."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The half-open range of one side's sentences that a window holds."""

    start: int
    """First, from 0."""
    end: int
    """One past the last."""


def probabilities(
    left: Reading, right: Reading, twins: Sequence[Edge] = (), fixed: Mapping[Edge, float] = NOTHING
) -> tuple[Probabilities, bool]:
    """Of all candidates, and whether the texts had to be cut into windows. Empty sides give none.

    Sentences that are each other's ``twins`` take part as context; of their pairs only the twins are listed.
    What is ``fixed`` the second look takes for the first look's.
    """
    learned = learned_for(left, right)
    found: Probabilities = {}
    n, m = len(left.paragraphs), len(right.paragraphs)
    if not n or not m:
        return found, False
    cuts = windows(n, m, int(left.terms.lengths.sum() + right.terms.lengths.sum()))
    partners = _partners(n, twins), _partners(m, [(j, i) for i, j in twins])
    for rows, columns in cuts:
        inside = _inside(fixed, rows, columns)
        lefts, rights, values = _weighed((_part(left, rows), _part(right, columns)), learned, inside)
        lefts, rights = lefts + rows.start, rights + columns.start
        listed = (partners[0][lefts] == rights) | ((partners[0][lefts] < 0) & (partners[1][rights] < 0))
        for i, j, value in zip(
            lefts[listed].tolist(), rights[listed].tolist(), values[listed].tolist(), strict=True
        ):
            found[i, j] = max(value, found.get((i, j), 0.0))
    return found, len(cuts) > 1


def calibrated(value: float) -> float:
    """The probability that a reader would link two sentences, from the second look's."""
    shift, scale = _CALIBRATION
    odds = (value / (1.0 - value)) ** scale * exp(shift) if value < 1.0 else inf
    return odds / (1.0 + odds) if odds < inf else 1.0


def learned_for(left: Reading, right: Reading) -> Scorer:
    """The learned numbers: others where no model speaks."""
    spoken = left.vectors is not None and right.vectors is not None
    return scorer("meaning" if spoken else "wording")


def _partners(count: int, twins: Sequence[Edge]) -> Indices:
    partners = np.full(count, -1, np.int64)
    for one, other in twins:
        partners[one] = other
    return partners


def _inside(fixed: Mapping[Edge, float], rows: Cut, columns: Cut) -> Probabilities:
    """Those of a window, by their places in it."""
    return {
        (i - rows.start, j - columns.start): value
        for (i, j), value in fixed.items()
        if rows.start <= i < rows.end and columns.start <= j < columns.end
    }


def _weighed(
    readings: tuple[Reading, Reading], learned: Scorer, fixed: Mapping[Edge, float]
) -> tuple[Indices, Indices, Vector]:
    with np.errstate(invalid="ignore"):  # some BLAS raise the flag for finite matrices, on padding
        evidence = gather(*readings)
        return evidence.rows, evidence.places, weigh(evidence, learned, fixed)


def weigh(evidence: Evidence, learned: Scorer, fixed: Mapping[Edge, float] = NOTHING) -> Matrix:
    """The second look's probability of each candidate; what is ``fixed`` is known without a first look."""
    first = np.zeros(evidence.wording.shape, np.float32)
    first[evidence.rows, evidence.places] = learned.first.probabilities(evidence.columns)
    for edge, value in fixed.items():
        first[edge] = value
    return learned.second.probabilities(evidence.columns | reconsider(evidence, first))


def windows(n: int, m: int, words: int) -> list[tuple[Cut, Cut]]:
    """Which sentences are weighed together: all of ``n`` by ``m`` where their pairs are not too many, else
    windows along the diagonal. None holds more than ``WINDOW`` times ``WINDOW`` pairs, and all together no
    more than that and ``CELLS_PER_WORD`` for each of the ``words`` (as far as that can be cut)."""
    whole = WINDOW * WINDOW
    budget = whole + CELLS_PER_WORD * words
    count = 1
    while True:
        cuts = list(_windows(n, m, count))
        cells = [(rows.end - rows.start) * (columns.end - columns.start) for rows, columns in cuts]
        if count >= max(n, m) or (max(cells) <= whole and sum(cells) <= budget):
            return cuts
        count = max(count + 1, count * sum(cells) // (budget * 2))


def _windows(n: int, m: int, count: int) -> Iterator[tuple[Cut, Cut]]:
    for at in range(count):
        yield _cut(n, at, count), _cut(m, at, count)


def _cut(length: int, at: int, count: int) -> Cut:
    margin = _OVERLAP * length / count if count > 1 else 0.0
    start, end = at * length / count - margin, (at + 1) * length / count + margin
    return Cut(max(0, min(int(start), length - 1)), min(length, int(end) + 1))


def _part(reading: Reading, cut: Cut) -> Reading:
    if cut.start == 0 and cut.end == len(reading.paragraphs):
        return reading
    terms, inside = reading.terms, slice(cut.start, cut.end)
    paragraphs = reading.paragraphs[inside]
    return Reading(
        Terms(
            stems=terms.stems[inside],
            pairs=terms.pairs[inside],
            grams=terms.grams[inside],
            names=terms.names[inside],
            numbers=terms.numbers[inside],
            spelling=terms.spelling,
            lengths=terms.lengths[inside],
            weights=terms.weights,
        ),
        None if reading.vectors is None else reading.vectors[inside],
        paragraphs - paragraphs[0],
    )
