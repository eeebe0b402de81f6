"""Gold pairs as rows to learn from: one row a candidate pair of sentences."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.accuracy.drive import Remembering, remembering
from bench.accuracy.gold import Edge, Pair, cut, different_events, load, shuffled, strangers
from bench.accuracy.readings import reading
from webapp.engine import Article, Side
from webapp.engine.align.evidence import Evidence, Reading, gather
from webapp.engine.align.exact import twins
from webapp.engine.align.halves import prepare
from webapp.engine.reading import fold
from webapp.engine.segment import segment

FOLDS = 4
"""Documents fall into this many parts by family."""
TRAIN_CELLS = 60_000
"""Chapters with more pairs of sentences than this are left out of the training: they teach the same."""
TRAIN_CHAPTERS = 40
"""Chapters of ablit-train that are learned from."""
SHUFFLED = ("argrewrite", "ablit", "ablit-train")
"""Sets that are learned from in another order too, a third of ablit-train."""
STRANGERS = {
    "aesop": 2,
    "argrewrite": 2,
    "ablit": 2,
    "deplain": 2,
    "superpal": 2,
    "swipe": 4,
    "merges": 6,
    "outlets": 3,
    "rewrites": 2,
}
"""Set → every how many-th pair lends a pair of strangers."""

REREAD = frozenset({"ecb"})
"""Sets that are learned from by our own reading: of thirty links that a reader draws and the derived gold of
ECB+ lacks, none was wrong on a second look."""
CUT = {"aesop": 1, "argrewrite": 1, "ablit": 1, "deplain": 1, "swipe": 3, "outlets": 1, "rewrites": 1}
"""Set → every how many-th pair lends a short piece."""
UNLINKED = {"ecb-train": 0.3}
"""Set → trust in what its gold does not link, for the same reason."""
EVENTS = 12
"""Pairs of reports of two similar events that each topic of ecb-train lends, about as many as of one."""

TUNED = frozenset({"ablit-train", "ecb-train", "swipe", "outlets", "rewrites", "aesop"})
"""Sets that the sentence model was fine-tuned on (MIX in bench/training/pairs.py)."""

GROUPS = {"ecb-train": "ecb", "ecb-different": "ecb", "ablit-train": "ablit"}
"""Set → the source it shares with another set; leaving one out leaves all of its source out."""


@dataclass(frozen=True, slots=True)
class Example:
    """A gold pair with its evidence."""

    pair: Pair
    """The articles and the gold."""
    fold: int
    """From 0 to FOLDS - 1."""
    spoken: bool
    """Whether the model knows its language."""
    evidence: Evidence
    """Features of the candidates."""
    sides: tuple[Reading, Reading]
    """What the features were made of."""
    twins: tuple[Edge, ...]
    """Sentences of the same words, as places in the evidence."""
    labels: NDArray[np.float32]
    """1 for the linked candidates."""
    judged: NDArray[np.float32]
    """How far the label is to be trusted: 0 for candidates that nobody annotated."""
    identical: NDArray[np.bool_]
    """Candidates of the same words."""

    @property
    def group(self) -> str:
        """The source it belongs to."""
        name = self.pair.set.split(",")[0]
        return GROUPS.get(name, name)


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What is learned from a pair: the gold, or our own reading where the gold is derived."""

    linked: frozenset[Edge]
    open: frozenset[Edge] = frozenset()
    """Links that may be drawn or left: nothing is learned from them."""
    column: int | None = None
    """The one right sentence that was annotated."""
    unlinked: float = 1.0
    """Trust in what is not linked."""

    def trust(self, edge: Edge) -> float:
        """From 0 to 1."""
        if edge in self.open or self.column not in (None, edge[1]):
            return 0.0
        return 1.0 if edge in self.linked else self.unlinked


def _lesson(pair: Pair) -> _Lesson:
    read = reading(pair) if pair.set in REREAD else None
    if read is not None:
        return _Lesson(read.full, read.partial)
    return _Lesson(pair.links, pair.partial - pair.links, pair.judged, UNLINKED.get(pair.set, 1.0))


@dataclass(frozen=True, slots=True)
class Models:
    """The sentence model, and who speaks in its place for the texts that it was fine-tuned on."""

    shipped: Remembering
    """Of a set outside ``TUNED`` it has seen nothing."""
    crossed: tuple[Remembering, ...] = ()
    """Two models, each fine-tuned on the half of the documents whose place it is not in: the first speaks for
    even folds, the second for odd ones. Empty where the shipped model was not fine-tuned."""

    def of(self, pair: Pair) -> Remembering:
        """The one that has not seen this pair."""
        if pair.set.split(",")[0] not in TUNED or not self.crossed:
            return self.shipped
        return self.crossed[fold_of(pair) % len(self.crossed)]


def models(shipped: str, crossed: Sequence[str]) -> Models:
    """By name or folder. Raises ModelError."""
    return Models(remembering(shipped), tuple(remembering(folder) for folder in crossed))


def add_models(parser: ArgumentParser) -> None:
    """The arguments ``model`` and ``crossed``, for ``models``."""
    parser.add_argument("--model", default="", help="folder of another sentence model")
    parser.add_argument(
        "--crossed",
        nargs=2,
        default=(),
        metavar=("HALF1", "HALF0"),
        help="folders of the models fine-tuned on one half of the documents, that of the odd folds first",
    )


def place(pair: Pair) -> int:
    """A number to sort pairs into parts by. By family: the same event, fable, essay or novel stays together,
    else memory would be tested."""
    return crc32(pair.family.encode())


def fold_of(pair: Pair) -> int:
    """From 0 to FOLDS - 1."""
    return place(pair) % FOLDS


def gold_pairs(where: Path, sets: list[str]) -> Iterator[Pair]:
    """All pairs to learn from, the shuffled and the strangers among them."""
    for name in sets:
        pairs = load(where, name)
        if name == "ablit-train":
            small = [p for p in pairs if len(p.left_sentences) * len(p.right_sentences) < TRAIN_CELLS]
            pairs = small[:TRAIN_CHAPTERS]
        yield from pairs
        if name in SHUFFLED:
            step = 3 if name == "ablit-train" else 1
            yield from (other for pair in pairs[::step] if (other := shuffled(pair)) is not None)
        if name in CUT:
            yield from (piece for pair in pairs[:: CUT[name]] if (piece := cut(pair)) is not None)
        if name in STRANGERS:
            yield from strangers(pairs, STRANGERS[name])
        if name == "ecb-train":
            yield from different_events(pairs, EVENTS)


def example(pair: Pair, speakers: Models) -> Example | None:
    """The pair as rows; None where a side is empty."""
    left = segment(Article.from_sentences(pair.left), Side.LEFT)
    right = segment(Article.from_sentences(pair.right), Side.RIGHT)
    halves = prepare(left, right, speakers.of(pair))
    if halves is None:
        return None
    rows, columns = halves
    evidence = gather(rows.reading, columns.reading)
    place_left = [int(s.id[1:]) - 1 for s in rows.sentences]
    place_right = [int(s.id[1:]) - 1 for s in columns.sentences]
    edges = [
        (place_left[i], place_right[j])
        for i, j in zip(evidence.rows.tolist(), evidence.places.tolist(), strict=True)
    ]
    lesson = _lesson(pair)
    texts = pair.left_sentences, pair.right_sentences
    return Example(
        pair=pair,
        fold=fold_of(pair),
        spoken=evidence.meaning is not None,
        evidence=evidence,
        sides=(rows.reading, columns.reading),
        twins=tuple(twins(*([fold(s.text) for s in half.sentences] for half in halves))),
        labels=np.array([edge in lesson.linked for edge in edges], np.float32),
        judged=np.array([lesson.trust(edge) for edge in edges], np.float32),
        identical=np.array([texts[0][i].split() == texts[1][j].split() for i, j in edges], np.bool_),
    )
