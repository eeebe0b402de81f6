"""Learn the aligner's two looks and the judge of the pair from examples.

The second look is trained on first-look probabilities of documents that the first look has not seen (two
folds); else it would learn to trust it too much. The judge likewise on those of the second look.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bench.accuracy.examples import Example
from bench.accuracy.network import Recipe, train, train_judge
from webapp.engine.align.context import reconsider
from webapp.engine.align.evidence import Columns
from webapp.engine.align.kind import KINDS, Judge, Traits, traits
from webapp.engine.align.scorer import Network, Scorer
from webapp.engine.model import PairKind

Array = NDArray[np.float32]

SHARE = {
    "aesop": 1.5,
    "argrewrite": 4.0,
    "ablit": 0.7,
    "deplain": 1.2,
    "ecb": 1.5,
    "superpal": 1.0,
    "swipe": 1.0,
    "merges": 1.2,
    "outlets": 2.0,
    "rewrites": 1.5,
}
"""Weight of a source, times the square root of its links: none drowns the others, none is thrown away."""
IDENTICAL, REPEATED, DIFFERENT = 0.3, 0.3, 3.0
"""Weight of pairs of the same words (they teach little), of documents in another order or cut short (they are
repetitions) and of different events (there are few of them)."""
TELLINGS = frozenset({"aesop", "ecb", "ecb-train", "outlets"})
"""Sets of two tellings of one story; where one text was made from the other they are rewrites."""
TWIN = "rd-"
"""How the names of those pairs of ``rewrites`` begin whose sides were both written from a third text."""
MEANING = ("m_", "b_", "meaning")
"""Beginnings of the names of columns and traits in which the model speaks."""


def learn(examples: Sequence[Example], *, meaning: bool, recipe: Recipe | None = None) -> Scorer:
    """Both looks and the judge, with the model's columns or for wording alone. Seeded."""
    recipe = recipe or Recipe()
    single = Recipe(recipe.units, 1, recipe.epochs, recipe.batch, recipe.rate, recipe.decay)
    chosen = [e for e in examples if e.spoken or not meaning]
    halves = [[e for e in chosen if _half(e) == half] for half in (0, 1)]
    weights = _weights(chosen)
    names = sorted(n for n in chosen[0].evidence.columns if meaning or not n.startswith(MEANING))
    first = train(names, *_rows(chosen, names, weights), recipe)
    extra: dict[int, Columns] = {}
    for own, others in zip(halves, halves[::-1], strict=True):
        network = train(names, *_rows(others, names, weights), single)
        extra |= {id(e): second_columns(e, network) for e in own}

    def added(example: Example) -> Columns:
        return extra[id(example)]

    both = names + list(added(chosen[0]))
    second = train(both, *_rows(chosen, both, weights, added), recipe, seed=1)
    found: dict[int, Traits] = {}
    for own, others in zip(halves, halves[::-1], strict=True):
        network = train(both, *_rows(others, both, weights, added), single, seed=1)
        found |= {id(e): traits_of(e, network.probabilities(e.evidence.columns | added(e))) for e in own}
    return Scorer(first, second, _judge(chosen, found, meaning=meaning))


def second_columns(example: Example, first: Network) -> Columns:
    """What the second look sees, given the first."""
    evidence = example.evidence
    matrix = np.zeros(evidence.wording.shape, np.float32)
    matrix[evidence.rows, evidence.places] = first.probabilities(evidence.columns)
    return reconsider(evidence, matrix)


def traits_of(example: Example, values: Array) -> Traits:
    """What the judge sees, given the second look's probabilities."""
    edges = zip(example.evidence.rows.tolist(), example.evidence.places.tolist(), strict=True)
    return traits(*example.sides, dict(zip(edges, values.tolist(), strict=True)), example.twins)


def kind_of(example: Example) -> PairKind:
    """What the two articles of a gold pair are to each other."""
    name, _, how = example.pair.set.partition(", ")
    if how in {"strangers", "different events"} or name == "ecb-different":
        return PairKind.STRANGERS
    if name in TELLINGS or example.pair.id.startswith(TWIN):
        return PairKind.TELLINGS
    return PairKind.REWRITE


def _judge(examples: Sequence[Example], found: dict[int, Traits], *, meaning: bool) -> Judge:
    names = [n for n in found[id(examples[0])] if meaning or not n.startswith(MEANING)]
    rows = np.array([[found[id(e)][name] for name in names] for e in examples])
    sizes = Counter(e.pair.set for e in examples)
    weights = np.array([sizes[e.pair.set] ** -0.5 for e in examples])
    return train_judge(names, rows, np.array([KINDS.index(kind_of(e)) for e in examples]), weights)


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
    return REPEATED if example.pair.set.endswith((", shuffled", ", cut")) else 1.0


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
