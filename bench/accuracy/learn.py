"""Learn the aligner's two looks from examples.

The second look is trained on first-look probabilities of documents that the first look has not seen (two
folds); else it would learn to trust it too much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bench.accuracy.examples import Example
from bench.accuracy.network import Recipe, train
from webapp.engine.align.context import reconsider
from webapp.engine.align.evidence import Columns
from webapp.engine.align.scorer import Network, Scorer

Array = NDArray[np.float32]

SHARE = {
    "aesop": 1.5,
    "argrewrite": 1.5,
    "ablit": 0.7,
    "deplain": 1.2,
    "ecb": 1.5,
    "superpal": 1.0,
    "swipe": 1.0,
    "merges": 1.2,
}
"""Weight of a source, times the square root of its links: none drowns the others, none is thrown away."""
IDENTICAL, SHUFFLED, DIFFERENT = 0.3, 0.3, 4.0
"""Weight of pairs of the same words (they teach little), of documents in another order (they are repetitions)
and of different events (there are few of them)."""
MEANING = ("m_", "b_", "meaning")
"""Beginnings of the names of columns in which the model speaks."""


def learn(examples: Sequence[Example], *, meaning: bool, recipe: Recipe | None = None) -> Scorer:
    """Both looks, with the model's columns or for wording alone. Seeded."""
    recipe = recipe or Recipe()
    single = Recipe(recipe.units, 1, recipe.epochs, recipe.batch, recipe.rate, recipe.decay)
    chosen = [e for e in examples if e.spoken or not meaning]
    weights = _weights(chosen)
    names = sorted(n for n in chosen[0].evidence.columns if meaning or not n.startswith(MEANING))
    first = train(names, *_rows(chosen, names, weights), recipe)
    extra: dict[int, Columns] = {}
    for half in (0, 1):
        seen = [e for e in chosen if _half(e) != half]
        network = train(names, *_rows(seen, names, weights), single)
        extra |= {id(e): second_columns(e, network) for e in chosen if _half(e) == half}
    both = names + list(extra[id(chosen[0])])
    second = train(both, *_rows(chosen, both, weights, lambda e: extra[id(e)]), recipe, seed=1)
    return Scorer(first, second)


def second_columns(example: Example, first: Network) -> Columns:
    """What the second look sees, given the first."""
    evidence = example.evidence
    matrix = np.zeros(evidence.wording.shape, np.float32)
    matrix[evidence.rows, evidence.places] = first.probabilities(evidence.columns)
    return reconsider(evidence, matrix)


def _half(example: Example) -> int:
    return (example.fold + example.fold // 2) % 2  # even where the folds of one parity were held out


def _weights(examples: Sequence[Example]) -> dict[int, Array]:
    links: dict[str, float] = defaultdict(float)
    for e in examples:
        links[e.group] += float((e.labels * e.judged).sum()) * _repeated(e)
    found = {}
    for e in examples:
        weight = e.judged * np.where(e.identical, IDENTICAL, 1) * _repeated(e)
        if "different" in e.pair.set:
            weight = weight * DIFFERENT
        found[id(e)] = (weight * SHARE[e.group] / np.sqrt(links[e.group] + 20)).astype(np.float32)
    return found


def _repeated(example: Example) -> float:
    return SHUFFLED if example.pair.set.endswith("shuffled") else 1.0


def _nothing(_: Example) -> Columns:
    return {}


def _rows(
    examples: Sequence[Example],
    names: Sequence[str],
    weights: dict[int, Array],
    extra: Callable[[Example], Columns] = _nothing,
) -> tuple[Array, Array, Array]:
    parts = []
    for e in examples:
        columns = e.evidence.columns | extra(e)
        parts.append(np.stack([columns[name] for name in names], axis=1))
    rows = np.concatenate(parts)
    labels = np.concatenate([e.labels for e in examples])
    weight = np.concatenate([weights[id(e)] for e in examples])
    kept = weight > 0
    return rows[kept], labels[kept], weight[kept]
