"""A similarity says little alone, much beside its rivals: shares, margins, ranks and neighbours.

Each function takes a left-by-right matrix and the cells that are asked for, and returns a value a cell: of
thousands by thousands of pairs only some dozens a sentence are candidates. None changes when the sides are
swapped (the matrix transposed and the cells turned), so that what is learned from them holds both ways.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from webapp.engine.similarity.terms import Indices, Matrix, Vector

_TINY: Final = np.float32(1e-6)
_BLOCK: Final = 2_048
"""Cells with equals in their row that are ranked at once: a few megabytes."""


class Cells(NamedTuple):
    """Some cells of a matrix."""

    rows: Indices
    """Row of each, from 0."""
    columns: Indices
    """Column of each, from 0."""

    def of(self, matrix: Matrix) -> Vector:
        """The values that stand there."""
        result: Vector = matrix[self.rows, self.columns]
        return result

    def turned(self) -> Cells:
        """The same cells of the transposed matrix."""
        return Cells(self.columns, self.rows)


def both(first: Vector, second: Vector) -> tuple[Vector, Vector]:
    """The smaller and the greater of two directions."""
    return np.minimum(first, second), np.maximum(first, second)


def rivals(matrix: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    """The best other value of the row and of the column; 0 where there is no other."""
    return _rivals(matrix, cells, 1), _rivals(matrix, cells, 0)


def _rivals(matrix: Matrix, cells: Cells, axis: int) -> Vector:
    line = cells.rows if axis == 1 else cells.columns
    if matrix.shape[axis] < 2:
        return np.zeros(len(line), matrix.dtype)
    top = np.sort(matrix, axis=axis)
    best = np.take(top, -1, axis=axis)[line]
    second = np.take(top, -2, axis=axis)[line]
    result: Vector = np.where(cells.of(matrix) >= best, second, best)
    return result


def shares(matrix: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    """The value over the greatest of its row and of its column."""
    value = cells.of(matrix)
    rows = value / (matrix.max(axis=1)[cells.rows] + _TINY)
    columns = value / (matrix.max(axis=0)[cells.columns] + _TINY)
    return both(rows, columns)


def margins(matrix: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    """The value less its best rival in the row and in the column."""
    value = cells.of(matrix)
    in_row, in_column = rivals(matrix, cells)
    return both(value - in_row, value - in_column)


def ranks(matrix: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    """1 for the best of the row (column), 1/2 for the next, 1/3 … Of equal ones the first comes first."""
    return both(
        _reciprocal_rank(matrix, cells), _reciprocal_rank(np.ascontiguousarray(matrix.T), cells.turned())
    )


def _reciprocal_rank(matrix: Matrix, cells: Cells) -> Vector:
    rows, columns = cells
    value = cells.of(matrix)
    rising = np.sort(matrix, axis=1)
    after = _search(rising, rows, value)
    places = matrix.shape[1] - after
    tied = np.flatnonzero((after > 1) & (rising[rows, np.maximum(after, 2) - 2] == value))
    for some in (tied[at : at + _BLOCK] for at in range(0, len(tied), _BLOCK)):
        equal = matrix[rows[some]] == value[some, None]
        equal &= np.arange(matrix.shape[1]) < columns[some, None]  # those before it in its row
        places[some] += np.count_nonzero(equal, axis=1)
    result: Vector = (1 / (1 + places)).astype(np.float32)
    return result


def _search(rising: Matrix, rows: Indices, value: Vector) -> Indices:
    """How many values of each row given, which rise, are no greater than the value given for it."""
    low, high = np.zeros(len(rows), np.int64), np.full(len(rows), rising.shape[1])
    for _ in range(rising.shape[1].bit_length()):
        middle = (low + high) // 2
        less = (rising[rows, np.minimum(middle, rising.shape[1] - 1)] <= value) & (low < high)
        low, high = np.where(less, middle + 1, low), np.where(less, high, middle)
    return low


def odds(matrix: Matrix, cells: Cells, scale: tuple[float, float]) -> tuple[Vector, Vector]:
    """Softmax over the row and over the column at a temperature (the first of ``scale``), each with one more
    entry (the second): no counterpart."""
    temperature, nothing = scale
    raised = np.exp((matrix - nothing) / temperature)
    value = cells.of(raised)
    return both(value / (1 + raised.sum(axis=1))[cells.rows], value / (1 + raised.sum(axis=0))[cells.columns])


def excess(matrix: Matrix, cells: Cells) -> Vector:
    """The value above what its row and its column have on average: the background both sentences live in."""
    result: Vector = (
        cells.of(matrix)
        - matrix.mean(axis=1)[cells.rows]
        - matrix.mean(axis=0)[cells.columns]
        + matrix.mean()
    )
    return result


def _shifted(matrix: Matrix, cells: Cells, down: int, along: int) -> Vector:
    """The value at ``(row + down, column + along)``; 0 beyond the edge."""
    rows, columns = cells.rows + down, cells.columns + along
    inside = (rows >= 0) & (rows < matrix.shape[0]) & (columns >= 0) & (columns < matrix.shape[1])
    result = np.zeros(len(rows), matrix.dtype)
    result[inside] = matrix[rows[inside], columns[inside]]
    return result


def diagonal(matrix: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    """The sentences before and the sentences after: how well do they go together?"""
    return both(_shifted(matrix, cells, -1, -1), _shifted(matrix, cells, 1, 1))


def beside(matrix: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    """The best of the two neighbours in the row and of the two in the column."""
    return both(
        np.maximum(_shifted(matrix, cells, 0, -1), _shifted(matrix, cells, 0, 1)),
        np.maximum(_shifted(matrix, cells, -1, 0), _shifted(matrix, cells, 1, 0)),
    )
