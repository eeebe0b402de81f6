"""Wording and meaning as matrices: left sentences by right sentences."""

from __future__ import annotations

from typing import Final

import numpy as np

from webapp.engine.similarity.terms import Matrix, Shared, Vector

_TINY: Final = np.float32(1e-6)


def overlap(shared: Shared) -> Matrix:
    """Weight of the terms that a left and a right sentence share."""
    result: Matrix = (shared.left * shared.weights) @ shared.right.T
    return result


def contained(weight: Matrix, left_total: Vector, right_total: Vector) -> tuple[Matrix, Matrix]:
    """Share of the left sentence that stands in the right one, and the other way round, in [0, 1]."""
    of_left = weight / (left_total[:, None] + _TINY)
    of_right = weight / (right_total[None, :] + _TINY)
    return of_left, of_right


def cosine(left: Matrix, right: Matrix) -> Matrix:
    """Cosine of unit vectors; negative ones say nothing more than zero does."""
    result: Matrix = np.maximum(left @ right.T, np.float32(0))
    return result
