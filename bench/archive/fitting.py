"""Weights for the traits that tell a source, by logistic regression on rewrites whose sources are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

PENALTY = 1.0
"""Of the squared weights of traits of equal spread."""

STEPS = 30
"""Of Newton's method; it stands still after ten."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A logistic regression."""

    weights: dict[str, float]
    """Of each trait as it is."""
    offset: float
    """Of all."""


def fit(examples: Sequence[tuple[dict[str, float], bool]]) -> Fitted:
    """The weights under which traits tell best what is a source. Args: examples: traits, and whether."""
    names = list(examples[0][0])
    rows = np.array([[traits[name] for name in names] for traits, _ in examples])
    truth = np.array([float(is_source) for _, is_source in examples])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    found = _newton(np.column_stack([(rows - mean) / spread, np.ones(len(rows))]), truth)
    weights = found[:-1] / spread
    return Fitted(dict(zip(names, weights.tolist(), strict=True)), float(found[-1] - weights @ mean))


def _newton(rows: Array, truth: Array) -> Array:
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([PENALTY] * (rows.shape[1] - 1) + [0.0])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - truth) + penalty @ weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curve, slope)
    return np.asarray(weights)
