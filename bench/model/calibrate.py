"""Finds how much of an activation's range to hand over to the weights before both become bytes.

A few of MiniLM's 384 channels are far louder than the rest; one scale for a whole sentence then leaves the
quiet ones three or four steps. Dividing each channel by a factor and multiplying the weight's column by
the same factor changes nothing in exact arithmetic and evens out the activations. The factor is the
channel's largest activation to the power ``ALPHA`` over its largest weight to the rest (SmoothQuant, Xiao et
al. 2023).
"""

from __future__ import annotations

import numpy as np
from graph import Ranges, Smoothing, build_with_inputs
from session import session
from weights import Weights

ALPHA = 0.7
"""Range 0 to 1. Best worst-case agreement of .35, .5, .65, .7, .75, .8 and .9; .65 to .75 differ little."""


def smoothing(weights: Weights, ids: list[np.ndarray], alpha: float = ALPHA) -> Smoothing:
    """Factors for every product, from the activations of these sentences."""
    factors: Smoothing = {}
    for product, (low, high, weight) in _observed(weights, ids, {}).items():
        peak = np.maximum(np.abs(low), np.abs(high))
        column = np.maximum(np.abs(weight).max(axis=0), np.float32(1e-5))
        factor = np.maximum(peak**alpha / column ** (1 - alpha), np.float32(1e-4))
        factors[product] = factor.astype(np.float32)
    return factors


def ranges(weights: Weights, ids: list[np.ndarray], factors: Smoothing) -> Ranges:
    """Smallest and largest input of every product over these sentences, for fixed activation scales."""
    seen = _observed(weights, ids, factors)
    return {product: (float(low.min()), float(high.max())) for product, (low, high, _) in seen.items()}


def _observed(
    weights: Weights, ids: list[np.ndarray], factors: Smoothing
) -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """By product: the smallest and the largest value of each input channel, and the weight."""
    model, sources = build_with_inputs(weights, factors)
    encoder = session(model)
    names = [output.name for output in model.graph.output][1:]
    low: dict[str, np.ndarray] = {}
    high: dict[str, np.ndarray] = {}
    for sentence in ids:
        for name, value in zip(names, encoder.run(names, {"input_ids": sentence}), strict=True):
            rows = value.reshape(-1, value.shape[-1])
            low[name] = np.minimum(low.get(name, np.inf), rows.min(axis=0))
            high[name] = np.maximum(high.get(name, -np.inf), rows.max(axis=0))
    return {product: (low[source], high[source], weight) for product, (source, weight) in sources.items()}
