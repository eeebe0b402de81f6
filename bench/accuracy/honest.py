"""Predictions for documents that the weights have not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from bench.accuracy.drive import run
from bench.accuracy.examples import FOLDS, Example, Models
from bench.accuracy.learn import learn
from bench.accuracy.measure import Judged
from bench.accuracy.network import Recipe
from webapp.engine.align import probability
from webapp.engine.align.scorer import Scorer

Progress = Callable[[str], None]

SHORT = Recipe(members=2, epochs=8)
"""Half the ensemble, for ten trainings in a row."""


def by_document(examples: Sequence[Example], speakers: Models, tell: Progress) -> list[Judged]:
    """Two folds over the documents of every set: what the same sets' held-out parts should show."""
    judged: list[Judged] = []
    for parity in range(2):
        tell(f"fold {parity + 1} of 2")
        seen = [e for e in examples if e.fold % 2 != parity]
        judged += _predict(seen, [e for e in examples if e.fold % 2 == parity], speakers)
    assert FOLDS % 2 == 0
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
