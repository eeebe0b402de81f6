"""Which pairs of sentences are weighed at all."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from webapp.engine.similarity import Cells, Matrix

CANDIDATES: Final = 12
"""Sentences on the other side that each sentence considers by wording, and as many by meaning.
Of the gold links of all sets one in a hundred lies outside; the other pairs would only cost time."""

_TINY: Final = np.float32(1e-6)

Chosen = npt.NDArray[np.bool_]
"""Which cells of a matrix."""


def candidates(wording: Matrix, meaning: Matrix | None) -> Cells:
    """The pairs that are weighed: for each sentence the ``CANDIDATES`` likeliest of the other side by wording
    and as many by meaning. Of equally likely ones those at about the same place come first."""
    chosen = np.zeros(wording.shape, np.bool_)
    if min(wording.shape) <= CANDIDATES:
        chosen[:] = True
    else:
        for matrix in (wording,) if meaning is None else (wording, meaning):
            _choose(matrix, chosen)
            _choose(np.ascontiguousarray(matrix.T), chosen.T)
    return Cells(*np.nonzero(chosen))


def _choose(matrix: Matrix, chosen: Chosen) -> None:
    """Mark the likeliest of each row."""
    last = np.maximum(np.sort(matrix, axis=1)[:, -CANDIDATES], _TINY)
    likely = matrix >= last[:, None]
    crowded = np.flatnonzero(np.count_nonzero(likely, axis=1) > CANDIDATES)
    if len(crowded):
        level = (2 * crowded + 1) * matrix.shape[1] / (2 * len(matrix)) - 0.5
        likely[crowded] = _nearest(matrix[crowded], last[crowded, None], level[:, None])
    chosen |= likely


def _nearest(matrix: Matrix, last: Matrix, level: Matrix) -> Chosen:
    """For each row the values above its ``last``, and of those equal to it so many that there are
    ``CANDIDATES``: the nearest to the place that is level with the row, the first of equally near ones."""
    chosen: Chosen = matrix > last
    equal = matrix == last
    room = CANDIDATES - np.count_nonzero(chosen, axis=1)[:, None]
    columns = np.nonzero(equal)[1]
    counts = np.count_nonzero(equal, axis=1)[:, None]
    starts = np.cumsum(counts)[:, None] - counts
    before = np.count_nonzero(equal & (np.arange(matrix.shape[1]) < level), axis=1)[:, None]
    around = before + np.arange(-CANDIDATES, CANDIDATES + 1)  # which of the equal ones of a row, from 0
    there = (around >= 0) & (around < counts)
    places = columns[np.where(there, starts + around, 0)]
    apart = np.where(there, np.abs(places - level), np.inf)
    order = np.argsort(apart, axis=1, kind="stable")
    rows, taken = np.nonzero(np.arange(order.shape[1]) < room)
    chosen[rows, places[rows, order[rows, taken]]] = True
    return chosen
