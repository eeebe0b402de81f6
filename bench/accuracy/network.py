"""Training of the aligner's small networks: NumPy, Adam, seeded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from webapp.engine.align.kind import KINDS, Judge
from webapp.engine.align.scorer import Network

Array = npt.NDArray[np.float32]
Wide = npt.NDArray[np.float64]

JUDGE_DECAY = 1e-3
"""L2 penalty on the judge's weights."""
NEWTON_STEPS = 20
"""Far more than it needs."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train one ensemble."""

    units: int = 16
    """Hidden units of each member."""
    members: int = 6
    """Networks that are averaged."""
    epochs: int = 16
    """Passes over the rows."""
    batch: int = 2048
    """Rows a step."""
    rate: float = 3e-3
    """Adam's learning rate at the start; it falls by half a cosine."""
    decay: float = 2e-3
    """L2 penalty on the weights."""


def train(
    features: list[str], rows: Array, labels: Array, weights: Array, recipe: Recipe, seed: int = 0
) -> Network:
    """The network that best tells linked rows (label 1) from others (0)."""
    share = (weights / weights.sum())[:, None]
    mean = (rows * share).sum(axis=0)
    scale = np.sqrt(((rows - mean) ** 2 * share).sum(axis=0)) + 1e-3
    scaled = np.clip((rows - mean) / scale, -6, 6).astype(np.float32)
    members = [_fit(scaled, labels, weights, recipe, seed + 100 * k) for k in range(recipe.members)]
    hidden, bias, output, straight, offset = (list(part) for part in zip(*members, strict=True))
    count = recipe.members
    return Network(
        features=tuple(features),
        mean=mean.astype(np.float32),
        scale=scale.astype(np.float32),
        hidden=np.concatenate(hidden, axis=1),
        bias=np.concatenate(bias),
        output=np.concatenate(output) / count,
        straight=sum(straight) / count,
        offset=float(sum(offset)[0] / count),
    )


def _fit(rows: Array, labels: Array, weights: Array, recipe: Recipe, seed: int) -> list[Array]:
    random = np.random.default_rng(seed)
    count, features = rows.shape
    weights = (weights / weights.mean()).astype(np.float32)
    state = [
        random.normal(0, features**-0.5, (features, recipe.units)).astype(np.float32),
        np.zeros(recipe.units, np.float32),
        random.normal(0, recipe.units**-0.5, recipe.units).astype(np.float32),
        np.zeros(features, np.float32),
        np.zeros(1, np.float32),
    ]
    first = [np.zeros_like(part) for part in state]
    second = [np.zeros_like(part) for part in state]
    steps = recipe.epochs * -(-count // recipe.batch)
    step = 0
    for _ in range(recipe.epochs):
        order = random.permutation(count)
        for at in range(0, count, recipe.batch):
            chosen = order[at : at + recipe.batch]
            gradient = _gradient(state, rows[chosen], labels[chosen], weights[chosen], recipe.decay)
            step += 1
            rate = recipe.rate * (0.5 * (1 + np.cos(np.pi * step / steps)) + 0.02)
            for part, slope, m, v in zip(state, gradient, first, second, strict=True):
                m += 0.1 * (slope - m)
                v += 0.001 * (slope * slope - v)
                part -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return state


def _gradient(state: list[Array], x: Array, y: Array, w: Array, decay: float) -> list[Array]:
    hidden, bias, output, straight, offset = state
    units = np.tanh(x @ hidden + bias)
    logits = units @ output + x @ straight + offset[0]
    error = (1 / (1 + np.exp(-np.clip(logits, -30, 30))) - y) * w / len(y)
    back = np.outer(error, output) * (1 - units * units)
    return [
        x.T @ back + decay * hidden,
        back.sum(axis=0),
        units.T @ error + decay * output,
        x.T @ error + decay * straight,
        np.array([error.sum()], np.float32),
    ]


def train_judge(traits: list[str], rows: Wide, kinds: npt.NDArray[np.int64], weights: Wide) -> Judge:
    """The multinomial logistic regression that best tells the kinds of pairs; by Newton steps, to the end.

    ``rows``: a pair by its traits; ``kinds``: places in ``KINDS``.
    """
    share = weights / weights.sum()
    mean = share @ rows
    scale = np.sqrt(share @ (rows - mean) ** 2) + 1e-3
    scaled = np.clip((rows - mean) / scale, -4, 4)
    inputs = np.concatenate([scaled, np.ones((len(rows), 1))], axis=1)
    target = np.eye(len(KINDS))[kinds]
    state = np.zeros((inputs.shape[1], len(KINDS)))
    penalty = np.full(inputs.shape[1], JUDGE_DECAY)
    penalty[-1] = 1e-6
    for _ in range(NEWTON_STEPS):
        logits = inputs @ state
        chance = np.exp(logits - logits.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        slope = inputs.T @ ((chance - target) * share[:, None]) + penalty[:, None] * state
        bend = np.zeros((state.size, state.size))
        for one in range(len(KINDS)):
            for other in range(len(KINDS)):
                curve = share * chance[:, one] * ((one == other) - chance[:, other])
                block = (inputs * curve[:, None]).T @ inputs + (one == other) * np.diag(penalty)
                bend[one :: len(KINDS), other :: len(KINDS)] = block
        state -= np.linalg.solve(bend, slope.ravel()).reshape(state.shape)
    return Judge(tuple(traits), mean, scale, state[:-1], state[-1])
