"""From features to a probability: small networks whose weights were learned from gold alignments.

Each network is a layer of tanh units beside a straight line, the mean of a few of them an ensemble. The
weights are data (``weights.json``), written by bench/accuracy/train_weights.py.
"""

from __future__ import annotations

import json
from base64 import b85decode, b85encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from webapp.engine.align.kind import Judge
from webapp.engine.resources import read
from webapp.engine.similarity import Matrix, Vector, product

_RANGE: Final = 6.0
"""Standard deviations after which a feature counts no more: nothing learned holds beyond."""


@dataclass(frozen=True, slots=True)
class Network:
    """One look's ensemble."""

    features: tuple[str, ...]
    """Names of the columns, in order."""
    mean: Vector
    """Of each feature in training."""
    scale: Vector
    """Standard deviation of each feature in training."""
    hidden: Matrix
    """Features by units, the ensemble's networks side by side."""
    bias: Vector
    """Of each unit."""
    output: Vector
    """From each unit to the log-odds, the division by the ensemble's size included."""
    straight: Vector
    """From each feature to the log-odds."""
    offset: float
    """Log-odds where all else is zero."""

    def logits(self, columns: Mapping[str, Vector]) -> Vector:
        """Log-odds of each row of the columns."""
        values = np.stack([columns[name] for name in self.features], axis=1)
        scaled = np.clip((values - self.mean) / self.scale, -_RANGE, _RANGE)
        units = np.tanh(product(scaled, self.hidden) + self.bias)
        result: Vector = units @ self.output + scaled @ self.straight + np.float32(self.offset)
        return result

    def probabilities(self, columns: Mapping[str, Vector]) -> Vector:
        """Probability of each row of the columns, in (0, 1)."""
        result: Vector = 1 / (1 + np.exp(-np.clip(self.logits(columns), -30, 30)))
        return result


def pack(network: Network) -> tuple[str, str]:
    """Names and numbers of a network as text; half precision is finer than the training's noise."""
    numbers = np.concatenate(
        [
            np.ravel(part)
            for part in (
                network.mean,
                network.scale,
                network.hidden,
                network.bias,
                network.output,
                network.straight,
                [network.offset],
            )
        ]
    )
    return " ".join(network.features), b85encode(numbers.astype("<f2").tobytes()).decode("ascii")


def unpack(features: str, numbers: str) -> Network:
    """The network that ``pack`` made the text of."""
    names = tuple(features.split())
    values = np.frombuffer(b85decode(numbers), "<f2").astype(np.float32)
    count = len(names)
    units = (len(values) - 3 * count - 1) // (count + 2)
    sizes = (count, count, count * units, units, units, count, 1)
    mean, scale, hidden, bias, output, straight, offset = np.split(values, np.cumsum(sizes)[:-1])
    return Network(names, mean, scale, hidden.reshape(count, units), bias, output, straight, float(offset[0]))


@dataclass(frozen=True, slots=True)
class Scorer:
    """The two looks."""

    first: Network
    """Sees each pair of sentences and its rivals."""
    second: Network
    """Sees the first look's probabilities as well."""
    judge: Judge
    """Sees the pair of articles as a whole."""


@lru_cache(maxsize=2)
def scorer(kind: str) -> Scorer:
    """``meaning`` where a model speaks on both sides, ``wording`` elsewhere."""
    learned = json.loads(read("align", "weights.json"))[kind]
    first, second = (unpack(**learned[look]) for look in ("first", "second"))
    return Scorer(first, second, Judge.of(**learned["judge"]))
