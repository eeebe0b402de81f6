"""Products of matrices, on one thread where they are small.

A product large enough for OpenBLAS to share out wakes its other threads, which then wait busily for more: for
an article of ordinary length the waiting costs thrice what the product does.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from webapp.engine.similarity.terms import Matrix

BLOCK: Final = 1 << 18
"""Multiplications at once up to which OpenBLAS stays on the thread that asks."""
SMALL: Final = 1 << 26
"""Multiplications in all from which other threads save more than they cost."""


def product(left: Matrix, right: Matrix) -> Matrix:
    """``left @ right`` of two matrices of two dimensions."""
    with np.errstate(invalid="ignore"):  # some BLAS raise the flag for finite matrices, on padding
        return _in_blocks(left, right)


def _in_blocks(left: Matrix, right: Matrix) -> Matrix:
    rows, inner, columns = len(left), right.shape[0], right.shape[1]
    size = inner * columns
    if rows * size <= BLOCK or rows * size > SMALL:
        result: Matrix = left @ right
        return result
    result = np.empty((rows, columns), np.result_type(left, right))
    step = max(1, BLOCK // size)
    for at in range(0, rows, step):
        np.matmul(left[at : at + step], right, out=result[at : at + step])
    return result
