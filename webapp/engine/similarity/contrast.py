"""A similarity says little alone, much beside its rivals: shares, margins, ranks and neighbours.

Each function takes a left-by-right matrix and returns matrices of the same shape that do not change when the
sides are swapped (and the matrix transposed), so that what is learned from them holds both ways.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from webapp.engine.similarity.terms import Matrix

_TINY: Final = np.float32(1e-6)


def both(first: Matrix, second: Matrix) -> tuple[Matrix, Matrix]:
    """The smaller and the greater of two directions."""
    return np.minimum(first, second), np.maximum(first, second)


def rivals(matrix: Matrix, axis: int) -> Matrix:
    """The best other value of the row (``axis`` 1) or the column (0); 0 where there is no other."""
    if matrix.shape[axis] < 2:
        return np.zeros_like(matrix)
    top = np.partition(matrix, -2, axis=axis)
    best = np.take(top, [-1], axis=axis)
    second = np.take(top, [-2], axis=axis)
    result: Matrix = np.where(matrix >= best, second, best)
    return result


def shares(matrix: Matrix) -> tuple[Matrix, Matrix]:
    """The value over the greatest of its row and of its column."""
    rows = matrix / (matrix.max(axis=1, keepdims=True) + _TINY)
    columns = matrix / (matrix.max(axis=0, keepdims=True) + _TINY)
    return both(rows, columns)


def margins(matrix: Matrix) -> tuple[Matrix, Matrix]:
    """The value less its best rival in the row and in the column."""
    return both(matrix - rivals(matrix, 1), matrix - rivals(matrix, 0))


def ranks(matrix: Matrix) -> tuple[Matrix, Matrix]:
    """1 for the best of the row (column), 1/2 for the next, 1/3 …"""
    return both(_reciprocal_rank(matrix), _reciprocal_rank(matrix.T).T)


def _reciprocal_rank(matrix: Matrix) -> Matrix:
    order = np.argsort(-matrix, axis=1, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(matrix.shape[1])[None, :], axis=1)
    result: Matrix = (1 / (1 + places)).astype(np.float32)
    return result


def odds(matrix: Matrix, temperature: float, nothing: float) -> tuple[Matrix, Matrix]:
    """Softmax over the row and over the column, each with one more entry ``nothing``: no counterpart."""
    raised = np.exp((matrix - nothing) / temperature)
    return both(
        raised / (1 + raised.sum(axis=1, keepdims=True)), raised / (1 + raised.sum(axis=0, keepdims=True))
    )


def excess(matrix: Matrix) -> Matrix:
    """The value above what its row and its column have on average: the background both sentences live in."""
    result: Matrix = (
        matrix - matrix.mean(axis=1, keepdims=True) - matrix.mean(axis=0, keepdims=True) + matrix.mean()
    )
    return result


def shifted(matrix: Matrix, down: int, along: int) -> Matrix:
    """The value at ``(row + down, column + along)``; 0 beyond the edge."""
    result = np.zeros_like(matrix)
    n, m = matrix.shape
    result[max(0, -down) : n - max(0, down), max(0, -along) : m - max(0, along)] = matrix[
        max(0, down) : n + min(0, down), max(0, along) : m + min(0, along)
    ]
    return result


def diagonal(matrix: Matrix) -> tuple[Matrix, Matrix]:
    """The sentences before and the sentences after: how well do they go together?"""
    return both(shifted(matrix, -1, -1), shifted(matrix, 1, 1))


def beside(matrix: Matrix) -> tuple[Matrix, Matrix]:
    """The best of the two neighbours in the row and of the two in the column."""
    return both(
        np.maximum(shifted(matrix, 0, -1), shifted(matrix, 0, 1)),
        np.maximum(shifted(matrix, -1, 0), shifted(matrix, 1, 0)),
    )
