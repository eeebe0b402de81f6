"""Second look: what the first look's probabilities say about each other.

A pair of sentences is more likely right when its neighbours are, when it keeps the order of the sure pairs as
far as these keep one, when its sentences have no better partner, and when it explains what the better partner
leaves unexplained (so that splits and merges are found).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from webapp.engine.align.evidence import Columns, Evidence, Indices, Table
from webapp.engine.similarity import (
    Matrix,
    Shared,
    Vector,
    beside,
    both,
    diagonal,
    margins,
    ranks,
    rivals,
    shares,
)

_TINY: Final = np.float32(1e-6)
_SURE: Final = 0.5
"""A pair from this probability on is an anchor for its neighbours' order: more likely right than wrong."""
_NEAR: Final = 4
"""Sentences on each side within which order is judged locally."""
_LOGIT_RANGE: Final = 9.0
"""Log-odds are capped here: beyond, the first look's certainty is not earned."""


def logit(probability: Matrix) -> Matrix:
    """Log-odds, capped."""
    inner = np.clip(probability, 1e-6, 1 - 1e-6)
    result: Matrix = np.clip(np.log(inner / (1 - inner)), -_LOGIT_RANGE, _LOGIT_RANGE).astype(np.float32)
    return result


def reconsider(evidence: Evidence, first: Matrix) -> Columns:
    """The features of the second look, from the first look's probabilities (0 off the candidates)."""
    table = Table(evidence.rows, evidence.places)
    logits = logit(first)
    table.add("p_logit", logits)
    table.add("p", first)
    table.add("p_share", *shares(first))
    table.add("p_margin", *margins(first))
    table.add("p_rank", *ranks(first))
    table.add("p_diagonal", *diagonal(first))
    table.add("p_beside", *beside(first))
    table.add("p_rival", *both(rivals(first, 1), rivals(first, 0)))
    table.add("p_sum", *both(_sums(first, 1), _sums(first, 0)))
    table.add("p_logit_diagonal", *diagonal(logits + _LOGIT_RANGE))
    table.add("unexplained", *_unexplained(evidence.stems, first))
    low, high = sorted((float(first.max(axis=1).mean()), float(first.max(axis=0).mean())))
    table.constant("carried_min", low)
    table.constant("carried_max", high)
    _order(table, first)
    return table.columns


def _sums(first: Matrix, axis: int) -> Matrix:
    result: Matrix = first.sum(axis=axis, keepdims=True) - first
    return result


def _order(table: Table, first: Matrix) -> None:
    """Agreement with the order of the sure pairs, near and far, and how orderly these are at all."""
    mass = np.where(first >= _SURE, first, 0).astype(np.float64)
    n, m = mass.shape
    boxes = Boxes(mass)
    rows, columns = np.arange(n)[:, None], np.arange(m)[None, :]
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
            tidy = float((mass * order).sum() / (mass.sum() + _TINY))
            table.constant("orderly", tidy)
            table.add("order_scaled", order * tidy)
    table.add("close_by", boxes.sum((rows - 1, rows + 2), (columns - 1, columns + 2)) - mass)


class Boxes:
    """Sums over rectangles of a matrix in constant time each."""

    def __init__(self, matrix: npt.NDArray[np.float64]) -> None:
        self.total = np.zeros((matrix.shape[0] + 1, matrix.shape[1] + 1))
        self.total[1:, 1:] = matrix.cumsum(0).cumsum(1)

    def sum(self, rows: tuple[Indices, Indices], columns: tuple[Indices, Indices]) -> Matrix:
        """Over the half-open ranges of rows and columns, cut at the edges."""
        n, m = self.total.shape[0] - 1, self.total.shape[1] - 1
        top, bottom = np.clip(rows[0], 0, n), np.clip(rows[1], 0, n)
        left, right = np.clip(columns[0], 0, m), np.clip(columns[1], 0, m)
        total = self.total
        result: Matrix = total[bottom, right] - total[top, right] - total[bottom, left] + total[top, left]
        return result


def _unexplained(stems: Shared, first: Matrix) -> tuple[Matrix, Matrix]:
    """Share of each sentence that this partner explains and its best other partner does not."""
    right = _residue(stems.left, stems.right, stems.weights, stems.right_total, first)
    left = _residue(stems.right, stems.left, stems.weights, stems.left_total, first.T).T
    return both(left, right)


def _residue(partners: Matrix, sentences: Matrix, weights: Vector, totals: Vector, first: Matrix) -> Matrix:
    """For partner i and sentence j: weight both share less what j's best partner but i explains of it."""
    weighted = partners * weights
    whole = weighted @ sentences.T
    order = np.argsort(-first, axis=0, kind="stable")
    best = order[0]
    everyone = np.arange(first.shape[1])
    rest = whole - first[best, everyone] * (weighted @ (sentences * partners[best]).T)
    if first.shape[0] > 1:
        second = order[1]
        own = (weighted[best] * sentences * partners[second]).sum(axis=1)
        rest[best, everyone] = whole[best, everyone] - first[second, everyone] * own
    else:
        rest = whole
    result: Matrix = rest / (totals[None, :] + _TINY)
    return result
