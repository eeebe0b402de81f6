"""Predictions for documents that the weights have not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from bench.accuracy.drive import run
from bench.accuracy.examples import Example, Models, place
from bench.accuracy.learn import learn
from bench.accuracy.measure import Judged
from bench.accuracy.network import Recipe
from webapp.engine.align import probability
from webapp.engine.align.scorer import Scorer

Progress = Callable[[str], None]

SHORT = Recipe(members=2)
"""Half the ensemble, for ten trainings in a row."""


def by_document(
    examples: Sequence[Example], speakers: Models, tell: Progress, folds: int = 6
) -> list[Judged]:
    """Folds over the documents of every set: what the same sets' held-out parts should show. The more folds,
    the more is learned from, up to what the shipped weights have."""
    judged: list[Judged] = []
    for number in range(folds):
        tell(f"fold {number + 1} of {folds}")
        unseen = {id(e) for e in examples if place(e.pair) % folds == number}
        seen = [e for e in examples if id(e) not in unseen]
        judged += _predict(seen, [e for e in examples if id(e) in unseen], speakers)
    return judged


def by_source(examples: Sequence[Example], speakers: Models, tell: Progress) -> list[Judged]:
    """Each source by weights learned from the others alone: what an unseen kind of text should show."""
    judged: list[Judged] = []
    for source in sorted({e.group for e in examples}):
        tell(f"without {source}")
        seen = [e for e in examples if e.group != source]
        judged += _predict(seen, [e for e in examples if e.group == source], speakers)
    return judged


def _predict(seen: Sequence[Example], unseen: Sequence[Example], speakers: Models) -> list[Judged]:
    kinds = {e.spoken for e in unseen}
    learned = {"meaning" if kind else "wording": learn(seen, meaning=kind, recipe=SHORT) for kind in kinds}
    with _weights(learned):
        return [
            (e.pair, run(e.pair, speakers.of(e.pair))) for e in unseen if not e.pair.set.endswith("-train")
        ]


@contextmanager
def _weights(learned: dict[str, Scorer]) -> Iterator[None]:
    """Let the product align with these weights instead of its own."""
    with patch.object(probability, "scorer", learned.__getitem__):
        yield
