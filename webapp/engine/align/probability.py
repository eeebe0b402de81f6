"""The probability of each candidate pair of sentences, in one piece or, for very long texts, in windows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from webapp.engine.align.context import reconsider
from webapp.engine.align.evidence import Evidence, Reading, gather
from webapp.engine.align.scorer import Scorer, scorer
from webapp.engine.similarity import Matrix, Terms

WINDOW: Final = 1500
"""Sentences of one side that are weighed together. Measured: 1,052 by 829 sentences (20,000 words) peak at
321 MB in the whole process; only longer articles are cut."""
_OVERLAP: Final = 0.25
"""Share of a window that the next one repeats, so that what moved across a cut is still found."""

Probabilities = dict[tuple[int, int], float]
"""Left and right sentence, from 0 → probability, candidates only."""


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int


def probabilities(left: Reading, right: Reading) -> tuple[Probabilities, bool]:
    """Of all candidates, and whether the texts had to be cut into windows. Empty sides give none."""
    spoken = left.vectors is not None and right.vectors is not None
    learned = scorer("meaning" if spoken else "wording")
    found: Probabilities = {}
    n, m = len(left.paragraphs), len(right.paragraphs)
    if not n or not m:
        return found, False
    windows = list(_windows(n, m))
    for rows, columns in windows:
        with np.errstate(invalid="ignore"):  # some BLAS raise the flag for finite matrices, on padding
            evidence = gather(_part(left, rows), _part(right, columns))
            second = weigh(evidence, learned)
        for i, j, value in zip(
            evidence.rows.tolist(), evidence.places.tolist(), second.tolist(), strict=True
        ):
            edge = (i + rows.start, j + columns.start)
            found[edge] = max(value, found.get(edge, 0.0))
    return found, len(windows) > 1


def weigh(evidence: Evidence, learned: Scorer) -> Matrix:
    """The second look's probability of each candidate."""
    first = np.zeros(evidence.wording.shape, np.float32)
    first[evidence.rows, evidence.places] = learned.first.probabilities(evidence.columns)
    return learned.second.probabilities(evidence.columns | reconsider(evidence, first))


def _windows(n: int, m: int) -> Iterator[tuple[_Cut, _Cut]]:
    count = -(-max(n, m) // WINDOW)
    for at in range(count):
        yield _cut(n, at, count), _cut(m, at, count)


def _cut(length: int, at: int, count: int) -> _Cut:
    margin = _OVERLAP * length / count if count > 1 else 0.0
    start, end = at * length / count - margin, (at + 1) * length / count + margin
    return _Cut(max(0, min(int(start), length - 1)), min(length, int(end) + 1))


def _part(reading: Reading, cut: _Cut) -> Reading:
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
