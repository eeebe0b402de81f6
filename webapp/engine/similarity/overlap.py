"""Wording and meaning as matrices: left sentences by right sentences."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from webapp.engine.similarity.contrast import Cells
from webapp.engine.similarity.product import product
from webapp.engine.similarity.terms import Indices, Matrix, Shared, Vector

_TINY: Final = np.float32(1e-6)
_BLOCK: Final = 256
"""Sentences whose terms are multiplied at once, so that no copy of a whole incidence matrix is needed."""


def overlap(shared: Shared) -> Matrix:
    """Weight of the terms that a left and a right sentence share."""
    result: Matrix = product(shared.left * shared.weights, shared.right.T)
    np.add.at(result, (shared.pairs.left, shared.pairs.right), shared.pairs.weights)
    return result


def contained(weight: Matrix, shared: Shared) -> tuple[Matrix, Matrix]:
    """Share of the left sentence that stands in the right one, and the other way round, in [0, 1]."""
    of_left = weight / (shared.left_total[:, None] + _TINY)
    of_right = weight / (shared.right_total[None, :] + _TINY)
    return of_left, of_right


def contained_at(weight: Vector, shared: Shared, cells: Cells) -> tuple[Vector, Vector]:
    """The same for the weights of some cells."""
    of_left = weight / (shared.left_total[cells.rows] + _TINY)
    of_right = weight / (shared.right_total[cells.columns] + _TINY)
    return of_left, of_right


def unexplained(shared: Shared, first: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    """Share of the right sentence that the left one explains and its best other partner (by ``first``) does
    not, and the other way round."""
    return (
        _residue(shared, first, cells),
        _residue(shared.turned(), np.ascontiguousarray(first.T), cells.turned()),
    )


def _residue(shared: Shared, first: Matrix, cells: Cells) -> Vector:
    """For partner i and sentence j: weight both share less what j's best partner but i explains of it."""
    rows, columns = cells
    rest = cells.of(overlap(shared))
    if first.shape[0] > 1:
        best, surest, second, surely = _partners(first)
        by_best = rest - surest[columns] * cells.of(_overlap_with(shared, best))
        by_second = rest - (surely * _common(shared, best, second))[columns]
        rest = np.where(rows == best[columns], by_second, by_best)
    result: Vector = rest / (shared.right_total[columns] + _TINY)
    return result


def _partners(first: Matrix) -> tuple[Indices, Vector, Indices, Vector]:
    """The best partner of each column and the next best, each with its value; of equal ones the first."""
    everyone = np.arange(first.shape[1])
    best = first.argmax(axis=0)
    others = first.copy()
    others[best, everyone] = -np.inf
    second = others.argmax(axis=0)
    return best, first[best, everyone], second, first[second, everyone]


def _overlap_with(shared: Shared, third: Indices) -> Matrix:
    """Weight of the terms that a left and a right sentence share with the left one given for the right."""
    result: Matrix = product(shared.left * shared.weights, (shared.right * shared.left[third]).T)
    pairs = shared.pairs
    held = _holds(shared, third[pairs.right])
    np.add.at(result, (pairs.left[held], pairs.right[held]), pairs.weights[held])
    return result


def _common(shared: Shared, one: Indices, other: Indices) -> Vector:
    """Weight of the terms that each right sentence shares with the two left ones given for it."""
    count = len(one)
    dense = [
        (shared.left[one[at]] * shared.weights * shared.right[at] * shared.left[other[at]]).sum(axis=1)
        for at in (slice(low, low + _BLOCK) for low in range(0, count, _BLOCK))
    ]
    pairs = shared.pairs
    held = (pairs.left == one[pairs.right]) & _holds(shared, other[pairs.right])
    rare = np.bincount(pairs.right[held], pairs.weights[held], count).astype(np.float32)
    result: Vector = np.concatenate(dense) + rare
    return result


def _holds(shared: Shared, left: Indices) -> npt.NDArray[np.bool_]:
    """For each rare pair whether the left sentence given for it holds the term as well."""
    pairs, count = shared.pairs, len(shared.left)
    return np.isin(pairs.term * count + left, pairs.term * count + pairs.left)


def cosine(left: Matrix, right: Matrix) -> Matrix:
    """Cosine of unit vectors; negative ones say nothing more than zero does."""
    result: Matrix = np.maximum(product(left, right.T), np.float32(0))
    return result
