"""Second look: what the first look's probabilities say about each other.

A pair of sentences is more likely right when its neighbours are, when it keeps the order of the sure pairs as
far as these keep one, when its sentences have no better partner, and when it explains what the better partner
leaves unexplained (so that splits and merges are found).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from webapp.engine.align.evidence import Columns, Evidence, Table
from webapp.engine.similarity import (
    Cells,
    Indices,
    Matrix,
    Vector,
    beside,
    both,
    diagonal,
    margins,
    ranks,
    rivals,
    shares,
    unexplained,
)

_TINY: Final = np.float32(1e-6)
_DOUBTFUL, _SURE = 0.3, 0.7
"""A pair from the second probability on is an anchor for its neighbours' order, below the first it is none;
between them it counts in part, so that none appears or vanishes at a stroke."""
_NEAR: Final = 4
"""Sentences on each side within which order is judged locally."""
_LOGIT_RANGE: Final = 9.0
"""Log-odds are capped here: beyond, the first look's certainty is not earned."""


def logit(probability: Vector) -> Vector:
    """Log-odds, capped."""
    inner = np.clip(probability, 1e-6, 1 - 1e-6)
    result: Vector = np.clip(np.log(inner / (1 - inner)), -_LOGIT_RANGE, _LOGIT_RANGE).astype(np.float32)
    return result


def reconsider(evidence: Evidence, first: Matrix) -> Columns:
    """The features of the second look, from the first look's probabilities (0 off the candidates)."""
    cells = evidence.cells
    table = Table(cells)
    value = cells.of(first)
    logits = logit(value)
    table.add("p_logit", logits)
    table.add("p", value)
    table.add("p_share", *shares(first, cells))
    table.add("p_margin", *margins(first, cells))
    table.add("p_rank", *ranks(first, cells))
    table.add("p_diagonal", *diagonal(first, cells))
    table.add("p_beside", *beside(first, cells))
    table.add("p_rival", *both(*rivals(first, cells)))
    table.add("p_sum", *both(*_sums(first, cells)))
    raised = np.zeros_like(first)  # off the candidates the log-odds are the least there are
    raised[cells] = logits + _LOGIT_RANGE
    table.add("p_logit_diagonal", *diagonal(raised, cells))
    del raised
    table.add("unexplained", *both(*unexplained(evidence.stems, first, cells)))
    _order(table, first)
    return table.columns


def _sums(first: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    value = cells.of(first)
    return first.sum(axis=1)[cells.rows] - value, first.sum(axis=0)[cells.columns] - value


def _order(table: Table, first: Matrix) -> None:
    """Agreement with the order of the sure pairs, near and far, and how orderly these are at all."""
    mass = (first * np.clip((first - _DOUBTFUL) / (_SURE - _DOUBTFUL), 0, 1)).astype(np.float64)
    n, m = mass.shape
    boxes = Boxes(mass)
    rows, columns = table.cells
    for name, reach in (("far", max(n, m)), ("near", _NEAR)):
        above, below = (rows - reach, rows), (rows + 1, rows + 1 + reach)
        before, after = (columns - reach, columns), (columns + 1, columns + 1 + reach)
        earlier, later = boxes.sum(above, before), boxes.sum(below, after)
        keeping, crossing = earlier + later, boxes.sum(above, after) + boxes.sum(below, before)
        order = keeping / (keeping + crossing + 1)
        table.add(f"order_{name}", order)
        table.add(f"crossing_{name}", crossing / (keeping + crossing + 1))
        if name == "near":
            table.add("near", *both(np.log1p(earlier), np.log1p(later)))
        else:
            kept = np.zeros_like(mass)
            kept[table.cells] = table.cells.of(mass) * order
            tidy = float(kept.sum() / (mass.sum() + _TINY))
            table.add("order_scaled", order * tidy)
    here = table.cells.of(mass)
    table.add("close_by", boxes.sum((rows - 1, rows + 2), (columns - 1, columns + 2)) - here)


class Boxes:
    """Sums over rectangles of a matrix in constant time each."""

    def __init__(self, matrix: npt.NDArray[np.float64]) -> None:
        self.total = np.zeros((matrix.shape[0] + 1, matrix.shape[1] + 1))
        inner = self.total[1:, 1:]
        np.cumsum(matrix, axis=0, out=inner)
        np.cumsum(inner, axis=1, out=inner)

    def sum(self, rows: tuple[Indices, Indices], columns: tuple[Indices, Indices]) -> Vector:
        """Over the half-open ranges of rows and columns, cut at the edges."""
        n, m = self.total.shape[0] - 1, self.total.shape[1] - 1
        top, bottom = np.clip(rows[0], 0, n), np.clip(rows[1], 0, n)
        left, right = np.clip(columns[0], 0, m), np.clip(columns[1], 0, m)
        total = self.total
        result: Vector = total[bottom, right] - total[top, right] - total[bottom, left] + total[top, left]
        return result
